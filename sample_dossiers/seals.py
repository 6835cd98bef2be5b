"""Red seals as transparent pictures: round with a star, and the oval of invoices."""

from __future__ import annotations

import math
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from sample_dossiers.fonts import installed

INK = (212, 28, 36)
PIXELS = 420
"""Width at which a seal is drawn."""

KEPT = 320
"""Width at which it is kept; a seal of 42 mm is then some 190 dots an inch."""


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(installed("song")[0]), size, index=0)


def _character(char: str, size: int, angle: float, squeeze: float) -> Image.Image:
    """One character in a square mask, narrowed by ``squeeze`` and turned clockwise by ``angle`` degrees."""
    box = Image.new("L", (size * 2, size * 2), 0)
    ImageDraw.Draw(box).text((size, size), char, 255, font=_font(size), anchor="mm", stroke_width=1)
    if squeeze < 1:
        narrow = box.resize((max(1, int(box.width * squeeze)), box.height))
        box = Image.new("L", box.size, 0)
        box.paste(narrow, ((box.width - narrow.width) // 2, 0))
    return box.rotate(-angle, resample=Image.Resampling.BICUBIC)


def _on_arc(mask: Image.Image, text: str, radii: tuple[float, float], size: int, spread: float) -> None:
    """Write ``text`` round the upper arc of an ellipse, ``spread`` degrees from first to last character."""
    cx, cy = mask.width / 2, mask.height / 2
    step = spread / max(1, len(text) - 1)
    squeeze = min(1.0, math.radians(step) * min(radii) / size * 1.05)
    for i, char in enumerate(text):
        angle = -spread / 2 + i * step
        glyph = _character(char, size, angle, squeeze)
        x = cx + radii[0] * math.sin(math.radians(angle)) - glyph.width / 2
        y = cy - radii[1] * math.cos(math.radians(angle)) - glyph.height / 2
        mask.paste(255, (round(x), round(y)), glyph)


def _star(draw: ImageDraw.ImageDraw, cx: float, cy: float, radius: float) -> None:
    points = []
    for i in range(10):
        r = radius if i % 2 == 0 else radius * 0.382
        points.append((cx + r * math.sin(math.pi * i / 5), cy - r * math.cos(math.pi * i / 5)))
    draw.polygon(points, fill=255)


def _inked(mask: Image.Image) -> Image.Image:
    """The mask in seal red, a little translucent."""
    mask = mask.resize((KEPT, KEPT * mask.height // mask.width), Image.Resampling.LANCZOS)
    seal = Image.new("RGBA", mask.size, (*INK, 0))
    seal.putalpha(mask.point([value * 225 // 255 for value in range(256)]))
    return seal


@cache
def round_seal(name: str, caption: str = "") -> Image.Image:
    """A company or office seal: ring, star, name round the top, caption under the star."""
    mask = Image.new("L", (PIXELS, PIXELS), 0)
    draw = ImageDraw.Draw(mask)
    draw.ellipse((4, 4, PIXELS - 4, PIXELS - 4), outline=255, width=9)
    size = 58 if len(name) <= 12 else 50 if len(name) <= 16 else 42
    spread = min(268.0, 24.0 * len(name))
    radius = PIXELS / 2 - 18 - size / 2
    _on_arc(mask, name, (radius, radius), size, spread)
    _star(draw, PIXELS / 2, PIXELS / 2, 62)
    if caption:
        size = min(44, int(PIXELS * 0.6 / len(caption)))
        draw.text((PIXELS / 2, PIXELS * 0.74), caption, 255, font=_font(size), anchor="mm", stroke_width=1)
    return _inked(mask)


@cache
def oval_seal(name: str, middle: str, caption: str) -> Image.Image:
    """An oval seal of invoices: name round the top, a number in the middle, a caption below."""
    height = int(PIXELS * 0.7)
    mask = Image.new("L", (PIXELS, height), 0)
    draw = ImageDraw.Draw(mask)
    draw.ellipse((4, 4, PIXELS - 4, height - 4), outline=255, width=8)
    size = 40 if len(name) <= 14 else 33
    _on_arc(mask, name, (PIXELS / 2 - 42, height / 2 - 40), size, min(220.0, 17.0 * len(name)))
    draw.text((PIXELS / 2, height * 0.55), middle, 255, font=_font(28), anchor="mm")
    draw.text((PIXELS / 2, height * 0.76), caption, 255, font=_font(34), anchor="mm", stroke_width=1)
    return _inked(mask)
