"""What a laboratory concludes: that the product passes, fails, that of several some fail, or that it does not judge."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.extraction.language.pipeline import parsed
from dossier.extraction.language.statement import Statement, ends_line, has, statement

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


def verdict(text: str) -> Statement | None:
    """What the text concludes (pass, fail, partial, not_judged), None where it concludes nothing."""
    found = list(verdicts(text))
    for value in ("partial", "fail", "pass", "not_judged"):
        if chosen := next((one for one in reversed(found) if one.value == value), None):
            return chosen
    return None


def verdicts(text: str) -> Iterator[Statement]:
    """Every concluding sentence with what it concludes; rules and reservations of the report are none."""
    doc = parsed(text)
    for sentence in _sentences(doc):
        value = _of(sentence)
        if value:
            yield statement(value, sentence, 0.9 if has(sentence, "TESTED") else 0.75)


def _sentences(doc: Doc) -> Iterator[Span]:
    """Sentences, cut where a line of the paper ends: tables and lists have no full stops."""
    start = 0
    for token in doc:
        if token.tag_ == "STOP" or ends_line(token) or token.i + 1 == len(doc):
            yield doc[start : token.i + 1]
            start = token.i + 1


def _of(sentence: Span) -> str | None:
    if has(sentence, "IF") or sentence.text.rstrip().endswith(("？", "?")):
        return None
    if has(sentence, "UNJUDGED") or _refuses(sentence):
        return "not_judged"
    if has(sentence, "BOILER"):
        return None
    fails = [token for token in sentence if token.tag_ == "FAIL" and not _denied(token)]
    passes = [token for token in sentence if _passing(token) and not _denied(token)]
    denied = [token for token in sentence if token.tag_ == "FAIL" and _denied(token)]
    if fails:
        return _failing(sentence, fails, passes)
    if _excepted(sentence) and passes:
        return "fail"
    if denied or (passes and has(sentence, "TESTED", "REST")):
        return "pass"
    return None


def _failing(sentence: Span, fails: list[Token], passes: list[Token]) -> str | None:
    if not has(sentence, "TESTED", "REST", "REQUIRED"):
        return None
    several = sum(token.norm_ == "样品" and token.i > 0 and token.nbor(-1).norm_ in "号#" for token in sentence)
    return "partial" if passes and several >= 2 else "fail"


def _passing(token: Token) -> bool:
    """合格, 符合; 达到 only where a demand follows."""
    reached = token.norm_ == "达到" and has(token.doc[token.i : token.sent.end], "REQUIRED", "STANDARD")
    return token.tag_ == "PASS" or reached


def _denied(token: Token) -> bool:
    """Whether the word is denied right before it: 未发现不合格项, 无不合格."""
    before = [other.norm_ for other in _before(token, 3)]
    return any(word in ("未发现", "无", "未见", "没有", "没有发现", "未有", "不存在") for word in before)


def _before(token: Token, count: int) -> Iterator[Token]:
    for at in range(max(token.sent.start, token.i - count), token.i):
        yield token.doc[at]


def _refuses(sentence: Span) -> bool:
    """不 ... 判定: judging is declined, in whatever words stand between."""
    doc: Doc = sentence.doc
    for token in sentence:
        if token.norm_ in ("不", "不予", "未") and token.i + 1 < sentence.end:
            near = doc[token.i + 1 : min(token.i + 9, sentence.end)]
            if any(other.norm_ in ("判定", "评价", "结论") for other in near) and near[0].norm_ in (
                "作",
                "做",
                "予",
                "进",
                "对",
                "给",
            ):
                return True
    return False


def _excepted(sentence: Span) -> bool:
    """除一项外，其余符合: the excepted item does not."""
    return has(sentence, "EXCEPT") and has(sentence, "OUT") and has(sentence, "REST")
