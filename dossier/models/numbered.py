"""Papers that bear a number of their own: which field it is, who gives it out, and what two copies must agree in."""

from __future__ import annotations

from dossier.models.base import Record
from dossier.models.document import Document
from dossier.models.values import normalise_code, normalise_name


class Numbered(Record):
    """``kind`` names the series of numbers (a certificate and a register extract may share one).

    ``issuer`` are fields that say who numbered it: the same number of another issuer is another paper. Empty where the
    whole country has one series.
    """

    kind: str
    number: str
    compared: tuple[str, ...]
    issuer: tuple[str, ...] = ()
    owners: str = ""
    """The field with the right's holders, where it may pass from one to another."""


_PATENT = "patent"

NUMBERED: dict[str, Numbered] = {
    "patent_certificate": Numbered(
        kind=_PATENT, number="patent_number", owners="patentees",
        compared=("title", "patent_type", "application_date", "grant_date", "inventors"),
    ),
    "patent_register": Numbered(kind=_PATENT, number="patent_number", owners="patentees", compared=()),
    "trademark_certificate": Numbered(
        kind="trademark", number="registration_number", owners="registrant",
        compared=("mark", "class", "valid_from", "valid_to"),
    ),
    "software_copyright": Numbered(
        kind="software", number="registration_number", owners="owner",
        compared=("software_name", "developed_date", "published_date"),
    ),
    "test_report": Numbered(
        kind="test_report", number="report_number", issuer=("lab_name",),
        compared=("product_name", "model", "client", "manufacturer", "issue_date", "conclusion"),
    ),
    "novelty_search_report": Numbered(
        kind="novelty", number="report_number", issuer=("agency",),
        compared=("project_title", "client", "commission_date", "completion_date"),
    ),
    "audit_report": Numbered(
        kind="audit", number="report_number", issuer=("audit_firm",),
        compared=("auditee", "fiscal_year", "issue_date", "opinion", "total_assets", "revenue", "net_profit"),
    ),
    "invoice": Numbered(
        kind="invoice", number="invoice_number", issuer=("invoice_code",),
        compared=(
            "issue_date", "buyer_name", "buyer_tax_id", "seller_name", "seller_tax_id", "amount_excl_tax", "tax_amount",
            "total_amount",
        ),
    ),
    "sales_contract": Numbered(
        kind="contract", number="contract_number", issuer=("seller", "buyer"),
        compared=("buyer", "seller", "product_name", "model", "total_amount", "sign_date"),
    ),
    "production_license": Numbered(
        kind="production_license", number="certificate_number",
        compared=("holder", "product_name", "issue_date", "valid_to"),
    ),
    "ccc_certificate": Numbered(
        kind="ccc", number="certificate_number",
        compared=("holder", "manufacturer", "product_name", "issue_date"),
    ),
    "insurance_policy": Numbered(
        kind="insurance", number="policy_number",
        compared=("insured", "product_name", "insured_amount", "premium", "valid_from", "valid_to"),
    ),
}  # fmt: skip
"""By document type. Licences, laboratory qualifications and standards are handed in by many, and rightly."""

_LEAST = 4
"""Characters below which a number says nothing (``001``)."""
_OWN_SERIES = 20
"""Digits of an invoice number that is unique in itself."""


def number_of(document: Document) -> str:
    """The paper's own number as it is looked up; empty where it has none or it was not read."""
    numbered = NUMBERED.get(document.type)
    number = normalise_code(document.value(numbered.number)) if numbered else ""
    return number if len(number) >= _LEAST else ""


def same_issuer(type_: str, mine: dict[str, str], other: dict[str, str]) -> bool | None:
    """Whether two papers of one number come from one issuer; None where one of them does not say who it is."""
    numbered = NUMBERED[type_]
    number = mine.get(numbered.number, "")
    if not numbered.issuer or (numbered.kind == "invoice" and len(normalise_code(number)) == _OWN_SERIES):
        return True
    pairs = [(mine.get(name, ""), other.get(name, "")) for name in numbered.issuer]
    known = [(normalise_name(a), normalise_name(b)) for a, b in pairs if a and b]
    return any(a == b for a, b in known) if known else None
