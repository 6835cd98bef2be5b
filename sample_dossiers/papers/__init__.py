"""One file a document type: ``make(facts)`` says what its papers print, ``draw(sheet, paper)`` puts it on pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple

from sample_dossiers.facts import Facts
from sample_dossiers.paper import Paper
from sample_dossiers.sheet import Sheet

ORDER = (
    "application_form",
    "business_license",
    "credit_report",
    "patent_certificate",
    "trademark_certificate",
    "novelty_search_report",
    "test_report",
    "lab_qualification",
    "sales_contract",
    "invoice",
    "user_report",
    "audit_report",
    "commitment_letter",
)
"""Document types in the order in which applicants bind them; each is a module of this package."""

MORE = (
    "application_report",
    "patent_register",
    "software_copyright",
    "ip_agreement",
    "production_license",
    "ccc_certificate",
    "product_standard",
    "insurance_policy",
    "premium_payment",
)
"""Document types that only some dossiers hold; they are made where an order names them."""


class Maker(NamedTuple):
    """What a module of this package offers."""

    make: Callable[[Facts], list[Paper]]
    draw: Callable[[Sheet, Paper], None]


def makers() -> dict[str, Maker]:
    """Every document type with its two functions."""
    modules = {name: import_module(f"{__name__}.{name}") for name in (*ORDER, *MORE)}
    return {name: Maker(module.make, module.draw) for name, module in modules.items()}


def all_papers(facts: Facts, kinds: Sequence[str] = ()) -> list[Paper]:
    """The papers of a clean dossier, then those of further ``kinds`` (names of ``MORE``)."""
    known = makers()
    return [paper for name in (*ORDER, *kinds) for paper in known[name].make(facts)]
