"""Labelled sentences, difficult ones among them, against the rules for running text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from dossier.extraction.fields.standards import numbers
from dossier.extraction.language.levels import level
from dossier.extraction.language.opinions import EMPHASIS, opinion
from dossier.extraction.language.parties import parties
from dossier.extraction.language.pipeline import parsed
from dossier.extraction.language.points import points
from dossier.extraction.language.verdicts import verdict
from dossier.models.values import normalise_name, parse_money

FOLDER = Path(__file__).parent / "data"
SETS = {"held out": "sentences_fresh.yaml", "second": "sentences_second.yaml", "development": "sentences_dev.yaml"}


class Case(NamedTuple):
    """One sentence: what is asked of it, what it says, and what the rules read."""

    task: str
    text: str
    expected: Any
    got: Any

    @property
    def right(self) -> bool:
        """Whether the rules read what the sentence says."""
        return bool(self.expected == self.got)

    @property
    def wrong(self) -> bool:
        """Whether something was read that is not so: worse than nothing read."""
        return not self.right and not _within(self.got, self.expected)


def _within(got: Any, expected: Any) -> bool:
    """Whether all that was read is so: only something is missing."""
    if isinstance(got, dict):
        return all(expected.get(key) == value for key, value in got.items())
    return all(one in expected for one in got) if isinstance(got, list) else not got


def cases(name: str) -> Iterator[Case]:
    """Every sentence of a set, read."""
    for task, rows in yaml.safe_load((FOLDER / name).read_text(encoding="utf-8")).items():
        for text, expected in rows:
            yield Case(task, text, expected, _TASKS[task](text))


def tally(found: list[Case]) -> dict[str, Counter[str]]:
    """Right, wrong and missing by task."""
    out: dict[str, Counter[str]] = {}
    for case in found:
        mark = "right" if case.right else "wrong" if case.wrong else "missing"
        out.setdefault(case.task, Counter())[mark] += 1
    return out


def _opinion(text: str) -> str:
    found = opinion(text)
    return "" if found is None else found.value + ("+emphasis" if found.note == EMPHASIS else "")


def _level(text: str) -> str:
    found = level(text)
    return found.value if found else ""


def _verdict(text: str) -> str:
    found = verdict(text)
    return found.value if found else ""


def _organisations(text: str) -> list[str]:
    return [normalise_name(span.text) for span in parsed(text).spans["organisations"]]


def _tagged(tag: str, value: Callable[[str], str | None]) -> Callable[[str], list[str | None]]:
    return lambda text: [value(token.norm_) for token in parsed(text) if token.tag_ == tag]


_CHINESE = {"百分之九十八": "98%"}

_TASKS: dict[str, Callable[[str], Any]] = {
    "opinion": _opinion,
    "level": _level,
    "verdict": _verdict,
    "points": lambda text: {point.number: point.finding for point in points(text)},
    "parties": lambda text: {party.role: party.name for party in parties(text)},
    "organisations": _organisations,
    "dates": _tagged("DATE", str),
    "amounts": _tagged("MONEY", parse_money),
    "percentages": _tagged("PERCENT", lambda text: _CHINESE.get(text, text)),
    "standards": _tagged("STANDARD", lambda text: next(iter(numbers(text)), None)),
}
