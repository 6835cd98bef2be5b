"""A process that reads: it takes tasks from a connection, one after the other, and answers each.

``crew`` starts it as ``python -m dossier.extraction.reading.worker FD ENGINE LIMITS``, apart from the process that
asks, so that a file which hangs or crashes a parser costs one page and no more.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from dossier.extraction.ocr import engine
from dossier.extraction.ocr.protocol import OcrEngine
from dossier.extraction.reading.files import read_page, survey_file
from dossier.extraction.reading.shape import PageReading, Survey
from dossier.extraction.reading.tasks import Task
from dossier.models.settings import Limits


def perform(task: Task, reader: OcrEngine, limits: Limits) -> Survey | PageReading:
    """Do one task: the survey of a file, or one of its pages."""
    data = task.path.read_bytes()
    if task.page is None:
        return survey_file(task.name, data, limits)
    return read_page(task.name, data, task.page, reader, limits)


def main(handle: int, engine_name: str, limits: Limits) -> None:
    """Answer tasks until the asking process closes the connection.

    A task that outlasts the asker's patience by far ends this process by itself, so that none is left behind.
    """
    _bound_memory(limits.max_worker_bytes)
    connection = Connection(handle)
    reader = engine(engine_name)
    connection.send("ready")
    while True:
        try:
            task = connection.recv()
        except EOFError:
            return
        signal.alarm(int(limits.seconds_per_page * 2) + 10)
        connection.send(perform(task, reader, limits))
        signal.alarm(0)


def _bound_memory(most: int) -> None:
    """Let this process fail, not the machine, where a page unfolds without end (forms in forms, huge pictures)."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main(int(sys.argv[1]), sys.argv[2], Limits.model_validate_json(Path(sys.argv[3]).read_text("utf-8")))
