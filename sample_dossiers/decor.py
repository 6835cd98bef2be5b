"""Ornaments several papers share: borders, an emblem that is none in particular, bar codes, signatures."""

from __future__ import annotations

import math
from random import Random

from reportlab.lib.colors import Color, HexColor

from sample_dossiers.sheet import Sheet

RED = HexColor("#c8202a")
GOLD = HexColor("#f2c14e")
GREY = HexColor("#8a8a8a")


def border(sheet: Sheet, inset: float, band: float, color: Color, paper: Color | None = None) -> None:
    """A certificate's frame: a band of waves between two rules."""
    width, height = sheet.width - 2 * inset, sheet.height - 2 * inset
    sheet.box(inset, inset, width, height, 1.4, color, paper)
    sheet.box(inset + band, inset + band, width - 2 * band, height - 2 * band, 0.8, color)
    for i in range(int(2 * (width + height) / 5)):
        at = i * 5.0
        x, y = _round_the_edge(at, width, height, band / 2)
        sheet.circle(inset + x, inset + y, band * 0.34, color, fill=False, line=0.6)


def _round_the_edge(at: float, width: float, height: float, middle: float) -> tuple[float, float]:
    """A point on the middle line of the frame, ``at`` millimetres round from the top left."""
    inner_w, inner_h = width - 2 * middle, height - 2 * middle
    at %= 2 * (inner_w + inner_h)
    for length, x, y, dx, dy in (
        (inner_w, 0.0, 0.0, 1, 0), (inner_h, inner_w, 0.0, 0, 1),
        (inner_w, inner_w, inner_h, -1, 0), (inner_h, 0.0, inner_h, 0, -1),
    ):  # fmt: skip
        if at <= length:
            return middle + x + dx * at, middle + y + dy * at
        at -= length
    return middle, middle


def emblem(sheet: Sheet, x: float, y: float, radius: float) -> None:
    """A red disc with five golden dots and a golden rim, where certificates bear the national emblem."""
    sheet.circle(x, y, radius, RED)
    sheet.circle(x, y, radius, GOLD, fill=False, line=2.2)
    sheet.circle(x, y - radius * 0.25, radius * 0.22, GOLD)
    for angle in (-60, -20, 20, 60):
        sheet.circle(x + radius * 0.6 * math.sin(math.radians(angle)), y + radius * 0.1 + radius * 0.25 *
                     math.cos(math.radians(angle)), radius * 0.09, GOLD)  # fmt: skip


def bars(sheet: Sheet, x: float, y: float, width: float, height: float, random: Random) -> None:
    """Something that looks like a bar code."""
    at = x
    while at < x + width:
        thick = random.choice((0.25, 0.25, 0.5, 0.75))
        sheet.box(at, y, thick, height, 0, fill=HexColor("#141414"))
        at += thick + random.choice((0.3, 0.3, 0.6))


def signature(sheet: Sheet, x: float, y: float, name: str, size: float = 16) -> None:
    """A name as if written by hand."""
    sheet.text(x, y, name, size, "kai", color=HexColor("#20242c"), spacing=-1.0)


def copy_only(sheet: Sheet, x: float, y: float, purpose: str, angle: float = 24, size: float = 20,
              color: Color = GREY) -> None:  # fmt: skip
    """What applicants stamp over copies so that they serve one purpose only: slanting words across the values."""
    sheet.slanting(x, y, f"仅供{purpose}使用", angle, size, color)
    sheet.slanting(x + 12, y + size * 0.6, "再次复印无效", angle, size * 0.7, color)


def wear(sheet: Sheet, random: Random) -> None:
    """Traces of use: specks of toner, a fold, holes of a binder; no two sheets alike."""
    for _ in range(random.randrange(15, 60)):
        sheet.circle(random.uniform(4, sheet.width - 4), random.uniform(4, sheet.height - 4), random.uniform(0.05, 0.2),
                     HexColor("#4a4a4a"))  # fmt: skip
    if random.random() < 0.5:
        at = sheet.height * random.uniform(0.45, 0.55)
        sheet.line(0, at, sheet.width, at + random.uniform(-1, 1), 0.4, HexColor("#d2cfc8"))
    if random.random() < 0.5:
        for part in (0.4, 0.6):
            sheet.circle(8, sheet.height * part, 2.8, HexColor("#3c3c3c"))
