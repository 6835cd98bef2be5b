"""Who gives a word in a letter: the organisation that promises, declares, applies or vouches, in a sentence."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from dossier.extraction.language.pipeline import parsed
from dossier.extraction.language.statement import Statement, ends_line
from dossier.models.dates import narrow
from dossier.models.values import normalise_name

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_ASIDE = re.compile(r"^\s*[(\[][^()\[\]]{1,60}[)\]]")
_ACTS = re.compile(
    r"^[\s,:]{0,3}(?:现|特|兹|谨|在此|对此|已|拟|将|就|作为|系|是|在|于|针对|对|为|自愿|郑重|愿意?|依法|全体|及|法定代表人)?"
    r"[^。;\n]{0,40}?(?:承诺|保证|声明|申报|申请|自愿|负责|担保|提供)"
)
_WRITER = re.compile(
    r"(?:我|本)(?:公司|单位|企业|厂|院|所|机构)?(?:\s*[(,:]\s*)?$|(?:承诺|声明|保证|申报|申请)(?:人|单位|方|企业)\s*[:]?\s*$"
)


def promiser(text: str) -> Statement | None:
    """The organisation that speaks: named as subject of a promise, or behind 我公司; None where two are."""
    doc = parsed(text)
    flat = narrow(text)[: len(doc.text)]
    spoken = [span for span in doc.spans["organisations"] if span.label_ == "ORG" and _speaks(doc, span, flat)]
    names = Counter(normalise_name(span.text) for span in spoken)
    if len(names) != 1:
        return None
    span = spoken[0]
    return Statement(next(iter(names)), span.start_char, span.start_char + len(span.text.rstrip()), 0.9)


def _speaks(doc: Doc, span: Span, flat: str) -> bool:
    before, behind = flat[max(0, span.start_char - 14) : span.start_char], flat[span.end_char :]
    if _WRITER.search(before):
        return True
    opens = span.start == 0 or ends_line(doc[span.start - 1]) or doc[span.start - 1].tag_ == "STOP"
    behind = _ASIDE.sub("", behind)
    return opens and not behind.lstrip(" ").startswith((":", "\n")) and bool(_ACTS.match(behind))
