"""Seals on pages without colour: where they lie, and what becomes of the lines and values below them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from dossier.extraction.agreement import with_names_agreed
from dossier.extraction.ocr.protocol import Picture
from dossier.extraction.reading.below_seals import print_only, read_below
from dossier.extraction.reading.grey_seals import circles, grey_seals
from dossier.extraction.sealed import UNDER_SEAL, with_seals, without_guesses
from dossier.models.base import Box
from dossier.models.document import Field
from dossier.models.page import Line, Page, Trace
from tests.extraction.test_seals import drawn_seal, seal_trace, sheet_with

FIRM, SLIP, OTHER = "青原市晴川节能环保设备有限公司", "青原市晴川节能坏保设备有限公司花", "青原市云杉矿业有限公司"
PLACE: Box = (0.5, 0.7, 0.7, 0.85)


def _grey(picture: Picture) -> Picture:
    return np.repeat(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)[:, :, None], 3, axis=2)


def _seal() -> Picture:
    return _grey(sheet_with((drawn_seal(FIRM, "").resize((200, 200)), 480, 780)))


def _field(value: str, confidence: float = 0.8, box: Box | None = PLACE, note: str | None = None) -> Field:
    return Field(value=value, raw=value, page=1, box=box, confidence=confidence, source="ocr", note=note)


def _line(text: str, box: Box, confidence: float = 0.99) -> Line:
    return Line(text=text, box=box, confidence=confidence, source="ocr")


def _page(*lines: Line, traces: tuple[Trace, ...] = ()) -> Page:
    return Page(number=1, width=800, height=1100, media="scan", lines=lines, traces=traces)


class _Reader:
    """An engine that gives one line over the whole piece."""

    name = "one"

    def __init__(self, text: str, confidence: float, box: Box = (0.0, 0.0, 1.0, 1.0)) -> None:
        self.line = _line(text, box, confidence)

    def is_available(self) -> bool:
        return True

    def read(self, picture: Picture) -> list[Line]:
        return [self.line]


def test_a_grey_ring_is_found_where_it_lies() -> None:
    ((x, y, radius),) = circles(_seal()[:, :, 0])
    assert (x, y, radius) == (pytest.approx(580, abs=3), pytest.approx(880, abs=3), pytest.approx(98, abs=5))


def test_rules_and_discs_and_small_rings_are_no_seals() -> None:
    sheet = _grey(sheet_with())
    cv2.circle(sheet, (300, 500), 70, (90, 90, 90), -1)
    cv2.circle(sheet, (600, 500), 30, (90, 90, 90), 4)
    for x in range(80, 720, 90):
        cv2.line(sheet, (x, 100), (x, 960), (30, 30, 30), 2)
    assert circles(np.ascontiguousarray(sheet[:, :, 0])) == []


def test_the_name_is_taken_from_the_print() -> None:
    lines = [_line(f"申报单位：{FIRM}", (0.1, 0.6, 0.6, 0.62))]
    (trace,) = grey_seals(_seal(), 1, lines, 4)
    assert trace.data["grey"] and FIRM.endswith(trace.text) and len(trace.text) >= len(FIRM) - 1
    assert grey_seals(_seal(), 1, [], 4)[0].text == "", "a name that nobody prints may be misread"
    assert grey_seals(_seal(), 1, lines, 0) == []


def test_below_a_grey_seal_trust_is_less_than_below_a_red_one() -> None:
    red, grey = seal_trace(FIRM, PLACE), seal_trace(FIRM, PLACE)
    grey = grey.model_copy(update={"data": {**grey.data, "grey": True}})
    trusts = [
        with_seals("user_report", {"sign_date": _field("2024-01-02", 1.0)}, [_page(traces=(seal,))])["sign_date"]
        for seal in (red, grey)
    ]
    assert trusts[1].confidence < trusts[0].confidence < 1.0
    assert {trust.note for trust in trusts} == {UNDER_SEAL}


def test_a_date_that_is_a_guess_is_left_out() -> None:
    fields = {
        "guess": _field("2024-01-02", 0.5, note=UNDER_SEAL),
        "sure": _field("2024-01-02", 0.6, note=UNDER_SEAL),
        "clear": _field("2024-01-02", 0.5),
        "name": _field(FIRM, 0.5, note=UNDER_SEAL),
    }
    assert set(without_guesses(fields)) == {"sure", "clear", "name"}


def test_a_doubtful_name_is_taken_from_a_clear_line() -> None:
    clear = _page(_line(f"本单位{FIRM}", (0.1, 0.1, 0.6, 0.12)), _line(OTHER, (0.1, 0.2, 0.6, 0.22)))
    field = with_names_agreed({"applicant_name": _field(SLIP)}, [clear])["applicant_name"]
    assert (field.value, field.confidence < 0.95, field.raw) == (FIRM, True, SLIP)


def test_names_that_are_sure_or_that_no_clear_line_bears_stay() -> None:
    sealed = _page(_line(FIRM, (0.55, 0.75, 0.69, 0.77)), traces=(seal_trace("", PLACE),))
    clear = _page(_line(FIRM, (0.1, 0.1, 0.6, 0.12)))
    two = _page(*clear.lines, _line(FIRM.replace("川", "山"), (0.1, 0.2, 0.6, 0.22)))
    slip = FIRM.replace("川", "州")
    for page, confidence in ((sealed, 0.8), (clear, 0.97), (two, 0.8)):
        assert with_names_agreed({"firm": _field(slip, confidence)}, [page])["firm"].value == slip
    assert with_names_agreed({"firm": _field(slip)}, [clear])["firm"].value == FIRM


def test_lines_below_a_grey_seal_are_read_again() -> None:
    seal = seal_trace("", PLACE)
    grey = seal.model_copy(update={"data": {**seal.data, "grey": True}})
    first = _line("发证机", (0.45, 0.75, 0.65, 0.77), 0.95)
    above = _line("其他", (0.1, 0.1, 0.2, 0.12))

    def read(reader: _Reader) -> list[str]:
        return [line.text for line in read_below(_seal(), [above, first], [grey], reader)]

    whole: Box = (0.0, 0.3, 1.0, 0.45)
    assert read(_Reader("发证机关", 0.98, whole)) == ["其他", "发证机关"]
    assert read(_Reader("发证讥", 0.9, whole)) == ["其他", "发证机"], "no surer and no longer"
    assert read(_Reader("证机关某", 0.99, (0.5, 0.3, 1.0, 0.45))) == ["其他", "发证机"], "it lacks the beginning"


@pytest.mark.parametrize(
    ("read", "kept"),
    [(f"{FIRM}花", FIRM), (f"{FIRM}青原分公司", f"{FIRM}青原分公司"), (f"{FIRM}（青）", f"{FIRM}（青）")],
)
def test_letters_of_a_seal_behind_a_name_are_left_out(read: str, kept: str) -> None:
    page = _page(traces=(seal_trace("", PLACE),))
    assert with_seals("user_report", {"user_name": _field(read)}, [page])["user_name"].value == kept
    assert with_seals("user_report", {"user_name": _field(read)}, [_page()])["user_name"].value == read


def test_a_line_lost_beside_a_red_seal_is_read_again() -> None:
    sheet = sheet_with((drawn_seal(FIRM, "").resize((200, 200)), 480, 780))
    seal, lines = seal_trace("", (0.6, 0.71, 0.85, 0.89)), [_line("单位：青原", (0.1, 0.1, 0.3, 0.12))]
    reader = _Reader("2024年1月2日", 0.99, (0.6, 0.3, 0.9, 0.4))
    assert read_below(sheet, lines, [seal], reader) == lines, "there is no print but rules"
    dated = sheet.copy()
    cv2.putText(dated, "2024 01 02", (620, 850), cv2.FONT_HERSHEY_SIMPLEX, 0.8, (20, 20, 20), 2)
    assert [line.text for line in read_below(dated, lines, [seal], reader)] == ["单位：青原", "2024年1月2日"]
    shown = print_only(sheet[825:875, 480:680])
    assert shown.min() > 200, "nothing of the seal is left"
