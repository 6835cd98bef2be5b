"""Every number that a paper bears, against its format, and numbers that must agree with each other or with a date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from stdnum.cn import ric

from dossier.checks.facts import day_of
from dossier.checks.outcomes import failed, label_of, named, passed, to_review, warned
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.trust import unless_doubtful
from dossier.models.base import Text, text
from dossier.models.document import Document
from dossier.models.errors import InvalidIdentifier, InvalidOrganisationCode
from dossier.models.finding import Outcome
from dossier.models.identifiers import FORMATS, announcement_number, ccc, novelty_report, patent, software_copyright

NUMBERS: dict[tuple[str, str], str] = {
    ("application_form", "uscc"): "uscc",
    ("business_license", "uscc"): "uscc",
    ("credit_report", "uscc"): "uscc",
    ("invoice", "seller_tax_id"): "uscc",
    ("invoice", "buyer_tax_id"): "uscc",
    ("invoice", "invoice_code"): "invoice_code",
    ("invoice", "invoice_number"): "invoice_number",
    ("patent_certificate", "patent_number"): "patent",
    ("patent_register", "patent_number"): "patent",
    ("patent_certificate", "announcement_number"): "announcement_number",
    ("patent_certificate", "certificate_number"): "patent_certificate",
    ("trademark_certificate", "registration_number"): "trademark",
    ("software_copyright", "registration_number"): "software_copyright",
    ("software_copyright", "certificate_number"): "software_certificate",
    ("test_report", "cma_number"): "cma",
    ("test_report", "cnas_number"): "cnas",
    ("novelty_search_report", "report_number"): "novelty_report",
    ("production_license", "certificate_number"): "production_license",
    ("ccc_certificate", "certificate_number"): "ccc",
}
"""Which format the number in a field must have."""

PROVED = frozenset({"uscc", "patent", "registration_number15"})
"""Formats with a check digit: a wrong one proves that the number is wrong. Others only have a usual shape."""

_ORIGINAL = text(
    "请核对原件上的编号；有误的，请更正后重新提交。", "Compare the number with the original; if wrong, correct it."
)


@check("validity.identifier", NoParams)
def identifier(context: Context, params: NoParams) -> Iterable[Outcome]:
    """Each number is what its format wants, and agrees with type and dates on the same paper."""
    wrong, right = [], []
    for document in context.dossier.documents:
        for field, format_ in _numbers(document):
            outcome = _judged(document, field, format_)
            if outcome:
                wrong.append(outcome)
            else:
                right.append(document.evidence(field))
        wrong += _disagreeing(document)
    yield from wrong
    if right and not wrong:
        said = text(
            "{n} 个编号的校验位和结构均无矛盾。",
            "Check digits and structure of {n} numbers are in order.",
            n=len(right),
        )
        yield passed(said, *right)


def _numbers(document: Document) -> Iterator[tuple[str, str]]:
    for (type_, field), format_ in NUMBERS.items():
        if type_ == document.type and document.value(field) and not _older_tax_id(field, document.value(field)):
            yield field, format_
    if document.type == "business_license" and re.fullmatch("[0-9]{15}", document.value("uscc")):
        yield "uscc", "registration_number15"
    scheme = document.value("scheme").lower()
    if document.type == "lab_qualification" and scheme in ("cma", "cnas") and document.value("certificate_number"):
        yield "certificate_number", scheme


def _older_tax_id(field: str, value: str) -> bool:
    """Tax numbers before the unified code (15, 17 or 20 digits), identity cards, and 15-digit licences."""
    tax_id = field.endswith("_tax_id") and (len(value) in (15, 17, 20) or ric.is_valid(value))
    return tax_id or (field == "uscc" and re.fullmatch("[0-9]{15}", value) is not None)


def _judged(document: Document, field: str, format_: str) -> Outcome | None:
    value = document.value(field)
    try:
        FORMATS[format_].validate(value)
    except InvalidIdentifier as fault:
        said = text(
            "{paper}的{label}“{value}”：{reason}。",
            "{paper}: {label} “{value}”: {reason}.",
            paper=named(document), label=label_of(document, field), value=value, reason=fault.reason,
        )  # fmt: skip
        build = warned if isinstance(fault, InvalidOrganisationCode) else failed if format_ in PROVED else to_review
        return unless_doubtful(build(said, document.evidence(field), cure=_ORIGINAL), document.fields.get(field))
    return None


def _disagreeing(document: Document) -> Iterator[Outcome]:
    """Numbers against the type and the dates on the same paper."""
    yield from _RELATIONS.get(document.type, lambda _: iter(()))(document)


def _against(document: Document, field: str, meaning: object, other: str, value: object) -> Outcome:
    said = text(
        "{paper}的{label}“{number}”表示“{meaning}”，而{other}为“{value}”，互相矛盾。",
        "{paper}: {label} “{number}” means {meaning}, but {other} is {value}.",
        paper=named(document), label=label_of(document, field), number=document.value(field), meaning=meaning,
        other=label_of(document, other), value=value,
    )  # fmt: skip
    outcome = failed(said, document.evidence(field), document.evidence(other), cure=_ORIGINAL)
    return unless_doubtful(outcome, document.fields.get(field), document.fields.get(other))


_TYPES: dict[str, Text] = {
    "invention": text("发明", "an invention"),
    "utility_model": text("实用新型", "a utility model"),
    "design": text("外观设计", "a design"),
}


def _patent(document: Document) -> Iterator[Outcome]:
    number, stated = document.value("patent_number"), document.value("patent_type")
    kind, letter = patent.patent_type(number), announcement_number.patent_type(document.value("announcement_number"))
    if stated in _TYPES and kind and kind != stated:
        yield _against(document, "patent_number", _TYPES[kind], "patent_type", _TYPES[stated])
    if stated in _TYPES and letter and letter != stated:
        yield _against(document, "announcement_number", _TYPES[letter], "patent_type", _TYPES[stated])
    yield from _year(document, "patent_number", patent.filing_year(number), "application_date")


def _year(document: Document, field: str, year: int | None, other: str) -> Iterator[Outcome]:
    """The year in a number is that of a date."""
    day = day_of(document, other)
    if year and day and day.year != year:
        meaning = text("{year} 年", "the year {year}", year=year)
        yield _against(document, field, meaning, other, day)


def _software(document: Document) -> Iterator[Outcome]:
    """Software is registered after it was developed."""
    year = software_copyright.year(document.value("registration_number"))
    day = day_of(document, "developed_date")
    if year and day and day.year > year:
        meaning = text("{year} 年登记", "registration in {year}", year=year)
        yield _against(document, "registration_number", meaning, "developed_date", day)


def _ccc(document: Document) -> Iterator[Outcome]:
    """A CCC number bears the year of first issue, which is no later than that of the certificate."""
    year, day = ccc.year(document.value("certificate_number")), day_of(document, "issue_date")
    if year and day and year > day.year:
        meaning = text("{year} 年首次发证", "first issue in {year}", year=year)
        yield _against(document, "certificate_number", meaning, "issue_date", day)


def _novelty(document: Document) -> Iterator[Outcome]:
    """Novelty reports are mostly numbered by year; institutions differ, so a person looks."""
    year, day = novelty_report.year(document.value("report_number")), day_of(document, "completion_date")
    if year and day and year != day.year:
        meaning = text("{year} 年", "the year {year}", year=year)
        outcome = _against(document, "report_number", meaning, "completion_date", day)
        yield outcome.model_copy(update={"status": "review"})


_RELATIONS = {
    "patent_certificate": _patent,
    "software_copyright": _software,
    "ccc_certificate": _ccc,
    "novelty_search_report": _novelty,
}
