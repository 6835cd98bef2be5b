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
from dossier.models.document import Evidence
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
    same_place: dict[str, tuple[str, ...]] = {}
    """Origins whose signs count for nothing of their own where signs of certain other origins stand at all their
    places."""
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
    for origin in {*read.same_place, *(one for others in read.same_place.values() for one in others)}:
        if origin not in read.origins:
            yield ("same_place",), f"{origin}: no such origin"
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
    counted = [sign for sign in signs if sign.tier in _AT_LEAST[tier]]
    return len({rules().origin(sign.check) for sign in counted if not _is_seen_twice(sign, counted)})


def _is_seen_twice(sign: Finding, signs: list[Finding]) -> bool:
    """Whether each place of a sign is a place of a sign of an origin that explains it."""
    origins = rules().same_place.get(rules().origin(sign.check), ())
    places = [place for other in signs if rules().origin(other.check) in origins for place in other.evidence]
    own = [place for place in sign.evidence if place.box is not None]
    return bool(own) and all(any(_touch(place, other) for other in places) for place in own)


def _touch(one: Evidence, other: Evidence) -> bool:
    if one.box is None or other.box is None or (one.document, one.page) != (other.document, other.page):
        return False
    across = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
    down = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    return across > 0 and down > 0
