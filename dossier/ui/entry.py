"""How one comes in: by an account, by an office's own login (OIDC), or, on a computer of one person, without any."""

from __future__ import annotations

import ipaddress
from typing import Literal
from urllib.parse import urlsplit

from dossier.models.records import Store
from dossier.models.records.accounts import MADE_HERE
from dossier.models.settings import settings

Way = Literal["alone", "first", "accounts"]
"""Nobody logs in; nobody can yet, the installation must be set up; people log in."""

COOKIE = "dossier_session"
"""Bears the token of a session. Scripts cannot read it, and no other site can have it sent."""
_KEPT, _ALONE = "login", "none"


def way_in(store: Store) -> Way:
    """How this installation is entered now. The first account ends what was chosen before there were any."""
    if settings().login == "none":
        return "alone"
    if store.has_accounts():
        return "accounts"
    return "alone" if store.kept(_KEPT) == _ALONE else "first"


def choose_alone(store: Store) -> None:
    """Have this computer's desk open to whoever sits at it; nothing happens where there are accounts."""
    if way_in(store) == "first":
        store.keep(_KEPT, _ALONE, MADE_HERE)


def is_this_computer(host: str | None) -> bool:
    """Whether a Host header names this computer itself: a page of another name may be a trick on the browser."""
    try:
        name = urlsplit(f"//{host or ''}").hostname or ""
    except ValueError:
        return False
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def safe_target(wanted: str | None) -> str:
    """Where to go after logging in: a page of this desk, never another site."""
    told = wanted or ""
    odd = any(ord(sign) < 33 or sign == "\\" for sign in told)
    return told if told.startswith("/") and not told.startswith("//") and not odd else "/"


def oidc_offered() -> bool:
    """Whether Streamlit's secrets name a provider."""
    from streamlit.runtime.secrets import secrets_singleton

    return secrets_singleton.load_if_toml_exists() and "auth" in secrets_singleton
