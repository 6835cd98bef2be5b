"""Characters that stand for a glyph by ``/ActualText``, as browsers write them, keep their place in the line."""

from __future__ import annotations

import io

import pikepdf
import pytest

from dossier.extraction.reading import read_file

FONT = (
    b"<</Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<</Type /Font "
    b"/Subtype /CIDFontType0 /BaseFont /STSong-Light "
    b"/CIDSystemInfo <</Registry (Adobe) /Ordering (GB1) /Supplement 2>> "
    b"/DW 1000>>]>>"
)


def shown(text: str, replaced: str, scale: float) -> str:
    """Glyphs one by one at 12 points a step; those in ``replaced`` are marked with the character they stand for."""
    parts, size = [], 12 / scale
    for place, char in enumerate(text):
        code = char.encode("utf-16-be").hex()
        x, y = (72 + 12 * place) / scale, (842 - 700) / scale
        glyph = f"BT /F1 1 Tf {size:.4f} 0 0 {-size:.4f} {x:.4f} {y:.4f} Tm <{code}> Tj ET"
        mark = f"/Span <</ActualText <feff{code}>>> BDC {glyph} EMC"
        parts.append(mark if char in replaced else glyph)
    return "\n".join(parts)


def page(text: str, replaced: str, scale: float, in_form: bool) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    fonts = pikepdf.Dictionary(F1=pikepdf.Object.parse(FONT))
    content, frame = shown(text, replaced, scale).encode(), f"{scale} 0 0 {-scale} 0 842 cm".encode()
    if in_form:
        form = pdf.make_stream(content)
        form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, pikepdf.Array([0, 0, 4000, 4000])
        form.Resources = pikepdf.Dictionary(Font=fonts)
        pdf.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X1=form))
        pdf.pages[0].obj.Contents = pdf.make_stream(frame + b"\n/X1 Do")
    else:
        pdf.pages[0].obj.Resources = pikepdf.Dictionary(Font=fonts)
        pdf.pages[0].obj.Contents = pdf.make_stream(frame + b"\n" + content)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("in_form", [True, False], ids=["in a form", "on the page"])
@pytest.mark.parametrize("scale", [0.24, 1.0])
@pytest.mark.parametrize("replaced", ["", "车", "车用一", "特种车辆专用一体机", "一"])
def test_the_line_is_whole_and_each_character_in_its_place(replaced: str, scale: float, in_form: bool) -> None:
    text = "特种车辆专用一体机"
    (line,) = read_file("a.pdf", page(text, replaced, scale, in_form)).pages[0].lines
    assert line.text == text
    edges = line.character_edges()
    for place in range(len(text)):
        middle = (edges[place] + edges[place + 1]) / 2
        assert middle * 595 == pytest.approx(72 + 12 * place + 6, abs=3)
    assert line.box[1] * 842 == pytest.approx(842 - 700 - 10, abs=3)
