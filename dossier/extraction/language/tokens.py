"""A tokeniser for text of OCR and text layers: values and known words whole, every other Chinese character alone.

Full-width and half-width are one, and space or a line's end inside a word does no harm: ``NORM`` is the word without
it, the token keeps its place. Each token's tag says what it is: a tag of ``words`` or one of ``VALUES``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from dossier.extraction.language.standard_numbers import STANDARD
from dossier.extraction.language.words import tags
from dossier.models.dates import find_dates, narrow

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_SUM = "[0-9][0-9,.]*"
_WORDED = "[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿]"
_VALUES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("STANDARD", STANDARD),
    ("PERCENT", re.compile(r"[0-9]+(?:\.[0-9]+)?\s?[%‰]|百分之[零〇一二三四五六七八九十百点]+")),
    ("MONEY", re.compile(rf"[¥￥]\s?-?{_SUM}\s?(?:万元|亿元|元)?|{_SUM}\s?(?:万元|亿元|元)")),
    ("MONEY", re.compile(rf"{_WORDED}+[元圆](?:{_WORDED}*角)?(?:{_WORDED}*分)?[整正]?")),
)
_OTHER = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.,:/\-_#×*+]*[A-Za-z0-9])?|\s+|.", re.S)
_STOPS = frozenset("。;!?；！？")


class Piece(NamedTuple):
    """A token to be: place in the text, its tag, and its text without space, half-width."""

    start: int
    end: int
    tag: str
    norm: str


@lru_cache(maxsize=1)
def _known() -> tuple[dict[str, re.Pattern[str]], dict[str, str]]:
    """Patterns of known words by first character, the longest first, and their tags."""
    tagged = {narrow(word): tag for word, tag in tags().items()}
    heads: dict[str, list[str]] = {}
    for word in sorted(tagged, key=len, reverse=True):
        heads.setdefault(word[0], []).append(r"\s*".join(map(re.escape, word)))
    return {head: re.compile("|".join(group)) for head, group in heads.items()}, tagged


def pieces(text: str) -> list[Piece]:
    """The text cut into tokens; together they cover all of it but white space between tokens."""
    plain = narrow(text)
    values = _value_spans(plain)
    heads, tagged = _known()
    out: list[Piece] = []
    at = 0
    while at < len(plain):
        if value := values.get(at):
            out.append(value)
            at = value.end
            continue
        known = heads.get(plain[at])
        match = known.match(plain, at) if known else None
        match = match or _OTHER.match(plain, at)
        if match is None:  # cannot happen: the last alternative takes any character
            break
        at = match.end()
        if not match.group().isspace():
            out.append(_piece(match, tagged))
    return out


def _piece(match: re.Match[str], tagged: dict[str, str]) -> Piece:
    norm = match.group()
    norm = norm if len(norm) == 1 else re.sub(r"\s", "", norm)
    tag = tagged.get(norm)
    if tag is None:
        tag = "STOP" if norm in _STOPS else "LATIN" if norm[0].isascii() and norm[0].isalnum() else "CHAR"
    return Piece(match.start(), match.end(), tag, norm)


def _value_spans(plain: str) -> dict[int, Piece]:
    """Dates, standards, amounts and shares of a hundred by their start; the earlier and longer one holds."""
    found = [Piece(start, end, "DATE", iso) for iso, start, end in find_dates(plain)]
    for tag, pattern in _VALUES:
        found += [Piece(m.start(), m.end(), tag, re.sub(r"\s", "", m.group())) for m in pattern.finditer(plain)]
    out: dict[int, Piece] = {}
    end = 0
    for piece in sorted(found, key=lambda piece: (piece.start, -piece.end)):
        if piece.start >= end:
            out[piece.start] = piece
            end = piece.end
    return out


class OcrTokenizer:
    """Callable that spaCy takes for a tokeniser."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The text as tokens in sentences; space between tokens belongs to the one before, so offsets stay true."""
        from spacy.tokens import Doc

        cut = pieces(text)
        starts = [piece.start for piece in cut]
        if cut:
            starts[0] = 0
        words = [text[start:end] for start, end in pairwise([*starts, len(text)])]
        doc = Doc(
            self.vocab,
            words=words,
            spaces=[False] * len(words),
            tags=[piece.tag for piece in cut],
            sent_starts=[i == 0 or cut[i - 1].tag == "STOP" for i in range(len(cut))],
        )
        for token, piece in zip(doc, cut, strict=True):
            token.norm_ = piece.norm
        return doc
