"""The same number with other values in another dossier, one right claimed by two, one invoice used twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dossier.checks.authenticity.relations import holds, related
from dossier.checks.authenticity.reused_sales import ADVICE, sold_again
from dossier.checks.authenticity.signs import Advice, contradiction, strong, weak
from dossier.checks.authenticity.twins import (
    Differing,
    differing,
    labels,
    place_of,
    same_applicant,
    side_by_side,
    told,
)
from dossier.checks.outcomes import label_of, named
from dossier.checks.registry import Context, NoParams, check
from dossier.models.base import text
from dossier.models.document import Document
from dossier.models.earlier import EarlierPaper
from dossier.models.finding import Outcome
from dossier.models.numbered import NUMBERED, number_of, same_issuer

_ADVICE = Advice(
    innocent=text(
        "出具单位更正后用原编号重新出具；不同单位各自编号而号码偶同；识别有误。",
        "The issuer corrected the paper under its old number; two issuers number for themselves; it was misread.",
    ),
    verify=text(
        "请将两份材料的原件并列核对，并按编号向出具单位或登记系统查询哪一份属实。",
        "Lay both originals side by side and ask the issuer or the register by number which one holds.",
    ),
)
_OWNERS = Advice(
    innocent=text(
        "权利已转让或变更、共有、许可使用，或属同一集团。",
        "The right was assigned, is shared or licensed, or both belong to one group.",
    ),
    verify=text(
        "请在专利登记簿、商标网或著作权登记系统查询现在的权利人，并核对转让或许可文件。",
        "Look up the present owner in the register and compare the deed of assignment or the licence.",
    ),
)
_SALES = ("invoice", "sales_contract")


@check("authenticity.conflicting_record", NoParams)
def conflicting_record(context: Context, params: NoParams) -> Iterable[Outcome]:
    """No other dossier has a paper of the same number that says something else."""
    for document in context.dossier.documents:
        numbered, number = NUMBERED.get(document.type), number_of(document)
        if numbered is None or not number:
            continue
        for paper in context.records.papers_numbered(numbered.kind, number, context.dossier.id):
            yield from _judged(context, document, paper)


def _judged(context: Context, document: Document, paper: EarlierPaper) -> Iterator[Outcome]:
    mine = {name: field.text for name, field in document.fields.items()}
    issuer = same_issuer(document.type, mine, {name: value.value for name, value in paper.values.items()})
    if issuer is False or (issuer is None and document.type == "sales_contract"):
        return
    numbered = NUMBERED[document.type]
    pairs = differing(document, paper, numbered.compared) if paper.sha256 != document.sha256 else []
    if pairs:
        yield _conflict(document, paper, pairs, issuer is True)
    same, doubtful = same_applicant(context.dossier, paper), not any(pair.sure for pair in pairs)
    if same is False and numbered.owners:
        yield from _two_owners(context, document, paper)
    elif same is False and document.type == "invoice" and doubtful:
        yield _invoice_of_two(context, document, paper)
    elif same and document.type in _SALES and doubtful:
        yield from sold_again(context, document, paper)


def _conflict(document: Document, paper: EarlierPaper, pairs: list[Differing], issuer_known: bool) -> Outcome:
    said = text(
        "{document}与{twin}编号相同，{what}不同。",
        "{document} and the {twin} bear the same number and differ in: {what}.",
        document=named(document), twin=told(paper), what=labels(document, pairs),
    )  # fmt: skip
    number = NUMBERED[document.type].number
    places = [document.evidence(number), place_of(paper, number), *side_by_side(document, paper, pairs)]
    if issuer_known and any(pair.exact for pair in pairs):
        return contradiction(said, *places, advice=_ADVICE)
    return (strong if issuer_known and any(pair.sure for pair in pairs) else weak)(said, *places, advice=_ADVICE)


def _two_owners(context: Context, document: Document, paper: EarlierPaper) -> Iterator[Outcome]:
    """One right in two applicants' dossiers: usual for co-owners, for the owner himself and after a change of owner.

    A right of which this applicant is no owner, without a word of how it came to be used, is told as strong.
    """
    field = NUMBERED[document.type].owners
    mine, other = document.value(field), paper.values.get(field)
    its = other.value if other else ""
    changed = other is not None and bool(differing(document, paper, (field,)))
    why = related(context.dossier, document, paper)
    said = text(
        "{document}所载权利也用于{twin}，两个卷宗的申请单位不同{why}。",
        "The right of {document} is also used by the {twin}; the two applicants differ{why}.",
        document=named(document),
        twin=told(paper),
        why=text("（{label}不同）", " ({label} differs)", label=label_of(document, field))
        if changed
        else text("（{why}）", " ({why})", why=why)
        if why
        else text("", ""),
    )
    places = (document.evidence(field), place_of(paper, field))
    explained = changed or why or holds(context.dossier, mine, its) or not (mine or its)
    yield (weak if explained else strong)(said, *places, advice=_OWNERS)


def _invoice_of_two(context: Context, document: Document, paper: EarlierPaper) -> Outcome:
    why = related(context.dossier, document, paper)
    said = text(
        "{document}也出现在{twin}中，两个卷宗的申请单位不同{why}。",
        "{document} also stands in the {twin}; the two applicants differ{why}.",
        document=named(document),
        twin=told(paper),
        why=text("（{why}）", " ({why})", why=why) if why else text("", ""),
    )
    places = (document.evidence("invoice_number"), place_of(paper, "invoice_number"))
    return (weak if why else strong)(said, *places, advice=ADVICE)
