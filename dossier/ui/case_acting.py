"""Acts on a case from the desk: done in a button's own call, on the version that stood on the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import streamlit as st

from dossier.casework.worklist import is_turn_of
from dossier.models.errors import DossierError, OvertakenError, RefusedError
from dossier.models.records.case_rows import CaseRow
from dossier.models.rights import Permission
from dossier.ui import case_words as words
from dossier.ui import desk, who
from dossier.ui.language import say

REASON = "case_reason"
"""Key of the field that every step takes its reason from."""
_NOTICE = "case_notice"
_SEEN = "case_seen"


def run(permission: Permission, act: Callable[[str], str | None], turn: str | None = None) -> None:
    """Do an act under the person's signature; what it says, or why it was refused, is shown with the next drawing.

    ``turn`` is a case: whoever acts must be the one whose turn it is there.
    """
    try:
        who.require(permission)
        if turn is not None:
            _require_turn(turn)
        told = act(desk.reviewer())
    except DossierError as error:
        _tell("error", desk.explain(error))
        if isinstance(error, OvertakenError):
            see_anew()
    else:
        see_anew()
        _tell("success", told or say(words.CASE_DONE))


def as_seen(case: CaseRow) -> CaseRow:
    """The case with the version that this person has had before their eyes since the page was opened.

    The page is drawn anew whenever a field is left. Acting on the version of such a drawing would pass over what
    somebody else did while one was typing; so the first act is refused and tells it.
    """
    seen: tuple[str, int] | None = st.session_state.get(_SEEN)
    if seen is None or seen[0] != case.id:
        st.session_state[_SEEN] = seen = (case.id, case.version)
    return case.model_copy(update={"version": seen[1]})


def see_anew() -> None:
    """What is drawn next is what this person acts on."""
    st.session_state.pop(_SEEN, None)


def show_notice() -> None:
    """What the last act said, once."""
    kind, told = st.session_state.pop(_NOTICE, (None, ""))
    if kind == "error":
        st.error(told)
    elif kind:
        st.success(told)


def typed(key: str) -> str:
    """What stands in a text field of the session."""
    return str(st.session_state.get(key) or "").strip()


def forget(*keys: str) -> None:
    """Empty fields after their content was used. They are set, not dropped: else the browser shows what was typed."""
    for key in keys:
        value = st.session_state.get(key)
        if value is not None:
            st.session_state[key] = "" if isinstance(value, str) else False if isinstance(value, bool) else None


def is_my_turn(case: CaseRow) -> bool:
    """Whether it is this person's turn in the case."""
    return is_turn_of(who.here(), case, desk.store().acts("case", case.id))


def _require_turn(id_: str) -> None:
    if not is_my_turn(desk.store().case_for(who.here(), id_)):
        raise RefusedError(words.CASE_NO_TURN)


def _tell(kind: Literal["error", "success"], told: str) -> None:
    st.session_state[_NOTICE] = (kind, told)
