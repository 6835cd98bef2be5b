"""Papers of other dossiers: whether they are the same applicant's, how they are shown, and which values differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from dossier.checks.matching.companies import compare
from dossier.checks.outcomes import label_of
from dossier.checks.parties import notices_of
from dossier.checks.trust import trust
from dossier.models.base import Text, text
from dossier.models.document import Document, Dossier, Evidence, Field
from dossier.models.document_types import DOCUMENT_TYPES
from dossier.models.earlier import EarlierPaper, EarlierValue
from dossier.models.values import normalise_code, normalise_name

_EXACT = ("date", "money", "code", "int", "enum", "bool")
_READ_EXACTLY = ("text", "xml", "form", "qr", "person")


class Differing(NamedTuple):
    """A value of a paper here, the one of its twin, and how surely they differ."""

    name: str
    mine: Field
    other: EarlierValue
    exact: bool
    """Both were read from data or text, so that neither can be misread."""
    sure: bool
    """They differ by more than a misreading makes."""


def same_applicant(dossier: Dossier, paper: EarlierPaper) -> bool | None:
    """Whether another dossier is the same company's; None where one of them does not say whose it is."""
    uscc, name = dossier.declared_value("uscc"), dossier.declared_value("applicant_name")
    if uscc and paper.uscc and uscc == paper.uscc:
        return True
    former = [notice.value("former_name") for notice in notices_of(dossier, name)]
    match = compare(name, paper.applicant, former)
    return None if match.relation == "unknown" else match.close


def told(paper: EarlierPaper) -> Text:
    """How a message calls the twin: number, kind and day, nothing of what it says."""
    return text(
        "卷宗 {id} 的{kind}（{day} 收件）",
        "{kind} of dossier {id} (received {day})",
        id=paper.dossier,
        kind=DOCUMENT_TYPES[paper.type].label if paper.type in DOCUMENT_TYPES else paper.type,
        day=paper.kept_on,
    )


def place(paper: EarlierPaper, page: int | None = None, shown: str = "", field: str | None = None) -> Evidence:
    """A place in another dossier."""
    number = page or paper.first_page
    return Evidence(
        document=None, page=number, box=None, text=shown or paper.file, field=field, file=paper.file,
        dossier=paper.dossier,
    )  # fmt: skip


def place_of(paper: EarlierPaper, name: str) -> Evidence:
    """Where a value stands in another dossier; the paper's first page where it was not read there."""
    value = paper.values.get(name)
    if value is None:
        return place(paper, field=name)
    return place(paper, value.page, value.value, name).model_copy(update={"box": value.box})


def differing(document: Document, paper: EarlierPaper, names: Iterable[str]) -> list[Differing]:
    """Values that stand on both papers and are not the same."""
    found = []
    for name in names:
        mine, other = document.fields.get(name), paper.values.get(name)
        if mine is None or other is None or not mine.text or not other.value:
            continue
        edits = _edits(document, name, mine.text, other.value)
        if edits:
            found.append(Differing(name, mine, other, *_weight(mine, other, edits)))
    return found


def _edits(document: Document, name: str, mine: str, other: str) -> int:
    spec = DOCUMENT_TYPES[document.type].field(name)
    kind = spec.kind if spec else "text"
    if kind == "list":
        one, two = ({normalise_name(item) for item in value.split("、")} for value in (mine, other))
        return 0 if one <= two or two <= one else Levenshtein.distance("、".join(sorted(one)), "、".join(sorted(two)))
    bare = normalise_code if kind in _EXACT else normalise_name
    a, b = bare(mine), bare(other)
    return 0 if kind not in _EXACT and (a in b or b in a) else Levenshtein.distance(a, b)


def _weight(mine: Field, other: EarlierValue, edits: int) -> tuple[bool, bool]:
    exact = mine.source in _READ_EXACTLY and other.source in _READ_EXACTLY
    trusted = min(mine.confidence, other.confidence) >= trust().low_confidence
    return exact, exact or (trusted and edits > trust().misread_characters)


def side_by_side(document: Document, paper: EarlierPaper, pairs: Sequence[Differing]) -> Iterator[Evidence]:
    """What stands here, then what stands there, value by value."""
    for pair in pairs:
        yield document.evidence(pair.name).model_copy(update={"text": pair.mine.text})
        yield place_of(paper, pair.name)


def labels(document: Document, pairs: Iterable[Differing]) -> Text:
    """The names of the values that differ."""
    found = [label_of(document, pair.name) for pair in pairs]
    return Text(zh="、".join(label.zh for label in found), en=", ".join(label.en for label in found))
