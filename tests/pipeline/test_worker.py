"""The worker: progress, broken dossiers, and its end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier import worker
from dossier.models.finding import Preview
from dossier.models.records import Store
from dossier.pipeline import enqueue_path
from tests.pipeline import papers


def _until(true: Callable[[], object], seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "too slow"
        time.sleep(0.1)


def test_queued_dossiers_are_checked_broken_ones_fail_and_the_next_is_served(
    folder: Path, tmp_path: Path, store: Store
) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 cut")
    bad, good = enqueue_path(tmp_path / "bad.pdf", store), enqueue_path(folder, store)
    assert worker.work_once(store)
    assert worker.work_once(store)
    assert not worker.work_once(store)
    assert (store.dossier(bad).state, store.dossier(good).state) == ("failed", "checked")
    zh, en = store.dossier(bad).message.splitlines()
    assert "bad.pdf" in zh
    assert "bad.pdf" in en
    row = store.dossier(good)
    assert row.progress_done == row.progress_total > 0


def test_a_program_error_fails_the_dossier_only(folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    id_ = enqueue_path(folder, store)
    monkeypatch.setattr(worker, "check_stored", lambda *_: 1 / 0)
    assert worker.work_once(store)
    assert store.dossier(id_).state == "failed"
    assert "ZeroDivisionError" in store.dossier(id_).message


def test_told_to_stop_the_worker_gives_its_dossier_back(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = enqueue_path(folder, store)

    def stopped(*_: object) -> None:
        raise worker.Stopped

    monkeypatch.setattr(worker, "check_stored", stopped)
    with pytest.raises(worker.Stopped):
        worker.work_once(store)
    assert store.dossier(id_).state == "queued"
    assert store.claim_next() == id_


_PARENT = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-m", "dossier.worker", "--parent", str(__import__("os").getpid())])
print(child.pid, flush=True)
time.sleep(60)
"""


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_the_worker_ends_with_its_parent(tmp_path: Path, store: Store) -> None:
    papers.dossier(tmp_path / "a")
    id_ = enqueue_path(tmp_path / "a", store)
    parent = subprocess.Popen([sys.executable, "-c", _PARENT], stdout=subprocess.PIPE, text=True, env={**os.environ})
    assert parent.stdout is not None
    with parent.stdout:
        pid = int(parent.stdout.readline())
        _until(lambda: store.dossier(id_).state == "checked")
        parent.send_signal(signal.SIGKILL)
        parent.wait(10)
        _until(lambda: not _alive(pid), 10)


def test_what_is_found_is_shown_before_the_last_file_is_read(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = enqueue_path(folder, store)
    monkeypatch.setenv("DOSSIER_WORKERS", "2")
    seen: list[tuple[int, Preview]] = []
    keep = Store.keep_preview

    def spy(self: Store, dossier: str, preview: Preview) -> None:
        seen.append((store.dossier(dossier).progress_done, preview))
        keep(self, dossier, preview)
        assert store.preview(dossier) == preview

    monkeypatch.setattr(Store, "keep_preview", spy)
    monkeypatch.setattr(worker, "_PROGRESS_SECONDS", 0.0)
    assert worker.work_once(store)
    total = store.dossier(id_).progress_total
    done, first = seen[0]
    assert done < total, "told before the last page"
    assert first.documents and first.files_done == 1 < first.files
    assert all(finding.documents for _, preview in seen for finding in preview.findings)
    assert any(preview.findings for _, preview in seen)
    assert len({d.id for d in seen[-1][1].documents}) == len(seen[-1][1].documents)
    assert store.preview(id_) is None, "the result is in its place"
