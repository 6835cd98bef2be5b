"""A form for any kind of act, made from the fields of its model."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

import streamlit as st
from pydantic.fields import FieldInfo

from dossier.models.acts import ACTS
from dossier.models.base import Text
from dossier.ui import case_words as words
from dossier.ui.case_acting import forget
from dossier.ui.language import say

LABELS: dict[str, Text] = {
    "conclusion": words.FORM_CONCLUSION, "text": words.FORM_TEXT, "score": words.FORM_SCORE,
    "place": words.FORM_PLACE, "persons": words.FORM_PERSONS, "found": words.FORM_FOUND, "holds": words.FORM_HOLDS,
    "what": words.FORM_WHAT, "reason": words.FORM_REASON, "by": words.FORM_BY, "matter": words.FORM_MATTER,
    "upheld": words.FORM_UPHELD, "office": words.FORM_OFFICE, "agrees": words.FORM_AGREES,
    "evidence": words.FORM_EVIDENCE, "stage": words.FORM_STAGE, "until": words.FORM_UNTIL,
    "rating": words.FORM_CONCLUSION, "result": words.FORM_CONCLUSION, "cause": words.FORM_REASON,
    "expert": words.RECORD_EXPERT,
}  # fmt: skip
"""Names of fields."""
CHOICES: dict[str, Text] = {
    name.removeprefix("CHOICE_").lower(): value for name, value in vars(words).items() if name.startswith("CHOICE_")
}
"""Names of what can be chosen."""
_LONG = ("text", "found", "matter", "reason", "evidence")


def show_form(kind: str, key: str, offered: Mapping[str, Mapping[str, str]] | None = None) -> None:
    """The fields of an act's form. ``offered``: for a field, what can be chosen there, with the name of each."""
    for name, field in ACTS[kind].form.model_fields.items():
        _show_field(name, field, f"{key}_{name}", (offered or {}).get(name))


def form_values(kind: str, key: str) -> dict[str, Any]:
    """What stands in the form, for ``records.acts.filled``; fields left empty are left out."""
    values = {name: st.session_state.get(f"{key}_{name}") for name in ACTS[kind].form.model_fields}
    return {name: value for name, value in values.items() if value is not None}


def empty_form(kind: str, key: str) -> None:
    """Forget what stands in the form."""
    for name, field in ACTS[kind].form.model_fields.items():
        if _is_chosen(name, field):
            st.session_state.pop(f"{key}_{name}", None)
        else:
            forget(f"{key}_{name}")


def choice_word(value: str) -> str:
    """The name of a choice in the language of the session."""
    return say(CHOICES[value]) if value in CHOICES else value


def _show_field(name: str, field: FieldInfo, key: str, offered: Mapping[str, str] | None) -> None:
    label, kinds = say(LABELS[name]), _kinds(field.annotation)
    choices = [value for kind in kinds if typing.get_origin(kind) is Literal for value in typing.get_args(kind)]
    if offered is not None:
        st.selectbox(label, list(offered), format_func=lambda one: offered[one], key=key)
    elif choices:
        st.selectbox(label, choices, format_func=choice_word, key=key)
    elif bool in kinds:
        st.toggle(label, key=key)
    elif float in kinds:
        st.number_input(label, 0.0, 100.0, None, key=key)
    elif date in kinds:
        st.date_input(label, None, key=key, format="YYYY-MM-DD")
    elif name in _LONG:
        st.text_area(label, key=key, height=80)
    else:
        st.text_input(label, key=key)


def _is_chosen(name: str, field: FieldInfo) -> bool:
    """Whether a field is a choice, which cannot be empty."""
    return name == "expert" or any(typing.get_origin(kind) is Literal for kind in _kinds(field.annotation))


def _kinds(annotation: Any) -> tuple[Any, ...]:
    """The types of a field, without None."""
    if typing.get_origin(annotation) is Literal:
        return (annotation,)
    return tuple(part for part in typing.get_args(annotation) if part is not type(None)) or (annotation,)
