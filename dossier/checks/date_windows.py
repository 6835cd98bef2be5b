"""Windows of time before the application: sales, development, the audited year, and how old papers may be."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dateutil.relativedelta import relativedelta
from pydantic import Field as Constrained

from dossier.checks.dates import CHECK_DATE
from dossier.checks.declared import APPLIED_ON
from dossier.checks.facts import day_of
from dossier.checks.outcomes import failed, label_of, named, not_applicable, passed, several, to_review, unread, warned
from dossier.checks.params import TypeName
from dossier.checks.registry import Context, check
from dossier.checks.sold import Billed, billed, bought, nameless, red_invoices, sales_invoices
from dossier.checks.trust import unless_doubtful
from dossier.models.base import Record, Text, text
from dossier.models.document import Document, Dossier
from dossier.models.document_types import DOCUMENT_TYPES
from dossier.models.finding import Outcome


class Months(Record):
    """Length of a window before the day of application, in months."""

    months: int = Constrained(gt=0)


@check("dates.sales_window", Months)
def sales_window(context: Context, params: Months) -> Iterable[Outcome]:
    """Something was sold within the window before the application; invoices show it and how much, else contracts."""
    dossier = context.dossier
    start = dossier.applied_on - relativedelta(months=params.months)
    invoices = sales_invoices(dossier)
    sold = [(invoice, "issue_date") for invoice in invoices if not bought(dossier, invoice)]
    papers = sold or [(contract, "sign_date") for contract in dossier.of_type("sales_contract")]
    dated = [(paper, field, day) for paper, field in papers if (day := day_of(paper, field))]
    inside = [(paper, field) for paper, field, day in dated if start <= day <= dossier.applied_on]
    values: dict[str, object] = {"months": params.months, "start": start, "applied": dossier.applied_on,
              "days": several([str(day) for _, _, day in dated])}  # fmt: skip
    if not papers:
        yield _none_sold(dossier.of_type("invoice"))
    elif inside and sold:
        yield _sold(dossier, [invoice for invoice, _ in inside], start, values)
    elif inside:
        said = text(
            "申报日 {applied} 前 {months} 个月内（{start} 起）签有销售合同 {n} 份，未见发票。",
            "{n} contract(s) signed within {months} months before {applied} (from {start}); there are no invoices.",
            n=len(inside), **values,
        )  # fmt: skip
        yield passed(said, *(paper.evidence(field) for paper, field in inside))
    elif len(dated) < len(papers):
        yield from (unread(paper, field) for paper, field in papers if not day_of(paper, field))
    else:
        said = text(
            "销售凭证日期为 {days}，均不在申报日 {applied} 前 {months} 个月内（{start} 起）。",
            "Sales are dated {days}: none within {months} months before {applied} (from {start}).",
            **values,
        )
        cure = text("请补交该期间的销售合同或发票。", "Hand in contracts or invoices of that time.")
        outcome = failed(said, *(paper.evidence(field) for paper, field in papers), cure=cure)
        yield unless_doubtful(outcome, *(paper.fields.get(field) for paper, field in papers))


def _none_sold(invoices: list[Document]) -> Outcome:
    """No invoice stands for a sale of the applicant's, and there is no contract either."""
    if not invoices:
        return not_applicable(text("材料中没有发票和合同。", "There are neither invoices nor contracts."))
    return to_review(
        text(
            "所附 {n} 张发票都不是申请单位未冲红的销售发票（系采购或已被红字发票冲回），不能证明销售，需核实。",
            "None of the {n} invoices is a sale of the applicant's that stands (bought, or taken back by a red one).",
            n=len(invoices),
        ),
        *(invoice.evidence("invoice_number") for invoice in invoices),
        cure=text("请补交申请单位开具且未冲红的销售发票。", "Hand in sales invoices that were not taken back."),
    )


def _sold(dossier: Dossier, invoices: list[Document], start: date, values: dict[str, object]) -> Outcome:
    """The invoices of the window and what they come to, less what red ones of the window take back."""
    loose = [r for r in nameless(red_invoices(dossier)) if start <= (day_of(r, "issue_date") or start)]
    sum_ = billed(dossier, invoices, loose)
    said = text(
        "申报日 {applied} 前 {months} 个月内（{start} 起）的发票合计：{steps} 元{unread}。",
        "Invoices of the {months} months before {applied} (from {start}) come to: {steps} yuan{unread}.",
        steps=sum_.steps, unread=_amounts_unread(sum_), **values,
    )  # fmt: skip
    where = [*(paper.evidence("issue_date") for paper in invoices),
             *(paper.evidence("total_amount") for paper in sum_.papers)]  # fmt: skip
    if sum_.total > 0 or sum_.unread:
        return passed(said, *where)
    none = text(
        "{said}冲红后没有余额，不能证明销售。", "{said} Nothing is left of it after red-letter invoices.", said=said
    )
    return to_review(none, *where, cure=text("请补交未冲红的销售发票。", "Hand in invoices that were not taken back."))


def _amounts_unread(sum_: Billed) -> Text:
    if not sum_.unread:
        return Text(zh="", en="")
    return text("（另有 {n} 张金额未识别）", " ({n} more whose total was not read)", n=len(sum_.unread))


