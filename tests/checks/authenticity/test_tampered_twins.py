"""Tampered files beside their clean twins: each way is told by its check, and no clean twin by any."""

from __future__ import annotations

import io

import pikepdf
import pytest

from dossier.checks.suspicion import suspicion_of
from tests.checks.authenticity.twins import signs, tiers
from tests.extraction.appended import LINES as ROWS
from tests.extraction.appended import appended, content_of, edited, stream_of, written
from tests.extraction.layered import AMOUNT, FIRST, OTHER, box, made, noted, resaved, words
from tests.extraction.test_type_seams import parts

_PATCH = b"1 1 1 rg 0 0 52 14 re f 0 0 0 rg BT /F1 12 Tf 1 3 Td (92345.00) Tj ET"
_RECT = (149.0, 557.0, 201.0, 571.0)
H, T = "Helvetica", "Times-Roman"


def told(data: bytes, **info: str) -> bytes:
    """The file with such document information, by program words and times of the PDF format."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for key, value in info.items():
            pdf.docinfo["/" + key] = value
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


TAMPERED = {
    "white box and text": (made(box(), words(OTHER)), "overlay", "strong"),
    "white box over a digit": (made(box(wide=7.5), words("9")), "overlay", "strong"),
    "white box alone": (made(box()), "overlay", "strong"),
    "white box, saved anew": (resaved(made(box(), words(OTHER))), "overlay", "strong"),
    "note": (noted(made(), "FreeText", _RECT, _PATCH), "overlay", "strong"),
    "black bar": (made(box(colour=(0, 0, 0))), "overlay", "weak"),
    "digit of another font": (
        made(parts(("1", H, 12, 0), ("9", T, 12, 0), ("345.00", H, 12, 0))), "font_mismatch", "strong",
    ),
    "digit of another font like the last one": (
        made(parts(("5", H, 12, 0), ("3", T, 12, 0), ("49753", H, 12, 0))), "font_mismatch", "strong",
    ),
    "end of a number of another font": (
        made(parts(("2024031", H, 12, 0), ("7", T, 12, 0))), "font_mismatch", "weak",
    ),
    "text behind": (made(words(OTHER, mode=3)), "hidden_text", "strong"),
    "invisible value": (made(words("777777.00", y=400, mode=3)), "hidden_text", "strong"),
    "invisible words": (made(words("销售方签章处", 150, 400, "STSong-Light", mode=3)), "hidden_text", "weak"),
    "changed by appending": (edited(written(), (*ROWS[:4], "合计金额：92345.00")), "pdf_revision", "strong"),
    "editor": (told(made(), Producer="Sejda 3.2"), "pdf_metadata", "weak"),
    "changed before it was made": (
        told(made(), CreationDate="D:20240320101010+08'00'", ModDate="D:20240310101010+08'00'"), "pdf_metadata", "weak",
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", TAMPERED)
def test_each_way_is_told_by_its_check(way: str) -> None:
    data, check, tier = TAMPERED[way]
    assert tiers(data).get(check) == tier


@pytest.mark.parametrize("way", TAMPERED)
def test_both_sides_the_place_and_what_explains_it_are_given(way: str) -> None:
    data, check, _ = TAMPERED[way]
    (finding,) = (one for one in signs(data) if one.check == f"authenticity.{check}")
    assert finding.evidence and finding.innocent and finding.innocent_en and finding.verify and finding.verify_en
    assert not finding.mandatory and "伪造" not in finding.message and "造假" not in finding.message
    if check != "pdf_metadata":
        assert all(place.box is not None and place.page == 1 for place in finding.evidence)


def test_what_is_covered_and_what_is_shown_stand_in_the_message() -> None:
    (finding,) = signs(TAMPERED["white box and text"][0])
    assert FIRST in finding.message and OTHER in finding.message and FIRST in finding.message_en
    assert [place.text for place in finding.evidence] == [FIRST, OTHER]


CLEAN = {
    "two end marks": appended(written(), {}),
    "plain": made(),
    "saved anew": resaved(made()),
    "itext": told(made(), Producer="iText 2.1.7 by 1T3XT", Creator="Foxit Reader"),
    "quartz": told(made(), Producer="macOS Version 14 Quartz PDFContext", ModDate="D:20240316101010+08'00'"),
    "signature field": noted(made(), "Widget", _RECT, b"1 1 1 rg 0 0 52 14 re f"),
    "form field": noted(made(amount=""), "Widget", _RECT, _PATCH),
    "same text anew": made(box(), words(FIRST)),
    "page number anew": made(
        words("12 / 15", 290, 20), box(285, 15, 60, 15), words("第 13 页", 290, 20, "STSong-Light")
    ),
    "mixed scripts": made(
        parts(("合计", "STSong-Light", 12, 0), ("12345.00", H, 12, 0), ("元", "STSong-Light", 12, 0))
    ),
    "anchor of a seal": made(words("{{seal_20240001}}", y=400, mode=3)),
    "beside": made(box(y=AMOUNT[1] - 30), words("12", y=AMOUNT[1] - 27)),
}


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_file_has_nothing_above_a_note(name: str) -> None:
    assert set(tiers(CLEAN[name]).values()) <= {"weak"}


@pytest.mark.parametrize(
    "name", ["plain", "saved anew", "itext", "quartz", "signature field", "mixed scripts", "beside"]
)
def test_most_clean_files_have_nothing_at_all(name: str) -> None:
    assert tiers(CLEAN[name]) == {}


def test_a_page_set_anew_by_a_program_is_a_note() -> None:
    rows = [
        parts((f"{row}1", H, 12, 0), (f"{row}", T, 12, 0), ("345.00", H, 12, 0)) for row in range(1, 8)
    ]  # one below the other

    def draw(canvas):  # type: ignore[no-untyped-def]
        for number, row in enumerate(rows):
            canvas.saveState()
            canvas.translate(0, -30 * number)
            row(canvas)
            canvas.restoreState()

    assert tiers(made(draw)) == {"font_mismatch": "weak"}


@pytest.mark.parametrize("appending", [False, True])
def test_one_digit_written_over_a_patch_is_one_witness(appending: bool) -> None:
    """The patch, the change by appending and the seam beside it are one edit."""
    changed = made(box(wide=7.5), words("9", size=13))
    if appending:
        number, content = content_of(made())
        patch = b" q 1 1 1 rg 149 557 7.5 14 re f Q BT 0 0 0 rg /F1 13 Tf 150 560 Td (9) Tj ET"
        changed = appended(made(), {number: stream_of(content + patch)})
    found = signs(changed)
    told = {one.check for one in found}
    assert {"authenticity.overlay", "authenticity.font_mismatch"} <= told
    assert ("authenticity.pdf_revision" in told) == appending
    assert suspicion_of(found) == "low"


def test_an_editors_name_counts_where_an_independent_note_meets_it() -> None:
    seam = made(parts(("2024031", H, 12, 0), ("7", T, 12, 0)))
    assert suspicion_of(signs(seam)) == suspicion_of(signs(told(made(), Producer="Sejda 3.2"))) == "none"
    found = signs(told(seam, Producer="Sejda 3.2"))
    assert {one.tier for one in found} == {"weak"} and suspicion_of(found) == "low"
