"""Administration: a tab for each thing that an installation settles; each is shown to whom its right belongs."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dossier.models.base import Text
from dossier.models.rights import Permission
from dossier.ui import admin_words as words
from dossier.ui import who
from dossier.ui.admin_accounts import show_accounts, show_offices
from dossier.ui.admin_audit import show_audit
from dossier.ui.admin_experts import show_experts
from dossier.ui.admin_policies import show_policies
from dossier.ui.admin_restricted import show_restricted
from dossier.ui.admin_rounds import show_registers, show_rounds
from dossier.ui.case_acting import show_notice
from dossier.ui.language import say

TABS: tuple[tuple[Text, Permission, Callable[[], None]], ...] = (
    (words.ADMIN_OFFICES, "accounts.change", show_offices),
    (words.ADMIN_ACCOUNTS, "accounts.change", show_accounts),
    (words.ADMIN_ROUNDS, "installation.change", show_rounds),
    (words.ADMIN_RESTRICTED, "restricted.see", show_restricted),
    (words.ADMIN_EXPERTS, "installation.change", show_experts),
    (words.ADMIN_POLICIES, "installation.change", show_policies),
    (words.ADMIN_REGISTERS, "installation.change", show_registers),
    (words.ADMIN_AUDIT, "audit.see", show_audit),
)
"""Name, the right that it needs, and what draws it."""


def show() -> None:
    """The page itself. One part is drawn at a time: a list of all links of the trail is long."""
    st.subheader(say(words.ADMIN_TITLE), anchor=False)
    show_notice()
    offered = {say(name): draw for name, right, draw in TABS if who.may(right)}
    chosen = st.segmented_control(
        say(words.ADMIN_TITLE), list(offered), default=next(iter(offered)), required=True,
        label_visibility="collapsed", key="admin_part",
    )  # fmt: skip
    offered.get(chosen or "", next(iter(offered.values())))()
