"""Speed of a mixed dossier: read and checked, and the same again from the cache: ``python -m benchmarks.speed``."""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path

from rich.console import Console

from benchmarks import generated
from dossier.models.finding import Result
from dossier.models.records import Store
from dossier.pipeline import Options, check_path


def _measured(path: Path, store: Store) -> tuple[Result, float, float]:
    """The result, wall seconds, and CPU seconds of this process and its children."""
    wall, cpu = time.perf_counter(), _cpu()
    result = check_path(path, Options(policy="inner_mongolia"), store=store)
    return result, time.perf_counter() - wall, _cpu() - cpu


def _cpu() -> float:
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=generated.SEEDS[0])
    options.add_argument("--media", default="mixed")
    chosen = options.parse_args()
    console = Console(width=120)
    with tempfile.TemporaryDirectory() as folder:
        truth = generated.make(Path(folder), chosen.seed, chosen.media, "inner_mongolia")
        dossier = truth.with_name(truth.name.removesuffix(".truth.json"))
        path = dossier if dossier.exists() else dossier.with_suffix(".zip")
        store = Store(f"sqlite:///{folder}/store/dossier.sqlite")
        for run in ("first reading", "again, from the cache"):
            result, wall, cpu = _measured(path, store)
            pages = result.timing.pages
            console.print(
                f"{run}: {pages} pages, {result.timing.ocr_pages} by OCR, {wall:.1f} s, {pages / wall:.2f} pages/s, "
                f"{cpu:.1f} CPU s, verdict {result.verdict}"
            )


if __name__ == "__main__":
    main()
