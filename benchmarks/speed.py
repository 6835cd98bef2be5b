"""Speed of a mixed dossier, half text and half scans, beside other readers on the same pages.

``python -m benchmarks.speed --pages 30`` prints seconds a page by medium, where they go, the memory of a reading
process, the time to the first finding, and how many times faster the dossier is than by others; last, each goal beside
what was measured. Wall seconds depend on what else the machine does; CPU seconds and ratios of one run depend on it
less. Costs of a page are without the start of the program and without checks, the second look at doubtful values
included; costs of the dossier are with all of it.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from rich.console import Console
from rich.table import Table

from benchmarks import generated, rivals
from dossier.extraction.intake import open_sources
from dossier.extraction.reading import read_files
from dossier.extraction.second_reader import second_look
from dossier.models.finding import Preview, Result
from dossier.models.records import Store
from dossier.models.settings import settings
from dossier.pipeline import Options, check_path

_DPI = 200
GOALS = {
    "CPU s a scanned page": 2.0,
    "CPU s a text page": 0.06,
    "MB of the largest reading process": 1500.0,
    "first finding, share of the time to the last page": 1.0,
    "rapidocr as packaged, times our CPU s": 4.0,
    "rapidocr as packaged, times our seconds": 4.0,
}
"""What is wanted: at most so much, of ``times`` at least."""


@dataclass
class Run:
    """One check of a folder: the result, wall and CPU seconds, MB of the largest process, and the wall seconds after
    which the first finding and the last page were there."""

    result: Result
    wall: float
    cpu: float
    peak: float
    first: float | None
    read: float


def dossier_of(folder: Path, pages: int, seed: int) -> tuple[Path, Path]:
    """Two folders, of text and of scanned PDFs, each of about half as many pages, from generated papers."""
    made = []
    for medium in ("text", "scan"):
        truth = generated.make(folder / f"made_{medium}", seed, medium, "inner_mongolia")
        papers, target, count = truth.with_name(truth.name.removesuffix(".truth.json")), folder / medium, 0
        target.mkdir()
        for file in sorted(papers.rglob("*.pdf")):
            if count < pages // 2:
                count += _copied(file, target / f"{medium}_{file.name}", pages // 2 - count)
        made.append(target)
    return made[0], made[1]


def _copied(file: Path, target: Path, most: int) -> int:
    """At most so many pages of a PDF; returns how many."""
    with pdfium.PdfDocument(file) as source, pdfium.PdfDocument.new() as copy:
        count = min(len(source), most)
        copy.import_pages(source, list(range(count)))
        copy.save(target)
    return count


def together(folder: Path, parts: tuple[Path, Path]) -> tuple[Path, Path, Path]:
    """All files in one folder, all pages in one PDF, and all pages as pictures."""
    whole, pictures, one = folder / "whole", folder / "pictures", folder / "whole.pdf"
    whole.mkdir()
    pictures.mkdir()
    with pdfium.PdfDocument.new() as merged:
        for file in sorted(file for part in parts for file in part.glob("*.pdf")):
            (whole / file.name).write_bytes(file.read_bytes())
            with pdfium.PdfDocument(file) as source:
                merged.import_pages(source)
        for number, page in enumerate(merged):
            page.render(scale=_DPI / 72).to_pil().convert("RGB").save(pictures / f"{number:03}.png")
        merged.save(one)
    return whole, one, pictures


def measured(path: Path, store: Path | None = None) -> Run:
    """Check a path; with a store its readings are kept."""
    began: list[float] = []
    pages: list[float] = []
    opened = Store(f"sqlite:///{store}") if store else None
    wall, cpu = time.perf_counter(), _cpu()

    def known(preview: Preview) -> None:
        if preview.findings and not began:
            began.append(time.perf_counter() - wall)

    def progress(done: int, total: int, name: str) -> None:
        pages.append(time.perf_counter() - wall)

    result = check_path(path, Options(policy="inner_mongolia"), opened, progress, known)
    spent = time.perf_counter() - wall, _cpu() - cpu
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Run(result, *spent, peak, began[0] if began else None, pages[-1] if pages else spent[0])


def a_page(folder: Path) -> float:
    """CPU seconds of this process for reading one page of a folder; models are loaded before."""
    sources = open_sources(folder, settings().limits)
    read_files(sources[:1], workers=1, finish=second_look)
    started = time.process_time()
    readings = read_files(sources, workers=1, finish=second_look)
    return (time.process_time() - started) / sum(len(reading.pages) for reading in readings)


def _cpu() -> float:
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def show(console: Console, text: Run, scan: Run, whole: Run, again: Run) -> None:
    """Our own figures."""
    for name, run in (("text", text), ("scan", scan)):
        pages = run.result.timing.pages
        console.print(
            f"{name}: {pages} pages, {run.result.timing.ocr_pages} by OCR, {run.cpu / pages:.3f} CPU s a page "
            f"with checks, {_reading(run) / pages:.3f} s a page in reading"
        )
    timing = whole.result.timing
    console.print(
        f"whole: {timing.pages} pages, {whole.wall:.1f} s, {whole.cpu:.1f} CPU s, {timing.pages / whole.wall:.2f} "
        f"pages/s, largest reading process {whole.peak:.0f} MB, first finding after {whole.first or 0:.1f} s"
    )
    console.print(f"again, from the cache: {again.wall:.2f} s")
    console.print("stages: " + ", ".join(f"{name} {seconds:.1f}" for name, seconds in timing.stages.items()))
    for slow in timing.slow_pages:
        console.print(
            f"slow page: {slow.file} p{slow.page} {slow.seconds:.1f} s, most of it {slow.stage}", markup=False
        )


def _reading(run: Run) -> float:
    """Wall seconds of the reading processes; equal to CPU seconds where each has a core to itself."""
    return sum(seconds for name, seconds in run.result.timing.stages.items() if name not in ("fields", "checks"))


def show_rivals(console: Console, whole: Run, one: Path, pictures: Path) -> dict[str, float]:
    """Others on the same pages, and by how much they are slower; gives what the goals ask of it."""
    pages = whole.result.timing.pages
    table = Table(title=f"the same {pages} pages")
    for head in ("reader", "wall s", "CPU s", "CPU s a page", "MB", "wall, times ours", "CPU, times ours"):
        table.add_column(head, justify="left" if head == "reader" else "right")
    found = [("dossier, read and checked", rivals.Cost(whole.wall, whole.cpu, whole.peak))]
    found.append(("rapidocr as packaged, every page", rivals.rapidocr(pictures)))
    other = rivals.ocrmypdf(one, one.with_name("ocr.pdf"))
    if other is None:
        console.print(f"OCRmyPDF is not in {rivals.OCRMYPDF}: plain Tesseract in its place")
    found.append(("OCRmyPDF + Tesseract", other) if other else ("Tesseract", rivals.tesseract(pictures)))
    for name, cost in found:
        ratios = (f"{cost.wall / whole.wall:.1f}", f"{cost.cpu / whole.cpu:.1f}")
        figures = (f"{cost.wall:.1f}", f"{cost.cpu:.1f}", f"{cost.cpu / pages:.2f}", f"{cost.peak:.0f}")
        table.add_row(name, *figures, *ratios)
    console.print(table)
    packaged = found[1][1]
    return {
        "rapidocr as packaged, times our CPU s": packaged.cpu / whole.cpu,
        "rapidocr as packaged, times our seconds": packaged.wall / whole.wall,
    }


def show_goals(console: Console, measured: dict[str, float]) -> None:
    """Each goal beside what this run measured."""
    table = Table(title="goals")
    for head in ("what", "goal", "measured", ""):
        table.add_column(head, justify="left" if head == "what" else "right")
    for name, goal in GOALS.items():
        least = " times " in name
        figure = measured.get(name)
        met = figure is not None and (figure >= goal if least else figure <= goal)
        told = ("not measured", "") if figure is None else (f"{figure:.3g}", "met" if met else "not met")
        table.add_row(name, f"{'>=' if least else '<='} {goal:g}", *told)
    console.print(table)


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=42)
    options.add_argument("--pages", type=int, default=30, help="half of them text, half scans")
    options.add_argument("--alone", action="store_true", help="without the other readers")
    chosen = options.parse_args()
    console = Console(width=130)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts = dossier_of(folder, chosen.pages, chosen.seed)
        whole, one, pictures = together(folder, parts)
        ours = measured(whole, folder / "store.sqlite")
        show(console, measured(parts[0]), measured(parts[1]), ours, measured(whole, folder / "store.sqlite"))
        figures = {
            "CPU s a scanned page": a_page(parts[1]),
            "CPU s a text page": a_page(parts[0]),
            "MB of the largest reading process": ours.peak,
            "first finding, share of the time to the last page": (ours.first or ours.wall) / ours.read,
        }
        if not chosen.alone:
            try:
                figures |= show_rivals(console, ours, one, pictures)
            except subprocess.CalledProcessError as error:
                sys.exit(f"{error.cmd[0]} failed: {error.stderr}")
        show_goals(console, figures)


if __name__ == "__main__":
    main()
