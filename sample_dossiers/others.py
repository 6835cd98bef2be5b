"""Names of those who appear on one paper only: insurers, banks, universities, offices. They mean nobody."""

from __future__ import annotations

from sample_dossiers import words
from sample_dossiers.facts import Facts


def stranger(facts: Facts, key: str, pattern: str) -> str:
    """An invented name: ``pattern`` with its ``{}`` filled by a trade name that no company of this world bears."""
    companies = (facts.applicant, facts.buyer, facts.stranger, facts.lab, facts.agency, facts.audit_firm)
    return pattern.format(words.brand(facts.random(f"others/{key}"), {company.brand for company in companies}))
