"""Pages read by a Dask cluster: the same answers, the same limits, and plain words where it cannot be used."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.extraction.ocr.null import NullEngine
from dossier.extraction.reading import read_files
from dossier.extraction.reading.executor import executor
from dossier.extraction.reading.shape import PageReading
from dossier.extraction.reading.tasks import Task
from dossier.models.errors import UsageError
from dossier.models.settings import Limits
from tests.extraction.papers import scan, text_pdf
from tests.extraction.test_crew import STUBBORN, source

distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """A cluster of one worker in this process."""
    with distributed.LocalCluster(
        n_workers=1,
        threads_per_worker=2,
        processes=False,
        dashboard_address=None,
        protocol="tcp",
        silence_logs=logging.ERROR,
    ) as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def by_cluster(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_SCHEDULER", scheduler)


@pytest.mark.usefixtures("by_cluster")
def test_a_cluster_reads_what_processes_read(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [source("a.pdf", text_pdf([["甲一"], ["甲二"]])), source("b.txt", b"no"), source("c.png", scan())]
    by_cluster = read_files(files, NullEngine(), workers=2)
    monkeypatch.delenv("DOSSIER_SCHEDULER")
    here = read_files(files, NullEngine(), workers=2)
    assert [reading.pages for reading in by_cluster] == [reading.pages for reading in here]
    assert [reading.problems for reading in by_cluster] == [reading.problems for reading in here]


@pytest.mark.usefixtures("by_cluster")
def test_time_limits_hold_on_a_cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "stubborn.py"
    script.write_text(STUBBORN, "utf-8")
    monkeypatch.setattr("dossier.extraction.reading.crew.WORKER", (str(script),))
    file = tmp_path / "a"
    file.write_bytes(text_pdf([["一"], ["二"], ["三"], ["四"]]))
    with executor(2, "null", Limits(seconds_per_page=4), tmp_path) as hands:
        answers = list(hands.map([Task("甲.pdf", file, number) for number in range(1, 5)]))
    pages = [answer for answer in answers if isinstance(answer, PageReading)]
    assert [page.page.text if page.page else None for page in pages] == ["一", None, None, "四"]
    assert [problem.code for page in pages for problem in page.problems] == ["page_timeout", "page_crashed"]


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DOSSIER_SCHEDULER", "tcp://127.0.0.1:9")
    monkeypatch.setattr("dossier.extraction.reading.cluster._SECONDS_TO_ANSWER", "1s")
    with pytest.raises(UsageError, match=r"127\.0\.0\.1:9"), executor(1, "null", Limits(), tmp_path):
        pass
