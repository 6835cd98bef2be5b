"""Tampered twins of clean papers: which signs come, and what their clean twins raise. ``make bench-authenticity``.

Each pair goes through the whole pipeline under the general policy (OCR for pictures). Only what the changed twin has
and the clean one has not counts as told. ``--ways``, ``--n`` and ``--quick`` (two pairs a way, no pictures) choose;
``--unread`` looks at the pixels of the same pairs alone, reads nothing, and takes a tenth of the time.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console
from rich.table import Table

from benchmarks.tampering.calibration import checked
from benchmarks.tampering.sources import Files, Pair, pages
from benchmarks.tampering.ways import WAYS, Way
from dossier.checks.examination import examinations
from dossier.extraction.traces.page_examining import FACTS
from dossier.extraction.traces.pixels.examining import with_pixel_traces
from dossier.models.finding import Examination, Finding, Result
from dossier.models.page import Page, Trace
from dossier.models.records import Store
from dossier.pipeline import Options, check_path

_FAMILY = "authenticity."
_ABOVE = {"contradiction", "strong"}
_SIGNS = {"weak", *_ABOVE}
_PER_WAY = {"exact": 6, "structure": 6, "picture": 6, "none": 4}
_ON_PICTURES = ("picture", "none")
_PIXELS = ("recompression", "copy_move", "splice")

Signs = set[tuple[str, str]]
"""Check (without its family) and tier."""


class Told(NamedTuple):
    """What the pipeline says of one dossier; ``open`` are checks that could not tell."""

    signs: Signs
    open: set[str]
    pages: int


def told(files: Files, store: Store | None = None) -> Told:
    """The signs on a dossier of these files."""
    with tempfile.TemporaryDirectory() as name:
        for file, data in files.items():
            (Path(name) / file).write_bytes(data)
        result: Result = check_path(Path(name), Options(policy="general", workers=1), store=store)
    return _told(result.findings, result.examination, sum(len(document.pages) for document in result.documents))


def seen(files: Files) -> Told:
    """The signs in the pixels of scans, nothing read."""
    bare = [(data, number) for data in files.values() for number in range(1, pages(data) + 1)]
    traces = [Trace(kind=FACTS, page=1, data={"scan": True, "text": 0})]
    for data, number in bare:
        page = Page(number=number, width=_WIDE, height=_HIGH, media="scan")
        traces += with_pixel_traces(page, data, "pdf").traces
    paper, findings = checked(tuple(traces))
    return _told(findings, examinations((paper,), findings), len(bare))


_WIDE, _HIGH = 1240, 1754
"""Pixels of a page of which nothing was read; any will do."""


def _told(findings: Iterable[Finding], looked: Iterable[Examination], count: int) -> Told:
    signs = {(one.check.removeprefix(_FAMILY), str(one.tier)) for one in findings if one.tier in _SIGNS}
    states = {one.check.removeprefix(_FAMILY) for one in looked if one.state == "cannot_tell"}
    return Told(signs, states, count)


def both(pair: Pair, known: dict[str, Told], read: bool = True) -> tuple[Told, Told]:
    """Clean and changed twin; with a dossier handed in before, where the pair has one."""
    if not read:
        return seen(pair.clean), seen(pair.changed)
    if pair.other is None:
        key = hashlib.sha256(b"".join(pair.clean.values())).hexdigest()
        known[key] = known.get(key) or told(pair.clean)
        return known[key], told(pair.changed)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"{folder}/store")
        try:
            told(pair.other, store)
            return told(pair.clean, store), told(pair.changed, store)
        finally:
            store.close()


def measured(name: str, way: Way, count: int, known: dict[str, Told], read: bool = True) -> Iterator[dict[str, Any]]:
    """One row a pair: seeds from 1 until there are ``count`` pairs (a seed may have no number to change)."""
    done = 0
    for seed in range(1, 4 * count + 4):
        pair = way.make(seed)
        if pair is None:
            continue
        clean, changed = both(pair, known, read)
        new = changed.signs - clean.signs
        yield {
            "way": name,
            "seed": seed,
            "group": way.group,
            "above": any(tier in _ABOVE for _, tier in new),
            "any": bool(new),
            "expected": any(check in way.checks for check, _ in new),
            "open": sorted(changed.open & set(_PIXELS)),
            "new": sorted(new),
            "clean": sorted(clean.signs),
            "clean_pages": clean.pages,
        }
        done += 1
        if done == count:
            return


def printed(console: Console, rows: list[dict[str, Any]]) -> None:
    """The table, way by way, then the clean twins by group."""
    table = Table("way", "group", "N", "above 提示", "any sign", "expected check", "无法判断 told", "clean above 提示")
    for name in dict.fromkeys(row["way"] for row in rows):
        some = [row for row in rows if row["way"] == name]
        counts = [sum(row[key] for row in some) for key in ("above", "any", "expected")]
        untold = f"{sum(map(_cannot_tell, some))} of {len(some)}"
        cells = [f"{count} ({count / len(some):.0%})" for count in counts]
        table.add_row(name, some[0]["group"], str(len(some)), *cells, untold, str(sum(map(_alarm, some))))
    console.print(table)
    for group in dict.fromkeys(row["group"] for row in rows):
        some = [row for row in rows if row["group"] == group]
        alarms, pages = sum(map(_alarm, some)), sum(row["clean_pages"] for row in some)
        console.print(f"clean twins, {group}: {alarms} of {len(some)} dossiers ({pages} pages) above 提示")


def _cannot_tell(row: dict[str, Any]) -> bool:
    """Whether every way of looking at pictures is said to tell nothing: of a re-print this, and no recall, is right."""
    return set(row["open"]) == set(_PIXELS)


def _alarm(row: dict[str, Any]) -> bool:
    return any(tier in _ABOVE for _, tier in row["clean"])


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--ways", nargs="+", choices=list(WAYS), default=list(WAYS))
    options.add_argument("--n", type=int, help="pairs a way")
    options.add_argument("--quick", action="store_true", help="two pairs a way, no pictures")
    options.add_argument(
        "--unread", action="store_true", help="pixels alone, nothing read (ways that change a picture)"
    )
    options.add_argument("--out", type=Path, help="one line of JSON a pair is appended to this file")
    options.add_argument("--read", type=Path, nargs="+", help="print the table of such files, measure nothing")
    chosen = options.parse_args()
    console, rows, known = Console(width=150), list[dict[str, Any]](), dict[str, Told]()
    if chosen.read:
        rows = [json.loads(line) for path in chosen.read for line in path.read_text().splitlines()]
    for name in () if chosen.read else chosen.ways:
        way = WAYS[name]
        if (chosen.quick and way.group in _ON_PICTURES) or (chosen.unread and not set(way.checks) <= set(_PIXELS)):
            continue
        started = time.perf_counter()
        for row in measured(
            name, way, chosen.n or (2 if chosen.quick else _PER_WAY[way.group]), known, not chosen.unread
        ):
            rows.append(row)
            if chosen.out:
                with chosen.out.open("a") as file:
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")
        console.print(f"{name}: {time.perf_counter() - started:.0f} s")
    printed(console, rows)


if __name__ == "__main__":
    main()
