"""One seal picture on two scanned papers: no two impressions of a stamp are the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from dossier.checks.authenticity.signs import Advice, weak
from dossier.checks.authenticity.twins import place, same_applicant, told
from dossier.checks.outcomes import named
from dossier.checks.registry import Context
from dossier.models.base import text
from dossier.models.document import Document, Evidence
from dossier.models.finding import Outcome
from dossier.models.page import Trace
from dossier.models.prints import picture_distance

_ADVICE = Advice(
    innocent=text(
        "电子印章签署后打印再扫描，每次盖章的图样相同；同一页被扫描两次。",
        "An electronic seal that was printed and scanned looks the same every time; one page was scanned twice.",
    ),
    verify=text(
        "请核对纸质原件上的印章，或向用印单位核实是否采用电子印章。",
        "Look at the seals on the paper originals, or ask whether the organisation uses an electronic seal.",
    ),
)


class _Seal(NamedTuple):
    document: Document
    trace: Trace

    @property
    def name(self) -> str:
        return str(self.trace.data["organisation"])

    @property
    def evidence(self) -> Evidence:
        """Where it stands."""
        return Evidence(document=self.document.id, page=self.trace.page, box=self.trace.box, text=self.name)


def same_seals(context: Context, bits: int, grain: float) -> Iterator[Outcome]:
    """Pairs of papers, here or in another applicant's dossier, whose seals of one name agree dot for dot."""
    seals = [seal for document in context.dossier.documents for seal in _scanned(document, grain)]
    told_of: set[frozenset[str]] = set()
    for one, other in combinations(seals, 2):
        pair = frozenset((one.document.id, other.document.id))
        apart = one.document.sha256 != other.document.sha256 or one.trace.page != other.trace.page
        if len(pair) == 2 and pair not in told_of and apart and _same(one, other, bits):
            told_of.add(pair)
            said = text(
                "{one}与{other}上“{name}”的印章图像逐点相同。",
                "The seals “{name}” on {one} and {other} are the same picture.",
                one=named(one.document), other=named(other.document), name=one.name,
            )  # fmt: skip
            yield weak(said, one.evidence, other.evidence, advice=_ADVICE)
    for seal in seals:
        yield from _elsewhere(context, seal, bits, grain)


def _scanned(document: Document, grain: float) -> Iterator[_Seal]:
    """Seals that were read, on pages that were scanned and not drawn by a program."""
    for trace in document.traces:
        data = trace.data
        if trace.kind == "seal" and data.get("print") and data.get("organisation") and data.get("grain", 0) >= grain:
            yield _Seal(document, trace)


def _same(one: _Seal, other: _Seal, bits: int) -> bool:
    distance = picture_distance(one.trace.data["print"], other.trace.data["print"])
    return one.name == other.name and distance is not None and distance <= bits


def _elsewhere(context: Context, seal: _Seal, bits: int, grain: float) -> Iterator[Outcome]:
    for other in context.records.seals_of(seal.name, context.dossier.id):
        distance = picture_distance(seal.trace.data["print"], other.print)
        if distance is None or distance > bits or other.grain < grain:
            continue
        if same_applicant(context.dossier, other.paper) is False and other.paper.sha256 != seal.document.sha256:
            said = text(
                "{document}上“{name}”的印章图像与{twin}上的逐点相同。",
                "The seal “{name}” on {document} is the same picture as on the {twin}.",
                document=named(seal.document), name=seal.name, twin=told(other.paper),
            )  # fmt: skip
            yield weak(said, seal.evidence, place(other.paper, other.page), advice=_ADVICE)
            return
