"""What a comparison of two names or models says: the relation, a score, and a reason that a person can read."""

from __future__ import annotations

import functools
from typing import Literal

from pydantic import Field as Constrained
from pydantic_settings import BaseSettings, SettingsConfigDict
from rapidfuzz.distance import Levenshtein

from dossier.models.base import Record, Text, text

Relation = Literal["same", "former_name", "near_miss", "branch", "contained", "different", "unknown"]
"""``near_miss``: may be the same, misread or miswritten. ``contained``: one says all of the other and more.
``unknown``: one side is empty."""


class Comparison(Record):
    """``score`` is 1 for the same and 0 for nothing in common; ``edits`` counts the characters that differ."""

    relation: Relation
    score: float = Constrained(ge=0, le=1)
    reason: Text
    edits: int = 0

    @property
    def same(self) -> bool:
        """One and the same, by its present or a former name."""
        return self.relation in ("same", "former_name")

    @property
    def close(self) -> bool:
        """The same, or near enough that a person must decide."""
        return self.same or self.relation in ("near_miss", "contained", "branch")


class MatchingSettings(BaseSettings):
    """Settings of matching (``DOSSIER_MATCHING_...``)."""

    model_config = SettingsConfigDict(env_prefix="DOSSIER_MATCHING_", extra="ignore")

    similar_name: float = Constrained(0.8, ge=0, le=1)
    """From this likeness on, two product names may be the same, written differently."""
    shown_differences: int = Constrained(3, ge=1)
    """How many differences a reason spells out."""


@functools.cache
def settings() -> MatchingSettings:
    """The settings, read from the environment once."""
    return MatchingSettings()


def unknown() -> Comparison:
    """One side is empty."""
    return Comparison(relation="unknown", score=0, reason=text("一方为空，无法比对", "one side is empty"))


def likeness(a: str, b: str) -> float:
    """Share of characters that two strings have in common in order, 0 to 1."""
    return round(float(Levenshtein.normalized_similarity(a, b)), 4)


def difference(a: str, b: str) -> Text:
    """What stands in ``a`` and what in ``b`` instead, piece by piece."""
    pieces = _pieces(a, b)
    said = [_piece(*piece) for piece in pieces[: settings().shown_differences]]
    more = text("等", ", …") if len(pieces) > len(said) else text("", "")
    return text(
        "{said}{more}",
        "{said}{more}",
        said=Text(zh="，".join(one.zh for one in said), en=", ".join(one.en for one in said)),
        more=more,
    )


def _pieces(a: str, b: str) -> list[tuple[str, str]]:
    """The stretches in which two strings differ; changes side by side are one stretch."""
    pieces, open_ = [("", "")], False
    for op in Levenshtein.opcodes(a, b):
        if op.tag == "equal":
            open_ = False
            continue
        piece = a[op.src_start : op.src_end], b[op.dest_start : op.dest_end]
        if open_:
            pieces[-1] = pieces[-1][0] + piece[0], pieces[-1][1] + piece[1]
        else:
            pieces.append(piece)
        open_ = True
    return pieces[1:]


def _piece(left: str, right: str) -> Text:
    if not right:
        return text("前者多“{left}”", "the first has “{left}” more", left=left)
    if not left:
        return text("后者多“{right}”", "the second has “{right}” more", right=right)
    return text("“{left}”对“{right}”", "“{left}” against “{right}”", left=left, right=right)
