"""What the applicant declares, and where each value comes from: the caller's word, then the form, then the licence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from dossier.checks.policy_files import GENERAL, policy_for_form, policy_for_region
from dossier.models.document import Declared, Document, Origin
from dossier.models.values import normalise_code, normalise_name

APPLIED_ON = "applied_on"
"""Under this name a dossier's declared values say where the day of application comes from."""
_FORM: Origin = "application_form"
_LICENCE: Origin = "business_license"
_NOT_DECLARED = {"contact", "application_date"}
"""Fields of the form that are no claim about applicant or product."""
_LICENCE_FIELDS = {"applicant_name": "company_name", "uscc": "uscc"}
_SERVING = ("audit_firm", "lab_name", "agency")
"""Fields that name a company which served the applicant: its licence may lie beside its paper."""
_NORMAL_FORM: dict[str, Callable[[str], str]] = {"uscc": normalise_code, "model": str.strip}


def declared_values(stated: Mapping[str, str], documents: Sequence[Document]) -> dict[str, Declared]:
    """Declared values by name: applicant_name, uscc, product_name, model, category, industry, ...

    ``stated`` is the caller's word (options); it wins. A value found nowhere is absent.
    """
    declared = {
        name: Declared(value=_NORMAL_FORM.get(name, normalise_name)(value), origin="option")
        for name, value in stated.items()
        if value.strip()
    }
    for form in _of(documents, _FORM):
        for name in form.fields:
            if name not in _NOT_DECLARED:
                _take(declared, name, form, name, _FORM)
    for licence in _licences(documents, declared):
        for name, field in _LICENCE_FIELDS.items():
            _take(declared, name, licence, field, _LICENCE)
    return declared


def declared_day(stated: date | None, documents: Sequence[Document], today: date) -> Declared:
    """The day of application: as stated, else the form's date, else today."""
    if stated:
        return Declared(value=stated.isoformat(), origin="option")
    for form in _of(documents, _FORM):
        value = form.value("application_date")
        if _is_day(value):
            return Declared(value=value, origin=_FORM, evidence=form.evidence("application_date"))
    return Declared(value=today.isoformat(), origin="default")


def declared_policy(stated: str | None, documents: Sequence[Document], form_text: str) -> Declared:
    """The policy: as stated, else the one whose form this is, else that of the applicant's place, else ``general``.

    ``form_text`` is the text of the application form's first page, empty where there is none.
    """
    if stated:
        return Declared(value=stated, origin="option")
    by_form = policy_for_form(form_text)
    if by_form:
        return Declared(value=by_form, origin=_FORM)
    for licence in _licences(documents, {}):
        by_region = policy_for_region(licence.value("address"))
        if by_region:
            return Declared(value=by_region, origin=_LICENCE, evidence=licence.evidence("address"))
    return Declared(value=GENERAL, origin="default")


def _take(declared: dict[str, Declared], name: str, document: Document, field: str, origin: Origin) -> None:
    value = document.value(field)
    if value and name not in declared:
        declared[name] = Declared(value=value, origin=origin, evidence=document.evidence(field))


def _licences(documents: Sequence[Document], declared: Mapping[str, Declared]) -> list[Document]:
    """Licences, the applicant's own first: a dossier may hold those of others, e.g. of its laboratory.

    Firms of accountants and whoever another paper names as laboratory or auditor come last.
    """
    name = declared["applicant_name"].value if "applicant_name" in declared else ""
    served = {document.value(field) for document in documents for field in _SERVING} - {""}

    def rank(document: Document) -> tuple[bool, bool]:
        own = document.value("company_name")
        return own != name, own in served or "会计师事务所" in own

    return sorted(_of(documents, _LICENCE), key=rank)


def _of(documents: Sequence[Document], type_: str) -> list[Document]:
    return [document for document in documents if document.type == type_]


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
