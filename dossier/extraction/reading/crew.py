"""Reading processes at work side by side, each task within its time.

Not ``ProcessPoolExecutor``: that one can neither end a task that hangs nor say which task broke it.
"""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
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
_PATIENCE = 1.0
"""Seconds that a task waits for a process that is at work already before another one is started: that takes about as
long (of a core, too), and ten pages of text are read meanwhile."""
WORKER = ("-m", "dossier.extraction.reading.worker")
"""What the processes run."""


class Hand:
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
        return failed(task, failure)

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


def failed(task: Task, failure: Problem) -> Answer:
    """The answer of a task that could not be done."""
    return Survey(problems=(failure,)) if task.page is None else PageReading(None, (failure,))


class Crew:
    """Does tasks on several processes of this machine at once: the usual ``Executor``."""

    def __init__(self, hands: Sequence[Hand]) -> None:
        self._hands = tuple(hands)
        self._resting = queue.SimpleQueue[Hand]()
        for hand in hands:
            self._resting.put(hand)
        self._idle = queue.SimpleQueue[Hand]()
        self._idle.put(self._resting.get())
        self._threads = ThreadPoolExecutor(len(self._hands))
        self._closed = False

    def submit(self, task: Task) -> Future[Answer]:
        """The answer to one task; tasks are begun in the order in which they come."""
        return self._threads.submit(self._done, task)

    def map(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """Answers in the order of the tasks."""
        for future in [self.submit(task) for task in tasks]:
            yield future.result()

    def close(self) -> None:
        """Send all home, also from the midst of a task."""
        self._closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for hand in self._hands:
            hand.end()

    def _done(self, task: Task) -> Answer:
        hand = self._taken()
        try:
            gone = self._closed  # while this task waited: nobody asks for its answer
            return failed(task, problem("page_crashed", task.name, task.page or 1)) if gone else hand.do(task)
        finally:
            self._idle.put(hand)

    def _taken(self) -> Hand:
        """A hand that is free, or after a while one that has not begun: a few pages of text need no second one."""
        with contextlib.suppress(queue.Empty):
            return self._idle.get(timeout=_PATIENCE)
        with contextlib.suppress(queue.Empty):
            return self._resting.get_nowait()
        return self._idle.get()


def hired(workers: int, engine: str, limits: Limits, folder: Path) -> Crew:
    """A crew of so many processes. ``folder`` is a temporary one for what they are told."""
    told = folder / "limits.json"
    told.write_text(limits.model_dump_json(), "utf-8")
    return Crew([Hand(engine, limits, told) for _ in range(workers)])
