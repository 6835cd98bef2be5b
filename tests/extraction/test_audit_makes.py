"""Makes of audit reports: group statements, one-sided sheets in ten thousands, special reports, other opinions."""

from __future__ import annotations

from decimal import Decimal

import pytest

from benchmarks.compare import mark
from benchmarks.makes import papers, read
from dossier.checks.statement_sums import faults
from sample_dossiers.papers.audit_makes import MAKES

SEED = 66


@pytest.mark.parametrize("make", MAKES)
def test_all_fields_of_a_make_are_read_and_its_sheets_add_up(make: str) -> None:
    paper = next(papers("audit_report", make, SEED))
    (document,) = read(paper, "text", SEED)
    got = {name: field.value for name, field in document.fields.items()}
    assert {name: got.get(name) for name, value in paper.fields.items() if mark(value, got.get(name)) != "right"} == {}
    assert set(got) <= set(paper.fields)
    sheets = [table for table in document.tables if table.kind == "balance_sheet"]
    assert bool(sheets) != make.startswith("special")
    assert all(len(table.rows) > 30 for table in sheets)
    assert not list(faults(document, Decimal("1.00")))


def test_the_parent_company_has_tables_of_its_own() -> None:
    (document,) = read(next(papers("audit_report", "large", SEED)), "text", SEED)
    assert [table.title for table in document.tables] == [
        "合并资产负债表",
        "母公司资产负债表",
        "合并利润表",
        "母公司利润表",
    ]
    assert document.value("revenue") == document.tables[2].rows[0][1].amount
