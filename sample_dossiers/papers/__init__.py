"""One file a document type: ``make(facts)`` says what its papers print, ``draw(sheet, paper)`` puts it on pages."""

from __future__ import annotations

from collections.abc import Callable
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


class Maker(NamedTuple):
    """What a module of this package offers."""

    make: Callable[[Facts], list[Paper]]
    draw: Callable[[Sheet, Paper], None]


def makers() -> dict[str, Maker]:
    """Every document type with its two functions."""
    modules = {name: import_module(f"{__name__}.{name}") for name in ORDER}
    return {name: Maker(module.make, module.draw) for name, module in modules.items()}


def all_papers(facts: Facts) -> list[Paper]:
    """The papers of a clean dossier."""
    return [paper for maker in makers().values() for paper in maker.make(facts)]
