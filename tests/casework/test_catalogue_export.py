"""What is taken away: no formula runs, nothing of the office's own is public, the day decides what is shown."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.casework.catalogue_export import OFFICE, PUBLIC, export_catalogue
from dossier.casework.sheets import Sheet, csv_of, xlsx_of
from dossier.models.records.store import Store
from tests.casework.entries import START, listed

NASTY = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "\r=1", "＝1+1", "#N/A", "a\x00b\x0bc", 'a,"b"\nc']


@pytest.mark.parametrize("value", NASTY)
def test_no_cell_is_a_formula(value: str) -> None:
    sheet = Sheet(title="表", heads=("甲",), rows=((value,),))
    cell = openpyxl.load_workbook(io.BytesIO(xlsx_of(sheet)))["表"]["A2"]
    assert cell.data_type == "s"
    assert cell.value is not None
    read = list(csv.reader(io.StringIO(csv_of(sheet).decode("utf-8-sig"), newline="")))
    assert not read[1][0].startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


@given(st.text(min_size=1))
def test_csv_gives_back_every_text_and_begins_none_with_a_formula(value: str) -> None:
    data = csv_of(Sheet(title="t", heads=("h",), rows=((value, "x"),)))
    assert data.startswith(b"\xef\xbb\xbf")
    ((got, _),) = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1:]
    assert got in (value, f"'{value}")
    assert got[0] not in "=+-@\t\r\n"


@pytest.mark.parametrize("titles", [("a" * 40, "A" * 40, "a" * 31), ("装备/泵", "装备:泵", "", "'x'")])
def test_sheets_have_names_that_a_workbook_takes(titles: tuple[str, ...]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_of(*(Sheet(title=t, heads=("h",), rows=()) for t in titles))))
    assert len({name.casefold() for name in book.sheetnames}) == len(titles)
    assert all(0 < len(name) <= 31 for name in book.sheetnames)


def test_numbers_and_days_keep_their_kind() -> None:
    sheet = Sheet(title="t", heads=("a", "b", "c"), rows=((-5, date(2025, 6, 30), None),))
    row = openpyxl.load_workbook(io.BytesIO(xlsx_of(sheet)))["t"][2]
    assert (row[0].value, row[1].is_date, row[2].value) == (-5, True, None)
    assert csv_of(sheet).decode("utf-8-sig").splitlines()[1] == "-5,2025-06-30,"


@pytest.mark.parametrize("form", ["xlsx", "csv", "json"])
def test_the_office_sees_more_than_everybody(store: Store, form: str) -> None:
    rows = [listed(store, case_id="case-17")]
    public, office = (export_catalogue(rows, START, form, "zh", flag) for flag in (False, True))  # type: ignore[arg-type]
    assert set(PUBLIC).isdisjoint(OFFICE)
    if form == "xlsx":
        heads = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(public)).worksheets[0][1]]
        assert heads == [label.zh for label in PUBLIC.values()]
    else:
        assert (b"case-17" in public, b"case-17" in office) == (False, True)


def test_in_english(store: Store) -> None:
    (said,) = json.loads(export_catalogue([listed(store, first_set=True)], START, "json", "en"))["entries"]
    assert (said["state"], said["first_set"]) == ("listed", "yes")
    assert said["policy"].startswith("Baotou")


def test_nothing_to_export_is_a_table_without_rows() -> None:
    assert len(openpyxl.load_workbook(io.BytesIO(export_catalogue([], START, "xlsx", by="chain"))).sheetnames) == 1
    assert json.loads(export_catalogue([], START, "json")) == {"as_on": "2025-06-30", "entries": []}
