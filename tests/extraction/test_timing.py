"""Where the time goes: stages inside one another, their sums over pages, and the slowest pages."""

from __future__ import annotations

import hashlib
import time

import pytest

from dossier.extraction.collecting import collect
from dossier.extraction.intake import SourceFile
from dossier.extraction.stages import measured, stage
from dossier.extraction.timing import timing_of
from dossier.models.page import FileReading, Page, PageTime
from tests.extraction.papers import text_pdf


def test_a_stage_inside_another_takes_its_time_from_it() -> None:
    with measured() as seconds:
        with stage("outer"):
            time.sleep(0.02)
            with stage("inner"):
                time.sleep(0.04)
            time.sleep(0.01)
        with stage("seals", whole=True), stage("inner"):
            time.sleep(0.02)
    assert seconds["inner"] == pytest.approx(0.04, abs=0.015)
    assert seconds["outer"] == pytest.approx(0.03, abs=0.015)
    assert seconds["seals"] == pytest.approx(0.02, abs=0.015)


def test_what_breaks_in_a_stage_does_not_stop_the_clock() -> None:
    with measured() as seconds:
        with pytest.raises(ValueError, match="broken"), stage("seals", whole=True):
            raise ValueError("broken")
        with stage("after"):
            time.sleep(0.01)
    assert seconds["after"] >= 0.01
    with stage("nobody measures"):
        pass


def reading(digest: str, *times: PageTime) -> FileReading:
    pages = tuple(Page(number=time.page, width=1, height=1, media="scan") for time in times)
    return FileReading(sha256=digest, pages=pages, times=times)


def test_sums_and_the_slowest_pages_without_those_from_the_cache() -> None:
    sources = [SourceFile(name, b"", name, 0) for name in ("a.pdf", "b.pdf", "kept.pdf")]
    many = [PageTime(page=n, stages={"detect": 0.1 * n, "recognise": 0.2}) for n in range(1, 8)]
    kept = reading("kept.pdf", PageTime(page=1, stages={"detect": 99.0}))
    readings = [reading("a.pdf", *many), reading("b.pdf", PageTime(page=1, stages={"seals": 3.0})), kept]
    timing = timing_of(sources, readings, {"kept.pdf"}, time.perf_counter(), time.perf_counter())
    assert timing.stages["detect"] == pytest.approx(2.8)
    assert timing.stages["recognise"] == pytest.approx(1.4)
    assert [(slow.file, slow.page, slow.stage) for slow in timing.slow_pages] == [
        ("b.pdf", 1, "seals"),
        ("a.pdf", 7, "detect"),
        ("a.pdf", 6, "detect"),
        ("a.pdf", 5, "detect"),
        ("a.pdf", 4, "detect"),
    ]
    assert (timing.pages, timing.cached_pages) == (9, 1)


def test_pages_that_are_read_say_where_their_time_went() -> None:
    data = text_pdf([["营业执照"], ["名称"]])
    found = collect([SourceFile("a.pdf", data, hashlib.sha256(data).hexdigest(), len(data))], workers=1)
    assert {"open", "text_layer", "fields"} <= set(found.timing.stages)
    assert [slow.page for slow in found.timing.slow_pages] in ([1, 2], [2, 1])
