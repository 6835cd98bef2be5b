"""Changes appended to a PDF: found by what was written, shown before and after, and not counted by end marks."""

from __future__ import annotations

import io
from itertools import pairwise

import pikepdf
import pytest

from dossier.extraction.documents import documents_of
from dossier.extraction.reading import read_file
from dossier.extraction.traces.examining import EXAMINED, examined
from dossier.extraction.traces.pdf_history import history
from dossier.extraction.traces.pdf_revisions import changes
from dossier.models.page import Trace
from tests.extraction.appended import LINES, appended, content_of, edited, stream_of, written

CHANGED = (*LINES[:4], "合计金额：92345.00")


def seen(data: bytes) -> list[tuple[int, str, str]]:
    return [(t.page, t.data["before"], t.data["after"]) for t in history(data)]


def test_a_file_saved_in_one_piece_has_no_history() -> None:
    assert changes(written()) == [] and seen(written()) == []


def test_a_changed_line_is_shown_before_and_after_at_its_place() -> None:
    (trace,) = history(edited(written(), CHANGED))
    assert (trace.page, trace.data["before"], trace.data["after"]) == (1, LINES[4], CHANGED[4])
    assert trace.data["kinds"] == ["content"] and trace.data["end"] == len(written())
    assert trace.box is not None and 0.2 < trace.box[1] < trace.box[3] < 0.35


def patched(data: bytes, said: str, wide: float = 130) -> bytes:
    """The file with a white box over its last line and other words upon it, by appending."""
    number, content = content_of(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = pdf.pages[0].obj.Resources.Font
        font = next(name for name in list(fonts) if fonts[name].BaseFont == pikepdf.Name.Helvetica)
    box = f"q 1 1 1 rg 71 597 {wide} 20 re f Q BT 0 0 0 rg {font} 14 Tf 72 600 Td ({said}) Tj ET"
    return appended(data, {number: stream_of(content + b"\n" + box.encode())})


def test_what_an_appended_patch_covers_is_the_before_and_what_is_seen_the_after() -> None:
    (trace,) = history(patched(written(), "92345.00", wide=300))
    assert (trace.page, trace.data["before"], trace.data["after"]) == (1, LINES[4], "92345.00")


def test_a_patch_over_part_of_a_line_leaves_the_rest_of_it() -> None:
    data = written((*LINES[:4], "12345.00    in all"))
    (trace,) = history(patched(data, "92345.00", wide=58))
    before, after = ("".join(trace.data[side].split()) for side in ("before", "after"))
    assert (before, after) == ("12345.00inall", "92345.00inall")


def test_each_revision_is_its_own_and_the_end_gives_the_earlier_file_back() -> None:
    once = edited(written(), CHANGED)
    twice = edited(once, (LINES[0], "报告编号：JC2024-0399", *CHANGED[2:]))
    assert seen(twice) == [(1, LINES[4], CHANGED[4]), (1, LINES[1], "报告编号：JC2024-0399")]
    first, second = changes(twice)
    assert twice[: first.end] == written() and twice[: second.end] == once


def test_a_line_added_has_no_before_and_a_line_taken_away_no_after() -> None:
    assert seen(edited(written(), (*LINES, "备注：无"))) == [(1, "", "备注：无")]
    assert seen(edited(written(), LINES[:4])) == [(1, LINES[4], "")]


@pytest.mark.parametrize("marks", [1, 2])
def test_end_marks_without_new_objects_are_no_revision(marks: int) -> None:
    data = written()
    for _ in range(marks):
        data = appended(data, {})
    assert data.count(b"%%EOF") == marks + 1 and changes(data) == []


def test_the_same_object_written_again_is_no_revision() -> None:
    number, content = content_of(written())
    assert seen(appended(written(), {number: stream_of(content)})) == []


def test_a_linearised_file_is_one_file() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(written())) as pdf:
        pdf.save(out, linearize=True)
    assert out.getvalue().count(b"%%EOF") == 2 and changes(out.getvalue()) == []


def test_a_mark_put_on_the_page_is_markup_and_document_information_alone_is_meta() -> None:
    data = written()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page, info = pdf.pages[0].obj.objgen[0], pdf.trailer.Info.objgen[0]
        pages = b"%d 0 R" % pdf.Root.Pages.objgen[0]
        contents, fonts = content_of(data)[0], pdf.pages[0].obj.Resources.Font.objgen[0]
    body = (
        b"<</Type /Page /Parent %s /MediaBox [0 0 595 842] /Contents %d 0 R /Resources <</Font %d 0 R>> /Annots ["
        b"<</Type /Annot /Subtype /Square /Rect [100 100 200 200] /C [1 0 0]>>]>>" % (pages, contents, fonts)
    )
    assert "markup" in changes(appended(data, {page: body}))[0].kinds
    (meta,) = changes(appended(data, {info: b"<</Producer (Other)>>"}))
    assert meta.kinds == {"meta"} and not meta.pages
    assert [t.page for t in history(appended(data, {info: b"<</Producer (Other)>>"}))] == [0]


def test_broken_and_hostile_files_are_noted_not_raised() -> None:
    data = edited(written(), CHANGED)
    for broken in (b"%PDF-1.4\n" + b"startxref\n0\n%%EOF\n" * 500, data[:-40], data[: len(data) // 2] + b"\0" * 500):
        traces = list(examined(broken, "pdf"))
        assert {trace.text for trace in traces if trace.kind == EXAMINED} >= {"pdf_revision", "pdf_signature"}


def test_the_document_carries_what_was_found_in_its_file() -> None:
    reading = read_file("a.pdf", edited(written(), CHANGED))
    (document,) = documents_of("a.pdf", reading, 1)
    kinds = [trace.kind for trace in document.traces]
    looked = {trace.text for trace in document.traces if trace.kind == EXAMINED}
    assert "pdf_revision" in kinds and looked >= {"pdf_revision", "pdf_signature"}
    assert all(isinstance(trace, Trace) and trace.page == 1 for trace in document.traces)
    assert all(one < two for one, two in pairwise([0, *(c.end for c in changes(edited(written(), CHANGED)))]))
