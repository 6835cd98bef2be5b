"""The review report, the workbook and the data, by the registry and by the command line."""

from __future__ import annotations

import io
import json
import time
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pdfplumber
import pypdfium2
import pytest

from dossier import cli
from dossier.exports.checked import checked, without_signs
from dossier.exports.registry import EXPORTS, Asked, export_named, file_name
from dossier.exports.workbook import clean, typed, workbook
from dossier.models.actor import ROLES, Actor
from dossier.models.errors import UsageError
from dossier.models.finding import Result
from dossier.models.records import Store
from dossier.models.rights import may
from tests.ui import made

SIGN = "authenticity.value_edited"
TWIN = "other-dossier"


def text_of(data: bytes) -> str:
    with pdfplumber.open(io.BytesIO(data)) as read:
        return "".join(page.extract_text() or "" for page in read.pages).replace("\n", "").replace(" ", "")


def cells(data: bytes, sheet: str) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(io.BytesIO(data))[sheet].iter_rows(values_only=True))


@pytest.fixture
def dossier_id(store: Store) -> str:
    """A dossier with signs, hostile text, people's acts, and a paper that lies in another dossier."""
    id_ = store.create_dossier("卷宗\x1f一", [("报告.pdf", made.REPORT, 1)], {})
    other = (
        made.documents()[0]
        .evidence("uscc")
        .model_copy(update={"document": None, "dossier": TWIN, "file": "别家的执照.pdf", "text": "别家的内容"})
    )
    report = made.documents()[1]
    findings = (
        *made.findings(),
        made.finding(SIGN, "fail", report.evidence("client"), message="矛盾：两处日期不同。", tier="contradiction"),
        made.finding("authenticity.reused_document", "review", report.evidence("client"), other, tier="strong",
                     message="与另一卷宗相同。"),
        made.finding("sales.invoice_seller", "fail", message="=HYPERLINK(1) 卖方不符", waivable=True),
    )  # fmt: skip
    summary = made.result().dossier.model_copy(
        update={"applicant": {"name": "@测试\x00有限公司", "uscc": "91150291MA0Q3CE79F"}}
    )
    reason = {
        "level": "high",
        "reason": "矛盾一处",
        "reason_en": "one contradiction",
        "document": "d2",
        "checks": (SIGN,),
    }
    result = made.result(findings=findings, dossier=summary, suspicion="high", suspicion_reasons=(reason,))
    run = store.keep_result(id_, result.as_json(), "1", "reader")
    store.correct_field(id_, made.REPORT, 3, "test_report", "model", "X-2", "张三", "看原件")
    store.attest(id_, "policy.attestation", ("inner_mongolia:5.2",), True, "有证书", "李四", "研发机构健全？")
    store.waive(id_, "sales.invoice_seller", ("inner_mongolia:5.2",), "重点企业", "王五", "=HYPERLINK(1) 卖方不符")
    store.give_verdict(id_, findings[3], "holds", "属实", "赵六")
    store.decide(id_, "return", "请补正", "张三", run)
    return id_


def made_as(store: Store, id_: str, name: str, **asked: Any) -> bytes:
    return export_named(name).make(store, id_, Asked(**asked))


def test_the_report_tells_findings_acts_materials_and_digests(store: Store, dossier_id: str) -> None:
    said = text_of(made_as(store, dossier_id, "review_report", signs=True))
    for words in (
        "核验报告", "不符合条件", "第五条第（二）款", "机器读出", "X-I", "X-2", "看原件", "重点企业", "退回",
        "研发机构健全？", "审查人：属实（赵六", "材料清单", "认定申报书", "缺少", made.REPORT[:20],
        "reader", "疑点等级", "矛盾一处", "矛盾：两处日期不同。", "图像无法显示", "第1页共",
    ):  # fmt: skip
        assert words.replace(" ", "") in said, words


