"""Papers that dossiers hold and that are none of the contract's types: each known by name, so that people are told why.

Some are taken for one of the types by their title (a duplicate-text check calls itself 检测报告), some by their labels
(the front page of a published patent bears a certificate's). The table is ``other_papers.yaml`` beside this file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from dossier.extraction.titles import Title
from dossier.models.base import Record
from dossier.models.yaml_files import read_yaml

_TABLE = Path(__file__).with_name("other_papers.yaml")
_LEAST = 0.5
"""A title of less weight names no paper."""
_SURE, _SURER = 0.6, 0.06
"""How sure words make a paper: with none, and for each one more."""


class OtherPaper(Record):
    """One kind of paper that is of no type: its name, its titles, and words that only such papers bear.

    ``need`` of the ``words`` (0: none can) show the kind whatever the title says. ``firm``: a type whose title is
    matched by the same line does not get it. ``large``: the title must be in larger type
    than the rest. ``part_of`` are the types whose pages such a page goes on with.
    """

    zh: str
    en: str
    titles: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    need: int = 0
    firm: bool = False
    large: bool = False
    part_of: tuple[str, ...] = ()

    @cached_property
    def _titles(self) -> list[re.Pattern[str]]:
        return [re.compile(pattern, re.IGNORECASE) for pattern in self.titles]

    @cached_property
    def _words(self) -> list[re.Pattern[str]]:
        return [re.compile(pattern, re.IGNORECASE) for pattern in self.words]

    def title(self, candidates: Sequence[Title]) -> Title | None:
        """The weightiest candidate that is a title of this paper."""
        fitting = (title for title in candidates if title.large or not self.large)
        return next((title for title in fitting if any(p.fullmatch(title.text) for p in self._titles)), None)

    def words_in(self, text: str) -> int:
        """How many of its words the text bears, 0 where they are too few to tell."""
        seen = sum(bool(word.search(text)) for word in self._words) if self.need else 0
        return seen if seen >= self.need else 0


@dataclass(frozen=True)
class Sighting:
    """Such a paper on a page: its title (None where only words tell), how weighty that is, whether words tell it."""

    paper: OtherPaper
    title: Title | None
    weight: float
    by_words: bool

    @property
    def reason(self) -> str:
        """Why, in both languages."""
        title = f"标题 title: {self.title.text}；" if self.title else ""
        return f"{title}{self.paper.zh} / {self.paper.en}"


def sighted(candidates: Sequence[Title], text: str) -> Sighting | None:
    """The named other paper that a page is; words tell before titles, the weightiest title before others."""
    papers = [(paper, paper.title(candidates), paper.words_in(text)) for paper in other_papers()]
    told = max((entry for entry in papers if entry[2]), key=lambda entry: entry[2], default=None)
    if told:
        paper, title, seen = told
        weight = max(title.weight if title else 0.0, min(0.9, _SURE + _SURER * seen))
        return Sighting(paper=paper, title=title, weight=weight, by_words=True)
    titled = [(paper, title) for paper, title, _ in papers if title and title.weight >= _LEAST]
    if not titled:
        return None
    paper, title = max(titled, key=lambda entry: entry[1].weight)
    return Sighting(paper=paper, title=title, weight=title.weight, by_words=False)


@lru_cache(maxsize=1)
def other_papers() -> tuple[OtherPaper, ...]:
    """The table."""
    return tuple(OtherPaper.model_validate(row) for row in read_yaml(_TABLE))
