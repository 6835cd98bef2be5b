"""The audit report: of whom, which year, what opinion, signed by whom, and whether its balance sheet adds up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field as Constrained

from dossier.checks.evidence import declared_evidence, declared_field
from dossier.checks.facts import day_of, money_of, values_of
from dossier.checks.outcomes import failed, named, passed, several, to_review, unread, warned
from dossier.checks.parties import compare_applicant, differs, no_applicant
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.statement_sums import faults, rounding
from dossier.checks.trust import for_review, unless_doubtful
from dossier.models.base import Record, Text, text
from dossier.models.document import Document, Dossier
from dossier.models.finding import Outcome

AUDIT = "audit_report"
Opinion = Literal["unqualified", "qualified", "adverse", "disclaimer"]
EMPHASIS = "emphasis_of_matter"
"""Note of the reader beside an opinion with a matter emphasised."""
OPINIONS: dict[str, Text] = {
    "unqualified": text("标准无保留意见", "unqualified opinion"),
    "qualified": text("保留意见", "qualified opinion"),
    "adverse": text("否定意见", "adverse opinion"),
    "disclaimer": text("无法表示意见", "disclaimer of opinion"),
}


@check("finance.auditee", NoParams)
def auditee(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The audited company is the applicant."""
    dossier, reports = context.dossier, context.dossier.of_type(AUDIT)
    unknown = no_applicant(dossier, text("审计报告的被审计单位", "the auditee"), reports)
    yield from unknown or (_auditee(dossier, report) for report in reports)


def _auditee(dossier: Dossier, report: Document) -> Outcome:
    name = report.value("auditee")
    if not name:
        return unread(report, "auditee")
    found = compare_applicant(dossier, name)
    values = {"report": named(report), "name": name, "own": dossier.declared_value("applicant_name")}
    if found.same:
        return passed(
            text(
                "{report}的被审计单位为申请单位“{name}”。", "{report}: the auditee is the applicant “{name}”.", **values
            ),
            report.evidence("auditee"),
        )
    said = text(
        "申请单位为“{own}”，{report}的被审计单位为“{name}”：{reason}。",
        "The applicant is “{own}”, the auditee in {report} is “{name}”: {reason}.",
        reason=found.reason, **values,
    )  # fmt: skip
    where = (report.evidence("auditee"), *declared_evidence(dossier, "applicant_name"))
    cure = text("请提交申请单位的审计报告。", "Hand in the applicant's audit report.")
    fields = [report.fields.get("auditee"), declared_field(dossier, "applicant_name")]
    return differs(found, said, *where, cure=cure, fields=fields)


class FiscalYear(Record):
    """How many years before the year of application the audited year lies; 1 is the year before."""

    years_back: int = Constrained(ge=0)
    due_month: int | None = Constrained(None, ge=1, le=12)
    """In earlier months the audit of that year may not be finished: the year before it then goes to a person."""


@check("finance.year", FiscalYear)
def year(context: Context, params: FiscalYear) -> Iterable[Outcome]:
    """One report covers the fiscal year that the policy asks for."""
    reports = context.dossier.of_type(AUDIT)
    wanted = context.dossier.applied_on.year - params.years_back
    read = [report for report in reports if report.value("fiscal_year").isdigit()]
    fitting = [report for report in read if int(report.value("fiscal_year")) == wanted]
    if fitting:
        said = text("已提交 {year} 年度审计报告。", "The audit report for {year} is there.", year=wanted)
        yield passed(said, *(report.evidence("fiscal_year") for report in fitting))
    elif len(read) < len(reports):
        yield from (unread(report, "fiscal_year") for report in reports if report not in read)
    elif read:
        said = text(
            "应提交 {wanted} 年度审计报告，提交的{papers}为 {have} 年度。",
            "The audit report for {wanted} is needed; handed in: {papers}, for {have}.",
            wanted=wanted, have=several(report.value("fiscal_year") for report in read),
            papers=several(named(report) for report in read),
        )  # fmt: skip
        cure = text("请补交 {wanted} 年度审计报告。", "Hand in the audit report for {wanted}.", wanted=wanted)
        outcome = failed(said, *(report.evidence("fiscal_year") for report in read), cure=cure)
        outcome = unless_doubtful(outcome, *(report.fields.get("fiscal_year") for report in read))
        yield for_review(outcome, _NOT_YET) if _not_yet(context, params, read) else outcome


_NOT_YET = text(
    "申请时该年度审计可能尚未完成，请确认。",
    "The audit of that year may not have been finished; to be confirmed.",
)


def _not_yet(context: Context, params: FiscalYear, reports: Iterable[Document]) -> bool:
    """Whether the day is so early in the year that the newest report may be that of the year before."""
    day = context.dossier.applied_on
    newest = max(int(report.value("fiscal_year")) for report in reports)
    early = params.due_month is not None and day.month < params.due_month
    return early and newest == day.year - params.years_back - 1


class Opinions(Record):
    """Opinions that will do."""

    accepted: tuple[Opinion, ...] = Constrained(min_length=1)


