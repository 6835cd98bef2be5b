"""Migrations lead to what the tables say, on both databases, also when several open at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text as sql
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from dossier.models.errors import StoreError
from dossier.models.records import Store
from dossier.models.records.case_tables import ActTable, CaseTable, SubmissionTable
from dossier.models.records.database import HEAD, alembic_config, revision_of
from dossier.models.records.tables import APPEND_ONLY, ArrangementTable, Base
from tests.models.records.results import SHA, finding, result, sign


def test_head_is_the_newest_step() -> None:
    assert ScriptDirectory.from_config(alembic_config()).get_heads() == [HEAD]


def test_migrations_and_tables_agree(store: Store) -> None:
    with store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []
        assert revision_of(connection) == HEAD


def test_several_first_openers_at_once(url: str) -> None:
    with ThreadPoolExecutor(6) as pool:
        stores = list(pool.map(lambda _: Store(url), range(6)))
    stores[0].create_dossier("t", [], {})
    assert all(len(store.dossiers()) == 1 for store in stores)
    for store in stores:
        store.close()


def test_a_store_of_a_newer_version_is_left_alone(store: Store, url: str) -> None:
    with store._engine.begin() as connection:
        connection.execute(sql("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="更新版本"):
        Store(url)


def _add_case_rows(store: Store, dossier: str) -> None:
    """One row in each of the tables that cases write to."""
    case = CaseTable(
        id="c", number="1", policy="p", policy_version="1", round="1", applicant="a", uscc="", product="b", model="",
        stage="s", state="open",
    )  # fmt: skip
    day = date(2025, 6, 30)
    with Session(store._engine) as session, session.begin():
        session.add(case)
        session.flush()
        session.add_all([
            SubmissionTable(case_id="c", number=1, dossier_id=dossier, user="张三", note=""),
            ActTable(on=day, subject_kind="case", subject_id="c", kind="filed", body={}, user="张三"),
            ArrangementTable(dossier_id=dossier, kind="retype", body={}, user="张三", reason=""),
        ])  # fmt: skip


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_what_was_written_cannot_be_changed_or_deleted(store: Store, table: str) -> None:
    id_ = store.create_dossier("t", [], {})
    run = store.keep_result(id_, result(finding()), "1", "r")
    store.correct_field(id_, SHA, 2, "test_report", "issue_date", "2025-03-04", "张三", "看原件")
    store.attest(id_, "policy.attestation", ["p:1"], True, "", "张三")
    store.decide(id_, "reject", "不符", "张三", run)
    store.dispose(id_, sign(), (), "excluded", "见原件", "张三")
    store.note_view("张三", f"dossier:{id_}", "board")
    _add_case_rows(store, id_)
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id + 1"):
        with pytest.raises(DatabaseError, match="append-only"), store._engine.begin() as connection:
            connection.execute(sql(statement))
