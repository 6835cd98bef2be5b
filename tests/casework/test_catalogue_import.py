"""Lists that are taken in: heads in many wordings, CSV of either coding, XLSX, and what is no list."""

from __future__ import annotations

import io
from datetime import datetime

import openpyxl
import pytest

from dossier.casework.catalogue_import import HEADS, import_catalogue
from dossier.models.errors import UnreadableError
from dossier.models.records.store import Store


def book(*rows: tuple[object, ...]) -> bytes:
    made, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        made.worksheets[0].append(row)
    made.save(out)
    return out.getvalue()


def test_a_workbook_with_real_dates(store: Store) -> None:
    data = book(
        ("序号", "编号", "名称", "单位名称", "发证日期", "有效期 至", "首台套", "备注"),
        (1, "A-1", "水泵", "甲公司", datetime(2023, 5, 5), datetime(2026, 5, 4), "是", "x"),
        (2, 1002, "阀门", "乙公司", "2023.5.5", "2026年5月4日", None, None),
    )
    done = import_catalogue(store, "beijing", "旧证.XLSX", data, "工作组")
    assert done.refused == ()
    assert [(row.number, row.product, str(row.ends_on), row.first_set) for row in done.entries] == [
        ("A-1", "水泵", "2026-05-04", True), ("1002", "阀门", "2026-05-04", False),
    ]  # fmt: skip


def test_a_list_without_an_end_under_a_policy_without_one(store: Store) -> None:
    done = import_catalogue(
        store, "huangshi", "x.csv", "number,product,applicant,starts_on\nH-1,水泵,甲公司,2024-01-01\n".encode(), "甲"
    )
    assert [(row.number, row.ends_on) for row in done.entries] == [("H-1", None)]


def test_the_policys_term_counts_where_no_end_is_given(store: Store) -> None:
    done = import_catalogue(
        store, "baotou", "x.csv", "编号,产品名称,企业名称,公布日期\nB-1,水泵,甲公司,2025-06-30\n".encode(), "甲"
    )
    assert [str(row.ends_on) for row in done.entries] == ["2027-06-30"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"\xff\xfe\x00\x81\x82"),
        ("a.csv", b""),
        ("a.csv", "编号,产品名称\n".encode()),
        ("a.csv", '编号,"产品\n'.encode()),
        ("a.xlsx", b"PK\x03\x04 broken"),
        ("a.xlsx", b""),
    ],
)
def test_what_is_no_list(store: Store, name: str, data: bytes) -> None:
    with pytest.raises(UnreadableError):
        import_catalogue(store, "beijing", name, data, "工作组")
    assert store.entries() == []


def test_no_word_stands_for_two_columns() -> None:
    words = [word for known in HEADS.values() for word in known]
    assert len(words) == len(set(words))
