"""From signs of falsification to a level of suspicion: the rule is data (``suspicion.yaml``) and is told in the result.

A single weak sign raises nothing. Signs count where independent origins agree on one paper, or where one is exact.
Suspicion never makes a dossier ineligible: a person decides.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import Field as Constrained

from dossier.checks.policy_yaml import read_checked
from dossier.models.base import Record, Text
from dossier.models.check_ids import FAMILIES
from dossier.models.finding import Finding, Suspicion, SuspicionReason, Tier

FAMILY = "authenticity"
_FILE = Path(__file__).with_name("suspicion.yaml")
_LEVELS: tuple[Suspicion, ...] = ("high", "medium", "low", "none")
_AT_LEAST: dict[str, tuple[Tier, ...]] = {
    "contradiction": ("contradiction",),
    "strong": ("contradiction", "strong"),
    "weak": ("contradiction", "strong", "weak"),
}
"""The tiers that count as a tier or more."""


class Rule(Record):
    """Holds for a paper with signs of at least so many independent origins, each of that tier or more."""

    level: Suspicion
    reason: Text
    contradiction: int = Constrained(0, ge=0)
    strong: int = Constrained(0, ge=0)
    weak: int = Constrained(0, ge=0)


class Rules(Record):
    """``origins`` says what a check looks at; checks of one origin are no independent witnesses."""

    origins: dict[str, tuple[str, ...]]
    rules: tuple[Rule, ...] = Constrained(min_length=1)

    def origin(self, check: str) -> str:
        """Where the sign of a check comes from; the loader has seen to it that every check has one."""
        name = check.partition(".")[2]
        return next(origin for origin, checks in self.origins.items() if name in checks)


@functools.cache
def rules() -> Rules:
    """The rules in force. Raises PolicyError for a check without an origin, or an origin of an unknown check."""
    return read_checked(_FILE, Rules, _faults)


def _faults(read: Rules) -> Iterator[tuple[tuple[str | int, ...], str]]:
    named = [check for checks in read.origins.values() for check in checks]
    for check in sorted(set(FAMILIES[FAMILY]) ^ set(named)):
        yield ("origins",), f"{check}: each check of {FAMILY} has one origin, and no other check has"
    if len(named) != len(set(named)):
        yield ("origins",), "a check stands under two origins"


def reasons(findings: Iterable[Finding]) -> tuple[SuspicionReason, ...]:
    """For each paper with a level above ``none`` the rule that held, worst first."""
    signs: defaultdict[str | None, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.tier in _AT_LEAST["weak"]:
            for document in finding.documents or (None,):
                signs[document].append(finding)
    found = [reason for document, its in signs.items() if (reason := _reason(document, its))]
    return tuple(sorted(found, key=lambda reason: _LEVELS.index(reason.level)))


def suspicion_of(findings: Iterable[Finding]) -> Suspicion:
    """The level of the worst paper."""
    return next((reason.level for reason in reasons(findings)), "none")


def _reason(document: str | None, signs: list[Finding]) -> SuspicionReason | None:
    for rule in rules().rules:
        if all(_origins(signs, tier) >= getattr(rule, tier) for tier in _AT_LEAST):
            checks = tuple(dict.fromkeys(sign.check for sign in signs))
            return SuspicionReason(
                level=rule.level, reason=rule.reason.zh, reason_en=rule.reason.en, document=document, checks=checks
            )
    return None


def _origins(signs: list[Finding], tier: str) -> int:
    """How many independent origins speak with at least that weight."""
    return len({rules().origin(sign.check) for sign in signs if sign.tier in _AT_LEAST[tier]})
