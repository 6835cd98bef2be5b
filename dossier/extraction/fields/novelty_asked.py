"""The novelty points that a search was asked to look into: the numbered items of that section of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pydantic import JsonValue

from dossier.extraction.field_values import field_of
from dossier.extraction.layout import flat_text
from dossier.models.document import Field
from dossier.models.page import Page

_NUMERALS = {c: i for i, c in enumerate("一二三四五六七八九十", 1)}
_HEAD = re.compile(
    r"^(?:(?:第[一二三四五六七八九]部分|[一二三四五六七八九]|[(][一二三四五六七八九][)]|\d)[、.,:]?)?"
    r"(?:项目)?(?:的)?(?:查新点|新颖点|创新点)(?:(?:与|及|和|、)(?:查新)?要求)?[:]?$"
)
_NEXT = re.compile(
    r"^(?:[一二三四五六七八九\d(][、.)一二三四五六七八九]{0,3})?(?:查新要求|(?:文献)?检索(?:范围|策略|词|结果)|查新(?:范围|结论)|检索结果)"
)
_ITEM = re.compile(
    r"^(?:(?:查新点|创新点|新颖点)(?P<named>\d{1,2}|[一二三四五六七八九十])[:、.,]?"
    r"|[(]?(?P<plain>\d{1,2})[)、.](?!\d)|[(](?P<chinese>[一二三四五六七八九十])[)、.]?)"
)
_MOST = 20
"""More numbered items than this are no list of points."""


def points_asked(pages: Sequence[Page]) -> Field | None:
    """The numbers of the points, ``["1", "2", "3"]``; None where no section lists them from one on without a gap."""
    flat = flat_text(pages, "\n")
    rows, start, inside, found = flat.text.split("\n"), 0, False, list[tuple[int, int]]()
    for row in rows:
        if inside and _NEXT.match(row):
            break
        item = _ITEM.match(row) if inside else None
        number = _number(item) if item else 0
        if number == len(found) + 1:
            found.append((start, start + len(row)))
        inside = inside or bool(_HEAD.match(row))
        start += len(row) + 1
    else:
        return None  # without an end nobody knows which numbers are points
    if not 0 < len(found) <= _MOST:
        return None
    numbers: list[JsonValue] = [str(n) for n in range(1, len(found) + 1)]
    return field_of(flat.found(found[0][0], found[-1][1]), numbers, trust=0.85)


def _number(item: re.Match[str]) -> int:
    said = item["named"] or item["plain"] or item["chinese"]
    return int(said) if said.isdigit() else _NUMERALS[said]
