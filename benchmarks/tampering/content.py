"""Numbers inside the content of PDF pages: found by their fonts' own tables, and changed in place."""

from __future__ import annotations

import re
from typing import NamedTuple

import pikepdf

_PAIR = re.compile(rb"<([0-9A-Fa-f]{2})>\s*(?:<[0-9A-Fa-f]{2}>\s*)?<([0-9A-Fa-f]{4})>")


class Spot(NamedTuple):
    """A digit: which instruction shows it, its place in that string, the size of its type, and the font's digits."""

    instruction: int
    at: int
    digit: str
    size: float
    font: str
    codes: dict[str, int]


def letters_of(font: pikepdf.Object) -> dict[int, str]:
    """Code to character of a font of one byte a character."""
    if "/ToUnicode" not in font:
        return {}
    table = font.ToUnicode.read_bytes()
    return {int(code, 16): chr(int(char, 16)) for code, char in _PAIR.findall(table)}


def spots(page: pikepdf.Page) -> list[Spot]:
    """Digits in numbers of four or more that another digit of the same font could replace."""
    fonts = {str(name): letters_of(font) for name, font in page.obj.Resources.Font.items()}
    found, font, size = [], "", 0.0
    for index, step in enumerate(pikepdf.parse_content_stream(page)):
        if not isinstance(step, pikepdf.ContentStreamInstruction):
            continue
        if str(step.operator) == "Tf":
            font, size = str(step.operands[0]), float(step.operands[1])
        if str(step.operator) == "Tj":
            letters = fonts.get(font, {})
            shown = "".join(letters.get(code, "?") for code in bytes(step.operands[0]))
            codes = {char: code for code, char in letters.items() if char.isdigit()}
            for run in re.finditer(r"\d[\d.,]{3,}\d", shown):
                at = run.start() + 1
                if shown[at].isdigit() and len(codes) > 1:
                    found.append(Spot(index, at, shown[at], size, font, codes))
    return found


def replaced(page: pikepdf.Page, spot: Spot) -> bytes:
    """The page's content with another digit of the same font at the spot."""
    steps = list(pikepdf.parse_content_stream(page))
    text = bytearray(bytes(steps[spot.instruction].operands[0]))
    text[spot.at] = next(code for char, code in sorted(spot.codes.items()) if char != spot.digit)
    steps[spot.instruction] = pikepdf.ContentStreamInstruction([pikepdf.String(bytes(text))], pikepdf.Operator("Tj"))
    return pikepdf.unparse_content_stream(steps)


def in_other_font(page: pikepdf.Page, spot: Spot, name: str) -> bytes:
    """The page's content with another digit at the spot, set in the font of that name."""
    steps = list(pikepdf.parse_content_stream(page))
    text = bytes(steps[spot.instruction].operands[0])
    other = "8" if spot.digit != "8" else "3"
    show, choose = pikepdf.Operator("Tj"), pikepdf.Operator("Tf")

    def said(part: bytes) -> pikepdf.ContentStreamInstruction:
        return pikepdf.ContentStreamInstruction([pikepdf.String(part)], show)

    def font(key: str) -> pikepdf.ContentStreamInstruction:
        return pikepdf.ContentStreamInstruction([pikepdf.Name(key), spot.size], choose)

    steps[spot.instruction : spot.instruction + 1] = [
        said(text[: spot.at]), font(name), said(other.encode()), font(spot.font), said(text[spot.at + 1 :]),
    ]  # fmt: skip
    return pikepdf.unparse_content_stream(steps)
