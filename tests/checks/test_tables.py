"""What checks read from tables: parts that make no total, an item that fails under a good conclusion."""

from __future__ import annotations

import pytest

from dossier.models.document import Document
from dossier.models.table import Cell, Table
from tests.builders import document, dossier
from tests.checks.asking import outcomes, statuses

BOX = (0.1, 0.1, 0.2, 0.12)
SHEET = {"流动资产合计": "60.00", "非流动资产合计": "40.00", "资产总计": "100.00", "流动负债合计": "20.00",
         "非流动负债合计": "10.00", "负债合计": "30.00", "所有者权益（或股东权益）合计": "70.00",
         "负债和所有者权益(或股东权益)总计": "100.00"}  # fmt: skip


def report(**changes: str) -> Document:
    rows = tuple(
        (Cell(text=name, page=3, box=BOX), Cell(text=amount, page=3, box=BOX, amount=amount), Cell())
        for name, amount in (SHEET | changes).items()
    )
    table = Table(
        kind="balance_sheet", title="资产负债表", columns=("item", "current", "former"), rows=rows, pages=(3,)
    )
    made = document("audit_report", total_assets="100.00", total_liabilities="30.00", total_equity="70.00")
    return made.model_copy(update={"tables": (table,)})


def test_a_sheet_whose_parts_add_up_passes() -> None:
    assert statuses("finance.balance", dossier(report()), tolerance="1.00") == ["pass"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"非流动资产合计": "48.00"},
            "流动资产合计 60.00 + 非流动资产合计 48.00 = 108.00，资产总计 为 100.00，相差 8.00",
        ),
        ({"流动负债合计": "2.00"}, "相差 18.00"),
        ({"负债和所有者权益(或股东权益)总计": "130.00"}, "总计 为 130.00"),
    ],
)
def test_a_part_that_is_off_goes_to_a_person_with_its_places(changes: dict[str, str], said: str) -> None:
    found = outcomes("finance.balance", dossier(report(**changes)), tolerance="1.00")
    asked = [one for one in found if one.status == "review"]
    assert asked
    assert said in asked[0].message.zh
    assert all(place.page == 3 and place.box for place in asked[0].evidence)


def test_rounding_within_the_tolerance_is_no_fault() -> None:
    assert statuses("finance.balance", dossier(report(流动资产合计="60.90")), tolerance="1.00") == ["pass"]


def test_sheets_in_ten_thousands_may_be_off_by_their_last_place() -> None:
    made = report(流动资产合计="200.00")
    (table,) = made.tables
    in_ten_thousands = made.model_copy(update={"tables": (table.model_copy(update={"unit": "万元"}),)})
    assert statuses("finance.balance", dossier(in_ten_thousands), tolerance="1.00") == ["pass"]
    assert "review" in statuses("finance.balance", dossier(report(流动资产合计="200.00")), tolerance="1.00")


WORDS = {"passing": "test_passed", "failing": "test_failed", "neutral": "test_neutral"}


def lab_report(judgement: str) -> Document:
    cells = (Cell(text="绝缘电阻", page=2, box=BOX), Cell(text="0.3", page=2), Cell(text=judgement, page=2, box=BOX))
    table = Table(kind="test_results", columns=("item", "result", "judgement"), rows=(cells,), pages=(2,))
    made = document("test_report", conclusion="所检项目符合标准要求，合格。")
    return made.model_copy(update={"tables": (table,)})


@pytest.mark.parametrize(
    ("judgement", "status"),
    [("合格", "pass"), ("/", "pass"), ("不合格", "review"), ("不符合", "review"), ("F", "review"), ("P", "pass")],
)
def test_an_item_that_fails_contradicts_a_good_conclusion(judgement: str, status: str) -> None:
    (found,) = outcomes("lab.conclusion", dossier(lab_report(judgement)), **WORDS)
    assert found.status == status
    assert ("绝缘电阻" in found.message.zh) == (status == "review")
