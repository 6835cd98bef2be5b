"""The product: one name and one model in all papers, of a kind and category the policy knows, from the applicant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import Field as Constrained

from dossier.checks.evidence import declared_evidence, declared_field
from dossier.checks.facts import values_of
from dossier.checks.matching.comparison import Comparison
from dossier.checks.matching.products import compare_models, compare_names
from dossier.checks.outcomes import cut, label_of, named, not_applicable, passed, several, to_review
from dossier.checks.params import ListName
from dossier.checks.parties import best, compare_applicant, differs, licences
from dossier.checks.questions import Question, ask
from dossier.checks.regions import place_in
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.words import listed
from dossier.models.base import Record, Text, text
from dossier.models.document import Document, Dossier, Evidence
from dossier.models.finding import Outcome

NAMES = {
    "application_form": "product_name", "application_report": "product_name", "test_report": "product_name",
    "novelty_search_report": "project_title", "sales_contract": "product_name", "user_report": "product_name",
    "production_license": "product_name", "ccc_certificate": "product_name", "insurance_policy": "product_name",
}  # fmt: skip
MODELS = {
    "application_form": "model", "test_report": "model", "sales_contract": "model", "user_report": "model",
    "ccc_certificate": "models",
}  # fmt: skip
_NOTHING = re.compile(r"[\W_]*|无|详见.*")
"""What invoices print where a line has no name or model."""
INVOICE, LINES = "invoice", "items"


@dataclass(frozen=True)
class _Said:
    """What one paper says of the product."""

    document: Document
    field: str
    values: tuple[str, ...]

    @property
    def evidence(self) -> Evidence:
        return self.document.evidence(self.field)


@check("product.name", NoParams)
def name(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The product is called the same in every paper; where it is not, the difference is shown."""
    declared = context.dossier.declared_value("product_name")
    label = text("产品名称", "product name")
    yield from _consistent(
        context.dossier, label, "product_name", declared, _said(context.dossier, NAMES, "name"), compare_names
    )


@check("product.model", NoParams)
def model(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The model is the same in every paper that names one."""
    declared = context.dossier.declared_value("model")
    label = text("规格型号", "model")
    yield from _consistent(context.dossier, label, "model", declared, _said(context.dossier, MODELS, "model"), _covers)


def _covers(declared: str, found: str) -> Comparison:
    """A paper on several models or a series is about the declared one where it covers it."""
    compared = compare_models(declared, found)
    return compared.model_copy(update={"relation": "same"}) if compared.relation == "contained" else compared


def _said(dossier: Dossier, fields: dict[str, str], column: str) -> Iterator[_Said]:
    for document in dossier.documents:
        field = fields.get(document.type)
        if field and (values := values_of(document, field)):
            yield _Said(document, field, tuple(values))
        elif document.type == INVOICE and LINES in document.fields:
            billed = _column(document, column)
            if billed:
                yield _Said(document, LINES, tuple(billed))


def _column(invoice: Document, column: str) -> list[str]:
    lines = invoice.fields[LINES].value
    rows = lines if isinstance(lines, list) else []
    values = [str(row.get(column) or "") for row in rows if isinstance(row, dict)]
    plain = [value.split("*")[-1].strip() for value in values]
    return [value for value in plain if not _NOTHING.fullmatch(value)]


def _consistent(
    dossier: Dossier,
    label: Text,
    key: str,
    declared: str,
    papers: Iterable[_Said],
    compare: Callable[[str, str], Comparison],
) -> Iterable[Outcome]:
    said = list(papers)
    if not declared:
        if said:
            message = text(
                "申报材料未写明{label}，无法核对。", "No {label} is declared; nothing to compare with.", label=label
            )
            yield to_review(
                message, *(one.evidence for one in said), cure=text("请在申请书中写明。", "State it in the form.")
            )
        return
    agreeing = []
    for one in said:
        match = best([compare(declared, value) for value in one.values])
        if match.same:
            agreeing.append(one)
        else:
            yield _differs(dossier, label, key, declared, one, match)
    if agreeing and len(agreeing) == len(said):
        message = text(
            "{n} 份材料的{label}均为“{declared}”。",
            "All {n} papers give the {label} “{declared}”.",
            n=len(agreeing),
            label=label,
            declared=declared,
        )
        yield passed(message, *(one.evidence for one in agreeing))


def _differs(dossier: Dossier, label: Text, key: str, declared: str, one: _Said, match: Comparison) -> Outcome:
    said = text(
        "{paper}的{field}为“{value}”，申报的{label}为“{declared}”：{reason}。",
        "{paper}: {field} “{value}”, declared {label} “{declared}”: {reason}.",
        paper=named(one.document),
        field=label_of(one.document, one.field),
        value=several(cut(value) for value in one.values),
        label=label,
        declared=declared,
        reason=match.reason,
    )
    where = [one.evidence, *declared_evidence(dossier, key)]
    cure = text(
        "请更正不一致的材料，或说明两者为同一产品。",
        "Correct the paper that differs, or show that both are one product.",
    )
    if one.document.type == INVOICE:  # an invoice may bill other goods as well
        return to_review(said, *where, cure=cure)
    fields = [one.document.fields.get(one.field), declared_field(dossier, key)]
    return differs(match, said, *where, cure=cure, fields=fields)


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
    cure = text("请在申请书中写明产品类别和所属领域。", "State category and field in the form.")
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
    cure = text("请在申请书中写明产品类别。", "State the category in the form.")
    if hit:
        yield passed(text("产品类别为“{kind}”。", "The category is “{kind}”.", kind=declared), *where)
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
