"""The desk on a store and a day of its own, and people who come in to it with a browser."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

from guides.town import PASSWORD, people

SIZE: ViewportSize = {"width": 1280, "height": 800}
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-quic",
]  # fmt: skip
_PATIENCE_SECONDS = 120


@contextmanager
def desk(folder: Path, day: date) -> Iterator[str]:
    """``dossier serve`` on a free port, living on that day; gives its address and ends it afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", "from dossier.cli import main; main()", "serve", "--headless"]
    told = {"DOSSIER_CLOCK": day.isoformat(), "DOSSIER_LOGIN": "accounts", "OMP_NUM_THREADS": "1"}
    process = subprocess.Popen(  # noqa: S603 -- this program, with arguments of its own
        [*command, "--port", str(port), "--store", str(folder)], env={**os.environ, **told}, start_new_session=True
    )
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def come_in(browser: Browser, url: str, login: str, path: str = "/") -> Page:
    """A window of one's own, logged in, at that page."""
    page = browser.new_context(viewport=SIZE, locale="zh-CN").new_page()
    page.set_default_timeout(_PATIENCE_SECONDS * 1000)
    page.goto(f"{url}{path}")
    page.locator("input[name=login]").fill(login)
    page.locator("input[type=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name=people()[login].name).wait_for()
    settled(page)
    return page


def settled(page: Page) -> None:
    """Wait until the desk has drawn what was asked for."""
    page.wait_for_timeout(500)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_timeout(900)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError("the desk ended before it answered")
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310 -- the desk's own address
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.3)
    raise TimeoutError("the desk does not answer")
