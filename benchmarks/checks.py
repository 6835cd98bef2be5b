"""How long the checks of a stored dossier take: ``python -m benchmarks.checks``; exit 1 where one takes over 50 ms.

Every policy's base dossier (``tests/cases``) runs through all of its checks; the median processor time of some runs
counts, so that other work on the machine does not.
"""

from __future__ import annotations

import statistics
import sys
import time

from rich.console import Console

from dossier.checks.engine import run_checks
from dossier.models.document import Dossier
from tests.cases.running import cases_of, policies

MOST_MS = 50.0
RUNS = 9


def main() -> None:
    """Command line."""
    console, slow = Console(width=120, highlight=False), False
    for policy in policies():
        dossier = next(iter(cases_of(policy))).dossier
        taken = measured(dossier, policy)
        slow = slow or taken > MOST_MS
        papers, findings = len(dossier.documents), len(run_checks(dossier, policy))
        console.print(f"{policy}: {papers} papers, {findings} findings, {taken:.1f} ms (at most {MOST_MS:.0f})")
    sys.exit(1 if slow else 0)


def measured(dossier: Dossier, policy: str) -> float:
    """Median milliseconds of processor time; the first run, which loads policies and checks, is not counted."""
    run_checks(dossier, policy)
    times = []
    for _ in range(RUNS):
        started = time.process_time()
        run_checks(dossier, policy)
        times.append((time.process_time() - started) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main()
