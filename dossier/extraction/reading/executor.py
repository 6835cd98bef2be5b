"""One way to have pages read in parallel, whoever reads them: processes of this machine, or a cluster by address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from dossier.extraction.reading.crew import Answer, hired
from dossier.extraction.reading.tasks import Task
from dossier.models.settings import Limits, settings


class Executor(Protocol):
    """Does tasks side by side. An answer is always given: what hangs, crashes or is lost answers with a problem."""

    def submit(self, task: Task) -> Future[Answer]:
        """The answer to one task, when it is there."""

    def map(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """Answers in the order of the tasks, each as soon as it and those before it are there."""

    def close(self) -> None:
        """Send all home; what was not begun is not done."""


@contextmanager
def executor(workers: int, engine: str, limits: Limits, folder: Path) -> Iterator[Executor]:
    """Processes of this machine, or the cluster whose scheduler the settings name; closed at the end.

    ``folder`` is a temporary one for what the processes are told. Raises UsageError where the cluster cannot be used.
    """
    address = settings().scheduler
    if address:
        from dossier.extraction.reading.cluster import Cluster

        made: Executor = Cluster(address, engine, limits)
    else:
        made = hired(workers, engine, limits, folder)
    try:
        yield made
    finally:
        made.close()
