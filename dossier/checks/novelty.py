"""The novelty search report: whose it is, what it is about, who made it, and what it concludes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dossier.checks.evidence import declared_field
from dossier.checks.matching.comparison import Comparison
from dossier.checks.matching.products import compare_names
from dossier.checks.outcomes import cut, failed, named, passed, several, to_review, unread
from dossier.checks.params import ListName, is_known
from dossier.checks.parties import compare_applicant, differs
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.trust import unless_doubtful
from dossier.models.base import Record, Text, text
from dossier.models.document import Document, Field
from dossier.models.finding import Outcome

REPORT = "novelty_search_report"


class Agencies(Record):
    """Agencies that an office knows to have the standing asked for; any other goes to a person."""

    known: ListName


@check("novelty.agency", Agencies)
def agency(context: Context, params: Agencies) -> Iterable[Outcome]:
    """The agency is named, and has the standing that the policy asks for."""
    for report in context.dossier.of_type(REPORT):
        name = report.value("agency")
        if not name:
            yield unread(report, "agency")
        elif is_known(name, context.version.lists[params.known]):
            said = text("查新机构“{name}”在名单内。", "The agency “{name}” is on the list.", name=name)
            yield passed(said, report.evidence("agency"))
        else:
            said = text(
                "查新机构为“{name}”，是否具备规定的查新资质，请审核人员确认。",
                "The agency is “{name}”; a person confirms that it has the standing asked for.",
                name=name,
            )
            cure = text("请附查新机构的资质证明。", "Attach proof of the agency's standing.")
            yield to_review(said, report.evidence("agency"), cure=cure)


@check("novelty.subject", NoParams)
def subject(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The search was made for this product and for this applicant."""
    for report in context.dossier.of_type(REPORT):
        yield _project(context, report)
        yield _client(context, report)


def _project(context: Context, report: Document) -> Outcome:
    declared, title = context.dossier.declared_value("product_name"), report.value("project_title")
    if not title:
        return unread(report, "project_title")
    if not declared:
        said = text(
            "申报产品名称未知，查新项目为“{title}”，需核实。",
            "The product is not declared; the search is about “{title}”.",
            title=title,
        )
        cure = text("请补录申报产品名称。", "Enter the name of the product.")
        return to_review(said, report.evidence("project_title"), cure=cure)
    return _judge(
        report,
        "project_title",
        declared_field(context.dossier, "product_name"),
        compare_names(declared, title),
        text(
            "申报产品为“{declared}”，查新项目为“{title}”",
            "The product is “{declared}”, the search is about “{title}”",
            title=title,
            declared=declared,
        ),
        text("请提交针对本产品的查新报告。", "Hand in a search report on this product."),
    )


def _client(context: Context, report: Document) -> Outcome:
    client = report.value("client")
    if not client:
        return unread(report, "client")
    if not context.dossier.declared_value("applicant_name"):
        said = text(
            "申请单位名称未知，{report}的查新委托单位为“{client}”，需核实。",
            "The applicant's name is not known; the client of {report} is “{client}”; a person must look.",
            report=named(report),
            client=client,
        )
        cure = text("请补录申请单位名称。", "Enter the applicant's name.")
        return to_review(said, report.evidence("client"), cure=cure)
    return _judge(
        report,
        "client",
        declared_field(context.dossier, "applicant_name"),
        compare_applicant(context.dossier, client),
        text(
            "申请单位为“{own}”，{report}的查新委托单位为“{client}”",
            "The applicant is “{own}”, the client of {report} is “{client}”",
            client=client,
            report=named(report),
            own=context.dossier.declared_value("applicant_name"),
        ),
        text(
            "请提交申请单位委托的查新报告，或说明委托关系。",
            "Hand in a search made for the applicant, or explain the relation.",
        ),
    )


def _judge(report: Document, field: str, stated: Field | None, match: Comparison, what: Text, cure: Text) -> Outcome:
    said = text("{what}：{reason}。", "{what}: {reason}.", what=what, reason=match.reason)
    if match.same:
        return passed(said, report.evidence(field))
    fields = [report.fields.get(field), stated]
    return differs(match, said, report.evidence(field), cure=cure, fields=fields)


class Levels(Record):
    """Technology levels that serve, and levels that are known not to."""

    levels: ListName
    lower: ListName | None = None
    required: bool


@check("novelty.technology_level", Levels)
def technology_level(context: Context, params: Levels) -> Iterable[Outcome]:
    """The technology level that the report claims is found and quoted."""
    lists = context.version.lists
    for report in context.dossier.of_type(REPORT):
        fields = [field for field in ("technology_level", "conclusion") if report.value(field)]
        high = _first(report, fields, lists[params.levels])
        low = _first(report, fields, lists[params.lower]) if params.lower else None
        cure = text(
            "请提交载明技术水平的查新或鉴定报告。", "Hand in a search or appraisal report that states the level."
        )
        if high:
            field, word = high
            said = text(
                "报告称技术水平为“{word}”（原文：“{q}”）。", "The report claims “{word}” (it says: “{q}”).",
                word=word, q=_clause(report, field, word),
            )  # fmt: skip
            yield passed(said, report.evidence(field))
        elif low:
            field, word = low
            said = text(
                "{report}的技术水平为“{word}”（原文：“{q}”），低于要求的{levels}。",
                "{report} claims “{word}” (it says: “{q}”), below what is asked for: {levels}.",
                report=named(report),
                levels=several([f"“{level}”" for level in lists[params.levels]]),
                word=word,
                q=_clause(report, field, word),
            )
            yield unless_doubtful(failed(said, report.evidence(field), cure=cure), report.fields.get(field))
        elif params.required:
            said = text(
                "{report}中未见技术水平的表述，需核实。",
                "{report} states no technology level; a person must look.",
                report=named(report),
            )
            yield to_review(said, report.evidence("conclusion"), cure=cure)


def _first(report: Document, fields: Sequence[str], words: Iterable[str]) -> tuple[str, str] | None:
    return next(((f, word) for f in fields for word in words if word in "".join(report.value(f).split())), None)


def _clause(report: Document, field: str, word: str) -> str:
    """The part of the conclusion that the word stands in, else of the field that has it."""
    said = "".join(f"{report.value('conclusion')}。{report.value(field)}".split())
    return cut(next((part for part in re.split("[。；;]", said) if word in part), word))
