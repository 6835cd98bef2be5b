"""What a page says of its own place: 第 2 页 共 5 页, Page 2 of 5."""

from __future__ import annotations

import re

from dossier.extraction.lines import flat_text
from dossier.models.page import Page, Trace

_LABELS = (
    re.compile(r"第(?P<page>\d{1,3})页[,/;(|]{0,2}(?:共|总)(?P<of>\d{1,3})页"),
    re.compile(r"(?:共|总)(?P<of>\d{1,3})页[,/;(|]{0,2}第(?P<page>\d{1,3})页"),
    re.compile(r"[Pp]age:?(?P<page>\d{1,3})(?:of|/)(?P<of>\d{1,3})"),
    re.compile(r"^第(?P<page>\d{1,3})/(?P<of>\d{1,3})页$", re.MULTILINE),
    re.compile(r"^第(?P<page>\d{1,3})页(?P<of>)$", re.MULTILINE),
)


def page_label(page: Page) -> Trace | None:
    """The page's own count as a ``page_label`` trace: data ``{"page": n, "of": m}`` (m is 0 where not printed)."""
    flat = flat_text([page], "\n")
    for pattern in _LABELS:
        for match, found in flat.finditer(pattern):
            number, total = int(match["page"]), int(match["of"] or 0)
            if number >= 1 and (total == 0 or number <= total):
                data = {"page": number, "of": total}
                return Trace(kind="page_label", page=page.number, box=found.box, text=found.text, data=data)
    return None
