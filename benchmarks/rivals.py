"""The same pages read by others: rapidocr as it comes out of its package, and OCRmyPDF with Tesseract.

Run as ``python -m benchmarks.rivals rapidocr FOLDER`` in a process of its own, so that CPU time and memory are its.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

OCRMYPDF = Path(__file__).resolve().parents[1] / ".venv-bench" / "bin" / "ocrmypdf"
"""Installed by ``make bench-speed`` in an environment of its own: a tool to measure with, no part of the product."""


@dataclass
class Cost:
    """Wall and CPU seconds, and the greatest resident memory of one process in MB."""

    wall: float
    cpu: float
    peak: float


def cost_of(command: list[str]) -> Cost:
    """What a program costs with all its children. Raises CalledProcessError where it fails."""
    started = time.perf_counter()
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        _, status, used = os.wait4(process.pid, 0)  # of this one only; RUSAGE_CHILDREN keeps the peak of all
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise subprocess.CalledProcessError(process.returncode, command, stderr=said.read())
    return Cost(time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def rapidocr(pictures: Path) -> Cost:
    """Every page picture by rapidocr with nothing set, on all cores."""
    return cost_of([sys.executable, "-m", "benchmarks.rivals", "rapidocr", str(pictures)])


def ocrmypdf(pdf: Path, into: Path) -> Cost | None:
    """One PDF of all pages by OCRmyPDF and Tesseract, two pages at a time, without Ghostscript; None if not there."""
    if not OCRMYPDF.exists():
        return None
    options = ["-l", "chi_sim+eng", "--mode", "force", "--output-type", "pdf", "--rasterizer", "pypdfium"]
    return cost_of([str(OCRMYPDF), *options, "--optimize", "0", "--jobs", "2", "--quiet", str(pdf), str(into)])


def tesseract(pictures: Path) -> Cost:
    """Every page picture by plain Tesseract, one after the other."""
    return cost_of([sys.executable, "-m", "benchmarks.rivals", "tesseract", str(pictures)])


def _rapidocr_here(pictures: list[Path]) -> None:
    from rapidocr import RapidOCR

    engine = RapidOCR(params={"Global.log_level": "error"})
    for picture in pictures:
        engine(str(picture))


def _tesseract_here(pictures: list[Path]) -> None:
    for picture in pictures:
        subprocess.run(["tesseract", str(picture), "-", "-l", "chi_sim+eng"], check=True, capture_output=True)


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("engine", choices=("rapidocr", "tesseract"))
    options.add_argument("pictures", type=Path)
    chosen = options.parse_args()
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    read = _rapidocr_here if chosen.engine == "rapidocr" else _tesseract_here
    read(sorted(chosen.pictures.glob("*.png")))
    print(json.dumps({"pages": len(list(chosen.pictures.glob("*.png")))}))


if __name__ == "__main__":
    main()
