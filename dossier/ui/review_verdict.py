"""One key a verdict on the finding in focus: it is so, it does not hold, postponed; the next open one follows."""

from __future__ import annotations

import html

import streamlit as st

from dossier.models.base import Text
from dossier.models.errors import DossierError
from dossier.models.records.dispositions import is_sign
from dossier.models.records.rows import SignVerdict
from dossier.models.records.verdicts import Word
from dossier.pipeline import check_stored
from dossier.ui import desk, keys, who, words
from dossier.ui import review_words as own
from dossier.ui.attestations import answer_of
from dossier.ui.case import Case, focus_of, is_attestation, look_at, notify, turn_to
from dossier.ui.compare import Pair, pair_of
from dossier.ui.fields import OPEN_STATUSES
from dossier.ui.findings import ListedFinding
from dossier.ui.focus import View, next_place
from dossier.ui.language import say
from dossier.ui.marks import WORD
from dossier.ui.review_head import badge_html
from dossier.ui.walk import following

FOCUS_ON = "focus_on"
"""Key of the part whose input is to have the cursor when the desk is drawn next."""
_KEYS: dict[Word, str] = {"holds": keys.YES, "fails": keys.NO, "later": keys.LATER}
_OF_FINDING: dict[Word, Text] = {
    "holds": own.VERDICT_HOLDS, "fails": own.VERDICT_FAILS, "later": own.VERDICT_LATER,
}  # fmt: skip
_OF_CLAUSE = _OF_FINDING | {"holds": words.ATTEST_CONFIRM, "fails": words.ATTEST_DENY}
_OF_SIGN = _OF_FINDING | {"holds": words.SIGN_CONFIRMED, "fails": words.SIGN_EXCLUDED}


def can_be_settled(row: ListedFinding) -> bool:
    """Whether this person may say a word on it: what the machine or a policy leaves open."""
    if not who.may("signs.settle" if is_sign(row.finding) else "clauses.attest"):
        return False
    if is_attestation(row.finding):
        return answer_of(row.finding) is None
    return row.finding.status in OPEN_STATUSES


def labels_of(row: ListedFinding) -> dict[Word, Text]:
    """The words of the three verdicts on a clause, on a sign, on any other finding."""
    if is_attestation(row.finding):
        return _OF_CLAUSE
    return _OF_SIGN if is_sign(row.finding) else _OF_FINDING


def show_verdict(case: Case, row: ListedFinding | None, view: View) -> None:
    """The remark, a button a verdict, and the ways to the finding's other places."""
    if row is None:
        return
    remark = f"remark/{case.row.id}/{row.id}"
    if can_be_settled(row):
        hint = own.VERDICT_SIGN_HINT if is_sign(row.finding) else own.VERDICT_REMARK_HINT
        with st.container(key="remark"):
            st.text_input(say(own.VERDICT_REMARK), key=remark, placeholder=say(hint), label_visibility="collapsed")
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="verdict"):
        if can_be_settled(row):
            for word, label in labels_of(row).items():
                args = (case, row, word, remark, view)
                st.button(say(label), key=f"verdict-{word}", shortcut=_KEYS[word], on_click=_give, args=args)
        _ways(case, row, view)


def said_html(case: Case, row: ListedFinding) -> str:
    """The last word on a finding as a badge with name, moment and remark; empty where there is none."""
    word, said = case.word(row.finding), case.verdict(row.finding)
    if word is None:
        return ""
    by = f"{said.user} · {desk.moment(said.created_at)} · {said.reason}" if said else ""
    return f"{badge_html(WORD[word])} {html.escape(by)}"


def _ways(case: Case, row: ListedFinding, view: View) -> None:
    if len(row.finding.evidence) > 1:
        st.button(say(own.PLACE_NEXT), key="verdict-place", shortcut=keys.PLACE, on_click=_next_place, args=(case, row))
    if pair := pair_of(case.result, row.finding):
        st.button(
            say(own.COMPARE_OPEN), key="verdict-compare", shortcut=keys.COMPARE, on_click=_compare, args=(case, pair)
        )


def _next_place(case: Case, row: ListedFinding) -> None:
    turn_to(case, next_place(case.result, row, focus_of(case)))


def _compare(case: Case, pair: Pair) -> None:
    st.session_state[f"pair/{case.row.id}"] = pair
    turn_to(case, focus_of(case), "compare")


def _give(case: Case, row: ListedFinding, word: Word, remark: str, view: View) -> None:
    """Keep the verdict and go on; where a reason is wanted first, put the cursor where it goes."""
    reason = str(st.session_state.get(remark, "")).strip()
    if problem := verdict_problem(row, word, reason, desk.reviewer()):
        notify(say(problem), good=False)
        st.session_state[FOCUS_ON] = "remark" if problem is own.VERDICT_NEED_REMARK else ""
        return
    after = following(case.stops, focus_of(case), view)
    try:
        _keep(case, row, word, reason)
    except DossierError as error:
        notify(desk.explain(error), good=False)
        return
    notify(say(own.VERDICT_SAVED, word=say(labels_of(row)[word])))
    if after:
        look_at(case, after)


def verdict_problem(row: ListedFinding, word: Word, reason: str, reviewer: str) -> Text | None:
    """Why a verdict cannot be taken yet, None where it can. A word on a sign needs grounds either way."""
    if not reviewer:
        return words.NEED_REVIEWER
    wanted = word == "fails" or (word == "holds" and is_sign(row.finding))
    return own.VERDICT_NEED_REMARK if wanted and not reason else None


def _keep(case: Case, row: ListedFinding, word: Word, reason: str) -> None:
    store, finding, user = desk.store(), row.finding, desk.reviewer()
    if word == "later":
        store.give_verdict(case.row.id, finding, word, reason, user)
    elif is_attestation(finding):
        store.attest(case.row.id, finding.check, finding.clauses, word == "holds", reason, user, finding.message)
        check_stored(store, case.row.id)
    elif is_sign(finding):
        verdict: SignVerdict = "confirmed" if word == "holds" else "excluded"
        store.dispose(case.row.id, finding, case.result.documents, verdict, reason, user)
    else:
        store.give_verdict(case.row.id, finding, word, reason, user)
