"""One dossier from files to a stored result."""

from __future__ import annotations

import dataclasses
import time
from datetime import date
from pathlib import Path

import pytest

from dossier import pipeline
from dossier.extraction import collecting
from dossier.extraction.documents import documents_of
from dossier.extraction.fields import KINDS
from dossier.models.document import Document
from dossier.models.errors import UnreadableError, UsageError
from dossier.models.page import FileReading
from dossier.models.records import Store
from dossier.pipeline import Options, check_path, check_stored, enqueue_path, enter, extract_path
from tests.pipeline import papers


def test_a_folder_is_read_checked_and_stored(folder: Path, store: Store) -> None:
    told: list[tuple[int, int, str]] = []
    result = check_path(folder, Options(workers=2), store, lambda *step: told.append(step))
    assert [(d.id, d.type, d.file) for d in result.documents] == [
        ("d1", "application_form", "1 申请表.pdf"),
        ("d2", "business_license", "2 执照.pdf"),
    ]
    head = result.dossier
    assert head.applicant == {"name": papers.NAME, "uscc": "91150203MA0N3LRY5B"}
    assert head.product == {"name": "智能潜水泵", "model": "QW-100"}
    assert (head.applied_on, head.declared_from["applied_on"]) == ("2025-06-03", "application_form")
    assert head.declared_from["uscc"] == "business_license"
    assert [(file["name"], file["pages"], file["problems"]) for file in head.files] == [
        ("1 申请表.pdf", 1, []),
        ("2 执照.pdf", 1, []),
    ]
    assert result.timing.pages == 2
    assert told[-1][:2] == (2, 2)
    row = store.dossier(head.id)
    assert (row.title, row.state, row.verdict, row.applicant) == ("卷宗", "checked", result.verdict, papers.NAME)
    assert store.latest_result(head.id) == result.as_json()
    assert store.file(result.documents[0].sha256) == (folder / "1 申请表.pdf").read_bytes()


def test_the_same_files_again_are_the_same_dossier_and_read_nothing(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = check_path(folder, Options(), store)
    monkeypatch.setattr(collecting, "read_files", lambda *_args, **_more: pytest.fail("read again"))
    started = time.perf_counter()
    again = check_path(folder, Options(), store)
    assert time.perf_counter() - started < 2
    assert again.timing.cached_pages == 2
    assert (again.dossier, again.documents, again.findings) == (first.dossier, first.documents, first.findings)
    assert len(store.dossiers()) == 1
    assert len(store.runs(first.dossier.id)) == 2


def test_without_a_store_the_result_is_the_same_but_for_its_id(folder: Path, store: Store) -> None:
    stored, loose = check_path(folder, Options(), store), check_path(folder, Options())
    assert loose.findings == stored.findings
    assert loose.dossier.id != stored.dossier.id
    assert check_path(folder, Options()).dossier.id == loose.dossier.id


def test_what_the_caller_states_wins(folder: Path) -> None:
    stated = Options(policy="baotou", product="深井泵", applied_on=date(2025, 5, 5))
    head = check_path(folder, stated).dossier
    assert (head.policy, head.product["name"], head.applied_on) == ("baotou", "深井泵", "2025-05-05")
    assert {head.declared_from[name] for name in ("policy", "product_name", "applied_on")} == {"option"}


def test_an_unknown_policy_is_a_usage_error(folder: Path) -> None:
    with pytest.raises(UsageError):
        check_path(folder, Options(policy="atlantis"))


def test_a_broken_file_is_a_finding_and_the_rest_is_checked(folder: Path) -> None:
    (folder / "3 坏.pdf").write_bytes(papers.pdf(papers.FORM)[:200])
    (folder / "4 空.pdf").write_bytes(b"")
    result = check_path(folder, Options(policy="inner_mongolia"))
    assert {d.type for d in result.documents} >= {"application_form", "business_license"}
    problems = {file["name"]: file["problems"] for file in result.dossier.files}
    assert problems["3 坏.pdf"]
    assert problems["4 空.pdf"][0]["code"] == "empty_file"
    assert any(f.check == "completeness.readable" and f.status != "pass" for f in result.findings)


def test_a_file_of_blank_pages_is_a_finding(folder: Path) -> None:
    (folder / "3 白.pdf").write_bytes(papers.pdf([""], [""]))
    problems = {file["name"]: file["problems"] for file in check_path(folder, Options()).dossier.files}
    assert [problem["code"] for problem in problems["3 白.pdf"]] == ["blank_file"]
    assert not problems["1 申请表.pdf"]


def test_the_same_trouble_on_many_pages_is_told_a_few_times(folder: Path) -> None:
    loop = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 50>>endobj\n"
    (folder / "3 环.pdf").write_bytes(loop + b"trailer<</Root 1 0 R>>\n%%EOF")
    files = {file["name"]: file for file in check_path(folder, Options()).dossier.files}
    messages = [found["message"]["zh"] for found in files["3 环.pdf"]["problems"]]
    assert len(messages) == 5 and "另有 45 页" in messages[-1]


def test_a_name_that_is_a_number_does_not_change_what_is_said(folder: Path, store: Store) -> None:
    loop = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n"
    (folder / "1").write_bytes(loop + b"trailer<</Root 1 0 R>>\n%%EOF")
    check_path(folder, Options(), store)
    (folder / "1").rename(folder / "9")
    files = {file["name"]: file for file in check_path(folder, Options(), store).dossier.files}
    assert "“9”第1页" in files["9"]["problems"][0]["message"]["zh"]


def test_a_file_that_breaks_the_program_is_a_problem_and_the_rest_is_checked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(name: str, reading: FileReading, first_id: int) -> list[Document]:
        if name.startswith("1"):
            raise ZeroDivisionError
        return documents_of(name, reading, first_id)

    monkeypatch.setattr(collecting, "documents_of", breaks)
    result = check_path(folder, Options())
    assert [(d.id, d.type) for d in result.documents] == [("d1", "business_license")]
    (problem,) = result.dossier.files[0]["problems"]
    assert problem["code"] == "extraction_failed"
    assert "ZeroDivisionError" in problem["message"]["zh"]


def test_a_paper_whose_fields_break_the_program_leaves_the_others_of_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = dataclasses.replace(KINDS["business_license"], extract=lambda _pages, _data: 1 / 0)
    monkeypatch.setitem(KINDS, "business_license", kind)
    (tmp_path / "合.pdf").write_bytes(papers.pdf(papers.LICENCE, papers.FORM))
    result = check_path(tmp_path / "合.pdf", Options())
    assert [(d.type, bool(d.fields)) for d in result.documents] == [
        ("business_license", False),
        ("application_form", True),
    ]
    (problem,) = result.dossier.files[0]["problems"]
    assert (problem["code"], problem["page"]) == ("extraction_failed", 1)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 cut", b"just words"])
def test_nothing_readable_at_all(tmp_path: Path, store: Store, content: bytes) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadableError, match=r"x\.pdf"):
        check_path(path, Options(), store)
    (tmp_path / "leer").mkdir()
    with pytest.raises(UnreadableError):
        check_path(tmp_path / "leer", Options(), store)


