"""The models that a line of a paper names: lists, alternatives, wildcards and series."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_WILD = "□■◻▢*×?"
_SEPARATORS = re.compile(r"[,，、;；\n]|(?<![0-9A-Z])和|及")
_LABEL = re.compile(r"^(?:规格)?型号(?:规格)?[:：]?")
_SERIES = re.compile(r"(?:系列|SERIES)$")
_RANGE = re.compile(r"(?P<stem>.*?)(?P<low>\d+)(?P<end>[A-Z]*)(?:~|至|到)(?P<again>.*?)(?P<high>\d+)(?P<last>[A-Z]*)")
"""From one model to another of the same stem: ``X-100~X-300``, ``X-100至300``."""
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣", "-"))
_LOOSE = str.maketrans("OQDILSZB", "00011528")


def _one(model: str) -> str:
    return re.sub(r"(?:型|产品)$", "", _LABEL.sub("", model))


def _alternatives(model: str) -> list[str]:
    """``X-100A/B`` and ``X-100/200`` name two models: the end after the slash replaces an end of the same kind.

    >>> _alternatives("X-100A/B"), _alternatives("X-100/200"), _alternatives("AB/CD-5"), _alternatives("X-100A/X-200B")
    (['X-100A', 'X-100B'], ['X-100', 'X-200'], ['AB/CD-5'], ['X-100A', 'X-200B'])
    """
    first, *others = model.split("/")
    if not others or not all(others) or not re.search("[0-9]", first):
        return [model]
    found = [first]
    for other in others:
        kind = "[A-Z]" if other.isalpha() else "[0-9]" if other.isdigit() else ""
        end = re.search(f"{kind}+$", first) if kind else None
        if kind and not end:
            return [model]
        found.append(first[: end.start()] + other if end else other)
    return found


@dataclass(frozen=True)
class Models:
    """Models as a paper lists them, each in capitals without spaces; a series ends in ``系列``."""

    all: tuple[str, ...]

    @classmethod
    def read(cls, line: str) -> Models:
        """The models of a line.

        >>> Models.read("型号：X-100A/B、Y-2 型").all
        ('X-100A', 'X-100B', 'Y-2')
        """
        plain = re.sub(r"[ \t\u3000]", "", unicodedata.normalize("NFKC", line)).upper().translate(_DASHES)
        parts = [_one(part) for part in _SEPARATORS.split(plain)]
        return cls(tuple(dict.fromkeys(model for part in parts if part for model in _alternatives(part))))

    @property
    def plain(self) -> str:
        """All models in one string, for a measure of likeness."""
        return "、".join(self.all)

    def covers(self, model: str) -> bool:
        """Whether one of these is the model, or a series or wildcard that it falls under.

        >>> Models.read("X-1□□").covers("X-105"), Models.read("X-100系列").covers("X-100B")
        (True, True)
        >>> Models.read("X-1").covers("X-10"), Models.read("X-100～X-300").covers("X-200")
        (False, True)
        """
        return any(_pattern(one).fullmatch(model) or _within(one, model) for one in self.all)

    def alike(self, other: Models) -> bool:
        """Whether a model here and one there differ only in hyphens, a suffix, or characters that OCR confuses."""
        return any(_alike(a, b) for a in self.all for b in other.all)


def _pattern(model: str) -> re.Pattern[str]:
    stem = _SERIES.sub("", model)
    body = "".join("[0-9A-Z]" if c in _WILD else re.escape(c) for c in stem)
    return re.compile(f"{body}.*" if stem != model else body)


def _within(one: str, model: str) -> bool:
    """Whether a model lies within a range of numbers of its own stem and ending.

    >>> _within("X-100A~X-300A", "X-100A"), _within("X-100~300", "X-301"), _within("X-100~Y-300", "X-200")
    (True, False, False)
    """
    range_ = _RANGE.fullmatch(one)
    if not range_ or range_["again"] not in ("", range_["stem"]) or range_["end"] not in ("", range_["last"]):
        return False
    number = re.fullmatch(rf"{re.escape(range_['stem'])}(\d+){re.escape(range_['last'])}", model)
    return number is not None and int(range_["low"]) <= int(number[1]) <= int(range_["high"])


def _alike(a: str, b: str) -> bool:
    left, right = (re.sub(r"[\W_]", "", model).translate(_LOOSE) for model in (a, b))
    if left == right:
        return True
    short, long = sorted((left, right), key=len)
    return len(short) > 1 and long.startswith(short) and not long[len(short)].isdigit()
