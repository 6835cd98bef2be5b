"""Who looks at the desk in this session, and what this person may do."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.runtime.scriptrunner import ScriptRunContext, get_script_run_ctx

from dossier.models.actor import ALONE, Actor, Role, is_role
from dossier.models.errors import RefusedError
from dossier.models.rights import Permission
from dossier.models.rights import may as has_right
from dossier.models.settings import settings
from dossier.ui import door_words
from dossier.ui.entry import COOKIE, oidc_offered, way_in

if TYPE_CHECKING:
    from dossier.ui.desk_store import DeskStore

REVIEWER = "reviewer"
"""Key of the name that whoever sits at a computer without accounts gives."""
ROLE = "looked_at_as"
"""Key of the role as which such a person looks at the desk."""
_KNOWN = "known_actor"
_SECONDS = 1.0
"""For how long the store is not asked again: one drawing of a page asks many times."""
_OF_SIGNS: tuple[Permission, ...] = ("signs.see", "signs.settle", "board.see")


def _store() -> DeskStore:
    from dossier.ui import desk  # the desk's store asks here who may act

    return desk.store()


def actor() -> Actor | None:
    """Who this is, None where nobody has logged in; outside the desk (command line, tests) whoever runs it."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return Actor(login=ALONE, name="", role="official")
    known = st.session_state.get(_KNOWN)
    if known and known[0] > time.monotonic() - _SECONDS and known[1] == _given():
        found: Actor | None = known[2]
        return found
    found = _asked()
    st.session_state[_KNOWN] = (time.monotonic(), _given(), found)
    return found


def here() -> Actor:
    """Who this is, where a page is shown at all. Raises RefusedError where the session has ended meanwhile."""
    found = actor()
    if found is None:
        if context := get_script_run_ctx(suppress_warning=True):
            _draw_anew(context)
        raise RefusedError(door_words.OUT_MEANWHILE)
    return found


def _draw_anew(context: ScriptRunContext) -> None:
    """A part of a page that is drawn by itself cannot show the way to log in; the whole page can."""
    if context.fragment_ids_this_run:
        st.rerun()


def may(permission: Permission) -> bool:
    """Whether this person may; an installation that shows no signs shows them to nobody."""
    found = actor()
    if found is None or not has_right(found, permission):
        return False
    return permission not in _OF_SIGNS or settings().show_signs


def require(permission: Permission) -> None:
    """Raises RefusedError where this person may not."""
    here()
    if not may(permission):
        raise RefusedError(door_words.REFUSED_ACT)


def token() -> str:
    """The token that the browser sent when it opened this page."""
    return str(st.context.cookies.get(COOKIE) or "")


def oidc_claims() -> dict[str, object]:
    """What a provider says of this person; empty where nobody came by one."""
    if not oidc_offered():
        return {}
    claims = dict[str, object](st.user.to_dict())
    return claims if claims.get("is_logged_in") else {}


def _given() -> tuple[object, ...]:
    """What decides who this is, as far as it can change between two clicks."""
    return (token(), st.session_state.get(REVIEWER), st.session_state.get(ROLE), settings().login)


def _asked() -> Actor | None:
    way = way_in(_store())
    if way == "alone":
        return _alone()
    if way == "first":
        return None
    return (_store().session_actor(token()) if token() else None) or _by_provider()


def _alone() -> Actor:
    chosen = str(st.session_state.get(ROLE) or "")
    role: Role = chosen if is_role(chosen) else "official"
    return Actor(login=ALONE, name=str(st.session_state.get(REVIEWER) or "").strip(), role=role)


def _by_provider() -> Actor | None:
    """The account of whom the provider knows; an e-mail counts only where the provider has verified it."""
    claims = oidc_claims()
    if not claims:
        return None
    mail = claims.get("email") if claims.get("email_verified") is True else ""
    row = _store().account_by_subject(str(claims.get("sub") or ""), str(mail or ""))
    return row.actor if row else None