@pytest.mark.parametrize("name", ["review_report", "xlsx", "json", "correction_notice"])
def test_who_sees_no_signs_gets_none(store: Store, dossier_id: str, name: str) -> None:
    data = made_as(store, dossier_id, name, signs=False)
    if name == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        said = str([row for sheet in book for row in sheet.iter_rows(values_only=True)])
    else:
        said = data.decode() if name == "json" else text_of(data)
    for words in ("authenticity", "矛盾", "疑点", "与另一卷宗相同", "别家", TWIN):
        assert words not in said, words
    assert name == "correction_notice" or "sales.invoice_seller" in said
    if name == "json":
        assert json.loads(said)["suspicion"] == "none"


def test_what_another_dossier_says_is_only_for_those_who_may_see_it(store: Store, dossier_id: str) -> None:
    for name in ("json", "xlsx"):
        shown, hidden = (
            str(cells(made_as(store, dossier_id, name, signs=True, others=others), "核验意见"))
            if name == "xlsx"
            else made_as(store, dossier_id, name, signs=True, others=others).decode()
            for others in (None, frozenset[str]())
        )
        assert "别家的内容" in shown and TWIN in shown
        assert "别家" not in hidden
    assert "别家" not in text_of(made_as(store, dossier_id, "review_report", signs=True, others=frozenset()))


def test_the_workbook_has_typed_cells_and_no_formula(store: Store, dossier_id: str) -> None:
    data = made_as(store, dossier_id, "xlsx", signs=True)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["概况", "材料", "字段", "核验意见", "材料清单", "人工核定", "操作记录", "文件"]
    assert all(sheet.freeze_panes == "A2" for sheet in book)
    every = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in every if cell.data_type == "f"]
    (seller,) = [cell for cell in every if str(cell.value).startswith("=HYPERLINK")][:1]
    assert seller.data_type == "s" and seller.quotePrefix
    head = dict(cells(data, "概况")[1:])
    assert head["申请单位"] == "@测试\ufffd有限公司" and head["统一社会信用代码"] == "91150291MA0Q3CE79F"
    assert head["申报日期"] == datetime(2025, 6, 30) and head["疑点等级"] == "高"
    corrected = cells(data, "人工核定")[1]
    assert corrected[1] == "张三" and corrected[6:9] == ("X-I", "X-I", "X-2")
    model = next(row for row in cells(data, "字段") if row[3] == "model")
    assert (model[4], model[11], model[12]) == ("X-1", "张三", "X-I")
    acts = [row[2:] for row in cells(data, "操作记录")[1:]]
    assert {row[0] for row in acts} >= {"更正", "退回补正"} or len(acts) == 5


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("date", "2025-06-30", date(2025, 6, 30)), ("date", "长期", "长期"), ("date", "2025-02-30", "2025-02-30"),
        ("date", "1899-01-01", "1899-01-01"), ("money", "1234567.00", Decimal("1234567.00")),
        ("money", "约五万", "约五万"), ("money", "12345678901234567.00", "12345678901234567.00"), ("int", "12", 12),
        ("code", "00123456789012345678", "00123456789012345678"), ("text", "-1+2", "-1+2"), (None, "1", "1"),
    ],
)  # fmt: skip
def test_values_by_their_kind(kind: Any, text: str, value: Any) -> None:
    assert typed(kind, text) == value


def test_cells_that_no_spreadsheet_takes_for_anything_else() -> None:
    hostile = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\x00\x0b=1", "0012", "x" * 40000, "第一行\n第二行"]
    read = openpyxl.load_workbook(io.BytesIO(workbook([("表[1]:*?/\\", ["值"], [[value] for value in hostile])])))
    sheet = read.worksheets[0]
    assert all(cell.data_type == "s" for (cell,) in sheet.iter_rows(min_row=2))
    assert [cell.value for (cell,) in sheet.iter_rows(min_row=2)][:4] == hostile[:4]
    assert sheet["A8"].value == "0012" and len(sheet["A9"].value) == 32767
    assert clean("a\x07b") == "a\ufffdb"


