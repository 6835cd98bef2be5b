"""The review desk as one command: a worker and the web server, started together and ended together."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import webbrowser
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from dossier.models.base import text
from dossier.models.errors import UsageError
from dossier.models.records import Store

HOST = "127.0.0.1"
_GRACE_SECONDS = 5.0
_START_SECONDS = 60.0
_RESTART_SECONDS = 1.0


def serve(store: Store, url: str | None, port: int, open_browser: bool, alone: bool = False) -> int:
    """Run worker and web server until Ctrl-C, SIGTERM, or until the web server ends; returns its exit code.

    A worker that dies is started again. ``alone``: nobody logs in. Raises UsageError where the port is taken.
    """
    if not _is_free(port):
        raise UsageError(
            text("端口 {port} 已被占用。", "Port {port} is taken.", port=port),
            text("请用 --port 另选端口。", "Choose another with --port."),
        )
    environment = {**os.environ, **({"DOSSIER_STORE": url} if url else {}), "OMP_NUM_THREADS": "1"}
    if alone:
        environment["DOSSIER_LOGIN"] = "none"
    store.close()  # the children open their own
    with _stopping() as stop, _child(_web_command(port), environment) as web:
        if open_browser:
            threading.Thread(target=_open_browser, args=(port,), daemon=True).start()
        return _watch(web, environment, stop)


def _watch(web: subprocess.Popen[bytes], environment: dict[str, str], stop: threading.Event) -> int:
    while not stop.is_set():
        with _child(_worker_command(), environment) as worker:
            while not stop.wait(0.3) and worker.poll() is None:
                if web.poll() is not None:
                    return web.returncode
        stop.wait(_RESTART_SECONDS)
    return 0


def _worker_command() -> list[str]:
    return [sys.executable, "-m", "dossier.worker", "--parent", str(os.getpid())]


def _web_command(port: int) -> list[str]:
    from dossier.ui.serving import STREAMLIT_FLAGS

    app = Path(__file__).with_name("web.py")
    address = [f"--server.address={HOST}", f"--server.port={port}"]
    return [sys.executable, "-m", "streamlit", "run", str(app), *address, *STREAMLIT_FLAGS]


@contextlib.contextmanager
def _child(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A process with a group of its own; the whole group is ended with the block."""
    process = subprocess.Popen(  # noqa: S603  # our own interpreter and modules, no words of a user
        command, env=environment, stdin=subprocess.DEVNULL, start_new_session=True, preexec_fn=_die_with_parent
    )
    try:
        yield process
    finally:
        _end_group(process)


def _die_with_parent() -> None:
    """Have the kernel end the child when we are killed (Linux; elsewhere the worker watches by itself)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """Ask, wait, and then kill what is left of the group."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_GRACE_SECONDS)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextlib.contextmanager
def _stopping() -> Iterator[threading.Event]:
    """An event that Ctrl-C and SIGTERM set."""
    event = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        event.set()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield event
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _open_browser(port: int) -> None:
    """Open the desk once it answers."""
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection((HOST, port), timeout=1):
            webbrowser.open(f"http://{HOST}:{port}")
            return
        time.sleep(0.2)
