"""The list of attachments that a form or report names: numbered items under a heading, or behind it on its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pydantic import JsonValue

from dossier.extraction.field_values import field_of
from dossier.extraction.layout import flat_text
from dossier.models.document import Field
from dossier.models.page import Page

_HEAD = re.compile(
    r"^(?:[(]?[一二三四五六七八九十\d]{1,2}[)、.])?(?:(?:有关|相关|所附|申报|申请|提交)?(?:附件|材料)(?:清单|目录|名称|材料|资料)"
    r"(?:\(.{0,20}\))?|附件|附)(?P<colon>:)?(?P<rest>.*)$"
)
_NUMERALS = {c: i for i, c in enumerate("一二三四五六七八九十", 1)}
_MARK = r"(?:附件)?[(]?(?P<n>\d{1,2}|[一二三四五六七八九十])(?:[)、]|[.:](?!\d))"
_ITEM = re.compile(rf"^{_MARK}(?P<name>[^\n]{{2,60}})$")
_INLINE = re.compile(rf"{_MARK}(?P<name>[^\d;;。\n]{{2,40}})")
_TAIL = re.compile(r"(?:[.…·]{2,}\d*|第?\d+[-~]?\d*页?|[;;。,，]|\d+份)+$")
_MOST_BETWEEN = 3
"""Rows that may stand between two items (a wrapped name, a hint); more end the list."""


def attachments(pages: Sequence[Page]) -> Field | None:
    """The names in order; None where no list begins with one and goes on without a gap."""
    flat = flat_text(pages, "\n")
    start = 0
    rows = [(row, offset) for row, offset in _rows(flat.text)]
    for at, (row, offset) in enumerate(rows):
        head = _HEAD.match(row)
        if head is None:
            continue
        found = _in_line(head, offset) or _under(rows[at + 1 :])
        if found:
            names: list[JsonValue] = [name for name, _, _ in found]
            start, end = found[0][1], found[-1][2]
            return field_of(flat.found(start, end), names, trust=0.85)
    return None


def _rows(text: str) -> Iterator[tuple[str, int]]:
    offset = 0
    for row in text.split("\n"):
        yield row, offset
        offset += len(row) + 1


def _in_line(head: re.Match[str], offset: int) -> list[tuple[str, int, int]]:
    """Items behind ``附件：`` on its own line."""
    base = offset + head.start("rest")
    found: list[tuple[str, int, int]] = []
    for item in _INLINE.finditer(head["rest"]) if head["colon"] else ():
        if _number(item["n"]) == len(found) + 1:
            found.append((_clean(item["name"]), base + item.start("name"), base + item.end("name")))
    return found if len(found) > 1 else []


def _under(rows: Sequence[tuple[str, int]]) -> list[tuple[str, int, int]]:
    """Items on the lines under the heading."""
    found: list[tuple[str, int, int]] = []
    between = 0
    for row, offset in rows:
        item = _ITEM.match(row)
        if item and _number(item["n"]) == len(found) + 1:
            found.append((_clean(item["name"]), offset + item.start("name"), offset + item.end("name")))
            between = 0
            continue
        between += 1
        if between > _MOST_BETWEEN or item or not found:
            break
    return found


def _number(said: str) -> int:
    return int(said) if said.isdigit() else _NUMERALS[said]


def _clean(name: str) -> str:
    return _TAIL.sub("", name).strip(' 《》“”"')
