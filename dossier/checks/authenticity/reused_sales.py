"""One sale that is to prove two: its paper in another dossier for another product, or for another applicant.

Letters of users and proofs of payment bear no number: they are known again by their pages and by what they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dossier.checks.authenticity.relations import names_both, related
from dossier.checks.authenticity.reused_pages import Alike, same_page
from dossier.checks.authenticity.signs import Advice, strong, weak
from dossier.checks.authenticity.twins import differing, place, place_of, same_applicant, told
from dossier.checks.matching.products import compare_names
from dossier.checks.outcomes import named
from dossier.checks.registry import Context
from dossier.models.base import Text, text
from dossier.models.document import Document, Evidence
from dossier.models.earlier import EarlierPage, EarlierPaper
from dossier.models.finding import Outcome
from dossier.models.numbered import NUMBERED, number_of
from dossier.models.page import Trace
from dossier.models.prints import PAGE_PRINT

ADVICE = Advice(
    innocent=text(
        "同一笔销售包含多种产品；产品更名或拆分型号后重新申报；买卖双方、总包与分包各自申请；一笔付款对应多份保单。",
        "One sale was of several products; the product was renamed or its models apply one by one; buyer and seller, "
        "or contractor and subcontractor, both apply; one payment was for several policies.",
    ),
    verify=text(
        "请并列核对两个卷宗用该材料证明的产品和事项，向购买方或用户核实该笔销售的实际标的；发票另在全国增值税发票查验平台查验。",
        "Compare what the paper is to prove in both dossiers, ask the buyer or user what was really sold, and look an "
        "invoice up on the tax platform.",
    ),
)
_KEYS = ("user_name", "applicant_name", "product_name", "sign_date", "payer", "payee", "amount", "paid_date")
"""What two copies of a paper without a number agree in."""


def sold_again(context: Context, document: Document, paper: EarlierPaper) -> Iterator[Outcome]:
    """The applicant's own sale in another dossier, by its number: told for another product, or the same claim."""
    claimed = context.policy.kind == "claim" and paper.policy == context.policy.id
    if not claimed and not _other_product(context, paper):
        return
    number = NUMBERED[document.type].number
    places = (document.evidence(number), place_of(paper, number))
    if _other_product(context, paper):
        yield _for_another(context, document, paper, *places)
    else:
        said = text(
            "{document}已用于同一申请单位的{twin}（同一资金申领）。",
            "{document} was used before, in the {twin} of the same applicant (the same claim).",
            document=named(document), twin=told(paper),
        )  # fmt: skip
        yield weak(said, *places, advice=ADVICE)


def same_sales(context: Context, types: Iterable[str], alike: Alike) -> Iterator[Outcome]:
    """Papers of sales whose pages stand in another dossier, where no number tells; each dossier once a paper."""
    for document in context.dossier.of_type(*types):
        seen: set[str] = set()
        for trace, page in _pages(context, document, alike):
            paper = page.paper
            if paper.dossier in seen or paper.type != document.type or _is_told_by_number(document, paper):
                continue
            outcome = _judged(context, document, paper, (_here(document, trace), place(paper, page.page)))
            if outcome is not None:
                seen.add(paper.dossier)
                yield outcome


def _pages(context: Context, document: Document, alike: Alike) -> Iterator[tuple[Trace, EarlierPage]]:
    for trace in document.traces:
        if trace.kind == PAGE_PRINT:
            for page in context.records.pages_like(trace.data["text"], context.dossier.id):
                if same_page(trace, page, alike):
                    yield trace, page


def _is_told_by_number(document: Document, paper: EarlierPaper) -> bool:
    numbered = NUMBERED.get(document.type)
    return bool(numbered and number_of(document) and numbered.number in paper.values)


def _judged(
    context: Context, document: Document, paper: EarlierPaper, places: tuple[Evidence, Evidence]
) -> Outcome | None:
    if differing(document, paper, _KEYS):
        return None
    same = same_applicant(context.dossier, paper)
    if same and _other_product(context, paper):
        return _for_another(context, document, paper, *places)
    if same is False and document.type == "user_report":
        return _by_another(context, document, paper, *places)
    return None


def _by_another(context: Context, document: Document, paper: EarlierPaper, *places: Evidence) -> Outcome:
    why = related(context.dossier, document, paper)
    said = text(
        "{document}也出现在{twin}中，两个卷宗的申请单位不同{why}。",
        "{document} also stands in the {twin}; the two applicants differ{why}.",
        document=named(document), twin=told(paper), why=_in_brackets(why),
    )  # fmt: skip
    return (weak if why else strong)(said, *places, advice=ADVICE)


def _for_another(context: Context, document: Document, paper: EarlierPaper, *places: Evidence) -> Outcome:
    both = names_both(context.dossier, document, paper)
    said = text(
        "{document}已在同一申请单位的{twin}中用于另一产品（本卷宗“{mine}”，该卷宗“{other}”）{both}。",
        "{document} was used in the {twin} of the same applicant for another product (here “{mine}”, there “{other}”)"
        "{both}.",
        document=named(document),
        twin=told(paper),
        mine=context.dossier.declared_value("product_name"),
        other=paper.product,
        both=text("，材料上列有这两种产品", "; the paper lists both") if both else text("", ""),
    )
    return (weak if both else strong)(said, *places, advice=ADVICE)


def _in_brackets(why: Text | None) -> Text:
    return text("（{why}）", " ({why})", why=why) if why else text("", "")


def _other_product(context: Context, paper: EarlierPaper) -> bool:
    return compare_names(context.dossier.declared_value("product_name"), paper.product).relation == "different"


def _here(document: Document, trace: Trace) -> Evidence:
    return Evidence(document=document.id, page=trace.page, box=None, text=document.file, file=trace.file)