def test_a_checked_dossier_in_every_form(checked_result: Result, store: Store) -> None:
    for export in EXPORTS:
        for language in ("zh", "en"):
            assert export.make(store, checked_result.dossier.id, Asked(language=language, signs=True))  # type: ignore[arg-type]
    data = export_named("review_report").make(store, checked_result.dossier.id, Asked(signs=True))
    with pdfplumber.open(io.BytesIO(data)) as read:
        assert sum(len(page.images) for page in read.pages) > 3
    assert json.loads(made_as(store, checked_result.dossier.id, "json", signs=True)) == checked_result.as_json()


def test_a_thousand_findings_with_long_words(store: Store) -> None:
    id_ = store.create_dossier("大", [], {})
    place = made.documents()[1].evidence("client")
    findings = tuple(
        made.finding(
            "sales.invoice_seller",
            "fail",
            place.model_copy(update={"box": (0.1, n / 1000, 0.5, n / 1000 + 0.001)}),
            message=f"第{n}处。" + "长" * (3000 if n < 3 else 20),
        )
        for n in range(1000)
    )
    store.keep_result(id_, made.result(findings=findings).as_json(), "1", "reader")
    started = time.process_time()
    files = {name: made_as(store, id_, name, signs=True) for name in ("correction_notice", "review_report", "xlsx")}
    assert time.process_time() - started < 40
    assert len(cells(files["xlsx"], "核验意见")) == 1001
    for name in ("correction_notice", "review_report"):
        read = pypdfium2.PdfDocument(files[name])
        assert len(read) > 30
        read.close()


def test_a_dossier_not_yet_checked_is_refused(store: Store) -> None:
    id_ = store.create_dossier("新", [], {})
    for export in EXPORTS:
        with pytest.raises(UsageError, match="还没有核验结果"):
            export.make(store, id_, Asked())


def test_names_formats_and_rights() -> None:
    assert export_named("correction_notice").format == "pdf"
    assert export_named("correction_notice", "docx").media_type.endswith("wordprocessingml.document")
    with pytest.raises(UsageError, match="没有这种导出"):
        export_named("json", "pdf")
    assert file_name(export_named("xlsx"), "甲/乙:\x00公司") == "核验结果表 甲_乙__公司.xlsx"
    open_to = {
        role: {one.name for one in EXPORTS if may(Actor(login="x", name="x", role=role), one.permission)}
        for role in ROLES
    }
    assert open_to["applicant"] == {"correction_notice", "json"}
    assert open_to["official"] == {"correction_notice", "json", "review_report", "xlsx"}


def test_the_command(checked_result: Result, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    id_, out = checked_result.dossier.id, tmp_path / "o"
    for arguments, start in (
        (["--as", "correction_notice", "--due", "2026-12-05"], b"%PDF"),
        (["--as", "correction_notice", "--format", "docx"], b"PK"),
        (["--as", "review_report", "--lang", "en"], b"%PDF"),
        (["--as", "xlsx"], b"PK"),
        (["--as", "json"], b"{"),
    ):
        assert cli.run(["export", id_, "--out", str(out), *arguments]) == 0
        assert out.read_bytes().startswith(start)
    for arguments in (
        ["gone", "--as", "json", "--out", str(out)],
        [id_, "--as", "json", "--format", "docx", "--out", str(out)],
        [id_, "--as", "nonsense", "--out", str(out)],
        [id_, "--as", "json", "--out", str(tmp_path)],
        [id_, "--as", "json", "--out", str(tmp_path / "no" / "x")],
        [id_, "--as", "correction_notice", "--due", "5.12.2026", "--out", str(out)],
    ):
        assert cli.run(["export", *arguments]) == cli.USAGE
    assert "没有这种导出" in capsys.readouterr().err


def test_an_installation_that_shows_no_signs_exports_none(
    store: Store, dossier_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOSSIER_SHOW_SIGNS", "false")
    assert cli.run(["export", dossier_id, "--as", "json", "--out", str(tmp_path / "o.json")]) == 0
    assert "authenticity" not in (tmp_path / "o.json").read_text("utf-8")


def test_signs_are_told_by_family_and_by_tier(store: Store, dossier_id: str) -> None:
    result = checked(store, dossier_id, signs=True).result
    assert len(without_signs(result).findings) == len(result.findings) - 2
