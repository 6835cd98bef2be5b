"""The table of clauses: every one is served, and everything that one dossier can show is proven."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import yaml

from dossier import cli
from dossier.checks.coverage import CASES, ON_RECORD, PROOFS, Row, coverage
from dossier.models.errors import UsageError

ROWS = {row.id: row for row in coverage().rows}
UNPROVEN = set(yaml.safe_load((CASES / "unproven.yaml").read_text(encoding="utf-8")) or ())
"""Clauses that still wait for a case. The list may only become shorter."""


def test_every_clause_is_served() -> None:
    assert [row.id for row in ROWS.values() if not row.served] == []


def test_every_clause_that_a_dossier_can_show_is_proven() -> None:
    without = {row.id for row in ROWS.values() if row.state == "unproven"}
    assert sorted(without - UNPROVEN) == []
    assert sorted(UNPROVEN - without) == [], "proven by now: take them off the list"


def test_the_list_of_those_that_wait_names_clauses_and_no_others() -> None:
    assert sorted(UNPROVEN - set(ROWS)) == []
    assert [id_ for id_ in UNPROVEN if ROWS[id_].kind in ON_RECORD] == []


def test_only_what_happens_over_time_is_open() -> None:
    assert {row.kind for row in ROWS.values() if row.state == "open"} <= ON_RECORD
    assert {row.kind for row in ROWS.values() if row.state == "info"} <= {"info"}


def test_tests_named_as_proof_are_there() -> None:
    named = yaml.safe_load((CASES / PROOFS).read_text(encoding="utf-8"))
    assert sorted(set(named) - set(ROWS)) == []
    for test in (test for tests in named.values() for test in tests):
        file, _, function = test.partition("::")
        assert f"\ndef {function}(" in (CASES.parents[1] / file).read_text(encoding="utf-8"), test


def test_the_clauses_are_those_agreed_on() -> None:
    path = CASES.parents[2] / "shared/policies/clauses.csv"
    if not path.exists():
        pytest.skip("no list of clauses beside the repository")
    with path.open(encoding="utf-8") as file:
        wanted = {(f"{row['policy']}:{row['clause']}", row["kind"]) for row in csv.DictReader(file)}
    ours = {(row.id, row.kind) for row in ROWS.values()}
    assert wanted - ours == set()
    assert {kind for _, kind in ours - wanted} <= {"info"}


def services(row: Row) -> set[str]:
    return {f"{service.policy} {service.by} {service.name}" for service in row.served}


def test_what_serves_a_clause() -> None:
    assert "baotou material commitment_letter" in services(ROWS["baotou:19"])
    assert services(ROWS["baotou:9.5"]) == {"baotou stage notice", "baotou workflow notice_working_days"}
    assert "baotou sanction ban_years" in services(ROWS["baotou:20"])
    assert "baotou catalogue longest_listing_years" in services(ROWS["baotou:15"])
    assert "inner_mongolia check policy.same_series" in services(ROWS["inner_mongolia:6.4"])
    assert "changzhou_insurance check claim.subsidy_amount" in services(ROWS["changzhou:20"])
    assert "changzhou_first_order check claim.first_order_amount" in services(ROWS["changzhou:21"])


def test_proofs_are_case_files_and_tests(tmp_path: Path) -> None:
    (tmp_path / "baotou").mkdir()
    (tmp_path / "baotou/2.yaml").write_text("clause: '2'\ncases: [{name: a}, {name: b}]", encoding="utf-8")
    (tmp_path / "baotou/20.yaml").write_text("clause: '20'\ncases: [{name: a}]", encoding="utf-8")
    (tmp_path / PROOFS).write_text("baotou:3: [tests/x.py::test_y]", encoding="utf-8")
    rows = {row.clause: row for row in coverage("baotou", tmp_path).rows}
    assert (rows["2"].proof, rows["2"].cases, rows["2"].state) == (("baotou/2.yaml",), 2, "proven")
    assert (rows["3"].proof, rows["3"].state) == (("tests/x.py::test_y",), "proven")
    assert (rows["20"].cases, rows["20"].state) == (1, "open")
    assert (rows["7.2.3"].proof, rows["7.2.3"].state) == ((), "unproven")


def test_a_case_file_without_cases_proves_nothing(tmp_path: Path) -> None:
    (tmp_path / "baotou").mkdir()
    (tmp_path / "baotou/2.yaml").write_text("clause: '2'\ncases: []", encoding="utf-8")
    assert next(row for row in coverage("baotou", tmp_path).rows if row.clause == "2").state == "unproven"


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["policies", "coverage"]) == 0
    streams = capsys.readouterr()
    assert "inner_mongolia:5.5.2" in streams.out
    assert f"{len(ROWS)} clauses" in streams.err
    assert cli.run(["policies", "coverage", "--policy", "changzhou_insurance", "--json"]) == 0
    clauses = {row["clause"]: row for row in json.loads(capsys.readouterr().out)["clauses"]}
    assert {"by": "check", "name": "claim.rate_cap", "policy": "changzhou_insurance"} in clauses["20"]["served"]
    assert cli.run(["policies", "coverage", "--policy", "atlantis"]) == 64
    with pytest.raises(UsageError):
        coverage("atlantis")
