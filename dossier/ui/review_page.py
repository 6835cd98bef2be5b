"""The page on the right of the desk, with the boxes of its fields and of what is in focus."""

from __future__ import annotations

import streamlit as st

from dossier.models.base import Text
from dossier.ui import desk, words
from dossier.ui.case import Case, focus_of, look
from dossier.ui.compare import boxes_on
from dossier.ui.focus import Hint, on_box, on_turn
from dossier.ui.language import language, say
from dossier.ui.picture import show_picture

HINTS: dict[Hint, Text] = {
    "no_box": words.PAGE_NO_BOX,
    "not_found": words.PAGE_NOT_FOUND,
    "no_place": words.PAGE_NO_PLACE,
}
HEIGHT = "max(22rem, calc(100vh - 16.6rem))"


def show_page(case: Case) -> None:
    """The page in focus, or a word on how to get one."""
    focus = focus_of(case)
    if focus.page is None:
        st.info(say(words.PAGE_NOTHING))
        return
    sheet = desk.sheet_of(focus.page, desk.page_version(case.row, focus.page))
    clicked = show_picture(
        sheet,
        focus.page,
        boxes_on(case.result, case.fields, case.findings, focus, focus.page, language()),
        key="page",
        height=HEIGHT,
        hint=say(HINTS[focus.hint]) if focus.hint else "",
        lit_text=focus.text,
    )
    if clicked.turn:
        look(case, on_turn(focus, clicked.turn))
    if clicked.box:
        turned_to = on_box(case.result, case.fields, case.findings, focus, clicked.box)
        look(case, turned_to, view="fields" if turned_to.field else None)
