"""The same number with other values in another dossier, one right claimed by two, one invoice used twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dossier.checks.authenticity.signs import Advice, contradiction, strong, weak
from dossier.checks.authenticity.twins import (
    Differing,
    differing,
    labels,
    names_applicant,
    place_of,
    same_applicant,
    side_by_side,
    told,
)
from dossier.checks.matching.companies import compare
from dossier.checks.matching.products import compare_names
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
_INVOICE = Advice(
    innocent=text(
        "同一笔销售依规定可在不同申请中作证明；买卖双方各自申请。",
        "One sale may rightly prove several applications; buyer and seller both apply.",
    ),
    verify=text(
        "请核对两个卷宗用该发票证明的事项，并在全国增值税发票查验平台查验。",
        "Compare what the invoice is to prove in both dossiers and look it up on the tax platform.",
    ),
)


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
    if same_applicant(context.dossier, paper) is False:
        if numbered.owners:
            yield from _two_owners(context, document, paper)
        elif document.type == "invoice" and not pairs:
            yield _invoice_of_two(document, paper)
    elif document.type == "invoice" and not pairs:
        yield from _invoice_again(context, document, paper)


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
    """One right in two applicants' dossiers: usual for co-owners and after a change of owner."""
    field = NUMBERED[document.type].owners
    mine, other = document.value(field), paper.values.get(field)
    shared = names_applicant(document, paper)
    changed = other is not None and bool(differing(document, paper, (field,)))
    holds = any(compare(one, context.dossier.declared_value("applicant_name")).close for one in mine.split("、") if one)
    said = text(
        "{document}所载权利也用于{twin}，两个卷宗的申请单位不同{why}。",
        "The right of {document} is also used by the {twin}; the two applicants differ{why}.",
        document=named(document),
        twin=told(paper),
        why=text("（{label}不同）", " ({label} differs)", label=label_of(document, field))
        if changed
        else text("（两单位均为权利人）", " (both are owners)")
        if shared and holds
        else text("", ""),
    )
    places = (document.evidence(field), place_of(paper, field))
    yield (weak if changed or shared or holds else strong)(said, *places, advice=_OWNERS)


def _invoice_of_two(document: Document, paper: EarlierPaper) -> Outcome:
    said = text(
        "{document}也出现在{twin}中，两个卷宗的申请单位不同。",
        "{document} also stands in the {twin}; the two applicants differ.",
        document=named(document), twin=told(paper),
    )  # fmt: skip
    tier = weak if names_applicant(document, paper) else strong
    return tier(said, document.evidence("invoice_number"), place_of(paper, "invoice_number"), advice=_INVOICE)


def _invoice_again(context: Context, document: Document, paper: EarlierPaper) -> Iterator[Outcome]:
    """The applicant's own invoice in an earlier dossier: told where that was for another product or the same claim."""
    match = compare_names(context.dossier.declared_value("product_name"), paper.product)
    claimed = context.policy.kind == "claim" and paper.policy == context.policy.id
    if match.relation != "different" and not claimed:
        return
    said = text(
        "{document}已用于同一申请单位的{twin}（{why}）。",
        "{document} was used before, in the {twin} of the same applicant ({why}).",
        document=named(document),
        twin=told(paper),
        why=text("同一资金申领", "the same claim") if claimed else text("另一产品", "another product"),
    )
    yield weak(said, document.evidence("invoice_number"), place_of(paper, "invoice_number"), advice=_INVOICE)
