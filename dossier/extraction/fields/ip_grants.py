"""What an agreement on rights is about: the numbers of its patents, and whether it transfers or how it licenses."""

from __future__ import annotations

import re

from pydantic import JsonValue

from dossier.extraction.field_values import field_of
from dossier.extraction.layout import FlatText, Sheet
from dossier.models.document import Field
from dossier.models.identifiers import patent

_NUMBER = re.compile(r"(?<![0-9])(?:ZL|CN)?(?P<value>(?:19|20)\d{2}[123589]\d{7}\.?[\dX])(?![0-9])")
_GRANTS = {
    "exclusive": "独占(?:性)?(?:的)?(?:实施|使用)?许可",
    "sole": "(?:排他|独家)(?:性)?(?:的)?(?:实施|使用)?许可",
    "ordinary": "普通(?:性)?(?:的)?(?:实施|使用)?许可|非独占(?:性)?(?:的)?(?:实施|使用)?许可",
    "transfer": "(?:专利|申请|商标|著作|所有|知识产)权?(?:的)?转让(?:合同|协议)|转让(?:方|人)(?=[:(])",
}
_WAY = ("许可方式", "许可类型", "许可性质", "许可种类", "实施许可方式")


def patent_numbers(run: FlatText) -> Field | None:
    """All patent numbers with a right check digit, as a list."""
    found = [(match["value"], place) for match, place in run.finditer(_NUMBER, "value")]
    right = [(patent.compact(value), place) for value, place in found if patent.is_valid(value)]
    if not right:
        return None
    listed: list[JsonValue] = list(dict.fromkeys(value for value, _ in right))
    return field_of(right[0][1], listed)


def grant(sheet: Sheet, run: FlatText) -> Field | None:
    """The kind of grant that its own line names, else the only one of which the paper speaks; None where in doubt."""
    way = sheet.find(*_WAY, lines=2)
    if way is not None and (kinds := _kinds(way.text + "许可")):
        return field_of(way, kinds[0]) if len(kinds) == 1 else None
    kinds = _kinds(run.text)
    place = run.find(_GRANTS[kinds[0]]) if len(kinds) == 1 else None
    return field_of(place, kinds[0], trust=0.9) if place else None


def _kinds(text: str) -> list[str]:
    plain = re.sub("非独占", "普通", text)
    return [kind for kind, pattern in _GRANTS.items() if re.search(pattern, plain)]
