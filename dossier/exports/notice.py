"""The one complete correction notice: what the applicant must hand in, mend or explain, each fault once.

Signs of falsification, the suspicion, and questions that only the office can answer are never in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from dossier.exports.checked import Checked
from dossier.exports.clauses import cited
from dossier.exports.crops import Spot, spot_of
from dossier.exports.materials import REQUIRED_DOCUMENT, is_about, paper_label
from dossier.exports.notice_words import W, for_the_applicant
from dossier.models.base import Record, Text
from dossier.models.clock import today
from dossier.models.document import Document, Evidence
from dossier.models.finding import Finding, Result
from dossier.models.policy import Material, PolicyVersion
from dossier.models.records.attestations import without_answer
from dossier.models.records.rows import AttestationRow
from dossier.models.records.verdicts import verdict_on, word_of

Kind = Literal["missing", "fault", "open"]

MOST_PICTURES, MOST_IN_ALL = 3, 300
"""Pictures of one item and of the whole notice; further places are named by file and page."""
_HOUSE = ("policy.in_force", "internal.check_failed")
"""What the office mends: the text in force, a check that broke."""
_HOUSE_ASKS = "policy."
"""Questions of this family ask the office for its own records."""


class NoticePlace(Record):
    """Where a fault is seen: paper, file, page, and the box on it where that is known."""

    paper: Text
    file: str
    page: int | None
    spot: Spot | None
    text: str


class NoticeItem(Record):
    """One fault to mend. ``found`` and ``cures`` have several sentences where findings speak of one fault."""

    number: int
    kind: Kind
    material: Text
    clauses: tuple[str, ...]
    cited: tuple[Text, ...]
    found: tuple[Text, ...]
    cures: tuple[Text, ...]
    places: tuple[NoticePlace, ...]


class CorrectionNotice(Record):
    """The notice as data; both writers print the same of it."""

    dossier: str
    case: str
    applicant: str
    uscc: str
    product: str
    policy: Text
    version: str
    round: str
    submission: int
    day: date
    due: date | None
    items: tuple[NoticeItem, ...]

    @property
    def spots(self) -> list[Spot]:
        """The places that a picture is shown of: the first ones of each item, and not without end."""
        first = [[place.spot for place in item.places if place.spot][:MOST_PICTURES] for item in self.items]
        return list(dict.fromkeys(spot for spots in first for spot in spots))[:MOST_IN_ALL]


class _Fault(Record):
    """A fault before it is numbered."""

    rank: int
    kind: Kind
    family: str
    material: Text
    clauses: tuple[str, ...]
    found: tuple[Text, ...]
    cures: tuple[Text, ...]
    places: tuple[NoticePlace, ...]
    spots: frozenset[Spot]
    """Its places where all of them are known to the box, else none."""


def notice_of(dossier: Checked, due: date | None = None, day: date | None = None) -> CorrectionNotice:
    """The notice of a checked dossier; ``day`` is today unless given."""
    summary, case = dossier.result.dossier, dossier.case
    product = (summary.product.get("name"), summary.product.get("model"))
    return CorrectionNotice(
        dossier=dossier.row.id,
        case=case.number if case else "",
        applicant=summary.applicant.get("name", ""),
        uscc=summary.applicant.get("uscc", ""),
        product=" ".join(filter(None, product)),
        policy=dossier.policy.name,
        version=summary.policy_version,
        round=dossier.round,
        submission=dossier.submission,
        day=day or today(),
        due=due,
        items=notice_items(dossier.result, dossier.version, dossier.said),
    )


def notice_items(result: Result, version: PolicyVersion, said: Sequence[AttestationRow] = ()) -> tuple[NoticeItem, ...]:
    """The faults in the order of the policy's materials, each once; ``said`` are the reviewers' words on findings."""
    faults = [
        _fault(finding, result, version, said)
        for finding in result.findings
        if for_the_applicant_to_mend(finding, said)
    ]
    ordered = sorted(_merged(faults), key=lambda fault: fault.rank)
    return tuple(
        NoticeItem(
            number=number,
            cited=tuple(cited(clause) for clause in fault.clauses),
            **{name: getattr(fault, name) for name in ("kind", "material", "clauses", "found", "cures", "places")},
        )
        for number, fault in enumerate(ordered, 1)
    )


def for_the_applicant_to_mend(finding: Finding, said: Sequence[AttestationRow] = ()) -> bool:
    """Whether a finding goes into the notice: open or failed, no sign, and nothing that is only the office's to settle.

    What a reviewer has found not to hold is no fault any more. A question for a person stays out where the applicant
    has nothing to hand in.
    """
    if finding.status not in ("fail", "review") or finding.tier or finding.check.startswith("authenticity."):
        return False
    if finding.check in _HOUSE or any(item.dossier for item in finding.evidence):
        return False
    if finding.judge == "person" and finding.status == "review":
        return bool(finding.cure) and not finding.check.startswith(_HOUSE_ASKS)
    word = verdict_on(finding, said)
    return word is None or word_of(word) != "fails"


def _fault(finding: Finding, result: Result, version: PolicyVersion, said: Sequence[AttestationRow]) -> _Fault:
    papers = {document.id: document for document in result.documents}
    rank, material = _material(finding, papers, version)
    found = without_answer(finding, said)
    cure = Text(zh=finding.cure, en=finding.cure_en or finding.cure) if finding.cure else W["default_cure"]
    missing = finding.check == REQUIRED_DOCUMENT and finding.judge == "machine"
    places = () if finding.check == REQUIRED_DOCUMENT else tuple(_places(finding.evidence, papers))
    return _Fault(
        rank=rank,
        kind="missing" if missing else "fault" if finding.status == "fail" else "open",
        family=finding.check.partition(".")[0],
        material=material,
        clauses=finding.clauses,
        found=(Text(zh=for_the_applicant(found.zh), en=for_the_applicant(found.en)),),
        cures=(Text(zh=for_the_applicant(cure.zh), en=for_the_applicant(cure.en)),),
        places=places,
        spots=frozenset(place.spot for place in places if place.spot and all(one.spot for one in places)),
    )


def _places(evidence: Iterable[Evidence], papers: dict[str, Document]) -> Iterable[NoticePlace]:
    """Each place once; a paper of which only the page is known is named once as well."""
    seen: set[tuple[str | None, int | None, object]] = set()
    for item in evidence:
        paper = papers.get(item.document or "")
        if paper is None or (item.document, item.page, item.box) in seen:
            continue
        seen.add((item.document, item.page, item.box))
        file = paper.part(item.file).file
        yield NoticePlace(
            paper=paper_label(paper), file=file, page=item.page, spot=spot_of(paper, item), text=item.text
        )


def _material(finding: Finding, papers: dict[str, Document], version: PolicyVersion) -> tuple[int, Text]:
    """Which line of the material list a fault belongs to, with its place in it; papers of no line come after it."""
    if finding.check == REQUIRED_DOCUMENT:
        fitting = [pair for pair in enumerate(version.materials) if is_about(finding, pair[1])]
        if fitting:
            rank, material = max(fitting, key=lambda pair: len(pair[1].label.zh))
            return rank, material.label
    paper = next((papers[id_] for id_ in _cited_papers(finding) if id_ in papers), None)
    if paper is None:
        return 2 * len(version.materials) + len(papers), W["general"]
    for rank, material in enumerate(version.materials):
        if paper.type in material.types:
            return rank, material.label if len(material.types) == 1 else _both(material, paper)
    return len(version.materials) + [*papers].index(paper.id), paper_label(paper)


def _cited_papers(finding: Finding) -> list[str]:
    """The paper at fault is the one cited first; what it is compared with comes after it."""
    return [*(item.document for item in finding.evidence if item.document), *finding.documents]


def _both(material: Material, paper: Document) -> Text:
    """The line of the list, and which of its papers, where it asks for one of several."""
    label = paper_label(paper)
    return Text(zh=f"{material.label.zh}（{label.zh}）", en=f"{material.label.en} ({label.en})")


def _merged(faults: Iterable[_Fault]) -> list[_Fault]:
    """Faults told twice become one: the same words under other clauses, or one family of checks on the same places."""
    groups: dict[tuple[int, str], list[_Fault]] = {}
    for fault in faults:
        group = groups.setdefault((fault.rank, fault.material.zh), [])
        same = next((number for number, other in enumerate(group) if _same(fault, other)), None)
        if same is None:
            group.append(fault)
        else:
            group[same] = _joined(group[same], fault)
    return [fault for group in groups.values() for fault in group]


def _same(one: _Fault, other: _Fault) -> bool:
    if not set(one.found).isdisjoint(other.found):
        return True
    mine, yours = one.spots, other.spots
    return one.family == other.family and bool(mine and yours) and (mine <= yours or yours <= mine)


def _joined(first: _Fault, second: _Fault) -> _Fault:
    both = {
        name: tuple(dict.fromkeys((*getattr(first, name), *getattr(second, name))))
        for name in ("clauses", "found", "cures", "places")
    }
    kind: Kind = "fault" if "fault" in (first.kind, second.kind) else first.kind
    return first.model_copy(update={**both, "kind": kind, "spots": first.spots | second.spots})
