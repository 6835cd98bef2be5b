"""A city's installation for the tests of a whole day: offices, accounts, a desk that can be told what day it is."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, expect

from dossier.casework.procedure import file_case, open_case
from dossier.models.records import Store
from dossier.models.records.account_rows import Person
from dossier.pipeline import Options, enter
from sample_dossiers.__main__ import write
from sample_dossiers.assembly import Order
from sample_dossiers.defects import choose
from tests.ui.conftest import wait_for
from tests.ui.small_dossier import LICENCE, pdf

PASSWORD = "a long good word"
SEED = 41
FIRM, CODE = "内蒙古泽泓智能科技有限公司", "91150202MAPR1Q732E"
"""The applicant of the sample dossier of that seed."""
OTHER_FIRM, OTHER_CODE = "包头市北辰测试装备有限公司", "91150202MA0Q3CE849"
FILED, DECIDED = date(2025, 10, 20), date(2025, 11, 10)
"""The day of the review, and a day after the public notice."""
PEOPLE = {
    "root": Person(name="管理甲", role="administrator"),
    "firm": Person(name="申请乙", role="applicant", applicant=FIRM, uscc=CODE),
    "rival": Person(name="申请丙", role="applicant", applicant=OTHER_FIRM, uscc=OTHER_CODE),
    "east": Person(name="东区丁", role="district_reviewer", office="east"),
    "west": Person(name="西区戊", role="district_reviewer", office="west"),
    "city": Person(name="市局己", role="city_reviewer", office="city"),
    "expert": Person(name="专家庚", role="expert"),
    "official": Person(name="核查辛", role="official", office="city"),
}
CHANGED = tuple((label, OTHER_CODE[:-1] + "7" if "代码" in label else value) for label, value in LICENCE)
"""A licence of which one digit of the code was changed: its check digit does not fit any more."""


def furnish(folder: Path) -> str:
    """Offices, accounts, an expert, and a filed case with a licence that was changed; returns the case."""
    store = Store(str(folder))
    store.add_account("root", PEOPLE["root"], "installation", password=PASSWORD)
    store.add_office("city", "某市工业和信息化局", "city", "root", region="150200")
    store.add_office("east", "某市东区工信局", "district", "root", region="150202", above="city")
    store.add_office("west", "某市西区工信局", "district", "root", region="150204", above="city")
    for login, person in PEOPLE.items():
        if login != "root":
            store.add_account(login, person, "root", password=PASSWORD)
    store.add_expert("专家庚", "某大学", "机器人", "root", account="expert")
    id_ = suspicious_case(store)
    store.close()
    return id_


def suspicious_case(store: Store) -> str:
    """A case of the other firm, filed with no more than its licence, which contradicts itself."""
    from dossier.extraction.intake import open_bytes
    from dossier.models.settings import settings

    sources = list(open_bytes("营业执照.pdf", pdf(CHANGED), settings().limits))
    dossier = enter(store, "营业执照", sources, Options(policy="baotou"), account="rival", office=None)
    store.enqueue(dossier)
    id_ = open_case(
        store,
        "baotou",
        "申请丙（rival）",
        account="rival",
        applicant=OTHER_FIRM,
        uscc=OTHER_CODE,
        product="矿用电驱系统",
    )
    file_case(store, id_, store.case(id_).version, dossier, "申请丙（rival）", FILED)
    return id_


def sample(folder: Path, name: str, *defects: str) -> Path:
    """A dossier of text pages with these defects, as a ZIP."""
    return write(Order(SEED, "baotou", "text", "separate", choose(list(defects), "baotou"), name), folder, True)


@dataclass
class Desk:
    """``dossier serve`` on one store, started again for every day that it is to live on."""

    folder: Path
    port: int = 0
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def on(self, day: date) -> str:
        """End what runs and start on that day; returns the address."""
        self.end()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = self.port or probe.getsockname()[1]
        command = [sys.executable, "-c", "from dossier.cli import main; main()", "serve", "--headless"]
        self.process = subprocess.Popen(
            [*command, "--port", str(self.port), "--store", str(self.folder)],
            env={**os.environ, "OMP_NUM_THREADS": "1", "DOSSIER_CLOCK": day.isoformat(), "DOSSIER_LOGIN": "accounts"},
            start_new_session=True,
        )
        wait_for(f"{self.url}/_stcore/health", self.process)
        return self.url

    def end(self) -> None:
        """Ask the server to end, and see that it does."""
        if self.process is None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process = None


def settled(page: Page) -> None:
    """Wait until the app has drawn what was asked for."""
    page.wait_for_timeout(250)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")


def come_in(browser: Browser, url: str, login: str, path: str = "/") -> Page:
    """A browser of one's own, logged in, at that page."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN").new_page()
    page.set_default_timeout(60_000)
    expect.set_options(timeout=60_000)
    page.goto(f"{url}/login?{urlencode({'next': path})}")
    page.locator("input[name=login]").fill(login)
    page.locator("input[type=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=PEOPLE[login].name)).to_be_visible()
    settled(page)
    return page


def shoot(page: Page, name: str) -> None:
    """Keep pictures of the page on a small screen and on a tablet, where ``DOSSIER_SHOTS`` names a folder."""
    if not (folder := os.environ.get("DOSSIER_SHOTS")):
        return
    settled(page)
    for width, height, screen in ((1280, 800, "screen"), (820, 1180, "tablet")):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(700)
        page.screenshot(path=Path(folder) / f"{name}-{screen}.png")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.wait_for_timeout(300)


CURSOR = """() => {
    let node = document.activeElement;
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    if (!node || node === document.body) return "";
    const label = node.closest("label")?.innerText ?? "";
    return [node.innerText, node.getAttribute("aria-label"), node.getAttribute("placeholder"), label].join(" ");
}"""
"""What the part that has the cursor says of itself."""


def tab_to(page: Page, wanted: str, key: str = "Tab", most: int = 80) -> None:
    """Press Tab until the cursor is on what bears these words."""
    seen = []
    for _ in range(most):
        page.keyboard.press(key)
        seen.append(" ".join(page.evaluate(CURSOR).split()))
        if wanted in seen[-1]:
            return
    raise AssertionError(f"Tab does not come to {wanted}: {seen}")