@check("dates.development_window", Months)
def development_window(context: Context, params: Months) -> Iterable[Outcome]:
    """Development was finished no longer ago than the window, by the application form."""
    dossier, field = context.dossier, "development_finished_date"
    start = dossier.applied_on - relativedelta(months=params.months)
    for form in dossier.of_type("application_form"):
        day = day_of(form, field)
        if day is None:
            yield unread(form, field)
            continue
        values = {
            "day": day,
            "applied": dossier.applied_on,
            "months": params.months,
            "start": start,
            "form": named(form),
        }
        if day >= start:
            said = text(
                "研发完成日期 {day}，在申报日 {applied} 前 {months} 个月内。",
                "Development was finished on {day}, within {months} months before {applied}.",
                **values,
            )
            yield passed(said, form.evidence(field))
        else:
            said = text(
                "{form}所填研发完成日期为 {day}，早于申报日 {applied} 前 {months} 个月（{start}）。",
                "{form}: developed by {day}, more than {months} months before {applied} (limit {start}).",
                **values,
            )
            cure = text(
                "请核对研发完成日期；超过期限的产品不符合条件。",
                "Check the date; a product finished earlier does not qualify.",
            )
            yield unless_doubtful(failed(said, form.evidence(field), cure=cure), form.fields.get(field))


@check("dates.audit_year", Months)
def audit_year(context: Context, params: Months) -> Iterable[Outcome]:
    """An audit report is dated after the end of its fiscal year, and within the months in which audits are due."""
    for report in context.dossier.of_type("audit_report"):
        day, year = day_of(report, "issue_date"), report.value("fiscal_year")
        if day is None or not year.isdigit():
            yield unread(report, *(["issue_date"] if day is None else []), *([] if year.isdigit() else ["fiscal_year"]))
            continue
        yield _audit_date(report, day, date(int(year), 12, 31), params.months)


def _audit_date(report: Document, day: date, end: date, months: int) -> Outcome:
    where = (report.evidence("issue_date"), report.evidence("fiscal_year"))
    fields = (report.fields.get("issue_date"), report.fields.get("fiscal_year"))
    values = {"report": named(report), "day": day, "end": end, "months": months}
    if day <= end:
        said = text(
            "{report}日期 {day} 不晚于会计年度末 {end}，先后矛盾。",
            "{report}: dated {day}, not after the end of the fiscal year {end}.",
            **values,
        )
        return unless_doubtful(failed(said, *where, cure=CHECK_DATE), *fields)
    if day > end + relativedelta(months=months):
        said = text(
            "{report}日期 {day} 距会计年度末 {end} 超过 {months} 个月，需核实。",
            "{report}: dated {day}, more than {months} months after the fiscal year {end}.",
            **values,
        )
        cure = text(
            "请说明审计报告迟出的原因，或提交按期出具的报告。",
            "Explain why the audit came late, or hand in one made in time.",
        )
        return to_review(said, *where, cure=cure)
    return passed(
        text("{report}日期 {day}，会计年度末 {end}。", "{report}: dated {day}, fiscal year to {end}.", **values), *where
    )


class Ages(Record):
    """Months that papers of a type may be old on the day of application; types not named have no limit."""

    months: dict[TypeName, int]


RECENT = {
    "test_report": "issue_date",
    "novelty_search_report": "completion_date",
    "patent_register": "issue_date",
    "credit_report": "generated_date",
    "audit_report": "issue_date",
    "user_report": "sign_date",
}
"""The date by which a paper's age counts."""


@check("dates.recency", Ages)
def recency(context: Context, params: Ages) -> Iterable[Outcome]:
    """Papers are not older than the policy wants them; an older one is pointed out.

    Where nobody states the day of application, all ages and terms count from today, and this is said once.
    """
    stated = context.dossier.declared.get(APPLIED_ON)
    if stated is not None and stated.origin == "default":
        yield _no_day(context.dossier.applied_on)
    for type_, months in params.months.items():
        for document in context.dossier.of_type(type_):
            yield _age(document, RECENT[type_], months, context.dossier.applied_on)


def _age(document: Document, field: str, months: int, applied: date) -> Outcome:
    day = day_of(document, field)
    if day is None:
        return unread(document, field)
    values: dict[str, date | int | Text] = {"paper": named(document), "field": label_of(document, field), "day": day,
                                            "applied": applied, "months": months}  # fmt: skip
    if day >= applied - relativedelta(months=months):
        return passed(text("{paper}的{field}为 {day}。", "{paper}: {field} {day}.", **values), document.evidence(field))
    said = text(
        "{paper}的{field}为 {day}，距申报日 {applied} 超过 {months} 个月。",
        "{paper}: {field} {day}, more than {months} months before {applied}.",
        **values,
    )
    cure = text("请提交 {start} 以后的{kind}。", "Hand in one of {start} or later: {kind}.",
                start=applied - relativedelta(months=months), kind=DOCUMENT_TYPES[document.type].label)  # fmt: skip
    return unless_doubtful(warned(said, document.evidence(field), cure=cure), document.fields.get(field))


def _no_day(today: date) -> Outcome:
    return to_review(
        text(
            "材料中未见申报日期，本次以 {today} 作为申报日计算期限和先后，请核实。",
            "No date of application was found; {today} was taken for it in all terms and orders: a person must look.",
            today=today,
        ),
        cure=text("请在申报书中写明申报日期，或在核验时填写。", "State the date in the form, or with the check."),
    )
