"""Buyer and seller of an invoice: two blocks of 名称 and tax number, one above the other or side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.extraction.field_values import INVALID, REPAIRED, field_of
from dossier.extraction.grid import Char, Grid, Label, text_of, value_after
from dossier.extraction.invoices.head import Zones
from dossier.models.document import Field
from dossier.models.errors import InvalidIdentifier
from dossier.models.identifiers import uscc
from dossier.models.values import normalise_name

_NAME = r"名称:?|(?<!名)称:"
_STACKED = "购销买售货方位息"
"""Last letters of 购买方, 销售方信息, 购货单位, which run down beside the block."""
_TAX_ID = r"(?:统一社会信用代码)?/?(?:纳?税人?识别[号码]|统一社会信用代码):?"
_STOP = r"(?:名称|统一社会信用代码|纳税人识别号|地址、?电话|开户行|密码区?|备注):?"
_TAX_ID_VALUE = re.compile(r"[0-9A-Z]{15,20}")
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "S": "5", "Z": "2"})


@dataclass(frozen=True)
class _Block:
    """One party: its name label or value and its tax number's label."""

    x: float
    y: float
    name: Field | None
    tax_id: Field | None
    side: str = ""
    """``buyer`` or ``seller`` where the label itself says so (购买方名称)."""


def party_fields(grid: Grid, zones: Zones) -> dict[str, Field]:
    """Names and tax numbers of buyer and seller."""
    blocks = _blocks(grid)
    upper = [block for block in blocks if block.y < zones.table]
    lower = [block for block in blocks if block.y > zones.total - 0.01]
    found: dict[str, Field | None] = {}
    told = {block.side: block for block in reversed(blocks) if block.side}
    if len(told) == 2:
        found = _named("buyer", told["buyer"]) | _named("seller", told["seller"])
    elif len(upper) >= 2 and not lower:
        left, right = sorted(upper[:2], key=lambda block: block.x)
        found = _named("buyer", left) | _named("seller", right)
    else:
        found = _named("buyer", upper[0]) if upper else {}
        found |= _named("seller", lower[0]) if lower else {}
    return {name: field for name, field in found.items() if field is not None}


def _named(side: str, block: _Block) -> dict[str, Field | None]:
    return {f"{side}_name": block.name, f"{side}_tax_id": block.tax_id}


def _blocks(grid: Grid) -> list[_Block]:
    """Blocks from top to bottom; a block is found by either of its labels."""
    names = [label for label in grid.labels(_NAME) if not _foreign(label, grid.em)]
    ids = grid.labels(_TAX_ID)
    blocks: list[_Block] = []
    for label in names:
        below = [other for other in ids if _belongs(label, other)]
        name = _name(grid, label, below[0] if below else None)
        tax_id = _tax_id(grid, below[0]) if below else None
        blocks.append(_Block(label.box[0], label.box[1], name, tax_id, _side(label, grid.em)))
        ids = [other for other in ids if other not in below[:1]]
    blocks.extend(_Block(label.box[0], label.box[1] - 0.03, None, _tax_id(grid, label)) for label in ids)
    return sorted((block for block in blocks if block.name or block.tax_id), key=lambda block: block.y)


def _side(label: Label, em: float) -> str:
    """The party that the letters right before the label name."""
    before = text_of(label.before[-4:]) if label.glued_to(em / 2) else ""
    if re.search(r"(?:购[买货]方|购货单位|买方|付款方|付款单位)$", before):
        return "buyer"
    return "seller" if re.search(r"(?:销[售货]方|销货单位|卖方|收款方|收款单位)$", before) else ""


def _foreign(label: Label, em: float) -> bool:
    """Whether it is another name's label (项目名称, 酒店名称), or one without a value beside it."""
    before = label.glued_to(em)
    return ("一" <= before <= "龥" and before not in _STACKED) or not value_after(label, _STOP)


def _belongs(name: Label, tax_id: Label) -> bool:
    down = tax_id.box[1] - name.box[1]
    return 0 < down < 0.14 and abs(tax_id.box[0] - name.box[0]) < 0.12


def _name(grid: Grid, label: Label, below: Label | None) -> Field | None:
    value = value_after(label, _STOP)
    if not value:
        return None
    value = [*value, *_wrapped(grid, value, below)]
    name = normalise_name(text_of(value)).strip(":：;；,，")
    return field_of(grid.find(value, 0.98), name) if name else None


def _wrapped(grid: Grid, value: list[Char], below: Label | None) -> list[Char]:
    """The second line of a long name: it starts where the first does, above the tax number."""
    if below is None:
        return []
    bottom, left = max(char.box[3] for char in value), value[0].box[0]
    height = value[0].box[3] - value[0].box[1]
    words = grid.words(bottom - height * 0.3, below.box[1])
    return [
        char
        for word in words
        if abs(word[0].box[0] - left) < grid.em and word[0].box[1] > bottom - height * 0.5
        for char in word
    ]


def _under(grid: Grid, label: Label) -> list[Char]:
    """The number in the line under its label, where the label or the gap behind it breaks the line."""
    left, top, right, bottom = label.box
    for word in sorted(
        grid.words(bottom - 0.3 * (bottom - top), bottom + 2 * (bottom - top)), key=lambda w: w[0].box[1]
    ):
        match = re.search(rf"(?:识别[号码]:?)?({_TAX_ID_VALUE.pattern})", text_of(word).upper())
        if match and left - grid.em <= word[0].box[0] < right and word[0].box[1] > top + 0.5 * (bottom - top):
            return list(word[match.start(1) :])
    return []


def _tax_id(grid: Grid, label: Label) -> Field | None:
    value = value_after(label, _STOP, gap=0.04)
    match = _TAX_ID_VALUE.match(text_of(value).upper())
    if not match:
        value = _under(grid, label)
        match = _TAX_ID_VALUE.match(text_of(value).upper())
    if not match:
        return None
    chars = value[: match.end()]
    code, found = match.group(), grid.find(chars, 0.99)
    if len(code) != 18:
        return field_of(found, code, trust=0.95)
    try:
        return field_of(found, uscc.validate(code))
    except InvalidIdentifier as fault:
        mended = code.translate(_LOOKALIKES)
        if found.source == "ocr" and mended != code and uscc.is_valid(mended):
            return field_of(found, mended, "repaired", REPAIRED)
        return field_of(found, code, f"invalid: {fault.reason.en}", INVALID if found.source == "ocr" else 0.9)
