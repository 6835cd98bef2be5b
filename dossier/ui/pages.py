"""The pages of the desk: one line each, with the permission that it needs."""

from __future__ import annotations

from collections.abc import Callable

from dossier.models.base import Record, Text
from dossier.models.rights import Permission
from dossier.ui import (
    admin_page,
    admin_words,
    board,
    calendar_page,
    calendar_words,
    case_page,
    case_words,
    catalogue_page,
    catalogue_words,
    dossiers,
    precheck,
    precheck_words,
    queue,
    review,
    statistics_page,
    statistics_words,
    upload,
    words,
)


class PageSpec(Record):
    """A page. ``name`` is its address, except for the first, which is where everybody arrives.

    ``public``: shown to whoever has not logged in as well (``gate.PUBLIC`` lets its address through); such a page
    shows what is public where ``who.actor()`` is None.
    """

    name: str
    show: Callable[[], None]
    title: Text
    icon: str
    needs: Permission
    public: bool = False
    listed: bool = True
    """Whether it stands in the navigation; a page about one thing is come to from a list."""


PAGES: tuple[PageSpec, ...] = (
    PageSpec(name="dossiers", show=dossiers.show, title=words.NAV_DOSSIERS, icon="folder_open", needs="dossiers.see"),
    PageSpec(name="queue", show=queue.show, title=case_words.NAV_QUEUE, icon="inbox", needs="cases.see"),
    PageSpec(
        name="case",
        show=case_page.show,
        title=case_words.NAV_CASE,
        icon="folder_managed",
        needs="cases.see",
        listed=False,
    ),
    PageSpec(
        name="precheck", show=precheck.show, title=precheck_words.NAV_PRECHECK, icon="checklist", needs="cases.file"
    ),
    PageSpec(name="upload", show=upload.show, title=words.NAV_UPLOAD, icon="upload_file", needs="dossiers.hand_in"),
    PageSpec(
        name="review", show=review.show, title=words.NAV_REVIEW, icon="fact_check", needs="dossiers.see", listed=False
    ),
    PageSpec(
        name="calendar", show=calendar_page.show, title=calendar_words.NAV_CALENDAR, icon="event", needs="calendar.see"
    ),
    PageSpec(
        name="catalogue",
        show=catalogue_page.show,
        title=catalogue_words.NAV_CATALOGUE,
        icon="menu_book",
        needs="catalogue.see",
        public=True,
    ),
    PageSpec(
        name="statistics",
        show=statistics_page.show,
        title=statistics_words.NAV_STATISTICS,
        icon="bar_chart",
        needs="statistics.see",
    ),
    PageSpec(name="board", show=board.show, title=words.NAV_BOARD, icon="compare", needs="board.see"),
    PageSpec(
        name="administration", show=admin_page.show, title=admin_words.NAV_ADMIN, icon="settings", needs="audit.see"
    ),
)
"""In the order of the navigation. Names are of the pages that ``desk.go`` turns to."""
