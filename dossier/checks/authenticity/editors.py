"""Programs made for changing finished files, by the words of ``editors.yaml``."""

from __future__ import annotations

import functools
from pathlib import Path

from pydantic import Field as Constrained

from dossier.checks.policy_yaml import read_checked
from dossier.models.base import Record

_FILE = Path(__file__).with_name("editors.yaml")


class Editor(Record):
    """A program and the words, one of which stands in what it writes of itself."""

    name: str
    words: tuple[str, ...] = Constrained(min_length=1)


class Editors(Record):
    """The list in force."""

    editors: tuple[Editor, ...] = Constrained(min_length=1)


@functools.cache
def editors() -> Editors:
    """The list. Raises PolicyError for a file of another shape."""
    return read_checked(_FILE, Editors, lambda read: ())


def editor_in(*told: str) -> str:
    """The name of the program that one of the texts speaks of; empty for none."""
    said = " ".join(told).casefold()
    found = (one.name for one in editors().editors if any(word.casefold() in said for word in one.words))
    return next(found, "")
