"""``dossier serve`` for measuring: one person's desk on a free port."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

_START_SECONDS = 120


@contextlib.contextmanager
def served(store: Path, profile: Path | None = None) -> Iterator[str]:
    """The address of a desk on the store; with ``profile`` the web server runs under cProfile and leaves that file."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "DOSSIER_LOGIN": "none", "DOSSIER_STORE": str(store)}
    process = subprocess.Popen(_command(port, store, profile), env=environment, start_new_session=True)
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(20)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _command(port: int, store: Path, profile: Path | None) -> list[str]:
    serve = ["serve", "--headless", "--single", "--port", str(port), "--store", str(store)]
    if profile is None:
        return [sys.executable, "-c", "from dossier.cli import main; main()", *serve]
    return [sys.executable, "-m", "benchmarks.desk_profiled", str(profile), str(port)]


def _wait(url: str) -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until:
        with contextlib.suppress(urllib.error.URLError, OSError), urllib.request.urlopen(url, timeout=2):
            return
        time.sleep(0.2)
    raise TimeoutError(url)
