"""Papers handed in again: page by page, and what people said of pages that did not change."""

from __future__ import annotations

from dossier.casework.revisions import carry_over, page_changes
from dossier.models.document import Document, Field
from dossier.models.page import FileReading, Line, Page
from dossier.models.records.rows import FileRow
from dossier.models.records.store import Store
from tests.casework.made import finding, result

READER = "r"
FORM = ["产品申请书", "申请单位名称与联系方式见下表，所报产品为智能水泵，型号与检测报告一致", "填报日期二〇二五年六月"]
REPORT = [
    "检验报告",
    "样品经检验，所检项目均符合所依据标准的要求，检验结论为合格，样品由委托单位送检",
    "报告编号一二三",
]
LICENCE = ["营业执照", "统一社会信用代码见右上角，经营范围为水泵的制造与销售以及相关的技术服务咨询"]


def _file(store: Store, name: str, *pages: list[str]) -> FileRow:
    sha = store.keep_file(repr((name, pages)).encode())
    read = tuple(
        Page(
            number=n, width=595, height=842, media="text", lines=tuple(_line(text, at) for at, text in enumerate(lines))
        )
        for n, lines in enumerate(pages, 1)
    )
    store.keep_reading(FileReading(sha256=sha, pages=read), READER)
    return FileRow(name=name, sha256=sha, size=1)


def _line(text: str, at: int) -> Line:
    return Line(text=text, box=(0.1, 0.1 + at * 0.05, 0.9, 0.13 + at * 0.05), confidence=1.0, source="text")


def _dossier(store: Store, *files: FileRow, messages: tuple[str, ...] = ("产品质量可靠",)) -> str:
    id_ = store.create_dossier("材料", files, {})
    documents = tuple(
        Document(
            id=f"d{n}",
            type="test_report",
            type_confidence=1.0,
            file=row.name,
            sha256=row.sha256,
            pages=(1,),
            fields={"issue_date": Field(value="2025-01-02", raw="", page=1, box=None, confidence=0.9, source="text")},
        )
        for n, row in enumerate(files, 1)
    )
    asked = [
        finding("review", "policy.attestation", judge="person", message=text, documents=(f"d{n}",))
        for n, text in enumerate(messages, 1)
    ]
    found = result("baotou", *asked, documents=documents, open_attestations=len(asked))
    store.keep_result(id_, found.as_json(), "1", READER)
    return id_


def test_same_changed_new_and_gone(store: Store) -> None:
    before = _dossier(store, _file(store, "a.pdf", FORM, REPORT), _file(store, "b.pdf", LICENCE))
    mended = [REPORT[0], REPORT[1], "报告编号一二四"]
    after = _dossier(
        store,
        _file(
            store,
            "全部.pdf",
            FORM,
            mended,
            ["全新的一页", "与此前各页均不相同的补充说明材料，共一页，由申请单位盖章确认"],
        ),
    )
    told = [
        (one.change, one.before and one.before.page, one.after and one.after.page)
        for one in page_changes(store, before, after)
    ]
    assert told == [("same", 1, 1), ("changed", 2, 2), ("new", None, 3), ("gone", 1, None)]
    changed = page_changes(store, before, after)[1]
    assert (changed.removed, changed.added) == (("报告编号一二三",), ("报告编号一二四",))


def test_a_page_twice_is_matched_once(store: Store) -> None:
    before = _dossier(store, _file(store, "a.pdf", FORM))
    after = _dossier(store, _file(store, "b.pdf", FORM, FORM))
    assert [one.change for one in page_changes(store, before, after)].count("same") == 1


def test_words_on_unchanged_pages_are_kept(store: Store) -> None:
    same, other = _file(store, "检测报告.pdf", REPORT), _file(store, "申请书.pdf", FORM)
    before = _dossier(store, same, other, messages=("报告真实", "产品质量可靠"))
    for row in (same, other):
        store.correct_field(before, row.sha256, 1, "test_report", "issue_date", "2025-02-03", "审核员", "看原件")
    for message in ("报告真实", "产品质量可靠"):
        store.attest(before, "policy.attestation", ["baotou:7.1.1"], True, "属实", "审核员", message)
    mended = _file(store, "申请书.pdf", [*FORM[:2], "填报日期二〇二五年七月"])
    after = _dossier(store, same, mended, messages=("报告真实", "产品质量可靠"))
    assert carry_over(store, before, after, "沿用第1次：") == 2
    (correction,) = store.corrections(after)
    assert (correction.sha256, correction.new_value, correction.user, correction.reason) == (
        same.sha256, "2025-02-03", "审核员", "沿用第1次：看原件",
    )  # fmt: skip
    assert [row.message for row in store.attestations(after)] == ["报告真实"]


def test_an_unchanged_page_in_another_file_keeps_its_words(store: Store) -> None:
    first = _file(store, "a.pdf", REPORT, FORM)
    before = _dossier(store, first)
    store.correct_field(before, first.sha256, 1, "test_report", "issue_date", "2025-02-03", "审核员", "看原件")
    saved_anew = _file(store, "b.pdf", LICENCE, REPORT)
    after = _dossier(store, saved_anew)
    carry_over(store, before, after, "")
    assert [(row.sha256, row.first_page) for row in store.corrections(after)] == [(saved_anew.sha256, 2)]
