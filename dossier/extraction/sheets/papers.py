"""Papers that share one page without visible edges: two licences copied onto one sheet, two sheets onto a large one."""

from __future__ import annotations

from dossier.models.base import Box
from dossier.models.page import Page


def papers_on(page: Page) -> list[Box]:
    """Places of the papers on a page; empty where it is one paper."""
    return []
