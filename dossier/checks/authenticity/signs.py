"""Builders of outcomes for signs of falsification, one a tier, so that wording and weight are the same everywhere.

A sign always shows what was compared, how a genuine paper comes to look like that, and which register or original
settles it. ``contradiction`` is for two values that cannot both be true and were read beyond doubt; ``strong`` for what
ordinary handling seldom leaves; ``weak`` for what it may well leave; ``cannot_tell`` where nothing is left to examine.
"""

from __future__ import annotations

from typing import NamedTuple

from dossier.checks.outcomes import failed, not_applicable, to_review, warned
from dossier.models.base import Text, text
from dossier.models.document import Evidence
from dossier.models.finding import Outcome, Tier

TIER_WORDS: dict[Tier, Text] = {
    "contradiction": text("矛盾", "Contradiction"),
    "strong": text("需核实", "To be verified"),
    "weak": text("提示", "Note"),
    "cannot_tell": text("无法判断", "Cannot tell"),
}


class Advice(NamedTuple):
    """What goes with a sign: innocent explanations, and how a person settles it."""

    innocent: Text
    verify: Text


def contradiction(message: Text, *evidence: Evidence, advice: Advice) -> Outcome:
    """Two values that cannot both be true; a person still decides what follows."""
    return _sign("contradiction", failed(_told("contradiction", message), *evidence, cure=advice.verify), advice)


def strong(message: Text, *evidence: Evidence, advice: Advice) -> Outcome:
    """What ordinary handling of a genuine paper seldom leaves."""
    return _sign("strong", to_review(_told("strong", message), *evidence, cure=advice.verify), advice)


def weak(message: Text, *evidence: Evidence, advice: Advice) -> Outcome:
    """What may well have an innocent cause; alone it raises no suspicion."""
    return _sign("weak", warned(_told("weak", message), *evidence, cure=advice.verify), advice)


def cannot_tell(message: Text, *evidence: Evidence) -> Outcome:
    """The file keeps nothing from which the question could be answered; this is not the same as clean."""
    outcome = not_applicable(_told("cannot_tell", message), *evidence)
    return outcome.model_copy(update={"tier": "cannot_tell"})


def _told(tier: Tier, message: Text) -> Text:
    return text("{tier}：{message}", "{tier}: {message}", tier=TIER_WORDS[tier], message=message)


def _sign(tier: Tier, outcome: Outcome, advice: Advice) -> Outcome:
    return outcome.model_copy(update={"tier": tier, "innocent": advice.innocent, "verify": advice.verify})
