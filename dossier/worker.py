"""The worker: takes queued dossiers one after the other, checks them, and tells how far it is."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import threading
import time
from collections.abc import Iterator
from types import FrameType

from dossier.models.base import Text
from dossier.models.errors import DossierError
from dossier.models.records import Store
from dossier.pipeline import check_stored

_log = logging.getLogger(__name__)

IDLE_SECONDS = 0.5
HEARTBEAT_SECONDS = 10.0
_PROGRESS_SECONDS = 0.2
"""Progress is written no more often than this: each write goes to the disk."""


class Stopped(BaseException):
    """The worker was told to stop; raised in the main thread, past every ``except Exception``."""


def run_worker(store: Store, parent: int | None = None) -> None:
    """Check queued dossiers until told to stop (SIGTERM, SIGINT) or, with ``parent``, until that process is gone.

    A dossier in work is then given back to the queue. A dossier that cannot be checked is marked as failed and the
    worker goes on.
    """
    _stop_on_signals()
    if parent is not None:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    with contextlib.suppress(Stopped):
        while True:
            if not work_once(store):
                time.sleep(IDLE_SECONDS)


def work_once(store: Store) -> bool:
    """Check the next dossier; False where none waits."""
    id_ = store.claim_next()
    if id_ is None:
        return False
    try:
        with _heartbeat(store, id_):
            store.drop_preview(id_)
            check_stored(store, id_, _Reporter(store, id_), lambda preview: store.keep_preview(id_, preview))
            store.drop_preview(id_)
    except Stopped:
        store.release(id_)
        raise
    except DossierError as error:
        _log.warning("dossier %s: %s", id_, error)
        store.fail(id_, _told(error))
    except Exception as error:  # whatever a dossier does, the next one must be served
        _log.exception("dossier %s broke the program", id_)
        store.fail(id_, _broken(error))
    return True


class _Reporter:
    """Writes progress to the store, not too often."""

    def __init__(self, store: Store, id_: str) -> None:
        self._store, self._id, self._last = store, id_, 0.0

    def __call__(self, done: int, total: int, note: str) -> None:
        now = time.monotonic()
        if done >= total or now - self._last >= _PROGRESS_SECONDS:
            self._last = now
            self._store.report_progress(self._id, done, total, note)


@contextlib.contextmanager
def _heartbeat(store: Store, id_: str) -> Iterator[None]:
    """Keeps the claim alive while one page takes long."""
    done = threading.Event()

    def beat() -> None:
        while not done.wait(HEARTBEAT_SECONDS):
            store.renew_lease(id_)

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _stop_on_signals() -> None:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise Stopped

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)


def _watch(parent: int) -> None:
    """End with the parent, also one that was killed and could not tell us."""
    while os.getppid() == parent:
        time.sleep(IDLE_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)


def _told(error: DossierError) -> Text:
    parts = [error.message, *([error.cure] if error.cure else [])]
    return Text(zh=_one_line(part.zh for part in parts), en=_one_line(part.en for part in parts))


def _one_line(parts: Iterator[str]) -> str:
    return " ".join(" ".join(parts).split())


def _broken(error: Exception) -> Text:
    kind = type(error).__name__
    return Text(
        zh=f"程序内部错误（{kind}），请重试；仍然失败时请将日志交给维护人员。",
        en=f"Internal error ({kind}); try again, and hand the log to the maintainers if it fails again.",
    )


def main() -> None:
    """``python -m dossier.worker``: the same as ``dossier worker``, without the command line's start-up."""
    import argparse

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store")
    parser.add_argument("--parent", type=int)
    chosen = parser.parse_args()
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s: %(message)s")
    run_worker(Store(chosen.store), chosen.parent)


if __name__ == "__main__":
    main()
