"""Rounds: from when to when an office takes applications under a policy. Kept by name, changed by an administrator."""

from __future__ import annotations

from datetime import date

from pydantic import TypeAdapter

from dossier.models.base import Record, text
from dossier.models.errors import RefusedError
from dossier.models.records.store import Store

_NAME = "rounds:{policy}"


class Round(Record):
    """A round with its notice; open from ``opens_on`` up to and including ``closes_on``."""

    name: str
    opens_on: date
    closes_on: date
    notice: str = ""


_ROUNDS = TypeAdapter(list[Round])


def rounds_of(store: Store, policy: str) -> list[Round]:
    """All rounds of a policy as they were entered."""
    return _ROUNDS.validate_python(store.kept(_NAME.format(policy=policy)) or [])


def open_round(store: Store, policy: str, day: date) -> Round | None:
    """The round that takes applications on that day."""
    return next((one for one in rounds_of(store, policy) if one.opens_on <= day <= one.closes_on), None)


def add_round(store: Store, policy: str, new: Round, user: str) -> None:
    """Enter a round. Raises RefusedError where it ends before it begins or bears the name of another."""
    known = rounds_of(store, policy)
    if new.closes_on < new.opens_on:
        raise RefusedError(text("批次的截止日早于开始日。", "The round ends before it begins."))
    if any(one.name == new.name for one in known):
        raise RefusedError(text("已有同名批次。", "There is a round of that name."))
    store.keep(_NAME.format(policy=policy), [one.model_dump(mode="json") for one in (*known, new)], user)
