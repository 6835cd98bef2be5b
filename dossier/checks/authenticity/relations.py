"""Why two applicants, or two products, may rightly share one paper: what the papers themselves say of it."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.checks.matching.companies import compare
from dossier.models.base import Text, text
from dossier.models.document import Document, Dossier
from dossier.models.earlier import EarlierPaper
from dossier.models.numbered import number_of
from dossier.models.values import normalise_code, normalise_name

_PARTIES = (
    "client", "manufacturer", "buyer", "seller", "buyer_name", "seller_name", "patentees", "registrant", "owner",
    "holder", "parties", "insured", "user_name", "applicant_name", "payer", "payee",
)  # fmt: skip
_CODES = ("buyer_tax_id", "seller_tax_id")
_AGREEMENT = "ip_agreement"
_BOTH = text("两单位均载于该材料", "both are named on it")
_BY_CONTRACT = text("有载明双方的协议", "an agreement names both")


def is_named(document: Document, name: str, uscc: str = "") -> bool:
    """Whether a company is named on a paper, as a party or an owner."""
    if uscc and any(normalise_code(document.value(field)) == uscc for field in _CODES):
        return True
    parties = (item for field in _PARTIES for item in document.value(field).split("、") if item)
    return any(compare(party, name).close for party in parties)


def holds(dossier: Dossier, *owners: str) -> bool:
    """Whether the applicant is among the owners that copies of a paper name."""
    applicant = dossier.declared_value("applicant_name")
    return any(compare(one, applicant).close for named in owners for one in named.split("、") if one)


def related(dossier: Dossier, document: Document, paper: EarlierPaper) -> Text | None:
    """What explains that another applicant has the same paper; None where nothing does."""
    applicant, uscc = dossier.declared_value("applicant_name"), dossier.declared_value("uscc")
    if is_named(document, applicant, uscc) and is_named(document, paper.applicant, paper.uscc):
        return _BOTH
    return _BY_CONTRACT if any(_binds(one, document, paper) for one in dossier.of_type(_AGREEMENT)) else None


def _binds(agreement: Document, document: Document, paper: EarlierPaper) -> bool:
    """Whether an agreement is about the paper's right, or made with the other applicant or whom the paper names."""
    number = number_of(document)
    if number and number in {normalise_code(one) for one in agreement.value("patent_numbers").split("、")}:
        return True
    return any(compare(party, paper.applicant).close for party in agreement.value("parties").split("、") if party)


def names_both(dossier: Dossier, document: Document, paper: EarlierPaper) -> bool:
    """Whether one sale was of both products: the paper lists this dossier's and the other one's."""
    said = [normalise_name(item) for item in _said(document)]
    wanted = [normalise_name(name) for name in (dossier.declared_value("product_name"), paper.product)]
    return all(name and any(name in item for item in said) for name in wanted)


def _said(document: Document) -> Iterator[str]:
    yield from (field.text for field in document.fields.values())
    yield from (cell.text for table in document.tables for row in table.rows for cell in row)
