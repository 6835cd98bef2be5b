"""Whether the line under a value goes on with it: by where it stands, and by what the value still lacks.

A value wraps in many ways: under its own beginning, indented, or back at the label's margin, in tight lines or as far
apart as the labels themselves. Where the place alone does not tell, the words must.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from dossier.extraction.labels import is_stamp
from dossier.extraction.lines import Piece, Run, glue, overlap
from dossier.models.base import Box
from dossier.models.dates import find_dates

_PAIRS = (("(", ")"), ("《", "》"), ("“", "”"), ("[", "]"), ("〔", "〕"), ("【", "】"))
_LOOSE_END = re.compile(r"[、,，;；(（《“/~—–-]$|(?<=[^、,，;；\s].{4})(?:以及|及其|和|及|与|或|的|至|于|由|自)$")
"""What no value ends with: a mark that joins, a word that wants another."""
_OPEN_PERIOD = re.compile(r"(?:自|从)[^至到止]*$|(?:至|到|[—~-])\s*$|\d{4}年(?:\d{1,2}(?:月\d{0,2})?)?$")
_PERIOD = re.compile(r"(?:自|从)?(?:公元)?\s*\d{4}\s*年")
_LEGAL_FORM = re.compile(
    r"(?:[(（][一-鿿]{2,8}[)）])?(?:科技|技术|集团|实业|工程|设备|制造)?(?:[(（]集团[)）])?(?:股|股份|份)?"
    r"(?:有限责任公司|有限公司|限责任公司|限公司|责任公司|任公司|公司|合伙企业|司)(?![一-鿿]{0,3}[:：])"
)
"""The end of a company's name, or what a line break leaves of it."""
_WHOLE_NAME = re.compile(r"(?:公司|厂|院|所|中心|大学|学院|局|会|站|合伙[)）]|合作社)(?:[(（][一-鿿]{2,8}[)）])?$")
_OTHER_LABEL = re.compile(r"^[\[【]?[一-鿿()（） /、]{2,16}(?:[:：]|[\]】])")
_WORDS = re.compile(r"[\w(（《“\"\[【〔]")
"""What the rest of a name or address begins with."""
_SENTENCE = re.compile(r"。.|^(?:注|说明|备注|声明|特此|兹|根据|本证|此证|经审|以上|上述|依据|凡|如有)")
_COMPLETE = re.compile(r"(?:[号室楼层座栋幢间]|[。！!）)])$")
_ROOM = re.compile(r"[(（]?[A-Za-z]?\d[\dA-Za-z、,，\-—/]{0,11}[一-鿿]{0,3}(?:[号室房层楼座栋幢间]|单元)[)）]?")
"""The end of an address whose line could also be whole before it."""
_STATES = re.compile(r"已|附件|附表|附录|双方|[应将须未请]|(?:19|20)\d{2}年")
"""Words of a line that says something of its own."""
_WRAPS, _REST = 8, 24
"""Characters that a line has at least before it wraps, and that the rest of a short value has at most."""
TIGHT, WIDE = 0.8, 2.0
"""Gaps between lines, in line heights: of lines that are one text by their nearness, and the widest of one value."""


def breaks_off(text: str) -> bool:
    """Whether a value cannot end so: a bracket is open, a mark or a word wants more, a period has no end."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if any(plain.count(first) > plain.count(last) for first, last in _PAIRS) or _LOOSE_END.search(plain):
        return True
    return bool(_PERIOD.match(plain) and _OPEN_PERIOD.search(plain))


def completes(text: str, following: str) -> bool:
    """Whether a line begins with the legal form that a company's name above it lacks."""
    head = re.split(r"[;；,，、]", text.strip())[-1]
    return bool(
        re.fullmatch(r"[一-鿿()（）·A-Za-z]{4,}", head)
        and not _WHOLE_NAME.search(head)
        and _LEGAL_FORM.match(following.strip())
    )


def is_whole_name(text: str) -> bool:
    """Whether a value is the whole name of an organisation, which has no need of another line."""
    return bool(_WHOLE_NAME.search(text.strip()))


def awaits_day(text: str, rest: str) -> bool:
    """Whether a period stops after 至 and the line gives its last day."""
    dates = find_dates(rest)
    return bool(re.search(r"(?:至|到|[-~～—])\s*$", text) and find_dates(text) and dates and dates[0][1] <= 1)


def may_be_rest(text: str, rest: str) -> bool:
    """Whether a lone line may be the rest of a value that could be whole: words of a name, no statement."""
    value, rest = text.strip(), rest.strip()
    whole = _WHOLE_NAME.search(value) or _COMPLETE.search(value) or find_dates(value)
    if len(value) < _WRAPS or len(rest) > _REST or _STATES.search(rest):
        return False
    return not whole or bool(_COMPLETE.search(value) and _ROOM.fullmatch(rest))


def may_continue(run: Run, paragraph: bool = False) -> bool:
    """Whether a line can be the rest of a value at all: no seal, no label, no day alone, no sentence of the form.

    ``paragraph``: the value is a text of sentences itself.
    """
    text = run.text.strip()
    dates = find_dates(text)
    alone = bool(dates) and len(text.replace(" ", "")) <= dates[-1][2] - dates[0][1] + 2
    labelled = not paragraph and (_OTHER_LABEL.match(text) or _SENTENCE.search(text) or not _WORDS.match(text))
    return not (is_stamp(run) or alone or labelled)


def reaches_edge(box: Box, column: Sequence[Run], limit: float, em: float) -> bool:
    """Whether a line is as long as any of its column: only such a line wraps for want of room."""
    right = max((run.box[2] for run in column), default=box[2])
    return box[2] >= min(max(right, box[2]), limit) - 2 * em and box[2] - box[0] > 8 * em


def gap_in_heights(above: Box, below: Box, height: float) -> float:
    """The space between two lines in line heights."""
    return (below[1] - above[3]) / (height or 1.0)


def evenly_set(label: Box, below: Box, following: Box) -> bool:
    """Whether a line stands no farther from the label above than the next label stands from it."""
    return below[1] - label[1] <= (following[1] - below[1]) * 1.25


def is_near(gap: float) -> bool:
    """Whether a gap is one between the lines of one value, however wide it is set."""
    return -0.5 <= gap <= WIDE


def certainty(pieces: Sequence[Piece], lines: int) -> float:
    """How sure it is that the pieces are the whole value (0..1): less where they are out of line or break off."""
    text = glue([run.text[start:end] for run, start, end in pieces])
    sure = 0.8 if breaks_off(text) and lines > 0 else 1.0
    boxes = [run.boxes(start, end)[0] for run, start, end in pieces if start < end]
    for above, below in pairwise(boxes):
        height, em = pieces[0][0].height, pieces[0][0].em
        beside = overlap(above, below, 1) > 0.5
        if not beside and above[1] < below[1] and abs(below[0] - boxes[0][0]) >= 1.6 * em:
            sure = min(sure, 0.93)
        if not beside and gap_in_heights(above, below, height) > TIGHT:
            sure = min(sure, 0.96)
    return sure
