"""CPU that looking for layers, hidden text and seams adds to a text page: ``python -m benchmarks.layers PDF...``.

Prints the pages, the mean, the nine tenths and the worst in milliseconds of CPU, and the share of reading the page.
No OCR is run: pages that need it are left out.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from dossier.extraction.ocr.protocol import Picture
from dossier.extraction.reading import pdf
from dossier.extraction.traces import page_examining
from dossier.extraction.traces.page_layers import Layers
from dossier.models.page import Line, Trace
from dossier.models.settings import settings

_MOST_PAGES = 20
_HOOK = "examined_page"


class _NoOcr:
    name = "null"

    def is_available(self) -> bool:
        return True

    def read(self, picture: Picture) -> list[Line]:
        return []


def added(path: Path) -> Iterator[tuple[float, float]]:
    """For each text page CPU seconds of looking, and of reading it in all."""
    data, limits = path.read_bytes(), settings().limits
    looked: list[float] = []
    examined_page = page_examining.examined_page

    def timed(layers: Layers, *, scanned: bool) -> tuple[list[Trace], set[int]]:
        started = time.process_time()
        found = examined_page(layers, scanned=scanned)
        looked.append(time.process_time() - started)
        return found

    setattr(pdf, _HOOK, timed)
    try:
        with pdf.opened(data) as document:
            count = min(len(document), _MOST_PAGES)
        for number in range(1, count + 1):
            started = time.process_time()
            page = pdf.read_page(path.name, data, number, _NoOcr(), limits).page
            if page is not None and page.media == "text" and looked:
                yield looked[-1], time.process_time() - started
    except pypdfium2.PdfiumError as error:
        print(f"{path}: {error}", file=sys.stderr)
    finally:
        setattr(pdf, _HOOK, examined_page)


def main() -> None:
    """Print the figures for the files named."""
    pairs = [pair for name in sys.argv[1:] for pair in added(Path(name))]
    if len(pairs) < 2:
        sys.exit("name PDF files with text pages")
    own = [1000 * one for one, _ in pairs]
    share = sum(one for one, _ in pairs) / sum(all_ for _, all_ in pairs)
    tenths = statistics.quantiles(own, n=10)[-1]
    print(f"{len(own)} text pages: {statistics.mean(own):.1f} ms CPU added a page, 9 of 10 below {tenths:.1f},")
    print(f"the worst {max(own):.1f}; {share:.0%} of what reading them takes without OCR")


if __name__ == "__main__":
    main()
