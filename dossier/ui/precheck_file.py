"""Filing: nothing goes to an office before the applicant says so here."""

from __future__ import annotations

import streamlit as st

from dossier.casework import procedure
from dossier.casework.revisions import carry_over
from dossier.checks.policy_files import GENERAL
from dossier.models.finding import Result
from dossier.models.records.case_rows import CaseRow
from dossier.models.records.rows import DossierRow
from dossier.models.values import normalise_code
from dossier.rechecking import twins_to_check
from dossier.ui import case_words, desk, who
from dossier.ui import precheck_words as words
from dossier.ui.case_acting import run, typed
from dossier.ui.language import say

_SURE, _NOTE = "file_sure", "file_note"


def show_filing(row: DossierRow, result: Result) -> None:
    """The button, once the applicant has confirmed; for a returned case, handing in again."""
    st.markdown(f"##### {say(words.FILE_TITLE)}")
    case = desk.store().case_of_dossier(row.id)
    if case:
        st.success(say(words.FILE_IS_FILED, number=case.number))
        if st.button(say(words.FILE_OPEN_CASE)):
            desk.go("case", case=case.id)
        return
    if result.dossier.policy == GENERAL:
        st.info(say(words.FILE_GENERAL))
        return
    st.caption(say(words.FILE_INTRO))
    sure = st.checkbox(say(words.FILE_STATE), key=_SURE)
    waiting = _returned(result)
    if waiting:
        st.text_input(say(words.FILE_AGAIN_NOTE), key=_NOTE)
    for returned in waiting:
        st.button(
            say(words.FILE_AGAIN, number=returned.number), key=f"again_{returned.id}", type="primary",
            disabled=not sure, on_click=_again, args=(returned.id, returned.version, row.id),
        )  # fmt: skip
    st.button(
        say(words.FILE_BUTTON), key="file", type="secondary" if waiting else "primary", icon=":material/send:",
        disabled=not sure, on_click=_file, args=(row.id, result.dossier.policy),
    )  # fmt: skip


def _returned(result: Result) -> list[CaseRow]:
    """The company's cases under the same policy that wait to be mended; an office has those of others in sight."""
    code = normalise_code(result.dossier.applicant.get("uscc") or "")
    mine = who.here().role == "applicant"
    return [
        case
        for case in desk.store().cases_for(who.here())
        if case.state == "returned" and case.policy == result.dossier.policy and (mine or code in ("", case.uscc))
    ]


def _file(dossier_id: str, policy: str) -> None:
    def act(user: str) -> str:
        store = desk.store()
        desk.dossier(dossier_id)
        person = who.here()
        account = None if person.alone else person.login
        owner = {"account": account, "uscc": person.uscc, "applicant": person.applicant}
        id_ = procedure.file_new(store, policy, dossier_id, user, **owner)
        return say(words.FILE_DONE, number=store.case(id_).number)

    run("cases.file", act)


def _again(case_id: str, version: int, dossier_id: str) -> None:
    def act(user: str) -> str:
        store = desk.store()
        desk.dossier(dossier_id)
        before = store.case_for(who.here(), case_id)
        number = procedure.resubmit(store, case_id, version, dossier_id, user, typed(_NOTE))
        if before.dossier_id:
            note = say(case_words.CASE_CARRIED, number=number - 1)
            carry_over(desk.house_store(), before.dossier_id, dossier_id, note)
        _heard_of(dossier_id)
        return say(words.FILE_DONE, number=before.number)

    run("cases.file", act)


def _heard_of(dossier_id: str) -> None:
    """From now on the papers count for everybody's checks: they are checked as filed, and so is what they speak of."""
    store = desk.house_store()
    for id_ in (dossier_id, *twins_to_check(None, store.latest_result(dossier_id) or {})):
        store.enqueue(id_)
