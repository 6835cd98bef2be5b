"""Files, readings, dossiers and results."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dossier.models.base import text
from dossier.models.errors import StoreError, UsageError
from dossier.models.page import FileReading, Line, Page, Problem
from dossier.models.records import FileRow, Store
from dossier.models.records.place import place_of
from tests.models.records.results import SHA, finding, result


def test_a_file_is_kept_once_by_its_digest(store: Store) -> None:
    digest = store.keep_file("你好".encode())
    assert digest == hashlib.sha256("你好".encode()).hexdigest() == store.keep_file("你好".encode())
    assert store.file(digest) == "你好".encode()
    assert [path.name for path in store.files.folder.rglob("*") if path.is_file()] == [digest]
    assert (store.files.folder / digest[:2] / digest).stat().st_mode & 0o222 == 0


def test_a_damaged_file_is_noticed_and_mended_when_handed_in_again(store: Store) -> None:
    digest = store.keep_file(b"whole")
    path = store.files.folder / digest[:2] / digest
    path.chmod(0o600)
    path.write_bytes(b"torn")
    with pytest.raises(StoreError, match="指纹"):
        store.file(digest)
    store.keep_file(b"whole")
    assert store.file(digest) == b"whole"


def test_a_missing_file_and_a_name_that_is_no_digest(store: Store) -> None:
    with pytest.raises(StoreError, match="缺失"):
        store.file("b" * 64)
    with pytest.raises(ValueError, match="sha256"):
        store.file("../../etc/passwd")


def test_a_reading_comes_back_equal_for_its_version_only(store: Store) -> None:
    page = Page(number=1, width=595, height=842, media="text", lines=(Line(text="营业执照\x00", box=(0, 0, 1, 0.1)),))
    reading = FileReading(sha256=SHA, pages=(page,), data={"pdf.producer": "x"})
    cache = store.cache("reader-1")
    cache.put(reading)
    cache.put(reading.model_copy(update={"seconds": 9.0}))
    assert cache.get(SHA) == reading
    assert store.cache("reader-2").get(SHA) is None


def test_a_dossier_with_its_files_in_order(store: Store) -> None:
    problem = Problem(code="zip_bomb", message=text("太大", "too big"), cure=text("拆分", "split it"))
    files = [("二.pdf", SHA, 5), FileRow(name="一\x00.zip", sha256="b" * 64, size=0, problems=(problem,))]
    id_ = store.create_dossier("甲公司 水泵", files, {"policy": "baotou"})
    row = store.dossier(id_)
    assert (row.title, row.state, row.options, row.counts) == ("甲公司 水泵", "queued", {"policy": "baotou"}, {})
    assert datetime.now(UTC) - row.created_at < timedelta(minutes=1)
    assert row.created_at.utcoffset() == timedelta(0)
    kept = store.dossier_files(id_)
    assert [file.name for file in kept] == ["二.pdf", "一\ufffd.zip"]
    assert kept[1].problems == (problem,)


def test_the_same_dossier_is_found_again_other_options_are_another_dossier(store: Store) -> None:
    files = [("a.pdf", SHA, 5)]
    first = store.create_dossier("t", files, {"policy": "p"})
    assert store.find_dossier("t", files, {"policy": "p"}) == first
    assert store.find_dossier("t", files, {"policy": "q"}) is None
    assert store.find_dossier("t", [("b.pdf", SHA, 5)], {"policy": "p"}) is None


def test_an_unknown_dossier_is_a_usage_error(store: Store) -> None:
    with pytest.raises(UsageError):
        store.dossier("nothing")
    with pytest.raises(UsageError):
        store.corrections("nothing")


def test_runs_are_kept_and_the_latest_makes_the_head(store: Store) -> None:
    id_ = store.create_dossier("t", [], {})
    assert store.latest_result(id_) is None
    first = store.keep_result(id_, result(finding("fail"), verdict="ineligible"), "1", "r1")
    second = store.keep_result(id_, result(finding(), finding("warn")), "1", "r1")
    assert [run.id for run in store.runs(id_)] == [first, second]
    assert store.latest_result(id_) == result(finding(), finding("warn"))
    assert store.result(first) == result(finding("fail"), verdict="ineligible")
    (row,) = store.dossiers()
    assert (row.verdict, row.applicant, row.product) == ("eligible", "甲公司", "水泵")
    assert (row.counts, row.run_id) == ({"pass": 1, "warn": 1}, second)


def test_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_STORE", str(tmp_path / "env"))
    assert place_of().files == tmp_path / "env/files"
    assert place_of(f"sqlite:///{tmp_path}/x/y.db").files == tmp_path / "x/files"
    for scheme in ("postgresql", "postgresql+psycopg", "postgresql+pg8000"):
        postgresql = place_of(f"{scheme}://u:geheim@h/db?files={tmp_path}/f")
        assert (postgresql.url.drivername, postgresql.files) == ("postgresql+pg8000", tmp_path / "f")
    for wrong in ("mysql://u:geheim@h/db", "sqlite://", "::://"):
        with pytest.raises(UsageError) as caught:
            place_of(wrong)
        assert "geheim" not in str(caught.value)


def test_a_store_that_cannot_be_opened_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StoreError, match="--store"):
        Store(str(tmp_path / "file"))
    (tmp_path / "bad.sqlite3").write_bytes(b"no database at all" * 100)
    with pytest.raises(StoreError, match="--store"):
        Store(f"sqlite:///{tmp_path}/bad.sqlite3")
