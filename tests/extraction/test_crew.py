"""Files read side by side, and what happens when one of them hangs or kills its process."""

from __future__ import annotations

import contextlib
import hashlib
import time
from pathlib import Path

import pytest

from dossier.extraction.intake import SourceFile
from dossier.extraction.ocr import ENGINES
from dossier.extraction.ocr.null import NullEngine
from dossier.extraction.reading import crew, read_files
from dossier.extraction.reading.crew import hired
from dossier.extraction.reading.shape import PageReading, Survey
from dossier.extraction.reading.tasks import Task
from dossier.models.page import FileReading
from dossier.models.settings import Limits
from tests.extraction.papers import scan, text_pdf


def source(name: str, data: bytes) -> SourceFile:
    return SourceFile(name, data, hashlib.sha256(data).hexdigest(), len(data))


class Memory:
    def __init__(self) -> None:
        self.kept: dict[str, FileReading] = {}

    def get(self, sha256: str) -> FileReading | None:
        return self.kept.get(sha256)

    def put(self, reading: FileReading) -> None:
        self.kept[reading.sha256] = reading


def test_files_are_read_in_order_and_only_once() -> None:
    files = [source("a.pdf", text_pdf([["甲一"], ["甲二"]])), source("b.txt", b"no"), source("c.png", scan())]
    memory, told = Memory(), list[tuple[int, int, str]]()

    def tell(done: int, total: int, name: str) -> None:
        told.append((done, total, name))

    first = read_files(files, NullEngine(), cache=memory, progress=tell, workers=2)
    assert [len(reading.pages) for reading in first] == [2, 0, 1]
    assert [page.text for page in first[0].pages] == ["甲一", "甲二"]
    assert [problem.code for problem in first[1].problems] == ["unsupported"]
    assert told == [(1, 3, "a.pdf"), (2, 3, "a.pdf"), (3, 3, "c.png")]
    started = time.perf_counter()
    assert read_files(files, NullEngine(), cache=memory, workers=2) == first
    assert time.perf_counter() - started < 0.2


def test_refused_files_keep_their_place() -> None:
    files = [SourceFile("a.pdf", b"", "", 5), source("b.pdf", text_pdf([["乙"]]))]
    readings = read_files(files, NullEngine(), workers=1)
    assert [len(reading.pages) for reading in readings] == [0, 1]


STUBBORN = """
import os, sys, time
from dossier.extraction.reading import files, worker
honest = files.read_page
def read_page(name, data, number, engine, limits):
    if number == 2:
        time.sleep(60)
    if number == 3:
        os._exit(9)
    if number == 5:
        bytearray(3 * 2**30)
    return honest(name, data, number, engine, limits)
worker.read_page = read_page
from dossier.models.settings import Limits
from pathlib import Path
worker.main(int(sys.argv[1]), sys.argv[2], Limits.model_validate_json(Path(sys.argv[3]).read_text("utf-8")))
"""


def test_a_page_that_hangs_or_crashes_costs_itself_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "stubborn.py"
    script.write_text(STUBBORN, "utf-8")
    monkeypatch.setattr("dossier.extraction.reading.crew.WORKER", (str(script),))
    (tmp_path / "a").write_bytes(text_pdf([["一"], ["二"], ["三"], ["四"], ["五"]]))
    limits = Limits(seconds_per_page=4, max_worker_bytes=2 * 2**30)
    started = time.perf_counter()
    with contextlib.closing(hired(2, "null", limits, tmp_path)) as hands:
        (survey,) = hands.map([Task("甲.pdf", tmp_path / "a")])
        answers = list(hands.map([Task("甲.pdf", tmp_path / "a", number) for number in range(1, 6)]))
    assert isinstance(survey, Survey) and survey.pages == 5
    pages = [answer for answer in answers if isinstance(answer, PageReading)]
    assert [page.page.text if page.page else None for page in pages] == ["一", None, None, "四", None]
    assert [problem.code for page in pages for problem in page.problems] == [
        "page_timeout",
        "page_crashed",
        "page_crashed",
    ]
    assert "甲.pdf" in pages[1].problems[0].message.zh and pages[1].problems[0].page == 2
    assert time.perf_counter() - started < 30


def test_readings_with_passing_problems_are_not_kept() -> None:
    class Failing(NullEngine):
        def read(self, picture):  # type: ignore[no-untyped-def]
            raise RuntimeError("model gone")

    memory = Memory()
    (reading,) = read_files([source("a.png", scan())], Failing(), cache=memory, workers=1)
    assert [problem.code for problem in reading.problems] == ["ocr_failed"]
    assert not memory.kept


def test_every_engine_has_its_name() -> None:
    assert all(make().name == name for name, make in ENGINES.items())


class _Slow:
    """Stands for a reading process whose tasks take so many seconds."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self.done = seconds, 0

    def do(self, task: Task) -> Survey:
        time.sleep(self._seconds)
        self.done += 1
        return Survey()

    def end(self) -> None:
        """Nothing was started."""


@pytest.mark.parametrize(("seconds", "begun"), [(0.01, 1), (0.3, 2)])
def test_a_second_process_begins_only_where_tasks_wait(
    seconds: float, begun: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "_PATIENCE", 0.15)
    hands = [_Slow(seconds), _Slow(seconds)]
    made = crew.Crew(hands)  # type: ignore[arg-type]
    answers = list(made.map([Task("a.pdf", Path("a"))] * 6))
    made.close()
    assert len(answers) == 6 and sum(hand.done > 0 for hand in hands) == begun
