"""Tables as rows and cells: test results ruled and only aligned, over pages; statements of two sides; invoice lines."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from benchmarks.makes import papers, read, world
from dossier.extraction.fields.invoice import extract
from dossier.extraction.tables import tables_of
from dossier.models.document import Document
from dossier.models.page import Page
from dossier.models.table import Table
from sample_dossiers.papers import makers
from tests.extraction.made_invoices import DIGITAL_END, DIGITAL_LINE, digital
from tests.extraction.made_pages import page_of

HEADS = [(0.1, "序号"), (0.2, "检验项目"), (0.42, "技术要求"), (0.6, "检验结果"), (0.8, "单项判定")]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def generated(kind: str, make: str = "") -> Document:
    paper = next(papers(kind, make, 61), None) or makers()[kind].make(world(61, make))[0]
    return read(paper, "text", 61)[0]


def results(*pages: Page) -> tuple[Table, ...]:
    return tables_of("test_report", pages, {})


def test_a_table_without_rules_is_read_by_its_columns() -> None:
    page = page_of(
        (0.2, HEADS),
        (0.24, [(0.11, "1"), (0.16, "绝缘电阻（常温常湿）"), (0.42, "≥20MΩ"), (0.62, "185"), (0.81, "合格")]),
        (0.28, [(0.11, "2"), (0.16, "接地连续性"), (0.42, "≤0.1Ω"), (0.62, "0.2"), (0.81, "不合格")]),
        (0.3, [(0.16, "（主回路）")]),
        (0.34, [(0.16, "以下空白")]),
        (0.38, [(0.11, "3"), (0.16, "别的东西"), (0.42, "1"), (0.62, "2"), (0.81, "合格")]),
    )
    (table,) = results(page)
    assert table.columns == ("number", "item", "requirement", "result", "judgement")
    assert texts(table) == [
        ["1", "绝缘电阻(常温常湿)", "≥20MΩ", "185", "合格"],
        ["2", "接地连续性(主回路)", "≤0.1Ω", "0.2", "不合格"],
    ]
    assert all(cell.box for row in table.rows for cell in row)


def test_ruled_results_go_on_over_pages_without_a_second_head() -> None:
    def ruled(top: float, *rows: list[str], number: int) -> Page:
        edges = [0.1, 0.18, 0.4, 0.58, 0.75, 0.9]
        lines, cells = [], []
        for i, row in enumerate(rows):
            y = top + 0.04 * i
            cells += [(a, y, b, y + 0.04) for a, b in pairwise(edges)]
            lines.append((y + 0.01, [(edges[j] + 0.01, text) for j, text in enumerate(row)]))
        return page_of(*lines).model_copy(update={"number": number, "cells": tuple(cells)})

    heads = ["序号", "检测项目", "标准要求", "实测值", "判定"]
    first = ruled(0.2, heads, ["1", "外观", "无划痕", "无划痕", "合格"], number=1)
    second = ruled(0.1, ["2", "噪声", "≤75dB", "80dB", "不合格"], number=2)
    (table,) = results(first, second)
    assert texts(table)[1] == ["2", "噪声", "≤75dB", "80dB", "不合格"]
    assert table.pages == (1, 2)


def test_heads_in_two_languages_and_cells_set_in_the_middle() -> None:
    (table,) = generated("test_report", "group").tables
    assert table.columns[:3] == ("number", "item", "unit")
    page = page_of(
        (0.2, HEADS),
        (0.24, [(0.11, "1"), (0.2, "绝缘电阻"), (0.42, "≥20MΩ"), (0.62, "185"), (0.81, "合格")]),
        (0.29, [(0.42, "1.5MPa下保压")]),
        (0.3, [(0.11, "2"), (0.2, "水压试验"), (0.62, "无渗漏"), (0.81, "合格")]),
        (0.31, [(0.42, "30min无渗漏")]),
    )
    assert texts(results(page)[0])[1] == ["2", "水压试验", "1.5MPa下保压30min无渗漏", "无渗漏", "合格"]


def test_the_results_of_a_report_are_read() -> None:
    (table,) = generated("test_report", "cover_table").tables
    assert len(table.rows) >= 3
    assert {table.cell(i, "judgement").text for i in range(len(table.rows))} == {"合格"}  # type: ignore[union-attr]


def test_other_papers_have_no_table_of_results() -> None:
    assert results(page_of((0.2, [(0.1, "检验结论"), (0.3, "合格")]), (0.3, [(0.1, "检验项目"), (0.3, "全项")]))) == ()


def test_a_sheet_of_two_sides_is_one_list_with_amounts_of_both_years() -> None:
    balance, income = generated("audit_report").tables
    assert (balance.kind, income.kind) == ("balance_sheet", "income_statement")
    rows = {row[0].text: i for i, row in enumerate(balance.rows)}
    for year in ("current", "former"):
        assets, debts, equity = (
            balance.amount(rows[name], year) for name in ("资产总计", "负债合计", "所有者权益合计")
        )
        assert assets and debts and equity
        assert abs(assets - debts - equity) < Decimal("0.05")
    assert rows["资产总计"] < rows["短期借款"]


def test_lines_of_an_invoice_have_places_and_amounts() -> None:
    page = digital(DIGITAL_LINE, *DIGITAL_END)
    (table,) = tables_of("invoice", [page], extract([page], {}))
    assert table.amount(0, "amount") == Decimal("100000.00")
    cell = table.cell(0, "amount")
    assert cell is not None
    assert cell.box is not None
    assert 0.66 < cell.box[0] < 0.69
