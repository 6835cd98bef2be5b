"""Days on which a sentence says that a paper was signed (签订于…, …日共同签署)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.extraction.language.pipeline import parsed
from dossier.extraction.language.statement import Statement, ends_line, statement

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR = 24
_PERIOD = frozenset({"起", "止", "至", "到", "~", "-", "前", "期限", "有效期"})


def signing(text: str) -> Statement | None:
    """The day of signing, None where no sentence names one or two sentences name different days."""
    doc = parsed(text)
    found = [token for token in doc if token.tag_ == "DATE" and _signed(token)]
    if len({token.norm_ for token in found}) != 1:
        return None
    day = found[0]
    return statement(day.norm_, doc[day.i : day.i + 1], 0.9)


def _signed(day: Token) -> bool:
    """Whether a word for signing stands in the same clause, and the day begins or ends no period."""
    behind = day.doc[day.i + 1 : day.i + 2]
    if any(token.norm_ in _PERIOD for token in (*behind, *day.doc[max(0, day.i - 2) : day.i])):
        return False
    return _reaches(day, 1) or _reaches(day, -1)


def _reaches(day: Token, step: int) -> bool:
    sentence, at = day.sent, day.i + step
    while sentence.start <= at < sentence.end and abs(at - day.i) <= _NEAR:
        token = day.doc[at]
        if token.tag_ == "SIGN":
            return not any(other.norm_ in ("之日", "后", "前") for other in day.doc[at + 1 : at + 2])
        if token.tag_ == "DATE" or (step < 0 and token.norm_ == ",") or (step < 0 and ends_line(token)):
            return False
        at += step
    return False
