"""The last step of a case: publication with what the entry says, or payment."""

from __future__ import annotations

import streamlit as st

from dossier.casework.publication import Listing, pay, publish
from dossier.casework.situation import Situation
from dossier.models.records.publishing import Payment
from dossier.ui import case_words as words
from dossier.ui import desk
from dossier.ui.case_acting import forget, run, typed
from dossier.ui.language import say

_DOCUMENT, _CATEGORY, _CHAIN, _FIRST_SET = "case_document", "case_category", "case_chain", "case_first_set"
_AMOUNT = "case_amount"


def show_publication(situation: Situation, shut: bool) -> None:
    """What the entry says beside the case, and the button."""
    left, right = st.columns(2)
    with left:
        st.text_input(say(words.CASE_DOCUMENT), key=_DOCUMENT)
        st.text_input(say(words.CASE_CATEGORY), key=_CATEGORY)
    with right:
        st.text_input(say(words.CASE_CHAIN), key=_CHAIN)
        st.toggle(say(words.CASE_FIRST_SET), key=_FIRST_SET)
    st.button(
        say(words.CASE_PUBLISH), key="publish", type="primary", icon=":material/verified:", disabled=shut,
        shortcut="Ctrl+Enter", on_click=_publish, args=(situation.case.id, situation.case.version), width="stretch",
    )  # fmt: skip


def _publish(id_: str, version: int) -> None:
    def act(user: str) -> str:
        listing = Listing(
            document=typed(_DOCUMENT),
            category=typed(_CATEGORY),
            chain=typed(_CHAIN),
            first_set=bool(st.session_state.get(_FIRST_SET)),
        )
        entry = publish(desk.store(), id_, version, user, listing)
        return say(words.CASE_PUBLISHED, number=entry.number)

    run("cases.decide", act, turn=id_)


def show_payment(situation: Situation, shut: bool) -> None:
    """The amount, and the button."""
    st.text_input(say(words.CASE_AMOUNT), key=_AMOUNT)
    st.button(
        say(words.CASE_PAY), key="pay", type="primary", icon=":material/payments:", disabled=shut,
        on_click=_pay, args=(situation.case.id, situation.case.version), width="stretch",
    )  # fmt: skip


def _pay(id_: str, version: int) -> None:
    def act(user: str) -> None:
        pay(desk.store(), id_, version, user, Payment(amount=typed(_AMOUNT)))
        forget(_AMOUNT)

    run("cases.decide", act, turn=id_)
