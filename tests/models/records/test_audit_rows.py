"""The trail vouches for every row that was written, and says which one is not as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from dossier import cli
from dossier.models.errors import RefusedError
from dossier.models.records import Store
from dossier.models.records.audit_chain import FIRST, content_digest, link_digest
from dossier.models.records.audit_links import BEFORE
from dossier.models.records.audit_proof import Head
from dossier.models.records.audit_rows import PROVEN
from dossier.models.records.audit_tables import AuditTable
from dossier.models.records.case_tables import ActTable, CaseTable, SubmissionTable
from dossier.models.records.tables import APPEND_ONLY, ArrangementTable
from tests.models.records.results import SHA, finding, result, sign

RESULT = result(finding(judge="person", status="review"))
TABLES = [table.__tablename__ for table in PROVEN]


def filled(store: Store) -> str:
    """A dossier with a row in each table."""
    id_ = store.create_dossier("甲公司 水泵", [("一.pdf", SHA, 5)], {"policy": "p"})
    run = store.keep_result(id_, RESULT, "1", "r7")
    store.correct_field(id_, SHA, 2, "test_report", "issue_date", "2025-03-04", "张三", "看原件")
    store.attest(id_, "policy.attestation", ["p:1"], True, "", "李四", "质量可靠")
    store.dispose(id_, sign(), (), "excluded", "见原件", "张三")
    store.decide(id_, "reject", "不符", "王五", run)
    store.attest(id_, "policy.attestation", ["p:1"], True, "", "张三", "质量可靠")
    store.take_back(id_, "李四", "撤回")
    _case(store, id_)
    return id_


def _case(store: Store, id_: str) -> None:
    case = CaseTable(
        id="c", number="1", policy="p", policy_version="1", round="1", applicant="a", uscc="", product="b", model="",
        stage="s", state="open",
    )  # fmt: skip
    with store._write() as session:
        session.add(case)
        session.flush()
        session.add_all([
            SubmissionTable(case_id="c", number=1, dossier_id=id_, user="张三", note=""),
            ActTable(on=date(2025, 6, 30), subject_kind="case", subject_id="c", kind="filed", body={}, user="张三"),
            ArrangementTable(dossier_id=id_, kind="retype", body={"type": "invoice"}, user="张三", reason=""),
        ])  # fmt: skip


def behind_its_back(store: Store, *statements: str) -> None:
    """Change what is kept past the triggers, as somebody with the database in hand would."""
    with store._engine.begin() as connection:
        for table in APPEND_ONLY:
            if connection.dialect.name == "sqlite":
                for act in ("update", "delete"):
                    connection.execute(sql(f"DROP TRIGGER IF EXISTS {table}_no_{act}"))
            else:
                connection.execute(sql(f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}"))
        for statement in statements:
            connection.execute(sql(statement))


def test_whatever_cannot_be_changed_is_proven() -> None:
    assert set(APPEND_ONLY) <= {*TABLES, "audit"}


def test_every_act_has_a_link_of_its_own(store: Store) -> None:
    id_ = filled(store)
    told = [(link.act, link.user) for link in store.audit(f"dossier:{id_}")]
    assert told == [
        ("create_dossier", "machine"), ("result", "machine"), ("correct", "张三"), ("attest", "李四"),
        ("dispose", "张三"), ("decide", "王五"), ("attest", "张三"), ("take_back", "李四"), ("arrange", "张三"),
    ]  # fmt: skip
    assert [link.act for link in store.audit("case:c")] == ["submit"], "one subject in one transaction is one act"
    proof = store.verify_audit()
    assert proof.whole and (proof.links, proof.rows, proof.before) == (10, 12, 0)


def test_links_say_what_was_handed_in_found_and_put_right(store: Store) -> None:
    id_ = filled(store)
    created, checked, corrected, *_ = (link.details["rows"] for link in store.audit(f"dossier:{id_}"))
    assert [row.get("sha256") for row in created] == [None, SHA]  # type: ignore[union-attr, attr-defined]
    run = checked[0]  # type: ignore[index]
    assert (run["policy"], run["policy_version"], run["reader_version"]) == ("p", "1", "r7")
    assert run["result"] == content_digest(RESULT)
    value = corrected[0]  # type: ignore[index]
    assert (value["machine_value"], value["new_value"]) == ("2025-01-02", "2025-03-04")


CHANGES = {
    "dossiers": "title = 'x'",
    "dossier_files": "name = 'x'",
    "runs": "verdict = 'ineligible'",
    "corrections": "reason = 'x'",
    "attestations": "\"user\" = 'x'",
    "decisions": "decision = 'approve'",
    "dispositions": "verdict = 'confirmed'",
    "arrangements": "body = '{}'",
    "submissions": "note = 'x'",
    "acts": "body = '{\"a\": 1}'",
}


@pytest.mark.parametrize("table", TABLES)
def test_a_changed_row_is_told_with_its_link(store: Store, table: str) -> None:
    filled(store)
    behind_its_back(store, f"UPDATE {table} SET {CHANGES[table]}")
    proof = store.verify_audit()
    assert proof.row.startswith(f"{table} ") and proof.reason is not None and "改动" in proof.reason.zh
    link = next(link for link in store.audit() if link.id == proof.broken)
    assert table in {row["table"] for row in link.details["rows"]}  # type: ignore[attr-defined]


def test_a_changed_value_inside_a_result_is_told(store: Store) -> None:
    filled(store)
    assert store.verify_audit().whole
    as_text = "CAST(result AS TEXT)"
    changed = f"REPLACE({as_text}, '2025-01-02', '2025-01-03')"
    cast = changed if store._engine.dialect.name == "sqlite" else f"CAST({changed} AS JSON)"
    behind_its_back(store, f"UPDATE runs SET result = {cast}")
    assert store.verify_audit().row == "runs 1"


@pytest.mark.parametrize("table", ["decisions", "acts", "corrections"])
def test_a_link_without_its_row_is_told(store: Store, table: str) -> None:
    filled(store)
    behind_its_back(store, f"DELETE FROM {table}")
    proof = store.verify_audit()
    assert proof.row == f"{table} 1" and proof.broken is not None
    assert proof.reason is not None and "不存在" in proof.reason.zh


def test_a_row_without_a_link_is_told(store: Store) -> None:
    id_ = filled(store)
    with Session(store._engine) as session, session.begin():
        session.add(ArrangementTable(dossier_id=id_, kind="retype", body={}, user="某人", reason=""))
    proof = store.verify_audit()
    assert not proof.whole and (proof.broken, proof.row) == (None, "arrangements 2")


def test_the_first_of_several_is_named(store: Store) -> None:
    id_ = filled(store)
    behind_its_back(store, "DELETE FROM decisions", f"UPDATE corrections SET reason = '{id_}'")
    assert store.verify_audit().row == "corrections 1"


def test_a_row_cannot_be_vouched_for_twice(store: Store) -> None:
    filled(store)
    with store._write() as session:
        entry = {"table": "corrections", "id": 1, "digest": "0" * 64}
        store._note(session, "某人", "correct", "dossier:x", rows=[entry])
    proof = store.verify_audit()
    assert (proof.broken, proof.row) == (11, "corrections 1")


def test_what_is_refused_leaves_no_link(store: Store) -> None:
    id_ = store.create_dossier("t", [], {})
    with pytest.raises(RefusedError):
        store.decide(id_, "approve", "齐全", "张三", 7)
    with pytest.raises(ZeroDivisionError), store._write() as session:
        store._note(session, "张三", "view", "dossier:x")
        raise ZeroDivisionError
    assert [link.act for link in store.audit()] == ["create_dossier"]


def test_a_store_older_than_the_trail_is_vouched_for_when_it_is_opened(store: Store, url: str) -> None:
    id_ = filled(store)
    behind_its_back(store, "DELETE FROM audit")
    again = Store(url)
    proof = again.verify_audit()
    assert proof.whole and (proof.links, proof.before, proof.rows) == (1, 12, 12)
    assert [link.act for link in again.audit("store")] == [BEFORE]
    again.attest(id_, "policy.attestation", ["p:1"], False, "证据不足", "张三")
    Store(url).close()
    assert (again.verify_audit().links, again.verify_audit().whole) == (2, True)
    behind_its_back(again, "UPDATE decisions SET reason = 'x'")
    assert (again.verify_audit().broken, again.verify_audit().row) == (1, "decisions 1")
    again.close()


def _cut_off(store: Store) -> None:
    behind_its_back(
        store, "DELETE FROM audit WHERE id > 7", "DELETE FROM attestations WHERE id > 2", "DELETE FROM submissions",
        "DELETE FROM acts", "DELETE FROM arrangements",
    )  # fmt: skip


def _forged(store: Store) -> None:
    """All links after a changed one computed anew: the chain itself is whole."""
    behind_its_back(store)
    with Session(store._engine) as session, session.begin():
        before = FIRST
        for row in session.query(AuditTable).order_by(AuditTable.id):
            row.user = "无名氏" if row.id == 3 else row.user
            row.before = before
            row.digest = before = link_digest(row)


@pytest.mark.parametrize(("tamper", "broken"), [(_cut_off, 8), (_forged, 10)])
def test_a_head_written_down_elsewhere_must_still_be_there(
    store: Store, tamper: Callable[[Store], None], broken: int
) -> None:
    filled(store)
    proof = store.verify_audit()
    written_down = Head(proof.links, proof.head)
    store.note_view("张三", "case:c", "board")
    assert store.verify_audit(written_down).whole
    tamper(store)
    assert store.verify_audit().whole, "nothing inside shows it"
    assert store.verify_audit(written_down).broken == broken


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = cli.run(["audit", *arguments])
    return code, capsys.readouterr().out


def test_the_command_proves_and_lists(store: Store, url: str, capsys: pytest.CaptureFixture[str]) -> None:
    id_ = filled(store)
    proof = store.verify_audit()
    code, said = run(capsys, "verify", "--store", url)
    assert code == 0 and "links 10" in said and proof.head in said
    expected = ("--expect-head", proof.head, "--expect-links", str(proof.links))
    assert run(capsys, "verify", *expected, "--store", url)[0] == 0
    code, said = run(capsys, "verify", "--expect-head", "0" * 64, "--expect-links", "4", "--store", url)
    assert code == 1 and "link 4" in said
    assert run(capsys, "verify", "--expect-head", proof.head, "--store", url)[0] == 64
    code, said = run(capsys, "list", "--subject", f"dossier:{id_}", "--store", url)
    assert code == 0 and "correct" in said and "2025-03-04" in said and "submit" not in said
    behind_its_back(store, "UPDATE decisions SET reason = 'x'")
    code, said = run(capsys, "verify", "--store", url)
    assert code == 1 and "decisions 1" in said and "link 6" in said


def test_the_list_as_json_has_all(store: Store, url: str, capsys: pytest.CaptureFixture[str]) -> None:
    import json

    filled(store)
    code, said = run(capsys, "list", "--json", "--store", url)
    links: list[dict[str, Any]] = [json.loads(line) for line in said.splitlines()]
    assert code == 0 and [link["digest"] for link in links] == [link.digest for link in store.audit()]


def test_files_are_compared_with_their_digests(store: Store, url: str, capsys: pytest.CaptureFixture[str]) -> None:
    digest = store.keep_file(b"whole")
    store.create_dossier("t", [("a", digest, 5)], {})
    assert run(capsys, "verify", "--files", "--store", url)[0] == 0
    path = store.files.folder / digest[:2] / digest
    path.chmod(0o600)
    path.write_bytes(b"torn")
    code, said = run(capsys, "verify", "--files", "--store", url)
    assert code == 1 and digest in said
    assert run(capsys, "verify", "--store", url)[0] == 0
