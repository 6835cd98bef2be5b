"""The record store as the desk opens it: an act that the person's role does not allow is refused here, at one place."""

from __future__ import annotations

from typing import Any

from dossier.models.records import Store
from dossier.models.rights import Permission
from dossier.ui import who

ACTS: dict[str, Permission] = {
    "add_account": "accounts.change",
    "add_office": "accounts.change",
    "arrange": "fields.correct",
    "attest": "clauses.attest",
    "change_account": "accounts.change",
    "change_office": "accounts.change",
    "correct_field": "fields.correct",
    "create_dossier": "dossiers.hand_in",
    "decide": "dossiers.decide",
    "dispose": "signs.settle",
    "give_verdict": "clauses.attest",
    "set_password": "accounts.change",
    "take_back": "clauses.attest",
    "waive": "clauses.waive",
}
"""What each act of a person needs. An act that is a line of work of its own (cases, catalogue) asks for itself."""


class DeskStore(Store):
    """A page that forgets to ask shows a button in vain, and no more."""

    def __getattribute__(self, name: str) -> Any:
        if name in ACTS:
            who.require(ACTS[name])
        return super().__getattribute__(name)
