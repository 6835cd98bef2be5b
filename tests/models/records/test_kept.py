"""Named values: who settles over another's change is told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from dossier.models.errors import OvertakenError
from dossier.models.records import Store


def test_a_value_and_what_stood_before(store: Store) -> None:
    assert store.kept("a") is None and store.kept_row("a") is None
    store.keep("a", {"x": 1}, "甲", version=0)
    store.keep("a", [1, "二"], "乙")
    row = store.kept_row("a")
    assert row is not None and (row.value, row.user, row.version) == ([1, "二"], "乙", 2)
    assert [(link.details["before"], link.details["value"]) for link in store.audit("kept:a")] == [
        (None, {"x": 1}), ({"x": 1}, [1, "二"]),
    ]  # fmt: skip


def test_names_by_their_beginning(store: Store) -> None:
    for name in ("rounds:b", "rounds:a", "round_s", "other"):
        store.keep(name, 1, "甲")
    assert [row.name for row in store.kept_rows("rounds:")] == ["rounds:a", "rounds:b"]


def test_over_another_change_is_refused(store: Store) -> None:
    store.keep("a", 1, "甲", version=0)
    for version in (0, 2):
        with pytest.raises(OvertakenError):
            store.keep("a", 2, "乙", version=version)
    assert store.kept("a") == 1


def test_many_first_writers_leave_one(store: Store) -> None:
    def settle(number: int) -> bool:
        try:
            store.keep("a", number, "甲", version=0)
        except OvertakenError:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        done = list(pool.map(settle, range(12)))
    assert done.count(True) == 1 and store.kept("a") == done.index(True)