def test_a_correction_is_checked_anew_without_reading(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = check_path(folder, Options(), store)
    licence = first.documents[1]
    id_ = first.dossier.id
    store.correct_field(
        id_, licence.sha256, 1, "business_license", "company_name", "赤穗(包头)泵业有限公司", "张三", "看原件"
    )
    monkeypatch.setattr(collecting, "read_files", lambda *_args, **_more: pytest.fail("read again"))
    field = check_stored(store, id_).documents[1].fields["company_name"]
    assert (field.value, field.machine_value, field.source) == ("赤穗（包头）泵业有限公司", papers.NAME, "person")
    assert field.box == licence.fields["company_name"].box
    (row,) = store.corrections(id_)
    assert (row.machine_value, row.old_value) == (papers.NAME, papers.NAME)


def test_a_persons_word_closes_a_finding(folder: Path, store: Store) -> None:
    first = check_path(folder, Options(policy="inner_mongolia"), store)
    id_ = first.dossier.id
    waiting = [f for f in first.findings if f.judge == "person" and f.status == "review"]
    assert first.open_attestations == len(waiting) > 0
    one = waiting[0]
    store.attest(id_, one.check, one.clauses, True, "有证书", "张三", one.message)
    again = check_stored(store, id_)
    assert again.open_attestations == first.open_attestations - 1
    (closed,) = [f for f in again.findings if f.judge == "person" and f.message.startswith(one.message)]
    assert closed.status == "pass"
    assert "张三" in closed.message
    assert "有证书" in closed.message


def test_the_same_file_twice_and_a_zip(tmp_path: Path, store: Store) -> None:
    folder = papers.dossier(tmp_path / "two")
    (folder / "3 再次.pdf").write_bytes((folder / "2 执照.pdf").read_bytes())
    result = check_path(folder, Options(), store)
    assert [(d.id, d.file) for d in result.documents][1:] == [("d2", "2 执照.pdf"), ("d3", "3 再次.pdf")]


def test_a_kept_reading_does_not_tell_the_name_its_file_had_elsewhere(tmp_path: Path, store: Store) -> None:
    for folder, name in (("a", "甲公司机密.pdf"), ("b", "乙.pdf")):
        papers.dossier(tmp_path / folder)
        (tmp_path / folder / name).write_bytes(b"%PDF-1.4 cut")
    first, second = (check_path(tmp_path / folder, Options(), store) for folder in ("a", "b"))
    assert second.timing.cached_pages == 2
    messages = [result.dossier.files[-1]["problems"][0]["message"]["zh"] for result in (first, second)]
    assert "甲公司机密.pdf" in messages[0]
    assert messages[1] == messages[0].replace("甲公司机密.pdf", "乙.pdf")


def test_extract_gives_documents_and_no_findings(folder: Path, store: Store) -> None:
    data = extract_path(sorted(folder.iterdir()), Options(), store).as_json()
    assert [d["id"] for d in data["documents"]] == ["d1", "d2"]
    assert "findings" not in data
    assert store.dossiers() == []


def test_a_sample_is_queued_once(folder: Path, store: Store) -> None:
    id_ = enqueue_path(folder, store)
    assert enqueue_path(folder, store) == id_
    assert store.claim_next() == id_
    check_stored(store, id_)
    enqueue_path(folder, store)
    assert store.claim_next() is None


def test_handing_in_anew_makes_a_new_dossier(folder: Path, store: Store) -> None:
    sources = pipeline.open_sources(folder, pipeline.settings().limits)
    assert enter(store, "t", sources, Options()) != enter(store, "t", sources, Options())
