"""Pages read by the workers of a Dask cluster, named by its scheduler's address (``pip install dossier[cluster]``).

A worker reads in a process of its own beside it, as this machine does, so that the limits of time and memory hold
there as well. Workers need this package in the same version; files travel with their first task.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from dossier.extraction.problems import problem
from dossier.extraction.reading.crew import Answer, Hand, failed
from dossier.extraction.reading.tasks import Task
from dossier.models.base import text
from dossier.models.errors import UsageError
from dossier.models.settings import Limits

_SECONDS_TO_ANSWER = "20s"
_hands = threading.local()
"""Of each thread of a worker its reading process, by engine and limits."""


class Cluster:
    """Does tasks on the workers of a cluster: the ``Executor`` for several machines."""

    def __init__(self, address: str, engine: str, limits: Limits) -> None:
        try:
            import distributed
        except ImportError as error:
            raise UsageError(
                text(
                    "设置了调度器地址，但未安装分布式组件。",
                    "A scheduler is set but the package for clusters is not installed.",
                ),
                text("请安装 dossier[cluster]，或取消该设置。", "Install dossier[cluster], or take the setting away."),
            ) from error
        try:
            client: Any = distributed.Client  # has no annotations
            self._client = client(address, timeout=_SECONDS_TO_ANSWER, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise UsageError(
                text("调度器 {address} 没有应答。", "The scheduler {address} does not answer.", address=address),
                text("请检查 DOSSIER_SCHEDULER 与网络。", "Look at DOSSIER_SCHEDULER and at the network."),
            ) from error
        self._engine, self._limits = engine, limits.model_dump_json()
        self._data: dict[Path, Any] = {}

    def submit(self, task: Task) -> Future[Answer]:
        """The answer to one task; a worker that is lost costs the page."""
        answer: Future[Answer] = Future()
        sent = self._client.submit(
            perform_here, task, self._bytes(task.path), self._engine, self._limits, pure=False, retries=0
        )
        sent.add_done_callback(lambda done: answer.set_result(_answer_of(done, task)))
        return answer

    def map(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """Answers in the order of the tasks."""
        for future in [self.submit(task) for task in tasks]:
            yield future.result()

    def close(self) -> None:
        """Leave the cluster; its workers stay for others."""
        self._data.clear()
        self._client.close()

    def _bytes(self, path: Path) -> Any:
        if path not in self._data:
            self._data[path] = self._client.scatter(path.read_bytes(), hash=False)
        return self._data[path]


def _answer_of(done: Any, task: Task) -> Answer:
    if done.status == "finished":
        answer: Answer = done.result()
        return answer
    return failed(task, problem("page_crashed", task.name, task.page or 1))


def perform_here(task: Task, data: bytes, engine: str, limits: str) -> Answer:
    """On a worker: one task, done by this thread's reading process, which is kept for the next."""
    hand, folder = _hand(engine, limits)
    path = folder / hashlib.sha256(data).hexdigest()
    if not path.exists():
        for old in folder.glob("*"):
            if old.suffix != ".json":
                old.unlink()
        path.write_bytes(data)
    return hand.do(task._replace(path=path))


def _hand(engine: str, limits: str) -> tuple[Hand, Path]:
    known: dict[tuple[str, str], tuple[Hand, tempfile.TemporaryDirectory[str]]] = _hands.__dict__.setdefault("of", {})
    if (engine, limits) not in known:
        for former, _ in known.values():
            former.end()
        known.clear()
        folder = tempfile.TemporaryDirectory(prefix=f"dossier-{os.getpid()}-")
        told = Path(folder.name) / "limits.json"
        told.write_text(limits, "utf-8")
        known[engine, limits] = Hand(engine, Limits.model_validate_json(limits), told), folder
    hand, folder = known[engine, limits]
    return hand, Path(folder.name)
