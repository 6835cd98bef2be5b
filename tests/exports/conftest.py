"""A checked dossier of two text pages, without OCR."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from dossier.models.finding import Result
from dossier.models.records import Store
from dossier.pipeline import Options, check_path
from tests.ui import small_dossier


@pytest.fixture(autouse=True)
def _no_ocr(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DOSSIER_OCR_ENGINE", "null")
    monkeypatch.setenv("DOSSIER_WORKERS", "1")
    monkeypatch.setenv("DOSSIER_STORE", str(tmp_path / "store"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(str(tmp_path / "store"))
    yield opened
    opened.close()


@pytest.fixture
def checked_result(store: Store, tmp_path: Path) -> Result:
    """A licence, and a report for another client whose file has a hostile name."""
    with zipfile.ZipFile(BytesIO(small_dossier.zipped())) as archive:
        archive.extractall(tmp_path / "d")
    options = Options(policy="inner_mongolia", product="智能矿用电驱系统", model="BC-220E", workers=1)
    return check_path(tmp_path / "d", options, store)
