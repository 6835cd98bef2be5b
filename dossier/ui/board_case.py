"""One dossier on the officials' board: its signs on the left, the chosen one with its evidence on the right."""

from __future__ import annotations

import streamlit as st

from dossier.checks.examination import looked_for
from dossier.evidence import Sign, signs_of
from dossier.evidence_sheet import evidence_sheet
from dossier.models.errors import DossierError
from dossier.models.finding import Result
from dossier.models.records.rows import DossierRow
from dossier.ui import desk, words
from dossier.ui.board_sign import show_sign
from dossier.ui.language import language, say
from dossier.ui.marks import DISPOSITION, SUSPICION, TIER
from dossier.ui.rights import may_see
from dossier.ui.rows import Row, show_rows, shown

SIGN = "sign"
"""Query parameter of the sign that is open."""
HEIGHT = "max(16rem, calc(100vh - 20rem))"


def show_case(id_: str) -> None:
    """The page of one dossier."""
    try:
        row = desk.dossier(id_)
    except DossierError as error:
        st.error(desk.explain(error))
        return
    desk.note_view(f"dossier:{id_}", "board")
    result = desk.latest_result(row)
    if result is None:
        st.info(say(words.BOARD_NO_SIGNS))
        return
    _head(row, result)
    signs = signs_of(result, desk.store().dispositions(id_))
    if not signs:
        st.info(say(words.BOARD_NO_SIGNS))
        return
    chosen = _chosen(signs)
    left, right = st.columns([0.36, 0.64], gap="small")
    with left:
        picked = show_rows([_row(sign, chosen) for sign in signs], key="signs", empty="", height=HEIGHT)
        if picked and picked.row != chosen.key:
            st.query_params[SIGN] = picked.row
            st.rerun()
    with right:
        show_sign(row, result, chosen)


def _chosen(signs: list[Sign]) -> Sign:
    """The sign that the address names, else the first that is open, else the first."""
    wanted = st.query_params.get(SIGN)
    named = next((sign for sign in signs if sign.key == wanted), None)
    return named or next((sign for sign in signs if sign.disposition is None), signs[0])


def _head(row: DossierRow, result: Result) -> None:
    mark = SUSPICION[result.suspicion]
    title = desk.escaped(row.applicant or row.title)
    st.markdown(f"### {title}")
    told = [f"{mark.icon} {say(words.HEAD_SUSPICION, level=say(mark.word))} · {desk.escaped(row.id)}"]
    unknown = sum(one.state == "cannot_tell" for one in result.examination)
    files = {document.id: document.file for document in result.documents}
    for reason in result.suspicion_reasons:
        why = reason.reason_en if language() == "en" else reason.reason
        where = files.get(reason.document or "", "")
        told.append(desk.escaped(f"{say(SUSPICION[reason.level].word)} · {where} · {why}"))
    if unknown:
        told.append(say(words.BOARD_UNEXAMINED, count=unknown))
    st.caption("  \n".join(told))
    with st.container(horizontal=True):
        if st.button(say(words.BOARD_BACK), icon=":material/arrow_back:"):
            st.query_params.clear()
            st.rerun()
        if st.button(say(words.BOARD_CASE), icon=":material/fact_check:"):
            desk.open_dossier(row.id)
        if st.button(say(words.BOARD_SHEET), icon=":material/print:"):
            desk.note_view(f"dossier:{row.id}", "evidence")
            data = evidence_sheet(desk.store(), row.id, language(), desk.reviewer(), may_see)
            st.download_button(say(words.BOARD_DOWNLOAD), data, f"{row.id}.pdf", "application/pdf", type="primary")


def _row(sign: Sign, chosen: Sign) -> Row:
    finding, word = sign.finding, sign.disposition
    settled = f"{DISPOSITION[word.verdict].icon} {say(DISPOSITION[word.verdict].word)} · {word.user}" if word else ""
    return Row(
        id=sign.key,
        mark=shown(TIER[finding.tier or "cannot_tell"]),
        text=finding.message_en if language() == "en" else finding.message,
        small=" · ".join((say(looked_for(finding.check)), settled or say(words.SIGN_OPEN))),
        picked=sign.key == chosen.key,
    )
