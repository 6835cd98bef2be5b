"""What goes into the correction notice, and both printed forms of it."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import Any

import pdfplumber
import pytest
from docx import Document as read_docx

from dossier.checks.engine import load_policy
from dossier.checks.questions import CONFIRM
from dossier.exports.checked import checked
from dossier.exports.crops import crops
from dossier.exports.notice import CorrectionNotice, NoticeItem, notice_items, notice_of
from dossier.exports.notice_docx import notice_docx
from dossier.exports.notice_pdf import notice_pdf
from dossier.exports.notice_words import for_the_applicant
from dossier.models.document import Evidence
from dossier.models.finding import Finding, Result
from dossier.models.records import Store
from dossier.models.records.attestations import attested, without_answer
from dossier.models.records.rows import AttestationRow
from tests.ui import made

VERSION = load_policy("inner_mongolia").versions[-1]


def row(check: str, finding: Finding, **changes: Any) -> AttestationRow:
    said: dict[str, Any] = {
        "id": 1, "created_at": datetime(2025, 7, 1, tzinfo=UTC), "check": check, "clauses": finding.clauses,
        "message": finding.message, "confirmed": False, "reason": "内部：见电话记录", "user": "李四（li）",
    }  # fmt: skip
    return AttestationRow(**{**said, **changes})


def items(*findings: Finding, said: tuple[AttestationRow, ...] = (), **changes: Any) -> tuple[NoticeItem, ...]:
    return notice_items(made.result(findings=findings, **changes), VERSION, said)


def told(notice_items_: tuple[NoticeItem, ...]) -> str:
    return " ".join(str(words) for item in notice_items_ for words in (*item.found, *item.cures, item.material))


def test_faults_open_questions_and_missing_papers_are_in_it_in_the_order_of_the_list() -> None:
    report, licence = made.documents()[1], made.documents()[0]
    found = items(
        made.finding("lab.name", "fail", report.evidence("client"), cure="请提交报告。", cure_en="Hand it in."),
        made.finding("applicant.name", "pass", licence.evidence("company_name")),
        made.finding("product.model", "warn", report.evidence("model")),
        made.finding("sales.invoice_seller", "fail", message="没有发票。"),
        made.finding(
            "completeness.required_document", "fail", message="未见科技查新报告。", clauses=("inner_mongolia:7.5",)
        ),
        made.finding("validity.identifier", "review", licence.evidence("uscc")),
        made.finding("product.category", "review", judge="person", cure="请写明类别。", cure_en="State the kind."),
    )
    assert [(item.number, item.material.zh, item.kind) for item in found] == [
        (1, "营业执照", "open"), (2, "科技查新报告", "missing"), (3, "产品检测报告", "fault"),
        (4, "综合事项", "fault"), (5, "综合事项", "open"),
    ]  # fmt: skip
    assert [str(clause) for clause in found[1].cited] == ["《内蒙古自治区首台（套）、首批（次）认定》第七条第（五）款"]
    place = found[2].places[0]
    assert (place.file, place.page) == ("报告.pdf", 3) and place.spot and place.spot.box[:3] == (0.1, 0.4, 0.5)
    assert found[3].cures[0].zh.startswith("请核对")


@pytest.mark.parametrize(
    "changes",
    [
        {"check": "authenticity.value_edited", "tier": "contradiction"},
        {"check": "authenticity.reused_document"},
        {"tier": "strong"},
        {"check": "policy.in_force"},
        {"check": "internal.check_failed"},
        {"judge": "person", "status": "review", "cure": None},
        {"judge": "person", "status": "review", "check": "policy.restricted_list"},
        {"evidence": (Evidence(document=None, page=1, box=None, text="x", file="y.pdf", dossier="other"),)},
    ],
)
def test_signs_and_what_is_the_office_s_own_are_never_in_it(changes: dict[str, Any]) -> None:
    finding = made.finding("lab.name", "fail", cure="请更正。", cure_en="Mend it.")
    assert items(finding)
    assert not items(finding.model_copy(update=changes))


def test_what_a_reviewer_found_not_to_hold_is_no_fault() -> None:
    finding = made.finding("lab.name", "fail")
    assert not items(finding, said=(row("verdict:fails:lab.name", finding),))
    assert items(finding, said=(row("verdict:holds:lab.name", finding),))


def test_who_answered_and_why_stays_in_the_house() -> None:
    asked = made.finding("policy.attestation", "review", judge="person", message="研发机构健全？", cure="请说明。")
    said = (row("policy.attestation", asked),)
    (answered,) = attested([asked], said)
    assert "李四" in answered.message and "李四" in answered.message_en
    assert without_answer(answered, said).zh == asked.message and without_answer(answered, said).en == asked.message_en
    assert told(items(answered, said=said)) == "研发机构健全？ 请说明。 综合事项"


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("名称不同。该处识别可信度低，请对照原件核实后再作判断。", "名称不同。"),
        ("合计不等。数值取自文件自带的文字，但是否属于该栏尚不能确定，请对照原件核实后再作判断。", "合计不等。"),
        (
            "Sums differ. The value is the file's own text, but may belong to another: compare with the original.",
            "Sums differ.",
        ),
        ("合计不等。其中有数额识别可信度低，请对照原件核实。", "合计不等。"),
        (f"{CONFIRM.zh}属于哪一领域。", "待确认：属于哪一领域。"),
        ("x.pdf第1页按检测报告处理，但依据不足（title:检测（1））", "x.pdf第1页按检测报告处理，但依据不足"),
        ("未能识别名称，无法判断，请人工查看。", "未能识别名称，无法判断。"),
        ("是否具备规定的查新资质，请审核人员确认。", "是否具备规定的查新资质，待确认。"),
        ("Names differ. The reading is uncertain here: compare with the original.", "Names differ."),
        ("x: y could not be read; a person must look.", "x: y could not be read."),
        ("请人工核对本项。", "请人工核对本项。"),
    ],
)
def test_words_to_the_reviewer_are_cut(words: str, left: str) -> None:
    assert for_the_applicant(words) == left


def test_the_same_fault_told_twice_is_one() -> None:
    report = made.documents()[1]
    once = made.finding("lab.name", "fail", report.evidence("client"), message="名称不同。", cure="请更正。")
    clause = made.finding("lab.name", "fail", report.evidence("client"), message="名称不同。", clauses=("baotou:7",))
    chain = made.finding("lab.scope", "review", report.evidence("client"), message="缺少衔接。", cure="请补交。")
    apart = made.finding("dates.sequence", "fail", report.evidence("client"), message="先后矛盾。")
    merged, other = items(once, clause, chain, apart)
    assert merged.clauses == ("inner_mongolia:5.2", "baotou:7") and merged.kind == "fault"
    assert [str(words) for words in merged.found] == ["名称不同。", "缺少衔接。"]
    assert merged.cures[0].zh == "请更正。" and len(merged.places) == 1
    assert other.found[0].zh == "先后矛盾。"


def notice(*found: Finding, **changes: Any) -> CorrectionNotice:
    said: dict[str, Any] = {
        "dossier": "d0", "case": "baotou-2026-0001", "applicant": "青禾\x00\x1f（包头）泵业有限公司",
        "uscc": "91150203MA0N3LRY5B",
        "product": "泵 <b>&", "policy": load_policy("inner_mongolia").name, "version": "draft", "round": "2026年第一批",
        "submission": 2, "day": date(2026, 11, 21), "due": date(2026, 12, 5), "items": items(*found),
    }  # fmt: skip
    return CorrectionNotice(**{**said, **changes})


def pdf_words(data: bytes) -> str:
    with pdfplumber.open(io.BytesIO(data)) as read:
        return "".join(page.extract_text() or "" for page in read.pages).replace("\n", "").replace(" ", "")


def docx_words(data: bytes) -> str:
    read = read_docx(io.BytesIO(data))
    parts = [p.text for p in read.paragraphs]
    parts += [p.text for table in read.tables for line in table.rows for cell in line.cells for p in cell.paragraphs]
    return "".join(parts).replace(" ", "")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_both_forms_say_the_same(language: Any) -> None:
    report = made.documents()[1]
    one = notice(
        made.finding("lab.name", "fail", report.evidence("client"), message=f"甲{made.HOSTILE}", cure="请更正。"),
        made.finding("sales.invoice_seller", "fail", message="没有发票。", message_en="No invoice."),
    )
    pdf, docx = pdf_words(notice_pdf(one, {}, language)), docx_words(notice_docx(one, {}, language))
    shared = {
        "zh": ["一次性告知书", "baotou-2026-0001", "2026年第一批", "2026年12月5日", "泵<b>&", "报告.pdf", "第3页",
               "无法显示", "第五条第（二）款", "没有发票。", "第2项", "以下2项"],
        "en": ["Correctionnotice", "2026-12-05", "page3", "cannotbedrawn", "article5(2)", "Noinvoice.", "Item2"],
    }[language]  # fmt: skip
    for words in shared:
        assert words in pdf and words in docx, words
    assert ("第1页共1页" if language == "zh" else "page1of1") in pdf


def test_nothing_to_mend_is_said_plainly() -> None:
    empty = notice(due=None)
    for words in (pdf_words(notice_pdf(empty, {})), docx_words(notice_docx(empty, {}))):
        assert "没有需要补正的事项" in words and "补正期限" not in words


def test_the_docx_has_real_headings_tables_and_page_numbers() -> None:
    report = made.documents()[1]
    data = notice_docx(notice(made.finding("lab.name", "fail", report.evidence("client"))), {})
    read = read_docx(io.BytesIO(data))
    assert [p.text for p in read.paragraphs if p.style.name.startswith("Heading")] == [
        "产品检测报告",
        "第 1 项【须补正】",
    ]
    assert [p.text for p in read.paragraphs if p.style.name == "Title"] == ["一次性告知书"]
    assert len(read.tables) == 2 and {len(table.columns) for table in read.tables} == {2}
    foot = read.sections[0].footer._element.xml
    assert "PAGE" in foot and "NUMPAGES" in foot
    assert 'w:eastAsia="宋体"' in read.styles["Normal"].element.xml


def test_a_checked_dossier_with_crops_of_its_pages(checked_result: Result, store: Store) -> None:
    dossier = checked(store, checked_result.dossier.id, signs=False)
    one = notice_of(dossier, day=date(2026, 11, 21))
    assert one.applicant and one.product == "智能矿用电驱系统 BC-220E" and len(one.items) > 5
    assert not [item for item in one.items for clause in item.clauses if "authenticity" in clause]
    pictures = crops(store, dossier.run.reader_version, one.spots)
    assert set(pictures) == set(one.spots) and pictures
    with pdfplumber.open(io.BytesIO(notice_pdf(one, pictures))) as read:
        assert sum(len(page.images) for page in read.pages) >= len(pictures) / 2
    docx = read_docx(io.BytesIO(notice_docx(one, pictures)))
    assert len(docx.inline_shapes) >= len(pictures) / 2


def test_a_page_that_cannot_be_drawn_leaves_the_place_in_words(checked_result: Result, store: Store) -> None:
    dossier = checked(store, checked_result.dossier.id, signs=False)
    spots = notice_of(dossier).spots
    assert not crops(store, "no such reader", spots)
    assert not crops(store, dossier.run.reader_version, [spot._replace(page=99) for spot in spots])
    assert not crops(store, dossier.run.reader_version, [spot._replace(sha256="0" * 64) for spot in spots])
    beside = spots[0]._replace(box=(2.0, 2.0, 3.0, 3.0))
    assert all(crop.jpeg for crop in crops(store, dossier.run.reader_version, [beside]).values())
