"""Why a value was not read right, and the piece of the page where it stands: the bench's list of misses.

The reason is found from what was observed, not guessed: whether the value stands among the lines that were read,
stands there with other characters, or nowhere; and whether a seal lies over the place.
"""

from __future__ import annotations

import base64
import io
from html import escape
from pathlib import Path

from rapidfuzz import fuzz

from benchmarks.compare import Miss, plain
from benchmarks.reader import Reading
from dossier.extraction.pictures import page_picture
from dossier.models.base import Box
from dossier.models.document import Document
from dossier.models.page import Line, Page

_SIDE = 1600
_MARGIN = (0.05, 0.015)
_NEAR = 60.0
"""Likeness in per cent from which a line counts as the value's own, misread."""
_HEAD = (
    "<meta charset='utf-8'><title>Misses</title><style>body{font:15px/1.5 sans-serif;margin:2em}img{max-width:100%;"
    "border:1px solid #999}td{vertical-align:top;padding:.3em 1em .8em 0}</style><h1>Misses</h1>"
)


def explained(miss: Miss, document: Document | None, reading: Reading) -> Miss:
    """The miss with its reason and, where the file has pictures, the crop (PNG) of the place."""
    pages = _pages(miss, reading)
    if document is None or document.type != miss.paper.type:
        return miss.because("the document was not recognised as what it is", _crop(pages[:1], None, miss, reading))
    page, line, likeness = _nearest(miss.expected, pages)
    field = document.fields.get(miss.name)
    box = field.box if field and field.box else line.box if line and likeness >= _NEAR else None
    shown = next((p for p in pages if field and p.number == field.page), page)
    return miss.because(
        _reason(likeness, line) + _sealed(shown, box), _crop([shown] if shown else [], box, miss, reading)
    )


def write(misses: list[Miss], target: Path) -> None:
    """One HTML page: every miss with truth, reading, reason and picture; no scripts."""
    rows = []
    for miss in misses:
        picture = f"<img src='data:image/png;base64,{base64.b64encode(miss.crop).decode()}'>" if miss.crop else "–"
        place = f"{miss.paper.dossier} {miss.paper.file} {miss.paper.pages}"
        said = (f"stands: {miss.expected}", f"read: {miss.got} ({miss.confidence})", miss.reason)
        words = "<br>".join(escape(part) for part in (place, *said))
        rows.append(f"<tr><td><b>{escape(miss.name)}</b> {miss.mark}<br>{words}</td><td>{picture}</td></tr>")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f"<!doctype html>{_HEAD}<table>{''.join(rows)}</table>", encoding="utf-8")


def _pages(miss: Miss, reading: Reading) -> list[Page]:
    known = reading.files.get(miss.paper.file)
    return [page for page in known[1].pages if page.number in miss.paper.pages] if known else []


def _nearest(expected: object, pages: list[Page]) -> tuple[Page | None, Line | None, float]:
    """The line most like the value; 100 where the value stands in it, or over lines of its page, as it should."""
    wanted = [plain(one) for one in (expected if isinstance(expected, list | tuple) else [expected])]
    best: tuple[Page | None, Line | None, float] = (pages[0] if pages else None, None, 0.0)
    for page in pages:
        if any(one and one in plain(page.text) for one in wanted):
            return page, None, 100.0
        for line in page.lines:
            likeness = max((_likeness(one, plain(line.text)) for one in wanted if one), default=0.0)
            best = max(best, (page, line, likeness), key=lambda found: found[2])
    return best


def _likeness(value: str, line: str) -> float:
    """Per cent; a line shorter than the value is compared as a whole, or every short word would be the value."""
    return fuzz.partial_ratio(value, line) if len(line) >= len(value) else fuzz.ratio(value, line)


def _reason(likeness: float, line: Line | None) -> str:
    if likeness >= 100:
        return "the characters were read; the value was not taken from them (layout)"
    if line is not None and likeness >= _NEAR:
        return f"characters misread: {line.text!r} ({line.confidence:.2f})"
    return "the place was not read"


def _sealed(page: Page | None, box: Box | None) -> str:
    over = [t for t in page.traces if t.kind == "seal" and t.box and box and _touch(t.box, box)] if page else []
    return "; a seal lies over it" if over else ""


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _crop(pages: list[Page], box: Box | None, miss: Miss, reading: Reading) -> bytes:
    if not pages:
        return b""
    source = reading.files[miss.paper.file][0]
    picture = page_picture(source.name, source.data, pages[0], _SIDE)
    if picture is None:
        return b""
    if box is not None:
        width, height = picture.size
        left, top = max(0.0, box[0] - _MARGIN[0]) * width, max(0.0, box[1] - _MARGIN[1]) * height
        right, bottom = min(1.0, box[2] + _MARGIN[0]) * width, min(1.0, box[3] + _MARGIN[1]) * height
        picture = picture.crop((int(left), int(top), int(right), int(bottom)))
    else:
        picture.thumbnail((700, 700))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
