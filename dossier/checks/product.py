"""The product: one name and one model in all papers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dossier.checks.evidence import declared_evidence, declared_field
from dossier.checks.facts import values_of
from dossier.checks.matching.comparison import Comparison
from dossier.checks.matching.products import compare_models, compare_names
from dossier.checks.outcomes import cut, label_of, named, passed, several, to_review
from dossier.checks.parties import best, differs
from dossier.checks.registry import Context, NoParams, check
from dossier.models.base import Text, text
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
                message, *(one.evidence for one in said), cure=text("请在申报书中写明。", "State it in the form.")
            )
        return
    agreeing = []
    for one in said:
        match = best([compare(declared, value) for value in one.values])
        if match.same:
            agreeing.append((one, match))
        else:
            yield _differs(dossier, label, key, declared, one, match)
    if agreeing and len(agreeing) == len(said):
        message = text(
            "{n} 份材料的{label}均为“{declared}”{wider}。",
            "All {n} papers give the {label} “{declared}”{wider}.",
            n=len(agreeing),
            label=label,
            declared=declared,
            wider=_wider([pair for pair in agreeing if pair[1].score < 1]),
        )
        yield passed(message, *(one.evidence for one, _ in agreeing))


def _wider(pairs: list[tuple[_Said, Comparison]]) -> Text:
    """Papers that name a list, a series or a range, and how that holds the one declared."""
    if not pairs:
        return Text(zh="", en="")
    told = [text("{paper}：{reason}", "{paper}: {reason}", paper=named(one.document), reason=match.reason)
            for one, match in pairs]  # fmt: skip
    return text(
        "，或以系列、列举方式涵盖它（{told}）", ", or a list or series that holds it ({told})", told=several(told)
    )


def _differs(dossier: Dossier, label: Text, key: str, declared: str, one: _Said, match: Comparison) -> Outcome:
    said = text(
        "申报的{label}为“{declared}”，{paper}的{field}为“{value}”：{reason}。",
        "The {label} declared is “{declared}”, {field} in {paper} is “{value}”: {reason}.",
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
