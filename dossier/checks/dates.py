"""Dates: in order inside a paper and between papers, and none after the application."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from dossier.checks.evidence import declared_evidence
from dossier.checks.facts import day_of, values_of
from dossier.checks.matching.companies import compare
from dossier.checks.misread_dates import last_end, unless_far_ahead, unless_year_misread
from dossier.checks.outcomes import failed, label_of, named, passed, to_review, warned
from dossier.checks.parties import compare_applicant
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.sold import sales_invoices
from dossier.checks.trust import unless_doubtful
from dossier.models.base import text
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

CHECK_DATE = text(
    "请核对原件日期；确有误的，请更正后重新提交。", "Compare with the original; if wrong, correct and hand in again."
)
"""What mends a date that does not fit."""


@check("dates.sequence", NoParams)
def sequence(context: Context, params: NoParams) -> Iterable[Outcome]:
    """Dates come in order: inside each paper, and from contract to invoice to user report."""
    dossier = context.dossier
    ordered = [(document, _present(document)) for document in dossier.documents if document.type in CHAINS]
    wrong = [outcome for document, fields in ordered for outcome in _inside(document, fields, dossier.applied_on)]
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


def _inside(document: Document, fields: Sequence[str], applied: date) -> Iterator[Outcome]:
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
        outcome = failed(said, document.evidence(earlier), document.evidence(later), cure=CHECK_DATE)
        outcome = unless_doubtful(outcome, document.fields.get(earlier), document.fields.get(later))
        yield _unless_misread(outcome, document, fields, earlier, later, applied)


def _unless_misread(
    outcome: Outcome, document: Document, chain: Sequence[str], earlier: str, later: str, applied: date
) -> Outcome:
    """Where another reading of one date would put the whole chain in order, a person looks."""
    days = {field: day for field in chain if (day := day_of(document, field))}
    for suspect in (earlier, later):
        latest = applied if suspect in EVENTS.get(document.type, ()) else last_end(applied)

        def in_order(day: date, suspect: str = suspect) -> bool:
            return all(first <= second for first, second in pairwise({**days, suspect: day}.values()))

        other = days[later if suspect == earlier else earlier]
        outcome = unless_year_misread(outcome, document.fields.get(suspect), days[suspect], other, in_order, latest)
    return outcome


def _sale_order(dossier: Dossier) -> Iterator[Outcome]:
    """For each buyer: contract before the invoices, an invoice before the user report. Odd, not impossible."""
    invoices = sales_invoices(dossier)
    for contract in dossier.of_type("sales_contract"):
        later = _of_buyer(invoices, "buyer_name", contract.value("buyer"))
        yield from _after_first(contract, "sign_date", later, "issue_date", dossier.applied_on)
    for report in dossier.of_type("user_report"):
        earlier = _of_buyer(invoices, "buyer_name", report.value("user_name"))
        dated = [(day, invoice) for invoice in earlier if (day := day_of(invoice, "issue_date"))]
        if dated:
            first = min(dated, key=lambda pair: pair[0])[1]
            yield from _after_first(first, "issue_date", [report], "sign_date", dossier.applied_on)


def _of_buyer(documents: Iterable[Document], field: str, buyer: str) -> list[Document]:
    return [document for document in documents if compare(buyer, document.value(field)).same]


def _after_first(
    first: Document, field: str, others: Iterable[Document], other_field: str, latest: date
) -> Iterator[Outcome]:
    start = day_of(first, field)
    for other in others:
        day = day_of(other, other_field)
        if start is None or day is None or start <= day:
            continue
        said = text(
            "{other}的{other_label} {day} 早于{first}的{label} {start}，需核实。",
            "{other}: {other_label} {day} is before the {label} {start} of {first}; a person must look.",
            other=named(other), other_label=label_of(other, other_field), day=day,
            first=named(first), label=label_of(first, field), start=start,
        )  # fmt: skip
        outcome = warned(said, other.evidence(other_field), first.evidence(field), cure=CHECK_DATE)
        outcome = unless_doubtful(outcome, other.fields.get(other_field), first.fields.get(field))
        yield _unless_either_misread(outcome, (first, field, start), (other, other_field, day), latest)


Dated = tuple[Document, str, date]


def _unless_either_misread(outcome: Outcome, first: Dated, second: Dated, latest: date) -> Outcome:
    """Where another reading of the year of one date would put two papers in order, a person looks."""
    (paper, field, start), (other, other_field, day) = first, second
    outcome = unless_year_misread(outcome, paper.fields.get(field), start, day, lambda d: d <= day, latest)
    return unless_year_misread(outcome, other.fields.get(other_field), day, start, lambda d: d >= start, latest)


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
    return any(compare_applicant(dossier, name).same for name in values_of(patent, "patentees"))


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
            "{paper}的{field} {day} 晚于申报日 {applied}。",
            "{paper}: {field} {day} is after the day of application {applied}.",
            paper=named(document), field=label_of(document, field), day=day, applied=applied,
        )  # fmt: skip
        where = (document.evidence(field), *declared_evidence(context.dossier, "application_date"))
        read = document.fields.get(field)
        outcome = unless_doubtful(failed(said, *where, cure=CHECK_DATE), read)
        outcome = unless_year_misread(outcome, read, day, applied, lambda d: d <= applied, applied)
        yield unless_far_ahead(outcome, read, day, applied)
    if dated and not late:
        said = text(
            "{n} 处日期均不晚于申报日 {applied}。",
            "None of {n} dates is after the day of application {applied}.",
            n=len(dated),
            applied=applied,
        )
        yield passed(said, *(document.evidence(field) for document, field, _ in dated))
