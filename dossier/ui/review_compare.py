"""Any two pages of the dossier side by side, each with its boxes; or a page and its twin in another dossier."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from dossier.models.errors import DossierError
from dossier.ui import desk, words
from dossier.ui import review_words as own
from dossier.ui.case import Case, focus_of, look
from dossier.ui.compare import Pair, Twin, all_pages, boxes_on, first_pages, twin_boxes
from dossier.ui.fields import document_label
from dossier.ui.focus import on_box
from dossier.ui.language import language, say
from dossier.ui.picture import Clicked, show_picture
from dossier.ui.places import PageRef, turned
from dossier.ui.rights import may_see

HEIGHT = "max(20rem, calc(100vh - 20.2rem))"
Side = Literal["left", "right"]


def show(case: Case) -> None:
    """Two columns, each with a choice of pages and the page."""
    pair = _pair(case)
    if pair is None:
        st.info(say(words.PAGE_NOTHING))
        return
    left, right = st.columns(2, gap="small")
    with left:
        _show_side(case, pair, "left")
    with right:
        _show_side(case, pair, "right")


def _pair(case: Case) -> Pair | None:
    return st.session_state.get(_key(case)) or first_pages(case.result, focus_of(case))


def _key(case: Case) -> str:
    return f"pair/{case.row.id}"


def _show_side(case: Case, pair: Pair, side: Side) -> None:
    page = pair.left if side == "left" else pair.right
    _choice(case, pair, side, page)
    if isinstance(page, Twin):
        _show_twin(case, page)
        return
    boxes = boxes_on(case.result, case.fields, case.findings, focus_of(case), page, language())
    sheet = desk.sheet_of(page, desk.page_version(case.row, page))
    clicked = show_picture(sheet, page, boxes, key=f"compare-{side}", height=HEIGHT, side=int(side == "right"))
    _follow(case, pair, side, page, clicked)


def _follow(case: Case, pair: Pair, side: Side, page: PageRef, clicked: Clicked) -> None:
    """A turned page stays in the pair; a clicked box opens its field."""
    if clicked.turn:
        _keep(case, pair, side, turned(page, clicked.turn))
        desk.redraw()
    if clicked.box:
        focus = on_box(case.result, case.fields, case.findings, focus_of(case), clicked.box)
        look(case, focus, view="fields" if focus.field else None)


def _keep(case: Case, pair: Pair, side: Side, page: PageRef) -> None:
    st.session_state[_key(case)] = pair.model_copy(update={side: page})


def _choice(case: Case, pair: Pair, side: Side, page: PageRef | Twin) -> None:
    """Which page of which paper; a page that belongs to no paper and a twin stand first."""
    pages = all_pages(case.result)
    here: list[PageRef | Twin] = [page, *(one for one in pages if _same(one) != _same(page))]
    ordered = sorted(here, key=lambda one: pages.index(one) if one in pages else -1)
    key = f"compare/{case.row.id}/{side}/{language()}/{_same(page)}"
    st.selectbox(
        say(own.COMPARE_LEFT if side == "left" else own.COMPARE_RIGHT),
        ordered,
        index=next(number for number, one in enumerate(ordered) if _same(one) == _same(page)),
        format_func=lambda one: page_words(case, one),
        key=key,
        label_visibility="collapsed",
        on_change=lambda: _keep(case, pair, side, st.session_state[key]),
    )


def _same(page: PageRef | Twin) -> str:
    place = page.sha256 if isinstance(page, PageRef) else f"{page.dossier}/{page.file}"
    return f"{place}/{page.page}"


def page_words(case: Case, page: PageRef | Twin) -> str:
    """A page as the choice names it: the paper, its file and the number."""
    if isinstance(page, Twin):
        return say(own.COMPARE_TWIN, id=page.dossier, file=page.file, page=page.page)
    papers = case.result.documents
    document = next((one for one in papers if (page.name, page.page) in one.places), None)
    name = say(document_label(document)) if document else say(words.NONE)
    return say(own.COMPARE_PAGE, document=name, file=page.name, page=page.page)


def _show_twin(case: Case, twin: Twin) -> None:
    """The page of the other dossier, for those who may see what it says."""
    if not may_see(twin.dossier):
        st.caption(say(words.BOARD_NO_RIGHT))
        return
    try:
        files = desk.store().dossier_files(twin.dossier)
        version = desk.reader_version(desk.store().dossier(twin.dossier))
    except DossierError as error:
        st.caption(desk.explain(error))
        return
    sha256 = next((file.sha256 for file in files if file.name == twin.file), "")
    if not sha256:
        st.caption(say(words.BOARD_NO_PICTURE))
        return
    ref = PageRef(sha256=sha256, name=twin.file, page=twin.page, pages=1)
    boxes = twin_boxes(case.findings, focus_of(case), twin)
    show_picture(desk.sheet_of(ref, version), ref, boxes, key="compare-twin", height=HEIGHT, side=1)
