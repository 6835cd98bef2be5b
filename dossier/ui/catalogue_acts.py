"""What an office does to an entry (tracking, feedback, amendment, removal, sanction), on the version that is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from dossier.casework.sanctions import sanction_case, sanction_entry
from dossier.models.acts import Dishonesty, Feedback, Removal, Settlement, Tracking
from dossier.models.base import Text
from dossier.models.clock import today
from dossier.models.errors import RefusedError
from dossier.models.records.acts import filled
from dossier.models.records.base import overtaken
from dossier.models.records.catalogue_rows import EntryRow
from dossier.models.records.sanctions import Sanctioned
from dossier.models.records.tracking import Said
from dossier.ui import case_words, desk, who
from dossier.ui import catalogue_words as words
from dossier.ui.case_acting import forget, run, typed
from dossier.ui.case_forms import LABELS, choice_word, empty_form, form_values, show_form
from dossier.ui.language import say
from dossier.ui.words import COMMA

_AMENDED: dict[str, Text] = {
    "category": words.CATALOGUE_CATEGORY,
    "chain": words.CATALOGUE_CHAIN,
    "region": words.CATALOGUE_REGION,
    "model": words.CATALOGUE_MODEL,
}
_ON, _AMEND_REASON, _PUBLIC, _EVIDENCE = "entry_on", "entry_amend_reason", "entry_public_reason", "entry_evidence"
_SERIOUS, _SURE, _WHICH = "entry_serious", "entry_sure", "entry_which"


def show_acts(entry: EntryRow) -> None:
    """A tab for each."""
    labels = (
        words.CATALOGUE_DO_TRACK, words.CATALOGUE_DO_FEEDBACK, words.CATALOGUE_DO_AMEND, words.CATALOGUE_DO_REMOVE,
        words.CATALOGUE_DO_SANCTION,
    )  # fmt: skip
    draws = (_show_tracking, _show_feedback, _show_amendment, _show_removal, _show_sanction)
    for tab, draw in zip(st.tabs([*map(say, labels)]), draws, strict=True):
        with tab:
            draw(entry)


def _show_tracking(entry: EntryRow) -> None:
    if entry.tracking_due is None:
        st.caption(say(words.CATALOGUE_TRACK_NONE))
        return
    st.caption(say(words.CATALOGUE_TRACK_DUE, day=entry.tracking_due.isoformat()))
    show_form("tracked", "entry_tracked")
    day = _day("tracked")
    _save("track", words.CATALOGUE_SAVE, _track, entry.id, entry.version, day)


def _track(id_: str, version: int, day: date) -> None:
    def act(user: str) -> str:
        result = _body("tracked", Tracking)
        desk.store().track(id_, version, result, user, day)
        empty_form("tracked", "entry_tracked")
        return say(words.CATALOGUE_TRACKED)

    run("catalogue.change", act)


def _show_feedback(entry: EntryRow) -> None:
    said = desk.store().feedback(entry.id)
    for one in said:
        st.markdown(f"- {desk.escaped(_told(one))}")
    waiting = {one.id: _told(one) for one in said if one.answer is None}
    if waiting:
        st.selectbox(say(words.CATALOGUE_FEEDBACK_WHICH), list(waiting), format_func=waiting.__getitem__, key=_WHICH)
        show_form("feedback_answered", "entry_feedback_answered")
        _save("answer", words.CATALOGUE_ANSWER, _answer, entry.id)
    with st.expander(say(words.CATALOGUE_FEEDBACK_ADD), expanded=not waiting):
        show_form("feedback", "entry_feedback")
        day = _day("feedback")
        _save("feedback", words.CATALOGUE_FEEDBACK_ADD, _feed_back, entry.id, day)


def _told(one: Said) -> str:
    rating = choice_word(one.feedback.rating)
    told = say(
        words.CATALOGUE_FEEDBACK_LINE, day=one.on.isoformat(), by=one.feedback.by, rating=rating, text=one.feedback.text
    )
    if one.answer is None or one.answered_on is None:
        return told
    upheld = say(words.CATALOGUE_UPHELD if one.answer.upheld else words.CATALOGUE_NOT_UPHELD)
    day = one.answered_on.isoformat()
    return f"{told} → {say(words.CATALOGUE_FEEDBACK_ANSWER, day=day, upheld=upheld, text=one.answer.text)}"


def _feed_back(id_: str, day: date) -> None:
    def act(user: str) -> str:
        desk.store().add_feedback(id_, _body("feedback", Feedback), user, day)
        empty_form("feedback", "entry_feedback")
        return say(words.CATALOGUE_FEEDBACK_KEPT)

    run("catalogue.change", act)


def _answer(id_: str) -> None:
    def act(user: str) -> str:
        which = int(st.session_state.get(_WHICH) or 0)
        desk.store().answer_feedback(id_, which, _body("feedback_answered", Settlement), user)
        empty_form("feedback_answered", "entry_feedback_answered")
        return say(words.CATALOGUE_ANSWERED)

    run("catalogue.change", act)


def _show_amendment(entry: EntryRow) -> None:
    """The cells bear the version in their keys: after a save they show what stands there now."""
    for name, label in _AMENDED.items():
        st.text_input(say(label), value=getattr(entry, name), key=f"amend_{name}_{entry.id}_{entry.version}")
    st.toggle(say(words.CATALOGUE_FIRST_SET), entry.first_set, key=f"amend_first_set_{entry.id}_{entry.version}")
    st.text_input(say(words.CATALOGUE_REASON), key=_AMEND_REASON)
    _save("amend", words.CATALOGUE_SAVE, _amend, entry)


def _amend(entry: EntryRow) -> None:
    def act(user: str) -> str:
        changes: dict[str, Any] = {}
        for name in (*_AMENDED, "first_set"):
            value = st.session_state.get(f"amend_{name}_{entry.id}_{entry.version}")
            value = value.strip() if isinstance(value, str) else bool(value)
            if value != getattr(entry, name):
                changes[name] = value
        if not changes:
            raise RefusedError(words.CATALOGUE_AMEND_NOTHING)
        desk.store().amend_entry(entry.id, entry.version, user, _given(_AMEND_REASON), **changes)
        forget(_AMEND_REASON)
        return say(words.CATALOGUE_AMEND_DONE)

    run("catalogue.change", act)


def _show_removal(entry: EntryRow) -> None:
    st.caption(say(words.CATALOGUE_REMOVE_HINT))
    show_form("removed", "entry_removed")
    day = _day("removed")
    _save("remove", words.CATALOGUE_REMOVE_SAVE, _remove, entry.id, entry.version, day, shut=bool(entry.removed_on))


def _remove(id_: str, version: int, day: date) -> None:
    def act(user: str) -> str:
        desk.store().remove_entry(id_, version, _body("removed", Removal), user, day)
        empty_form("removed", "entry_removed")
        return say(words.CATALOGUE_REMOVED)

    run("catalogue.change", act)


def _show_sanction(entry: EntryRow) -> None:
    st.caption(say(words.CATALOGUE_SANCTION_HINT))
    st.text_area(say(words.CATALOGUE_SANCTION_PUBLIC), key=_PUBLIC, height=80)
    st.text_area(say(case_words.FORM_EVIDENCE), key=_EVIDENCE, height=80)
    st.toggle(say(words.CATALOGUE_SERIOUS), key=_SERIOUS)
    st.checkbox(say(words.CATALOGUE_SURE), key=_SURE)
    shut = bool(entry.removed_on) and entry.case_id is None
    _save("sanction", words.CATALOGUE_SANCTION_SAVE, _sanction, entry, shut=shut)


def _sanction(entry: EntryRow) -> None:
    def act(user: str) -> str:
        if not st.session_state.get(_SURE):
            raise RefusedError(words.CATALOGUE_NEED_SURE)
        who.require("cases.decide")
        reason, serious = _given(_PUBLIC), bool(st.session_state.get(_SERIOUS))
        store = desk.store()
        if entry.case_id is None:
            done = sanction_entry(store, entry, reason, user, serious=serious)
        else:
            if store.entry(entry.id).version != entry.version:
                raise overtaken()
            case = store.case_for(who.here(), entry.case_id)
            why = Dishonesty(matter=reason, evidence=typed(_EVIDENCE) or reason, stage=case.stage)
            done = sanction_case(store, case, why, reason, user, serious=serious)
        forget(_PUBLIC, _EVIDENCE, _SERIOUS, _SURE)
        return say(words.CATALOGUE_SANCTIONED, parts=say(COMMA).join(_parts(done)))

    run("catalogue.change", act)


def _parts(done: Sanctioned) -> list[str]:
    parts = [say(words.CATALOGUE_S_CANCELLED)] if done.cancelled else []
    if done.removed:
        parts.append(say(words.CATALOGUE_S_REMOVED))
    if done.restricted:
        parts.append(say(words.CATALOGUE_S_BANNED, day=done.restricted.ends_on.isoformat()))
    if done.reclaimed:
        parts.append(say(words.CATALOGUE_S_RECLAIMED, count=len(done.reclaimed)))
    return parts or [say(words.CATALOGUE_S_RECORDED)]


def _body(kind: str, form: type[Any]) -> Any:
    """What stands in the form. Raises RefusedError where something is missing."""
    body = filled(kind, form_values(kind, f"entry_{kind}"), LABELS)
    assert isinstance(body, form)
    return body


def _given(key: str) -> str:
    """What stands in a field that must not be empty."""
    value = typed(key)
    if not value:
        raise RefusedError(words.CATALOGUE_NEED_REASON)
    return value


def _day(kind: str) -> date:
    day = st.date_input(
        say(words.CATALOGUE_ACT_ON), today(), max_value=today(), format="YYYY-MM-DD", key=f"{_ON}_{kind}"
    )
    return day if isinstance(day, date) else today()


def _save(key: str, label: Text, act: Callable[..., None], *args: object, shut: bool = False) -> None:
    st.button(say(label), key=f"entry_save_{key}", type="primary", disabled=shut, on_click=act, args=args)
