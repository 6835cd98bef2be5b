"""Speed of the review desk: switching pages, and from a finding to the box that is lit on its page.

``python -m benchmarks.desk`` makes a store with 200 cases and a dossier of 60 pages, serves it, and measures in
Chromium with a stopwatch inside the page, so that the test's own steps cost nothing: from the click until what the page
is about stands there. ``--profile`` prints where the server's time goes. What else the machine does shows in the load.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright
from rich.console import Console
from rich.table import Table

from benchmarks.desk_served import served
from benchmarks.desk_store import filled

CHROMIUM = "/usr/bin/chromium"
SWITCH_GOAL, LIT_GOAL = 1.0, 0.5
PAGES: dict[str, str] = {
    "queue": "button.line", "calendar": "button.line",
    "catalogue": "button.line", "statistics": "canvas, [data-testid=stVegaLiteChart]", "board": "button.line",
    "upload": "[data-testid=stFileUploader]", "precheck": "h5", "": "button.line",
}  # fmt: skip
"""Pages by address, each with what must stand there before it counts as shown."""

ROWS: dict[str, tuple[str, str]] = {"case": ("queue", "ol.path"), "review": ("", ".case-head")}
"""Pages about one thing: from which list a row opens them, and what must stand there."""

_FIND = """(wanted) => {
    const roots = [document];
    for (let i = 0; i < roots.length; i++) {
        const found = roots[i].querySelector(wanted);
        if (found && found.getClientRects().length) return found;
        for (const node of roots[i].querySelectorAll("*")) if (node.shadowRoot) roots.push(node.shadowRoot);
    }
    return null;
}"""
_TIMED = f"""async ([click, gone, wanted, path]) => {{
    const find = {_FIND};
    const link = find(click);
    if (!link) throw new Error("nothing to click: " + click);
    const before = gone ? find(gone) : null, start = performance.now();
    link.click();
    while (performance.now() - start < 30000) {{
        await new Promise(requestAnimationFrame);
        const there = find(wanted);
        const other = path === null || location.pathname.replaceAll("/", "") === path;
        if (there && there !== before && other && !there.closest("[data-stale=true]")) return performance.now() - start;
    }}
    throw new Error("never shown: " + wanted);
}}"""


def main() -> int:
    """Command line; returns 1 where a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.desk", description=__doc__)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--profile", type=Path, help="file for the server's cProfile figures")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dossier-desk-") as folder:
        big = filled(Path(folder), asked.cases, asked.pages)
        with served(Path(folder), asked.profile) as url, sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
            page = chromium.new_page(viewport={"width": 1280, "height": 800}, locale="zh-CN")
            page.set_default_timeout(60_000)
            before = os.getloadavg()[0]
            switches = switched(page, url, big, asked.rounds)
            lit = {"finding → lit box": lit_by(page, url, big, asked.rounds)}
            chromium.close()
    return told(switches, lit, before)


def switched(page: Page, url: str, big: str, rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each switch by a click in the navigation, by page; the first visits count."""
    page.goto(f"{url}/precheck?dossier={big}")
    page.wait_for_selector("h5")
    page.goto(f"{url}/")
    took: dict[str, list[float]] = {name: [] for name in PAGES}
    order = [name for name in PAGES if name] + [""]
    page.locator("button.line").first.wait_for()
    for _ in range(rounds):
        for name in order:
            quiet(page)
            if ms := switch(page, name):
                took[name].append(ms)
            for about, (origin, wanted) in ROWS.items():
                if name == origin:
                    quiet(page)
                    ms = page.evaluate(_TIMED, ["button.line", wanted, wanted, about])
                    took.setdefault(about, []).append(float(ms))
    return {name or "dossiers": times for name, times in took.items() if times}


def switch(page: Page, name: str) -> float | None:
    """One switch; None where the navigation has no such page."""
    link = f"a[href$='/{name}'][data-testid=stTopNavLink], a[href$='/{name}'][data-testid=stTopNavDropdownLink]"
    if not page.evaluate(f"wanted => Boolean(({_FIND})(wanted))", link):
        more = page.locator(".rc-overflow-item-rest [data-testid=stTopNavSection]")
        if not more.count():
            return None
        more.click()
        page.wait_for_timeout(300)
        if not page.evaluate(f"wanted => Boolean(({_FIND})(wanted))", link):
            page.keyboard.press("Escape")
            return None
    return float(page.evaluate(_TIMED, [link, PAGES[name], PAGES[name], name]))


def lit_by(page: Page, url: str, big: str, rounds: int) -> list[float]:
    """Milliseconds from a click on a finding until the box on its page is drawn; each on a page not shown yet."""
    page.goto(f"{url}/review?dossier={big}")
    page.locator(".row").first.wait_for()
    took = []
    for number in range(1, rounds + 1):
        quiet(page)
        click = f".row:nth-of-type({number + 1}) .head"
        took.append(float(page.evaluate(_TIMED, [click, ".box.lit", ".box.lit", None])))
    return took


def quiet(page: Page) -> None:
    """Wait until nothing is being drawn."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_timeout(400)


def told(switches: dict[str, list[float]], lit: dict[str, list[float]], before: float) -> int:
    """Print the table; 1 where a median misses its goal."""
    table = Table("what", "median s", "worst s", "goal s", "")
    missed = 0
    for took, goal in ((switches, SWITCH_GOAL), (lit, LIT_GOAL)):
        for name, times in took.items():
            middle, worst = median(times) / 1000, max(times) / 1000
            missed += middle > goal
            table.add_row(name, f"{middle:.2f}", f"{worst:.2f}", f"{goal:.1f}", "" if middle <= goal else "missed")
    console = Console(width=100)
    console.print(table)
    console.print(f"load of {os.cpu_count()} cores: {before:.1f} before, {os.getloadavg()[0]:.1f} after")
    return int(missed > 0)


if __name__ == "__main__":
    raise SystemExit(main())
