"""One applicant in all papers: the same name and the same unified social credit code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from dossier.checks.evidence import declared_evidence, declared_field
from dossier.checks.matching.comparison import Comparison
from dossier.checks.outcomes import failed, label_of, named, not_applicable, passed, several, to_review
from dossier.checks.parties import compare_applicant, differs, licences, notices_of
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.trust import unless_misread
from dossier.models.base import Text, text
from dossier.models.document import Document, Dossier, Evidence
from dossier.models.finding import Outcome
from dossier.models.values import normalise_code

NAMES: dict[str, tuple[str, ...]] = {
    "application_form": ("applicant_name",), "application_report": ("applicant_name",),
    "commitment_letter": ("applicant_name",), "business_license": ("company_name",),
    "test_report": ("client", "manufacturer"), "novelty_search_report": ("client",), "invoice": ("seller_name",),
    "sales_contract": ("seller",), "user_report": ("applicant_name",), "audit_report": ("auditee",),
    "credit_report": ("subject",), "production_license": ("holder",), "ccc_certificate": ("holder", "manufacturer"),
}  # fmt: skip
"""Where a paper names the applicant; of several fields any one will do (a report's client or its manufacturer)."""
CODES = {"application_form": "uscc", "business_license": "uscc", "credit_report": "uscc", "invoice": "seller_tax_id"}
"""Where a paper bears the applicant's code."""


@dataclass(frozen=True)
class _Named:
    document: Document
    field: str
    name: str
    code: str
    match: Comparison

    @property
    def evidence(self) -> Evidence:
        return self.document.evidence(self.field)


@check("applicant.name", NoParams)
def name(context: Context, params: NoParams) -> Iterable[Outcome]:
    """Every paper names the same legal person as the application: the code decides, the name confirms."""
    dossier = context.dossier
    declared = dossier.declared_value("applicant_name")
    papers = [one for document in _papers(dossier) if (one := _named(dossier, document))]
    if not declared:
        if papers:
            message = text(
                "未能确定申请单位名称，无法核对。", "The applicant's name is not known; nothing to compare with."
            )
            cure = text("请补录申请单位名称。", "Enter the applicant's name.")
            yield to_review(message, *(one.evidence for one in papers), cure=cure)
        return
    differing: dict[str, list[_Named]] = {}
    for one in papers:
        if not one.match.same:
            differing.setdefault(one.name, []).append(one)
    yield from (_differs(dossier, declared, group) for group in differing.values())
    if papers and not differing and _nothing_to_compare(dossier, "applicant_name", [one.document for one in papers]):
        yield _alone(papers[0].document, papers[0].evidence)
    elif papers and not differing:
        said = text(
            "{n} 份材料的单位名称均与申请单位“{name}”一致{former}。",
            "All {n} papers name the applicant “{name}”{former}.",
            n=len(papers),
            name=declared,
            former=_by_former_name(dossier, papers),
        )
        proofs = notices_of(dossier, declared) if any(one.match.relation == "former_name" for one in papers) else []
        yield passed(said, *(one.evidence for one in papers), *(proof.evidence("former_name") for proof in proofs))


def _by_former_name(dossier: Dossier, papers: list[_Named]) -> Text:
    """Which papers bear a former name, and the notice that proves it."""
    old = [one for one in papers if one.match.relation == "former_name"]
    if not old:
        return Text(zh="", en="")
    proofs = notices_of(dossier, dossier.declared_value("applicant_name"))
    return text(
        "（其中 {n} 份为曾用名“{former}”，有变更登记通知书 {files} 证明）",
        " ({n} of them by its former name “{former}”, proved by the notice of change {files})",
        n=len(old), former=several(one.name for one in old), files=several(proof.file for proof in proofs),
    )  # fmt: skip


def _papers(dossier: Dossier) -> list[Document]:
    """All but licences of others: a dossier may hold that of its laboratory or its buyer."""
    own = {licence.id for licence in licences(dossier)}
    return [document for document in dossier.documents if document.type != "business_license" or document.id in own]


def _named(dossier: Dossier, document: Document) -> _Named | None:
    fields = [field for field in NAMES.get(document.type, ()) if document.value(field)]
    code = document.value(CODES.get(document.type, ""))
    found = [
        _Named(document, f, document.value(f), code, compare_applicant(dossier, document.value(f), code))
        for f in fields
    ]
    return max(found, key=lambda one: (one.match.same, one.match.close, one.match.score), default=None)


def _nothing_to_compare(dossier: Dossier, key: str, papers: list[Document]) -> bool:
    """Whether the only paper is the one the declared value comes from."""
    place = dossier.declared[key].evidence
    return len(papers) == 1 and place is not None and place.document == papers[0].id


def _alone(document: Document, where: Evidence) -> Outcome:
    return not_applicable(
        text(
            "只有{paper}载有此项，没有可比对的材料。",
            "Only {paper} states it; nothing to compare.",
            paper=named(document),
        ),
        where,
    )


def _differs(dossier: Dossier, declared: str, group: list[_Named]) -> Outcome:
    """Papers under one other name are one finding: one cure mends them all."""
    first = group[0]
    said = text(
        "申请单位为“{declared}”，{places}为“{name}”：{reason}。",
        "The applicant is “{declared}”, {places} is “{name}”: {reason}.",
        places=several([_place(one) for one in group]),
        name=first.name,
        declared=declared,
        reason=first.match.reason,
    )
    cure = text(
        "请提交名称变更登记通知书，或更正该材料。", "Hand in the notice of the change of name, or correct the paper."
    )
    where = [*(one.evidence for one in group), *declared_evidence(dossier, "applicant_name")]
    fields = [*(one.document.fields.get(one.field) for one in group), declared_field(dossier, "applicant_name")]
    return differs(first.match, said, *where, cure=cure, fields=fields)


def _place(one: _Named) -> Text:
    """The paper and what it calls the company there: a seller in one may be the client in another."""
    label = label_of(one.document, one.field)
    return text("{paper}的{label}", "{label} in {paper}", paper=named(one.document), label=label)


@check("applicant.uscc", NoParams)
def uscc(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The unified social credit code is the same wherever the applicant's stands."""
    dossier = context.dossier
    declared = normalise_code(dossier.declared_value("uscc"))
    papers = [d for d in _papers(dossier) if d.type in CODES and d.value(CODES[d.type])]
    if not declared:
        if papers:
            message = text(
                "未能确定申请单位的统一社会信用代码，无法核对。",
                "The applicant's code is not known; nothing to compare with.",
            )
            cure = text("请补录申请单位的统一社会信用代码。", "Enter the applicant's code.")
            yield to_review(message, *(d.evidence(CODES[d.type]) for d in papers), cure=cure)
        return
    wrong = [d for d in papers if normalise_code(d.value(CODES[d.type])) != declared]
    for document in wrong:
        yield _other_code(dossier, document, declared)
    if papers and not wrong and _nothing_to_compare(dossier, "uscc", papers):
        yield _alone(papers[0], papers[0].evidence(CODES[papers[0].type]))
    elif papers and not wrong:
        said = text(
            "{n} 份材料的统一社会信用代码均为 {code}。",
            "All {n} papers bear the code {code}.",
            n=len(papers),
            code=declared,
        )
        yield passed(said, *(d.evidence(CODES[d.type]) for d in papers))


def _other_code(dossier: Dossier, document: Document, declared: str) -> Outcome:
    field = CODES[document.type]
    said = text(
        "{paper}的统一社会信用代码为 {code}，申请单位的为 {declared}，两者不一致。",
        "{paper} bears the code {code}, the applicant's is {declared}: they differ.",
        paper=named(document),
        code=document.value(field),
        declared=declared,
    )
    cure = text("请核对原件，更正或更换该材料。", "Compare with the original; correct or replace the paper.")
    where = [document.evidence(field), *declared_evidence(dossier, "uscc")]
    edits = Levenshtein.distance(normalise_code(document.value(field)), declared)
    fields = [document.fields.get(field), declared_field(dossier, "uscc")]
    return unless_misread(failed(said, *where, cure=cure), edits, *fields)
