"""Phrases the span ruler marks, written as tags: ``EXCEPT ~ OUT ~ MATERIAL`` (``~`` is any words of the sentence)."""

from __future__ import annotations

from typing import Any

_GAP: dict[str, Any] = {"TAG": {"NOT_IN": ["STOP"]}, "OP": "*"}

PHRASES: dict[str, tuple[str, ...]] = {
    "opinion.disclaimer": ("NOT ~ STATEMENTS ~ EXPRESS OPINION", "NOT EXPRESS OPINION"),
    "opinion.adverse": (
        "NOT MATERIAL",
        "NOT BOUND ~ MATERIAL",
        "MATERIAL ~ NOT FAIR",
        "MATERIAL ~ NOT PREPARED",
        "NOT FAIR",
    ),
    "opinion.qualified": ("EXCEPT ~ OUT ~ MATERIAL", "EXCEPT ~ OUT ~ FAIR"),
    "opinion.unqualified": ("MATERIAL ~ FAIR", "MATERIAL ~ PREPARED", "THINK ~ FAIR"),
    "opinion.issued": (
        "ISSUED|AUTHOR ~ UNQUALIFIED",
        "ISSUED|AUTHOR ~ QUALIFIED",
        "ISSUED|AUTHOR ~ ADVERSE",
        "ISSUED|AUTHOR ~ DISCLAIMER",
    ),
    "level": ("SCOPE FILL|DE|REACH* GRADE", "FILLING FILL* SCOPE FILL|DE|BOUND* GAP"),
}
"""Label to the forms it takes; ``A|B`` is either, ``A*`` any number of A, ``A?`` at most one."""


def pattern(form: str) -> list[dict[str, Any]]:
    """A form as spaCy's matcher wants it."""
    return [_GAP if part == "~" else _token(part) for part in form.split()]


def _token(part: str) -> dict[str, Any]:
    tags = part.rstrip("*?").split("|")
    token: dict[str, Any] = {"TAG": {"IN": tags}} if len(tags) > 1 else {"TAG": tags[0]}
    return {**token, "OP": part[-1]} if part[-1] in "*?" else token


def rules() -> list[dict[str, Any]]:
    """All phrases as rules of a span ruler."""
    return [{"label": label, "pattern": pattern(form)} for label, forms in PHRASES.items() for form in forms]
