"""Tables of a paper on screen: rows under the columns' labels, texts as printed."""

from __future__ import annotations

import pytest

from dossier.models.table import COLUMN_LABELS, LABELS, Cell, Table
from dossier.ui import review_tables

TABLE = Table(
    kind="balance_sheet",
    columns=("item", "current", "former"),
    rows=((Cell(text="资产总计"), Cell(text="1,000.00", amount="10000000.00"), Cell(text="-", amount="0.00")),),
    pages=(3,),
    unit="万元",
)


def test_rows_bear_the_labels_of_their_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_tables, "say", lambda text: text.zh)
    assert review_tables.table_label(TABLE) == "资产负债表（万元）"
    assert review_tables.table_rows(TABLE) == [{"项目": "资产总计", "本年（期末）": "1,000.00", "上年（期初）": "-"}]


def test_every_column_and_kind_has_a_label() -> None:
    assert set(LABELS) == {"invoice_items", "test_results", "balance_sheet", "income_statement", "cash_flow"}
    assert all(label.zh and label.en for label in (*LABELS.values(), *COLUMN_LABELS.values()))
