"""What ties a buyer to the applicant: its name, its address, its legal representative. Ties are questions, no proof."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from dossier.checks.matching.addresses import same_address
from dossier.checks.matching.companies import compare, parse
from dossier.checks.outcomes import named
from dossier.checks.parties import licences
from dossier.checks.sold import bought
from dossier.models.base import Text, text
from dossier.models.document import Document, Dossier, Evidence, Field
from dossier.models.values import normalise_code, normalise_name


class Tie(NamedTuple):
    """One thing that buyer and applicant have in common, and where it stands for both."""

    said: Text
    evidence: tuple[Evidence, ...]
    fields: tuple[Field | None, ...] = ()


class _Place(NamedTuple):
    document: Document
    field: str

    @property
    def value(self) -> str:
        return self.document.value(self.field)

    @property
    def evidence(self) -> Evidence:
        return self.document.evidence(self.field)


def ties(dossier: Dossier, invoice: Document) -> list[Tie]:
    """What ties an invoice's buyer to the applicant; nothing where the applicant itself is the buyer."""
    if bought(dossier, invoice):
        return []
    return [*_by_name(dossier, invoice), *_by_address(dossier, invoice), *_by_person(dossier, invoice)]


def _by_name(dossier: Dossier, invoice: Document) -> Iterator[Tie]:
    """A branch, a name that is nearly the applicant's, or a company of the same brand."""
    buyer, applicant = invoice.value("buyer_name"), dossier.declared_value("applicant_name")
    if not buyer or not applicant:
        return
    found, brand = compare(applicant, buyer), parse(applicant).brand
    where, fields = (invoice.evidence("buyer_name"),), (invoice.fields.get("buyer_name"),)
    if found.close:
        yield Tie(
            text("名称与申请单位相近（{r}）", "its name is near the applicant's ({r})", r=found.reason), where, fields
        )
    elif parse(buyer).brand == brand != "":
        yield Tie(text("字号“{brand}”相同", "it has the same brand “{brand}”", brand=brand), where, fields)


def _by_address(dossier: Dossier, invoice: Document) -> Iterator[Tie]:
    own = [_Place(licence, "address") for licence in licences(dossier)]
    theirs = _of_buyer(dossier, invoice, "address", "buyer_address")
    yield from _first_shared(own, theirs, same_address, "地址“{value}”相同", "it has the same address “{value}”")


def _by_person(dossier: Dossier, invoice: Document) -> Iterator[Tie]:
    own = [_Place(licence, "legal_representative") for licence in licences(dossier)]
    theirs = _of_buyer(dossier, invoice, "legal_representative", "buyer_representative")
    zh, en = "法定代表人“{value}”同名", "its legal representative has the same name, “{value}”"
    yield from _first_shared(own, theirs, _same_person, zh, en)


def _same_person(a: str, b: str) -> bool:
    return len(normalise_name(a)) > 1 and normalise_name(a) == normalise_name(b)


def _first_shared(
    own: Sequence[_Place], theirs: Iterable[_Place], same: Callable[[str, str], bool], zh: str, en: str
) -> Iterator[Tie]:
    """The first pair of places, the applicant's and the buyer's, that say the same."""
    pairs = [(one, other) for other in theirs for one in own if one.value and other.value]
    for one, other in pairs:
        if same(one.value, other.value):
            said = text(f"{zh}（见{{paper}}）", f"{en} (see {{paper}})", value=other.value, paper=named(other.document))
            fields = (one.document.fields.get(one.field), other.document.fields.get(other.field))
            yield Tie(said, (other.evidence, one.evidence), fields)
            return


def _of_buyer(dossier: Dossier, invoice: Document, in_licence: str, elsewhere: str) -> Iterator[_Place]:
    """Where papers say it of the invoice's buyer: its own licence, the invoice, a contract with it."""
    name, code = invoice.value("buyer_name"), normalise_code(invoice.value("buyer_tax_id"))
    for licence in dossier.of_type("business_license"):
        by_code = code and normalise_code(licence.value("uscc")) == code
        if by_code or compare(name, licence.value("company_name")).same:
            yield _Place(licence, in_licence)
    yield _Place(invoice, elsewhere)
    for contract in dossier.of_type("sales_contract"):
        if compare(name, contract.value("buyer")).same:
            yield _Place(contract, elsewhere)
