"""No OCR, and a store of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.models.records import Store
from tests.pipeline import papers


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
def folder(tmp_path: Path) -> Path:
    return papers.dossier(tmp_path / "卷宗")
