"""Documents of a stored dossier are formed once, and anew as soon as anything they depend on has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier import forming
from dossier.arranging import arrange
from dossier.extraction import collecting
from dossier.models.arrangement import paper_of
from dossier.models.finding import Result
from dossier.models.records import FileRow, Store
from dossier.pipeline import Options, check_path, check_stored
from tests.pipeline.papers import LICENCE, NAME, pdf

REPORT = ("检测报告", "报告编号：JC-2025-0101", f"委托单位：{NAME}", "样品名称：智能潜水泵", "检测结论：合格")


@pytest.fixture
def formed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files from which documents were formed, in order."""
    told: list[str] = []
    real = collecting.documents_of

    def noted(name: str, *rest: object) -> object:
        told.append(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(collecting, "documents_of", noted)
    return told


@pytest.fixture
def checked(tmp_path: Path, store: Store, formed: list[str]) -> Result:
    folder = tmp_path / "卷宗"
    folder.mkdir()
    (folder / "1.pdf").write_bytes(pdf(LICENCE, REPORT))
    result = check_path(folder, Options(), store)
    formed.clear()
    return result


def said(result: Result) -> dict[str, object]:
    return {name: value for name, value in result.as_json().items() if name != "timing"}


def test_another_check_forms_nothing_and_says_the_same(checked: Result, store: Store, formed: list[str]) -> None:
    again = check_stored(store, checked.dossier.id)
    assert formed == [] and said(again) == said(checked)
    assert (again.timing.pages, again.timing.cached_pages, again.timing.slow_pages) == (2, 2, ())


def test_neither_bytes_nor_readings_are_fetched(checked: Result, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("file", "reading"):
        monkeypatch.setattr(store, name, lambda *_: pytest.fail("fetched"))
    check_stored(store, checked.dossier.id)


def test_a_correction_counts_and_can_be_corrected_again(checked: Result, store: Store, formed: list[str]) -> None:
    licence = checked.documents[0]
    for value in ("乙电气有限公司", "丙电气有限公司"):
        store.correct_field(
            checked.dossier.id, licence.sha256, 1, licence.type, "company_name", value, "张三", "看过原件"
        )
        assert check_stored(store, checked.dossier.id).documents[0].value("company_name") == value
    assert formed == []


def test_an_arrangement_and_its_undoing_count(checked: Result, store: Store, formed: list[str]) -> None:
    id_ = checked.dossier.id
    paper = [part.model_dump(mode="json") for part in paper_of(checked.documents[1].in_files)]
    act = arrange(store, id_, "retype", {"paper": paper, "type": "user_report"}, "张三", "看过原件")
    assert [document.type for document in check_stored(store, id_).documents] == ["business_license", "user_report"]
    assert formed == ["1.pdf"]
    arrange(store, id_, "undo", {"arrangement": act}, "张三", "看错")
    assert said(check_stored(store, id_)) == said(checked)


def test_changed_rules_count_at_once(
    checked: Result, store: Store, formed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forming, "rules_digest", lambda: "others")
    check_stored(store, checked.dossier.id)
    assert formed == ["1.pdf"]


def test_what_may_not_happen_again_is_not_kept(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch, formed: list[str]
) -> None:
    real = collecting.documents_of

    def broken(*_: object) -> object:
        raise MemoryError

    (tmp_path / "1.pdf").write_bytes(pdf(LICENCE))
    monkeypatch.setattr(collecting, "documents_of", broken)
    first = check_path(tmp_path / "1.pdf", Options(), store)
    assert first.documents == ()
    monkeypatch.setattr(collecting, "documents_of", real)
    assert [document.type for document in check_stored(store, first.dossier.id).documents] == ["business_license"]


def test_another_dossier_with_the_same_files_has_its_own(checked: Result, store: Store, formed: list[str]) -> None:
    file = store.dossier_files(checked.dossier.id)[0]
    other = store.create_dossier("t", [FileRow(name="别名.pdf", sha256=file.sha256, size=file.size)], {})
    assert {document.file for document in check_stored(store, other).documents} == {"别名.pdf"}
    assert {document.file for document in check_stored(store, checked.dossier.id).documents} == {"1.pdf"}
