"""The colours of marks keep WCAG AA (4.5 to 1)."""

import re
from pathlib import Path

import pytest

import dossier

CSS = (Path(dossier.__file__).parent / "ui/looks.css").read_text("utf-8")
COLOURS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", CSS))


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tone", ["bad", "open", "note", "good", "plain"])
def test_marks_can_be_read(tone):
    assert contrast(COLOURS[tone], COLOURS[f"{tone}-soft"]) >= 4.5


@pytest.mark.parametrize("ground", ["#ffffff", "#f7f9fb", "#eef1f5"])
@pytest.mark.parametrize("ink", ["ink", "faint"])
def test_text_can_be_read(ink, ground):
    assert contrast(COLOURS[ink], ground) >= 4.5


def test_the_lit_box_stands_out():
    assert contrast(COLOURS["lit"], "#ffffff") >= 3
