"""One sign: both values side by side with their pictures, explanations, and the reviewer's word."""

from __future__ import annotations

import html

import streamlit as st
from PIL import Image

from dossier.checks.examination import looked_for
from dossier.evidence import Place, Sign, evidence_picture, place_of
from dossier.models.base import Box
from dossier.models.document import Evidence
from dossier.models.errors import DossierError
from dossier.models.finding import Result
from dossier.models.records.rows import DossierRow, SignVerdict
from dossier.models.records.store import Store
from dossier.ui import desk, who, words
from dossier.ui.fields import document_label
from dossier.ui.language import language, say
from dossier.ui.marks import DISPOSITION, TIER
from dossier.ui.places import document_by_id
from dossier.ui.review_head import badge_html
from dossier.ui.rights import may_see

_MOST = 8
"""Places shown of one sign."""
_SIDES = {
    "pdf_revision": (words.BOARD_BEFORE, words.BOARD_AFTER),
    "overlay": (words.BOARD_BELOW, words.BOARD_ABOVE),
}
"""Checks whose places come in pairs: what each side of a pair shows."""


def show_sign(row: DossierRow, result: Result, sign: Sign) -> None:
    """The sign with all that speaks for and against it."""
    finding, english = sign.finding, language() == "en"
    mark = TIER[finding.tier or "cannot_tell"]
    st.html(f"{badge_html(mark)} {html.escape(say(looked_for(finding.check)))}")
    st.markdown(desk.escaped(finding.message_en if english else finding.message))
    numbers = range(min(len(finding.evidence), _MOST))
    for first in numbers[::2]:
        pair = numbers[first : first + 2]
        for column, number in zip(st.columns(len(pair), border=True), pair, strict=True):
            with column:
                _place(row, result, sign, number)
    for label, told in (
        (words.BOARD_INNOCENT, finding.innocent_en if english else finding.innocent),
        (words.BOARD_VERIFY, finding.verify_en if english else finding.verify),
    ):
        if told:
            st.markdown(f"**{say(label)}**{say(words.COLON)}{desk.escaped(told)}")
    _disposition(row, result, sign)


def _place(row: DossierRow, result: Result, sign: Sign, number: int) -> None:
    item = sign.finding.evidence[number]
    st.caption(desk.escaped(_where(result, sign, item, number)))
    if item.dossier and not may_see(item.dossier):
        st.caption(say(words.BOARD_NO_RIGHT))
        return
    if item.text:
        st.markdown(f"**{desk.escaped(item.text)}**")
    place = place_of(result, desk.store(), sign.finding, number)
    picture = _picture(desk.store(), place, item.box, desk.reader_version(row)) if place else None
    if picture is not None:
        st.image(picture, width="stretch")
    else:
        st.caption(say(words.BOARD_NO_PICTURE))


@st.cache_data(max_entries=100, show_spinner=False)
def _picture(_store: Store, place: Place, box: Box | None, version: str) -> Image.Image | None:
    return evidence_picture(_store, place, box, version)


def _where(result: Result, sign: Sign, item: Evidence, number: int) -> str:
    if item.dossier:
        return say(words.BOARD_OTHER, id=item.dossier, page=item.page or 1)
    document = document_by_id(result, item.document)
    name = say(document_label(document)) if document else say(words.NONE)
    where = say(words.EVIDENCE_PAGE, document=name, page=item.page) if item.page else name
    sides = _SIDES.get(sign.finding.check.partition(".")[2])
    return f"{where} · {say(sides[number % 2])}" if sides else where


def _disposition(row: DossierRow, result: Result, sign: Sign) -> None:
    word = sign.disposition
    if word:
        mark = DISPOSITION[word.verdict]
        said = f"{mark.icon} {say(mark.word)} · {word.user} · {desk.moment(word.created_at)} · {word.reason}"
        st.info(desk.escaped(said))
    if not who.may("signs.settle"):
        return
    with st.form(f"sign/{row.id}/{sign.key}/{word.id if word else 0}"):
        reason = st.text_input(say(words.SIGN_REASON), max_chars=500)
        with st.container(horizontal=True):
            confirmed = st.form_submit_button(say(words.SIGN_CONFIRMED), icon=":material/flag:")
            excluded = st.form_submit_button(say(words.SIGN_EXCLUDED), icon=":material/check:")
    if confirmed or excluded:
        _settle(row, result, sign, "confirmed" if confirmed else "excluded", reason)


def _settle(row: DossierRow, result: Result, sign: Sign, verdict: SignVerdict, reason: str) -> None:
    if not desk.reviewer() or not reason.strip():
        st.error(say(words.SIGN_NEED_REASON if desk.reviewer() else words.NEED_REVIEWER))
        return
    try:
        desk.store().dispose(row.id, sign.finding, result.documents, verdict, reason, desk.reviewer())
    except DossierError as error:
        st.error(desk.explain(error))
        return
    st.toast(say(words.SIGN_SAVED), icon=":material/check:")
    st.rerun()
