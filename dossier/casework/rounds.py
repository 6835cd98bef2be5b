"""Rounds: from when to when an office takes applications under a policy. Kept by name, changed by an administrator."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pydantic import TypeAdapter

from dossier.models.base import Record, text
from dossier.models.errors import RefusedError
from dossier.models.records.base import signed
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


def add_round(store: Store, policy: str, new: Round, user: str, seen: int | None = None) -> None:
    """Enter a round; ``seen`` is the version of the rounds that the person saw.

    Raises RefusedError where it has no name, ends before it begins or bears the name of another, OvertakenError.
    """
    known = rounds_of(store, policy)
    _must_fit(new)
    if any(one.name == new.name for one in known):
        raise RefusedError(text("已有同名批次。", "There is a round of that name."))
    _keep(store, policy, (*known, new), user, seen)


def change_round(store: Store, policy: str, changed: Round, user: str, seen: int | None = None) -> None:
    """Give the round of that name other days or another notice: extended, or closed early.

    Raises RefusedError where there is none or it would end before it begins, OvertakenError.
    """
    known = rounds_of(store, policy)
    _must_fit(changed)
    if all(one.name != changed.name for one in known):
        raise RefusedError(text("没有该批次。", "There is no such round."))
    _keep(store, policy, [changed if one.name == changed.name else one for one in known], user, seen)


def rounds_version(store: Store, policy: str) -> int:
    """To be given with the next change of the policy's rounds."""
    row = store.kept_row(_NAME.format(policy=policy))
    return row.version if row else 0


def _must_fit(one: Round) -> None:
    if not one.name.strip():
        raise RefusedError(text("请填写批次名称。", "Give the round a name."))
    if one.closes_on < one.opens_on:
        raise RefusedError(text("批次的截止日早于开始日。", "The round ends before it begins."))


def _keep(store: Store, policy: str, rounds: Iterable[Round], user: str, seen: int | None) -> None:
    signed(user)
    store.keep(_NAME.format(policy=policy), [one.model_dump(mode="json") for one in rounds], user, seen)