@check("finance.opinion", Opinions)
def opinion(context: Context, params: Opinions) -> Iterable[Outcome]:
    """The auditor's opinion is one that the policy takes for sound accounts."""
    for report in context.dossier.of_type(AUDIT):
        found = report.value("opinion")
        if found not in OPINIONS:
            yield unread(report, "opinion")
            continue
        said = text(
            "{report}的审计意见为{opinion}。", "{report}: {opinion}.", report=named(report), opinion=OPINIONS[found]
        )
        if found in params.accepted and EMPHASIS in (report.fields["opinion"].note or ""):
            yield _emphasised(report, said)
        elif found in params.accepted:
            yield passed(said, report.evidence("opinion"))
        else:
            cure = text(
                "请说明审计意见所涉事项及整改情况。", "Explain what the opinion is about and how it was mended."
            )
            yield unless_doubtful(failed(said, report.evidence("opinion"), cure=cure), report.fields.get("opinion"))


def _emphasised(report: Document, said: Text) -> Outcome:
    """An accepted opinion beside which the auditor draws attention to a matter: told, and no fault of its own."""
    matter = text(
        "{said}另有强调事项段（或与持续经营相关的重大不确定性段），意见类型不变，请阅读所强调的事项。",
        "{said} It has a paragraph that draws attention to a matter; the opinion stands, but read what it is about.",
        said=said,
    )
    cure = text("请说明所强调事项及其影响。", "Explain the matter emphasised and what it means.")
    field = report.fields["opinion"].model_copy(update={"note": None})  # the note tells of the matter, of no doubt
    return unless_doubtful(warned(matter, report.evidence("opinion"), cure=cure), field)


class Balance(Record):
    """Yuan by which the balance sheet may be off (rounding)."""

    tolerance: Decimal = Constrained(ge=0)


@check("finance.balance", Balance)
def balance(context: Context, params: Balance) -> Iterable[Outcome]:
    """Assets = liabilities + equity; in the table of the sheet the parts make the totals, for both years."""
    fields = ("total_assets", "total_liabilities", "total_equity")
    for report in context.dossier.of_type(AUDIT):
        yield from _parts_off(report, params)
        assets, debts, equity = (money_of(report, field) for field in fields)
        if assets is None or debts is None or equity is None:
            yield unread(report, *(field for field in fields if money_of(report, field) is None))
            continue
        values = {"report": named(report), "assets": assets, "debts": debts, "equity": equity, "sum": debts + equity}
        where = [report.evidence(field) for field in fields]
        if abs(assets - debts - equity) <= params.tolerance + rounding(report, len(fields)):
            said = text(
                "{report}：资产总计 {assets} = 负债 {debts} + 所有者权益 {equity}。",
                "{report}: assets {assets} = liabilities {debts} + equity {equity}.",
                **values,
            )
            yield passed(said, *where)
            continue
        said = text(
            "{report}：资产总计 {assets}，负债 {debts} + 所有者权益 {equity} = {sum}，相差 {gap}。",
            "{report}: assets {assets}, liabilities {debts} + equity {equity} = {sum}; they differ by {gap}.",
            gap=abs(assets - debts - equity), **values,
        )  # fmt: skip
        cure = text("请核对资产负债表原件。", "Compare with the original balance sheet.")
        yield unless_doubtful(failed(said, *where, cure=cure), *(report.fields.get(field) for field in fields))


def _parts_off(report: Document, params: Balance) -> Iterable[Outcome]:
    """Sums inside the sheet that do not hold. They go to a person: a row of the table may be read wrongly."""
    cure = text("请核对资产负债表原件。", "Compare with the original balance sheet.")
    for fault in faults(report, params.tolerance):
        said = text("{report}：{fault}。", "{report}: {fault}.", report=named(report), fault=fault.said)
        yield to_review(said, *fault.places, cure=cure)


class Accountants(Record):
    """How many accountants must sign, and from which day of report on a verification code is printed."""

    at_least: int = Constrained(ge=1)
    code_from: date | None = None


@check("finance.accountants", Accountants)
def accountants(context: Context, params: Accountants) -> Iterable[Outcome]:
    """Firm, enough accountants, and the verification code of the ministry's platform are on the report."""
    for report in context.dossier.of_type(AUDIT):
        names = list(dict.fromkeys(values_of(report, "accountants")))
        missing = _missing(report, names, params)
        where = [report.evidence(name) for name in ("audit_firm", "accountants", "verification_code")]
        if missing:
            said = text(
                "{report}未见：{missing}；需核实。",
                "{report}: {missing} not found; a person must look.",
                report=named(report),
                missing=Text(zh="、".join(m.zh for m in missing), en=", ".join(m.en for m in missing)),
            )
            cure = text(
                "请提交盖章签字齐全、带验证码的审计报告。", "Hand in the report with seals, signatures and code."
            )
            yield to_review(said, *where, cure=cure)
        else:
            said = text(
                "{report}由{firm}出具，注册会计师 {names}。",
                "{report}: by {firm}, signed by {names}.",
                report=named(report), firm=report.value("audit_firm"), names="、".join(names),
            )  # fmt: skip
            yield passed(said, *where)


def _missing(report: Document, names: list[str], params: Accountants) -> list[Text]:
    missing = []
    if not report.value("audit_firm"):
        missing.append(text("会计师事务所", "the audit firm"))
    if len(names) < params.at_least:
        missing.append(
            text(
                "{n} 名注册会计师的签章（识别到 {have} 名）",
                "{n} accountants ({have} read)",
                n=params.at_least,
                have=len(names),
            )
        )
    day = day_of(report, "issue_date")
    if params.code_from and day and day >= params.code_from and not report.value("verification_code"):
        missing.append(text("报告验证码", "the verification code"))
    return missing
