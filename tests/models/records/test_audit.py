"""The audit trail hangs together, and says where it does not."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text as sql

from dossier.models.records import Store
from dossier.models.records.audit_chain import FIRST


def _fill(store: Store, count: int = 5) -> None:
    for number in range(count):
        store.note_view("张三", f"dossier:{number}", "board")


def _tamper(store: Store, statement: str) -> None:
    """Change a link past the triggers, as somebody with the database file in hand would."""
    with store._engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            for act in ("update", "delete"):
                connection.execute(sql(f"DROP TRIGGER audit_no_{act}"))
        else:
            connection.execute(sql("DROP TRIGGER audit_append_only ON audit"))
        connection.execute(sql(statement))


def test_an_empty_trail_is_whole(store: Store) -> None:
    proof = store.verify_audit()
    assert (proof.links, proof.head, proof.broken) == (0, FIRST, None)


def test_a_trail_that_nobody_touched_is_whole(store: Store) -> None:
    _fill(store)
    proof = store.verify_audit()
    assert (proof.links, proof.broken) == (5, None)
    assert proof.head == store.audit()[-1].digest


def test_many_at_once_make_one_chain(store: Store) -> None:
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda number: store.note_view("张三", f"dossier:{number}", "board"), range(24)))
    assert (store.verify_audit().links, store.verify_audit().broken) == (24, None)


@pytest.mark.parametrize(
    ("statement", "broken", "reason"),
    [
        ("UPDATE audit SET \"user\" = '李四' WHERE id = 3", 3, "摘要"),
        ("UPDATE audit SET details = '{}' WHERE id = 2", 2, "摘要"),
        ("DELETE FROM audit WHERE id = 4", 5, "缺少第 4 条"),
        ("UPDATE audit SET before = digest WHERE id = 2", 2, "不衔接"),
    ],
)
def test_the_first_broken_link_is_named(store: Store, statement: str, broken: int, reason: str) -> None:
    _fill(store)
    _tamper(store, statement)
    proof = store.verify_audit()
    assert proof.broken == broken
    assert proof.reason is not None and reason in proof.reason.zh


def test_links_of_one_subject(store: Store) -> None:
    _fill(store)
    assert [link.subject for link in store.audit("dossier:3")] == ["dossier:3"]
