"""The review desk as one command: it starts, checks the sample, and leaves nothing behind."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from dossier import cli
from dossier.models.records import Store


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _healthy(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_served_and_ended(folder: Path, store: Store, how: signal.Signals) -> None:
    port = _free_port()
    command = [sys.executable, "-m", "dossier.cli", "serve", "--headless", "--port", str(port), "--sample", str(folder)]
    desk = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 90
        while not (_healthy(port) and [row.state for row in store.dossiers()] == ["checked"]):
            assert desk.poll() is None
            assert time.monotonic() < end, "too slow"
            time.sleep(0.2)
        children = _children(desk.pid)
        assert len(children) == 2
        desk.send_signal(how)
        assert desk.wait(20) == (0 if how == signal.SIGINT else -how)
        end = time.monotonic() + 20
        while any(Path(f"/proc/{child}/cmdline").exists() for child in children):
            assert time.monotonic() < end, "children live on"
            time.sleep(0.1)
        assert not _healthy(port)
    finally:
        desk.kill()
        desk.wait()


def test_a_port_that_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert cli.run(["serve", "--headless", "--port", str(taken.getsockname()[1])]) == 64
    assert "--port" in capsys.readouterr().err
