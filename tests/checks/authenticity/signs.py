"""Findings of one check of authenticity, as every policy runs it."""

from __future__ import annotations

from dossier.checks.engine import run_checks
from dossier.models.document import Dossier
from dossier.models.finding import Finding


def found(check: str, made: Dossier, policy: str = "general") -> list[Finding]:
    """What ``authenticity.<check>`` says of a dossier; what has nothing to say is left out."""
    name = f"authenticity.{check}"
    return [one for one in run_checks(made, policy) if one.check == name and not _silent(one)]


def _silent(finding: Finding) -> bool:
    return finding.status == "not_applicable" and finding.tier is None
