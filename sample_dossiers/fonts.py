"""Chinese TrueType fonts of Debian for PDF (reportlab) and for seals (Pillow), whichever are installed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path("/usr/share/fonts/truetype")
STYLES = ("hei", "song", "kai")

FILES = {
    "hei": ("wqy/wqy-microhei.ttc", "wqy/wqy-zenhei.ttc"),
    "song": ("arphic/uming.ttc", "arphic-gbsn00lp/gbsn00lp.ttf"),
    "kai": ("arphic/ukai.ttc", "arphic-gkai00mp/gkai00mp.ttf"),
}
"""Style to font files; a style of which nothing is installed borrows from another."""

SIGNS = "dejavu/DejaVuSans.ttf"
"""A font with ticked boxes, which the Chinese ones lack."""

LATIN = ("liberation/LiberationSerif-Regular.ttf", "liberation/LiberationSans-Regular.ttf", "dejavu/DejaVuSans.ttf")
"""Fonts like those that office programs pair with Chinese ones for letters and digits."""

PACKAGES = "fonts-wqy-microhei fonts-wqy-zenhei fonts-arphic-uming fonts-arphic-ukai"


class FontsMissing(RuntimeError):
    """No Chinese TrueType font was found; the message says which Debian packages to install."""

    def __init__(self) -> None:
        super().__init__(f"no Chinese TrueType font under {FOLDER}; install one: apt-get install {PACKAGES}")


@dataclass(frozen=True)
class Typeface:
    """The reportlab names of one hand of fonts: a style each."""

    hei: str
    song: str
    kai: str
    latin: str = ""
    """Font of Latin letters and digits; empty: that of the Chinese text."""

    def name(self, style: str) -> str:
        """Font of a style (hei, song or kai)."""
        return str(getattr(self, style))


@cache
def _register(path: Path) -> str:
    name = path.stem
    pdfmetrics.registerFont(TTFont(name, str(path), subfontIndex=0))
    return name


@cache
def installed(style: str) -> tuple[Path, ...]:
    """Files of that style on this machine, else those of any style."""
    found = tuple(FOLDER / name for name in FILES[style] if (FOLDER / name).exists())
    if found:
        return found
    found = tuple(FOLDER / name for names in FILES.values() for name in names if (FOLDER / name).exists())
    if not found:
        raise FontsMissing
    return found


def typeface(variant: int) -> Typeface:
    """A hand of fonts; different variants mix the installed files differently.

    From 8 on Latin letters and digits have a font of their own, as office programs set them.
    """
    picks = []
    for place, style in enumerate(STYLES):
        paths = installed(style)
        picks.append(_register(paths[(variant >> place) % len(paths)]))
    latin = [FOLDER / name for name in LATIN if (FOLDER / name).exists()] if variant >= 8 else []
    return Typeface(picks[0], picks[1], picks[2], _register(latin[variant % len(latin)]) if latin else "")


@cache
def fallback() -> str:
    """The installed font that knows most characters, for those the chosen one lacks."""
    names = [_register(path) for style in STYLES for path in installed(style)]
    return max(names, key=lambda name: len(pdfmetrics.getFont(name).face.charToGlyph))


@cache
def stand_in(char: str) -> str:
    """The font for a character that the chosen one lacks: the fullest Chinese one, else one of signs."""
    known = knows(fallback(), char) or not (FOLDER / SIGNS).exists()
    return fallback() if known else _register(FOLDER / SIGNS)


@cache
def knows(font: str, char: str) -> bool:
    """Whether a registered font has a glyph for the character."""
    return ord(char) in pdfmetrics.getFont(font).face.charToGlyph
