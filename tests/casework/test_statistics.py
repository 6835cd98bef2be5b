"""Half-yearly figures: each thing is counted once, by its own day, under its policy, category and district."""

from __future__ import annotations

import io
from datetime import date

import openpyxl

from dossier.casework.publication import Listing, publish
from dossier.casework.statistics import COLUMNS, ENDS, Figures, last_period, report, report_sheet, report_xlsx
from dossier.models.acts import Removal, Step
from dossier.models.records.store import Store
from tests.casework.entries import listed
from tests.casework.made import APPLICANT, USCC, checked_dossier, finding

FIRST, SECOND = (date(2025, 1, 1), date(2025, 6, 30)), (date(2025, 7, 1), date(2025, 12, 31))
PLACE = "内蒙古自治区包头市"


def case(store: Store, filed: date | None, policy: str = "huangshi", **more: str) -> str:
    """A case that was filed on a day, None: a draft."""
    said = {"applicant": APPLICANT, "uscc": USCC, "product": "智能水泵", "model": "SB-1", "category": "装备"}
    id_ = store.open_case(policy, "review", "申请人", **said | more)
    if filed:
        step, dossier = Step(from_stage="application", to_stage="review"), checked_dossier(store, policy, finding())
        store.submit(id_, store.case(id_).version, dossier, "filed", step, "申请人", state="open", filed_on=filed)
    return id_


def end(store: Store, id_: str, kind: str, on: date) -> None:
    step, version = Step(from_stage="review", to_stage="review"), store.case(id_).version
    store.change_case(id_, version, kind, step, "市经信局", on, state="closed", outcome=ENDS[kind])


def publish_on(store: Store, id_: str, on: date) -> None:
    step, version = Step(from_stage="review", to_stage="publication"), store.case(id_).version
    store.change_case(id_, version, "advanced", step, "市经信局", stage="publication")
    publish(store, id_, store.case(id_).version, "市经信局", Listing(category="装备"), on)


def test_huangshi_9_half_yearly_figures(store: Store) -> None:
    case(store, None)
    case(store, date(2025, 6, 30), product="在办")
    quick, slow = case(store, date(2025, 3, 1)), case(store, date(2025, 3, 1), product="压机")
    publish_on(store, quick, date(2025, 3, 11))
    publish_on(store, slow, date(2025, 7, 1))
    end(store, case(store, date(2025, 5, 1)), "rejected", date(2025, 6, 30))
    end(store, case(store, date(2024, 12, 31)), "withdrawn", date(2025, 1, 1))
    case(store, date(2025, 2, 2), "beijing", category="服务")

    made = report(store, *FIRST, "huangshi")
    assert made.lines == (made.total.model_copy(update={"category": "装备", "district": PLACE}),)
    assert made.total == Figures(
        policy="huangshi", category="", district="", filed=4, listed=1, rejected=1, withdrawn=1, open=2,
        entries_published=1, entries_listed=1, days_median=10.0, days_longest=10,
    )  # fmt: skip
    later = report(store, *SECOND, "huangshi").total
    assert (later.filed, later.listed, later.open, later.entries_published, later.entries_listed) == (0, 1, 1, 1, 2)
    assert (later.days_median, later.days_longest) == (122.0, 122)
    everything = report(store, *FIRST)
    assert [(line.policy, line.category, line.filed) for line in everything.lines] == [
        ("beijing", "服务", 1), ("huangshi", "装备", 4),
    ]  # fmt: skip
    assert everything.total.filed == 5


def test_two_half_years_are_the_year(store: Store) -> None:
    for month in range(1, 13):
        id_ = case(store, date(2025, month, 28), product=f"产品{month}")
        if month % 3 == 0:
            end(store, id_, "rejected", date(2025, month, 28))
    halves = [report(store, *period).total for period in (FIRST, SECOND)]
    year = report(store, FIRST[0], SECOND[1]).total
    for column in ("filed", "rejected"):
        assert sum(getattr(one, column) for one in halves) == getattr(year, column)
    assert (year.filed, year.rejected, year.open) == (12, 4, 8) == (year.filed, year.rejected, halves[1].open)


def test_a_claim_that_was_paid(store: Store) -> None:
    end(store, case(store, date(2025, 3, 1), "changzhou_insurance"), "paid_out", date(2025, 3, 31))
    total = report(store, *FIRST).total
    assert (total.paid, total.listed, total.days_longest) == (1, 0, 30)


def test_entries_that_lapse_and_are_removed(store: Store) -> None:
    listed(store, "baotou", date(2023, 6, 30))
    gone = listed(store, "baotou", date(2024, 6, 30), product="压机", region="九原区")
    store.remove_entry(gone.id, gone.version, Removal(reason="重大质量事故"), "市工信局", date(2025, 7, 1))
    first, second = (report(store, *period).total for period in (FIRST, SECOND))
    assert (first.entries_lapsed, first.entries_removed, first.entries_listed) == (0, 0, 2)
    assert (second.entries_lapsed, second.entries_removed, second.entries_listed) == (1, 1, 0)
    assert [line.district for line in report(store, *SECOND).lines] == ["九原区", PLACE]


def test_as_a_workbook(store: Store) -> None:
    case(store, date(2025, 3, 1), category="=1+1")
    made = report(store, *FIRST)
    page = openpyxl.load_workbook(io.BytesIO(report_xlsx(made))).worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    assert page.title == "20250101-20250630"
    assert rows[0] == [label.zh for label in COLUMNS.values()]
    assert (rows[1][0], rows[1][3], rows[2][1], rows[2][3]) == ("合计", 1, "=1+1", 1)
    assert report_sheet(made, "en").heads[0] == "Policy"


def test_the_period_to_report_on() -> None:
    assert last_period("huangshi", date(2025, 7, 1)) == FIRST
    assert last_period("huangshi", date(2025, 12, 31)) == FIRST
    assert last_period("huangshi", date(2026, 1, 1)) == SECOND
    assert last_period("baotou", date(2026, 1, 1)) is None
