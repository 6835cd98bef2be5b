"""What looking at pixels says of clean scans and of changed ones: ``python -m benchmarks.tampering.calibration``.

No text is read: the page is only its picture, so that hundreds of pages take minutes. One line a page goes to
``--out``; the table has, for each kind of trace, how many clean pages and how many changed ones have it and the
strongest value on a clean page, from which the thresholds of ``traces/pixels`` and ``checks/authenticity`` were set.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
from rich.console import Console
from rich.table import Table

from benchmarks.tampering.pixels import PICTURE_WAYS, PixelBox
from benchmarks.tampering.scans import MAKES, Scan, scan_of
from dossier.checks.engine import run_checks
from dossier.extraction.traces.pixels.examining import EXAMINED, KINDS, with_pixel_traces
from dossier.models.document import Document, Dossier
from dossier.models.finding import Finding
from dossier.models.page import Page, Trace
from sample_dossiers.assembly import Order, draw, papers_of

Row = dict[str, Any]
_PAGES_A_WORLD = 60
_OWN = ("kind", "box", "hit")
_STRENGTH = {"recompression": "errors", "splice": "off", "copy_move": "differ"}


def worlds(first: int, count: int) -> Iterator[tuple[int, str, bytes, int]]:
    """Number, make, PDF and page of so many pages of papers of all kinds; the same numbers give the same pages."""
    pdfs: list[bytes] = []
    for number in range(first, first + count):
        if not pdfs or number % _PAGES_A_WORLD == 0:
            world = 100 + number // _PAGES_A_WORLD
            order = Order(world, ("baotou", "inner_mongolia")[world % 2], all_makes=True)
            pdfs = [draw(paper) for paper in papers_of(order)[1]]
        pdf = pdfs[number * 7 % len(pdfs)]
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            page = number % len(opened.pages)
        yield number, list(MAKES)[number % len(MAKES)], pdf, page


def looked_at(data: bytes, shape: tuple[int, ...]) -> tuple[Page, float]:
    """The page of a picture file with its traces, nothing read, and the CPU seconds it took."""
    bare = Page(number=1, width=shape[1], height=shape[0], media="scan")
    started = time.process_time()
    return with_pixel_traces(bare, data, "picture"), time.process_time() - started


def row_of(number: int, way: str, scan: Scan, box: PixelBox | None) -> Row:
    """What was found on one picture; ``hit`` tells whether it is where the change is."""
    page, seconds = looked_at(scan.saved, scan.pixels.shape)
    found = [
        {"kind": trace.kind, "box": trace.box, "hit": _hit(trace, box, scan), **trace.data}
        for trace in page.traces if trace.kind in KINDS
    ]  # fmt: skip
    notes = {t.text: t.data.get("reason", "") for t in page.traces if t.kind == EXAMINED}
    size = scan.pixels.shape[0] * scan.pixels.shape[1]
    return {
        "number": number, "make": scan.make, "way": way, "found": found, "notes": notes,
        "seconds": round(seconds, 3), "pixels": size,
    }  # fmt: skip


def _hit(trace: Trace, box: PixelBox | None, scan: Scan) -> bool:
    return _meets(trace.box, box, scan) or _meets(trace.data.get("other"), box, scan)


def _meets(box: Sequence[float] | None, pixels: PixelBox | None, scan: Scan) -> bool:
    if box is None or pixels is None:
        return False
    high, wide = scan.pixels.shape[:2]
    left, top, right, bottom = (v * s for v, s in zip(box, (wide, high, wide, high), strict=True))
    return bool(left < pixels[2] + 8 and right > pixels[0] - 8 and top < pixels[3] + 8 and bottom > pixels[1] - 8)


def rows(first: int, count: int, ways: Sequence[str]) -> Iterator[Row]:
    """Clean pages and their changed twins."""
    for number, make, pdf, page in worlds(first, count):
        scan = scan_of(pdf, page, make, number)
        for way in ways:
            if way == "clean":
                yield row_of(number, way, scan, None)
                continue
            twin = PICTURE_WAYS[way](scan, pdf, page, np.random.default_rng(number))
            if twin.box is not None:
                yield row_of(number, way, twin.scan, twin.box)


def real_rows(folder: Path) -> Iterator[Row]:
    """Genuine pictures of a folder, none of them changed."""
    for number, path in enumerate(sorted((*folder.glob("*/*.jpg"), *folder.glob("*/*.png")))):
        data = path.read_bytes()
        yield row_of(number, "clean", Scan("genuine", np.zeros((1, 1), np.uint8), (), data, path.suffix, 0), None)


def printed(console: Console, kept: list[Row]) -> None:
    """The table of all rows."""
    table = Table(
        "way", "pages", "CPU s", "above 提示", *(f"{kind}: pages / strongest" for kind in KINDS), "could be examined"
    )
    for way in dict.fromkeys(row["way"] for row in kept):
        some = [row for row in kept if row["way"] == way]
        cells = [_cell(some, kind, way == "clean") for kind in KINDS]
        able = Counter(kind for row in some for kind, reason in row["notes"].items() if not reason)
        seconds = f"{np.mean([row['seconds'] for row in some]):.3f}"
        above = sum(map(_is_above, some))
        table.add_row(
            way,
            str(len(some)),
            seconds,
            f"{above} ({above / len(some):.1%})",
            *cells,
            ", ".join(f"{k} {v}" for k, v in able.items()),
        )
    console.print(table)


def _is_above(row: Row) -> bool:
    """Whether the checks make more than a note of what was found on the page."""
    traces = tuple(
        Trace(kind=one["kind"], page=1, box=one["box"], data={k: v for k, v in one.items() if k not in _OWN})
        for one in row["found"]
    )
    return any(finding.tier in ("strong", "contradiction") for finding in checked(traces)[1])


def checked(traces: tuple[Trace, ...]) -> tuple[Document, Sequence[Finding]]:
    """A paper of which nothing is known but these traces, and what the checks say of it."""
    paper = Document(id="d", type="id_or_other", type_confidence=1, file="f", sha256="", pages=(1,), traces=traces)
    return paper, run_checks(Dossier(id="d", applied_on=date(2025, 6, 30), documents=(paper,)), "general")


def _cell(some: list[Row], kind: str, clean: bool) -> str:
    found = [
        (row, one) for row in some for one in row["found"] if one["kind"] == kind and (clean or one["hit"])
    ]  # fmt: skip
    pages = len({(row["make"], row["number"]) for row, _ in found})
    if not found:
        return "0"
    values = [abs(float(one[_STRENGTH[kind]])) for _, one in found]
    strongest = min(values) if kind == "copy_move" else max(values)
    return f"{pages} / {strongest:g}"


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--count", type=int, default=324)
    options.add_argument("--ways", nargs="+", default=["clean"], choices=["clean", *PICTURE_WAYS])
    options.add_argument("--real", type=Path, help="folder of genuine pictures instead of made ones")
    options.add_argument("--out", type=Path, help="one line of JSON a page")
    options.add_argument("--read", type=Path, nargs="+", help="print the table of such files, measure nothing")
    chosen = options.parse_args()
    if chosen.read:
        kept = [json.loads(line) for path in chosen.read for line in path.read_text().splitlines()]
    else:
        source = real_rows(chosen.real) if chosen.real else rows(chosen.first, chosen.count, chosen.ways)
        kept = list(_written(source, chosen.out))
    printed(Console(width=160), kept)


def _written(source: Iterator[Row], out: Path | None) -> Iterator[Row]:
    with out.open("w") if out else io.StringIO() as file:
        for row in source:
            file.write(json.dumps(row) + "\n")
            file.flush()
            yield row
    sys.stdout.flush()


if __name__ == "__main__":
    main()
