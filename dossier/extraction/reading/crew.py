"""Reading processes at work side by side, each task within its time.

Not ``ProcessPoolExecutor``: that one can neither end a task that hangs nor say which task broke it.
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

from dossier.extraction.problems import problem
from dossier.extraction.reading.shape import PageReading, Survey
from dossier.extraction.reading.tasks import Task
from dossier.models.page import Problem
from dossier.models.settings import Limits

Answer = Survey | PageReading
_SECONDS_TO_START = 60.0
WORKER = ("-m", "dossier.extraction.reading.worker")
"""What the processes run."""


class _Hand:
    """One reading process; started when first needed, and again after it was ended."""

    def __init__(self, engine: str, limits: Limits, limits_file: Path) -> None:
        self._arguments = (engine, str(limits_file))
        self._seconds = limits.seconds_per_page
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection | None = None

    def do(self, task: Task) -> Answer:
        """The answer, or a problem where the process fell silent or died."""
        try:
            connection = self._ready()
            connection.send(task)
            if connection.poll(self._seconds):
                answer: Answer = connection.recv()
                return answer
            failure = problem("page_timeout", task.name, task.page or 1, seconds=f"{self._seconds:g}")
        except (EOFError, OSError):
            failure = problem("page_crashed", task.name, task.page or 1)
        self.end()
        return _failed(task, failure)

    def end(self) -> None:
        """End the process, whatever it is doing."""
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._process = self._connection = None

    def _ready(self) -> Connection:
        if self._connection is None:
            ours, theirs = Pipe()
            with theirs:
                command = [sys.executable, *WORKER, str(theirs.fileno())]
                environment = {**os.environ, "OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1"}
                self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
                    [*command, *self._arguments],
                    pass_fds=(theirs.fileno(),),
                    env=environment,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                )
            self._connection = ours
            if not ours.poll(_SECONDS_TO_START):
                raise OSError("the reading process did not start")
            ours.recv()
        return self._connection


def _failed(task: Task, failure: Problem) -> Answer:
    return Survey(problems=(failure,)) if task.page is None else PageReading(None, (failure,))


class Crew:
    """Does tasks on several processes at once."""

    def __init__(self, hands: Sequence[_Hand]) -> None:
        self._count = len(hands)
        self._idle: queue.SimpleQueue[_Hand] = queue.SimpleQueue()
        for hand in hands:
            self._idle.put(hand)

    def answers(self, tasks: Sequence[Task], done: Callable[[Task], None]) -> list[Answer]:
        """One answer a task, in their order; ``done`` hears of each as it comes, in this thread's stead."""

        def one(task: Task) -> Answer:
            hand = self._idle.get()
            try:
                return hand.do(task)
            finally:
                self._idle.put(hand)

        with ThreadPoolExecutor(self._count) as threads:
            futures = [threads.submit(one, task) for task in tasks]
            found = []
            try:
                for task, future in zip(tasks, futures, strict=True):
                    found.append(future.result())
                    done(task)
            except BaseException:
                threads.shutdown(wait=False, cancel_futures=True)
                raise
            return found


@contextmanager
def hired(workers: int, engine: str, limits: Limits, folder: Path) -> Iterator[Crew]:
    """A crew that is sent home at the end. ``folder`` is a temporary one for what the processes are told."""
    told = folder / "limits.json"
    told.write_text(limits.model_dump_json(), "utf-8")
    hands = [_Hand(engine, limits, told) for _ in range(workers)]
    try:
        yield Crew(hands)
    finally:
        for hand in hands:
            hand.end()
