"""Dates: in order inside a paper and between papers, none after the application, sales and development in time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from dateutil.relativedelta import relativedelta
from pydantic import Field as Constrained

from dossier.checks.evidence import declared_evidence
from dossier.checks.facts import day_of, sales_invoices
from dossier.checks.matching.companies import compare
from dossier.checks.outcomes import failed, label_of, named, not_applicable, passed, to_review, unread, warned
from dossier.checks.params import TypeName
from dossier.checks.parties import compare_applicant
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.trust import unless_doubtful
from dossier.models.base import Record, Text, text
from dossier.models.document import Document, Dossier
from dossier.models.finding import Outcome

CHAINS: dict[str, tuple[str, ...]] = {
    "business_license": ("established_date", "registration_date"),
    "patent_certificate": ("application_date", "grant_date"),
    "trademark_certificate": ("valid_from", "valid_to"),
    "test_report": ("sample_received_date", "test_start_date", "test_end_date", "issue_date"),
    "lab_qualification": ("issue_date", "valid_to"),
    "novelty_search_report": ("commission_date", "completion_date"),
    "production_license": ("issue_date", "valid_to"),
    "ccc_certificate": ("issue_date", "valid_to"),
    "insurance_policy": ("valid_from", "valid_to"),
}
"""Dates of one paper in the order in which they must come; equal days are in order."""

EVENTS: dict[str, tuple[str, ...]] = {
    "application_form": ("development_finished_date",),
    "commitment_letter": ("sign_date",),
    "business_license": ("established_date", "registration_date"),
    "patent_certificate": ("application_date", "grant_date"),
    "patent_register": ("issue_date",),
    "trademark_certificate": ("valid_from",),
    "software_copyright": ("developed_date", "published_date"),
    "ip_agreement": ("sign_date",),
    "test_report": ("sample_received_date", "test_start_date", "test_end_date", "issue_date"),
    "lab_qualification": ("issue_date",),
    "novelty_search_report": ("commission_date", "completion_date"),
    "invoice": ("issue_date",),
    "sales_contract": ("sign_date",),
    "user_report": ("sign_date",),
    "audit_report": ("issue_date",),
    "credit_report": ("generated_date",),
    "production_license": ("issue_date",),
    "ccc_certificate": ("issue_date",),
    "premium_payment": ("paid_date",),
}
"""Dates of things done, which cannot lie after the day of application."""

_CHECK_DATE = text(
    "请核对原件日期；确有误的，请更正后重新提交。", "Compare with the original; if wrong, correct and hand in again."
)


@check("dates.sequence", NoParams)
def sequence(context: Context, params: NoParams) -> Iterable[Outcome]:
    """Dates come in order: inside each paper, and from contract to invoice to user report."""
    dossier = context.dossier
    ordered = [(document, _present(document)) for document in dossier.documents if document.type in CHAINS]
    wrong = [outcome for document, fields in ordered for outcome in _inside(document, fields)]
    wrong += [*_sale_order(dossier), *_filed_before_founded(dossier)]
    seen = [(document, fields) for document, fields in ordered if len(fields) > 1]
    if seen and not wrong:
        said = text(
            "{n} 份材料的日期先后合理。",
            "The dates in {n} papers are in order.",
            n=len(seen),
        )
        wrong = [passed(said, *(document.evidence(field) for document, fields in seen for field in fields))]
    yield from wrong


def _present(document: Document) -> list[str]:
    return [field for field in CHAINS[document.type] if day_of(document, field)]


def _inside(document: Document, fields: Sequence[str]) -> Iterator[Outcome]:
    for earlier, later in pairwise(fields):
        first, second = day_of(document, earlier), day_of(document, later)
        if first is None or second is None or first <= second:
            continue
        said = text(
            "{paper}：{later} {second} 早于{earlier} {first}，先后矛盾。",
            "{paper}: {later} {second} is before {earlier} {first}.",
            paper=named(document), earlier=label_of(document, earlier), later=label_of(document, later),
            first=first, second=second,
        )  # fmt: skip
        outcome = failed(said, document.evidence(earlier), document.evidence(later), cure=_CHECK_DATE)
        yield unless_doubtful(outcome, document.fields.get(earlier), document.fields.get(later))


def _sale_order(dossier: Dossier) -> Iterator[Outcome]:
    """For each buyer: contract before the invoices, an invoice before the user report. Odd, not impossible."""
    invoices = sales_invoices(dossier)
    for contract in dossier.of_type("sales_contract"):
        later = _of_buyer(invoices, "buyer_name", contract.value("buyer"))
        yield from _after_first(contract, "sign_date", later, "issue_date")
    for report in dossier.of_type("user_report"):
        earlier = _of_buyer(invoices, "buyer_name", report.value("user_name"))
        dated = [(day, invoice) for invoice in earlier if (day := day_of(invoice, "issue_date"))]
        if dated:
            first = min(dated, key=lambda pair: pair[0])[1]
            yield from _after_first(first, "issue_date", [report], "sign_date")


def _of_buyer(documents: Iterable[Document], field: str, buyer: str) -> list[Document]:
    return [document for document in documents if compare(buyer, document.value(field)).same]


def _after_first(first: Document, field: str, others: Iterable[Document], other_field: str) -> Iterator[Outcome]:
    start = day_of(first, field)
    for other in others:
        day = day_of(other, other_field)
        if start is None or day is None or start <= day:
            continue
        said = text(
            "{other}的{other_label} {day} 早于{first}的{label} {start}，需核实。",
            "{other}: {other_label} {day} is before the {label} {start} of {first}; look at it.",
            other=named(other), other_label=label_of(other, other_field), day=day,
            first=named(first), label=label_of(first, field), start=start,
        )  # fmt: skip
        outcome = warned(said, other.evidence(other_field), first.evidence(field), cure=_CHECK_DATE)
        yield unless_doubtful(outcome, other.fields.get(other_field), first.fields.get(field))


def _filed_before_founded(dossier: Dossier) -> Iterator[Outcome]:
    """A patent filed before the applicant existed must have come to it later: a person looks for the transfer."""
    for licence in dossier.of_type("business_license"):
        founded = day_of(licence, "established_date")
        for patent in dossier.of_type("patent_certificate"):
            filed = day_of(patent, "application_date")
            own = compare_applicant(dossier, licence.value("company_name")).same and _owns(dossier, patent)
            if founded is None or filed is None or not own or filed >= founded:
                continue
            said = text(
                "{patent}申请日 {filed} 早于申请单位成立日期 {founded}，权利如系受让，请核对变更手续。",
                "{patent}: filed on {filed}, before the applicant was founded on {founded}; see how it was acquired.",
                patent=named(patent), filed=filed, founded=founded,
            )  # fmt: skip
            cure = text(
                "请提交专利登记簿副本或转让手续合格通知书。", "Hand in the register extract or the notice of transfer."
            )
            yield to_review(said, patent.evidence("application_date"), licence.evidence("established_date"), cure=cure)


def _owns(dossier: Dossier, patent: Document) -> bool:
    field = patent.fields.get("patentees")
    names = field.value if field and isinstance(field.value, list) else []
    return any(compare_applicant(dossier, str(name)).same for name in names)


@check("dates.future", NoParams)
def future(context: Context, params: NoParams) -> Iterable[Outcome]:
    """Nothing in the dossier is dated after the day of application."""
    applied = context.dossier.applied_on
    dated = [
        (document, field, day)
        for document in context.dossier.documents
        for field in EVENTS.get(document.type, ())
        if (day := day_of(document, field))
    ]
    late = [(document, field, day) for document, field, day in dated if day > applied]
    for document, field, day in late:
        said = text(
            "{paper}的{field} {day} 晚于申请日 {applied}。",
            "{paper}: {field} {day} is after the day of application {applied}.",
            paper=named(document), field=label_of(document, field), day=day, applied=applied,
        )  # fmt: skip
        where = (document.evidence(field), *declared_evidence(context.dossier, "application_date"))
        yield unless_doubtful(failed(said, *where, cure=_CHECK_DATE), document.fields.get(field))
    if dated and not late:
        said = text(
            "{n} 处日期均不晚于申请日 {applied}。",
            "None of {n} dates is after the day of application {applied}.",
            n=len(dated),
            applied=applied,
        )
        yield passed(said, *(document.evidence(field) for document, field, _ in dated))


class Months(Record):
    """Length of a window before the day of application, in months."""

    months: int = Constrained(gt=0)


@check("dates.sales_window", Months)
def sales_window(context: Context, params: Months) -> Iterable[Outcome]:
    """Something was sold within the window before the application; invoices show it, else contracts."""
    dossier = context.dossier
    papers = [(invoice, "issue_date") for invoice in sales_invoices(dossier)]
    papers = papers or [(contract, "sign_date") for contract in dossier.of_type("sales_contract")]
    if not papers:
        yield not_applicable(text("材料中没有发票和合同。", "There are neither invoices nor contracts."))
        return
    start = dossier.applied_on - relativedelta(months=params.months)
    dated = [(paper, field, day) for paper, field in papers if (day := day_of(paper, field))]
    inside = [(paper, field) for paper, field, day in dated if start <= day <= dossier.applied_on]
    values = {"months": params.months, "start": start, "applied": dossier.applied_on,
              "days": "、".join(str(day) for _, _, day in dated)}  # fmt: skip
    if inside:
        said = text(
            "申请日 {applied} 前 {months} 个月内（{start} 起）有销售：{n} 份凭证。",
            "Sold within {months} months before {applied} (from {start}): {n} paper(s).",
            n=len(inside), **values,
        )  # fmt: skip
        yield passed(said, *(paper.evidence(field) for paper, field in inside))
    elif len(dated) < len(papers):
        yield from (unread(paper, field) for paper, field in papers if not day_of(paper, field))
    else:
        said = text(
            "销售凭证日期为 {days}，均不在申请日 {applied} 前 {months} 个月内（{start} 起）。",
            "Sales are dated {days}: none within {months} months before {applied} (from {start}).",
            **values,
        )
        cure = text("请补交该期间的销售合同或发票。", "Hand in contracts or invoices of that time.")
        outcome = failed(said, *(paper.evidence(field) for paper, field in papers), cure=cure)
        yield unless_doubtful(outcome, *(paper.fields.get(field) for paper, field in papers))


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
        values = {"day": day, "applied": dossier.applied_on, "months": params.months, "start": start}
        if day >= start:
            said = text(
                "研发完成日期 {day}，在申请日 {applied} 前 {months} 个月内。",
                "Development was finished on {day}, within {months} months before {applied}.",
                **values,
            )
            yield passed(said, form.evidence(field))
        else:
            said = text(
                "研发完成日期 {day}，早于申请日 {applied} 前 {months} 个月（{start}）。",
                "Development was finished on {day}, more than {months} months before {applied} (limit {start}).",
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
        return unless_doubtful(failed(said, *where, cure=_CHECK_DATE), *fields)
    if day > end + relativedelta(months=months):
        said = text(
            "{report}日期 {day} 距会计年度末 {end} 超过 {months} 个月，需核实。",
            "{report}: dated {day}, more than {months} months after the fiscal year {end}.",
            **values,
        )
        return to_review(said, *where)
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
    """Papers are not older than the policy wants them; an older one is pointed out."""
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
        "{paper}的{field}为 {day}，距申请日 {applied} 超过 {months} 个月。",
        "{paper}: {field} {day}, more than {months} months before {applied}.",
        **values,
    )
    cure = text("请提交较新的材料。", "Hand in a newer one.")
    return unless_doubtful(warned(said, document.evidence(field), cure=cure), document.fields.get(field))
