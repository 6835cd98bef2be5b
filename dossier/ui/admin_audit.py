"""The audit trail: proof that it is whole, and what it says of a subject."""

from __future__ import annotations

import json
from datetime import datetime

import streamlit as st

from dossier.models.acts import ACTS
from dossier.models.base import Text
from dossier.models.records.audit import Link
from dossier.models.records.audit_proof import Proof
from dossier.ui import admin_words as words
from dossier.ui import desk
from dossier.ui.language import say

NAMES: dict[str, Text] = {
    name.removeprefix("TRAIL_").lower(): value for name, value in vars(words).items() if name.startswith("TRAIL_")
}
"""Acts of the trail that are no acts on cases, entries or experts."""
_MOST, _LONGEST = 300, 300


def show_audit() -> None:
    """The proof when it is asked for, then the links, newest first."""
    desk.note_view("audit", "audit trail")
    if st.button(say(words.AUDIT_VERIFY), type="primary", icon=":material/verified_user:", key="audit_verify"):
        _proof(desk.store().verify_audit())
    left, _ = st.columns(2)
    with left:
        subject = st.text_input(
            say(words.AUDIT_SUBJECT), placeholder=say(words.AUDIT_SUBJECT_HINT), key="audit_subject"
        ).strip()
    links = desk.store().audit(subject or None)
    if not links:
        st.info(say(words.AUDIT_NONE))
        return
    shown = links[: -_MOST - 1 : -1]
    st.caption(say(words.AUDIT_NEWEST, count=len(shown), all=len(links)))
    heads = (words.AUDIT_WHEN, words.AUDIT_WHO, words.AUDIT_ACT, words.AUDIT_SUBJECT, words.AUDIT_DETAILS)
    rows = [dict(zip((say(head) for head in heads), _line(link), strict=True)) for link in shown]
    st.dataframe(rows, hide_index=True, width="stretch", height=440)


def act_name(act: str) -> str:
    """An act of the trail by its name."""
    if act in ACTS:
        return say(ACTS[act].label)
    return say(NAMES[act]) if act in NAMES else act


def _proof(proof: Proof) -> None:
    if proof.reason is None:
        st.success(say(words.AUDIT_WHOLE, links=proof.links, rows=proof.rows))
    elif proof.broken is None:
        st.error(desk.escaped(say(words.AUDIT_BROKEN_ROW, reason=say(proof.reason), row=proof.row)))
    else:
        told = say(words.AUDIT_BROKEN, link=proof.broken, reason=say(proof.reason), row=proof.row)
        st.error(desk.escaped(told))
    st.caption(say(words.AUDIT_HEAD))
    st.code(proof.head, language=None)


def _line(link: Link) -> tuple[str, ...]:
    told = {name: value for name, value in link.details.items() if name != "rows" and value not in (None, "", [], {})}
    details = json.dumps(told, ensure_ascii=False, default=str) if told else ""
    return desk.moment(datetime.fromisoformat(link.at)), link.user, act_name(link.act), link.subject, details[:_LONGEST]
