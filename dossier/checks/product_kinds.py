"""What kind of product it is, by the words of the policy, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from pydantic import Field as Constrained

from dossier.checks.evidence import declared_evidence
from dossier.checks.facts import values_of
from dossier.checks.outcomes import not_applicable, passed, to_review
from dossier.checks.params import ListName
from dossier.checks.parties import compare_applicant, licences
from dossier.checks.questions import Question, ask
from dossier.checks.regions import place_in
from dossier.checks.registry import Context, check
from dossier.checks.words import listed
from dossier.models.base import Record, Text, text
from dossier.models.document import Dossier, Evidence
from dossier.models.finding import Outcome


class Categories(Record):
    """Words of the categories that serve; ``only_for`` and ``not_for`` say for which kinds of product to ask at all."""

    list: ListName
    only_for: ListName | None = None
    not_for: ListName | None = None
    question: Text


@check("product.category", Categories)
def category(context: Context, params: Categories) -> Iterable[Outcome]:
    """The declared category (or industry) is one of the policy's ranges; what is not found goes to a person."""
    lists, dossier = context.version.lists, context.dossier
    kind = dossier.declared_value("category")
    barred = params.not_for and listed(kind, lists[params.not_for])
    if barred or (params.only_for and kind and not listed(kind, lists[params.only_for])):
        yield not_applicable(
            text("产品类别为“{kind}”，本项不涉及。", "The category is “{kind}”; this does not apply.", kind=kind)
        )
        return
    where = declared_evidence(dossier, "category", "industry")
    for key in ("category", "industry", "product_name"):
        hit = listed(dossier.declared_value(key), lists[params.list])
        if hit:
            said = text(
                "“{value}”属于“{hit}”。", "“{value}” is within “{hit}”.", value=dossier.declared_value(key), hit=hit
            )
            yield passed(said, *declared_evidence(dossier, key))
            return
    named_kind = text("所报类别“{kind}”", "Category “{kind}”", kind=kind)
    lead = named_kind if kind else text("未写明产品类别", "No category is declared")
    cure = text("请在申报书中写明产品类别和所属领域。", "State category and field in the form.")
    said = text("{lead}，请审核人员确认：{q}", "{lead}. To be confirmed by a person: {q}", lead=lead, q=params.question)
    yield to_review(said, *where, cure=cure)


class Kinds(Record):
    """Words of the kinds of product that the policy takes."""

    list: ListName


@check("product.kind", Kinds)
def kind(context: Context, params: Kinds) -> Iterable[Outcome]:
    """The declared kind of product is one the policy takes."""
    declared = context.dossier.declared_value("category")
    where = declared_evidence(context.dossier, "category")
    hit = listed(declared, context.version.lists[params.list])
    cure = text("请在申报书中写明产品类别。", "State the category in the form.")
    if hit:
        said = text("产品类别为“{kind}”，属“{hit}”。", "The category is “{kind}”, a “{hit}”.", kind=declared, hit=hit)
        yield passed(said, *where)
    elif declared:
        said = text(
            "产品类别“{kind}”不在政策所列种类中，需核实。",
            "Category “{kind}” is not among the kinds named; a person must look.",
            kind=declared,
        )
        yield to_review(said, *where, cure=cure)
    else:
        yield to_review(text("申请材料未写明产品类别。", "No category is declared."), cure=cure)


class Ways(Record):
    """Which ways of coming from the applicant serve; any one of them is enough."""

    ways: tuple[Literal["made_here", "core_technology", "trademark"], ...] = Constrained(min_length=1)


@check("product.origin", Ways)
def origin(context: Context, params: Ways) -> Iterable[Outcome]:
    """Made in the region, or core technology or trademark is the applicant's: any one will do, each is shown."""
    ways = [_WAYS[way](context) for way in params.ways]
    shown = Text(zh="；".join(way.said.zh for way in ways), en="; ".join(way.said.en for way in ways))
    evidence = [item for way in ways for item in way.evidence]
    if any(way.holds for way in ways):
        yield passed(text("产品来源：{shown}。", "Origin of the product: {shown}.", shown=shown), *evidence)
    else:
        cure = text(
            "请说明生产地或关键部件、核心技术、商标的来源。",
            "Show where it is made, or where key part, technology or trademark come from.",
        )
        yield to_review(
            text("材料未能证明产品来源：{shown}。", "Origin of the product is not shown: {shown}.", shown=shown),
            *evidence,
            cure=cure,
        )


@dataclass(frozen=True)
class _Way:
    holds: bool
    said: Text
    evidence: tuple[Evidence, ...]


def _made_here(context: Context) -> _Way:
    """The test report names the applicant as maker, and the applicant sits in the region."""
    dossier, region = context.dossier, context.policy.region
    here = [d for d in licences(dossier) if region and place_in(d.value("address"), region)]
    made = [
        d
        for d in dossier.of_type("test_report")
        if d.value("manufacturer") and compare_applicant(dossier, d.value("manufacturer")).same
    ]
    if here and made:
        evidence = (made[0].evidence("manufacturer"), here[0].evidence("address"))
        return _Way(True, text("由申请单位在本地生产", "made here by the applicant"), evidence)
    return _Way(False, text("未见在本地生产的证据", "nothing shows that it is made here"), ())


def _held(dossier: Dossier, type_: str, field: str, label: Text) -> _Way:
    for document in dossier.of_type(type_):
        if any(compare_applicant(dossier, name).same for name in values_of(document, field)):
            return _Way(
                True, text("{label}属申请单位", "{label} is the applicant's", label=label), (document.evidence(field),)
            )
    return _Way(
        False, text("未见{label}属申请单位的证据", "nothing shows that the {label} is the applicant's", label=label), ()
    )


def _core_technology(context: Context) -> _Way:
    return _held(context.dossier, "patent_certificate", "patentees", text("核心技术", "core technology"))


def _trademark(context: Context) -> _Way:
    return _held(context.dossier, "trademark_certificate", "registrant", text("注册商标", "trademark"))


_WAYS: dict[str, Callable[[Context], _Way]] = {
    "made_here": _made_here,
    "core_technology": _core_technology,
    "trademark": _trademark,
}


@check("product.on_the_market", Question)
def on_the_market(context: Context, params: Question) -> Iterable[Outcome]:
    """How the product stands on the market, confirmed by a person."""
    yield ask(context, params)
