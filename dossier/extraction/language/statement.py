"""What an answer from running text looks like, and small questions all answers ask of a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


@dataclass(frozen=True)
class Statement:
    """A value that a text states, where (offsets into the text), and how sure the reading is (0..1)."""

    value: str
    start: int
    end: int
    sure: float
    note: str | None = None


def statement(value: str, span: Span, sure: float, note: str | None = None) -> Statement:
    """A statement that stands in these tokens, without the white space behind them."""
    text = span.text.rstrip()
    return Statement(value, span.start_char, span.start_char + len(text), sure, note)


def has(tokens: Iterable[Token], *tags: str) -> bool:
    """Whether one of the tokens bears one of these tags."""
    return any(token.tag_ in tags for token in tokens)


def ends_line(token: Token) -> bool:
    """Whether a line of the paper ends behind the token (wrapped lines of a paragraph are one line)."""
    return "\n" in token.text
