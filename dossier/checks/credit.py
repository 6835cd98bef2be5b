"""The credit report: of whom, how fresh, and what it lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import Field as Constrained

from dossier.checks.evidence import declared_evidence, declared_field
from dossier.checks.facts import day_of
from dossier.checks.outcomes import UNREAD, failed, named, passed, to_review, unread, warned
from dossier.checks.parties import compare_applicant, differs, no_applicant
from dossier.checks.questions import Question, ask
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.trust import unless_doubtful
from dossier.models.base import Record, Text, text
from dossier.models.document import Document, Dossier
from dossier.models.finding import Outcome
from dossier.models.values import normalise_code

CREDIT = "credit_report"


@check("credit.subject", NoParams)
def subject(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The report is about the applicant: its code decides, its name confirms."""
    dossier, reports = context.dossier, context.dossier.of_type(CREDIT)
    unknown = no_applicant(dossier, text("信用报告的主体", "the subject of the credit report"), reports)
    yield from unknown or (_subject(dossier, report) for report in reports)


def _subject(dossier: Dossier, report: Document) -> Outcome:
    name, code = report.value("subject"), normalise_code(report.value("uscc"))
    own = normalise_code(dossier.declared_value("uscc"))
    if not name and not code:
        return unread(report, "subject", "uscc")
    found = compare_applicant(dossier, name, code)
    where = (report.evidence("subject"), report.evidence("uscc"))
    values = {"report": named(report), "name": name or UNREAD, "code": code or UNREAD, "own": own or UNREAD,
              "applicant": dossier.declared_value("applicant_name")}  # fmt: skip
    if found.same and (not code or not own or code == own):
        said = text("{report}的信用主体为申请单位“{name}”。", "{report} is about the applicant “{name}”.", **values)
        return passed(said, *where)
    said = text(
        "申请单位为“{applicant}”（{own}），{report}的信用主体为“{name}”（{code}）：{reason}。",
        "The applicant is “{applicant}” ({own}), {report} is about “{name}” ({code}): {reason}.",
        reason=found.reason if not found.same else text("代码不同", "the codes differ"), **values,
    )  # fmt: skip
    places = (*where, *declared_evidence(dossier, "applicant_name", "uscc"))
    cure = text("请提交申请单位的信用报告。", "Hand in the applicant's credit report.")
    fields = [report.fields.get("subject"), report.fields.get("uscc"), declared_field(dossier, "applicant_name")]
    return differs(found, said, *places, cure=cure, fields=fields)


@check("credit.serious_dishonesty", NoParams)
def serious_dishonesty(context: Context, params: NoParams) -> Iterable[Outcome]:
    """No entry among the seriously dishonest."""
    field, what = "serious_dishonesty_count", text("严重失信记录", "record(s) of serious dishonesty")
    for report, count in _counted(context.dossier, field):
        if not count:
            yield _no_entry(report, field, what, count)
            continue
        said = text("{report}载明{what} {n} 条。", "{report}: {n} {what}.", report=named(report), what=what, n=count)
        cure = text("已移出名单的，请提交移出决定。", "If removed from the list, hand in the decision.")
        yield unless_doubtful(failed(said, report.evidence(field), cure=cure), report.fields.get(field))


@check("credit.abnormal_operation", NoParams)
def abnormal_operation(context: Context, params: NoParams) -> Iterable[Outcome]:
    """No entry in the list of abnormal operation; an entry may have been removed since, so a person looks."""
    field, what = "abnormal_operation_count", text("经营异常记录", "record(s) of abnormal operation")
    for report, count in _counted(context.dossier, field):
        if not count:
            yield _no_entry(report, field, what, count)
            continue
        said = text(
            "{report}载明{what} {n} 条，需核实是否已移出。",
            "{report}: {n} {what}; a person sees whether they were removed.",
            report=named(report),
            what=what,
            n=count,
        )
        yield to_review(said, report.evidence(field), cure=text("请提交移出决定。", "Hand in the decision of removal."))


def _counted(dossier: Dossier, field: str) -> Iterator[tuple[Document, int | None]]:
    """Each credit report with the number of entries that it lists; None where that was not read."""
    for report in dossier.of_type(CREDIT):
        value = report.value(field)
        yield report, int(value) if value.isdigit() else None


def _no_entry(report: Document, field: str, what: Text, count: int | None) -> Outcome:
    if count is None:
        return unread(report, field)
    said = text("{report}载明无{what}。", "{report}: no {what}.", report=named(report), what=what)
    return passed(said, report.evidence(field))


@check("credit.accidents", Question)
def accidents(context: Context, params: Question) -> Iterable[Outcome]:
    """No accident, confirmed by a person beside the penalties that the credit report lists."""
    reports = context.dossier.of_type(CREDIT)
    yield ask(context, params, *(report.evidence("penalty_count") for report in reports))


class CreditAge(Record):
    """Days that a credit report may be old on the day of application."""

    days: int = Constrained(gt=0)


@check("credit.recency", CreditAge)
def recency(context: Context, params: CreditAge) -> Iterable[Outcome]:
    """The credit report is fresh."""
    applied, field = context.dossier.applied_on, "generated_date"
    for report in context.dossier.of_type(CREDIT):
        day = day_of(report, field)
        if day is None:
            yield unread(report, field)
            continue
        values = {
            "report": named(report),
            "day": day,
            "applied": applied,
            "n": (applied - day).days,
            "limit": params.days,
        }
        if (applied - day).days <= params.days:
            yield passed(
                text(
                    "{report}生成于 {day}，申报日为 {applied}。",
                    "{report}: generated on {day}; applied on {applied}.",
                    **values,
                ),
                report.evidence(field),
            )
        else:
            said = text(
                "{report}生成于 {day}，距申报日 {applied} 已 {n} 天，超过 {limit} 天。",
                "{report}: generated on {day}, {n} days before {applied}, more than {limit}.",
                **values,
            )
            cure = text("请重新下载信用报告。", "Download the credit report anew.")
            yield unless_doubtful(warned(said, report.evidence(field), cure=cure), report.fields.get(field))
