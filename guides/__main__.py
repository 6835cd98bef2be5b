"""``python -m guides``: take the pictures of the guides anew, on a store that is made for it and thrown away."""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from guides.desk import ARGUMENTS, CHROMIUM, desk
from guides.town import TODAY, build
from guides.walks import WALKS

PICTURES = Path(__file__).parent.parent / "docs" / "guides" / "pictures"
_COLOURS = 128


def shoot(page: Page, name: str) -> None:
    """Keep the window as a PNG with few colours, which is a quarter of the size."""
    with Image.open(io.BytesIO(page.screenshot())) as seen:
        few = seen.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(PICTURES / f"{name}.png", optimize=True)
    print(name, file=sys.stderr)


def main() -> int:
    """Build the store, open the desk, walk the pages."""
    parser = argparse.ArgumentParser(prog="python -m guides", description=__doc__)
    names = [walk.__name__ for walk in WALKS]
    parser.add_argument("--only", nargs="+", choices=names, default=names, help="walks to take; all without it")
    chosen = [walk for walk in WALKS if walk.__name__ in parser.parse_args().only]
    if not CHROMIUM.exists():
        print(f"{CHROMIUM} is not there: make test installs it", file=sys.stderr)
        return 64
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        town = build(Path(folder))
        with desk(Path(folder), TODAY) as url, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=ARGUMENTS)
            for walk in chosen:
                walk(browser, url, town, shoot)
            browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
