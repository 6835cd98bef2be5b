"""How claims say amounts: to the fen, in steps, and only where every number in them is certain."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_DOWN, Decimal

from dossier.checks.outcomes import passed, to_review
from dossier.checks.trust import is_doubtful
from dossier.models.base import Text, text
from dossier.models.document import Evidence, Field
from dossier.models.finding import Outcome

FEN = Decimal("0.01")
LEGIBLE = text("请补交清晰的保险单和付款凭证。", "Hand in legible policies and proofs of payment.")


def percent(share: Decimal) -> str:
    """A share as it is said.

    >>> percent(Decimal("0.80")), percent(Decimal("0.035"))
    ('80%', '3.5%')
    """
    return f"{(share * 100).normalize():f}%"


def in_turn(*steps: Text) -> Text:
    """Steps or names one after the other."""
    return Text(zh="；".join(step.zh for step in steps), en="; ".join(step.en for step in steps))


def yuan(amount: Decimal) -> str:
    """An amount of yuan to the fen, never rounded up: it is the most that may be granted."""
    return f"{amount.quantize(FEN, ROUND_DOWN):f}"


def certain(message: Text, fields: Iterable[Field | None], *evidence: Evidence) -> Outcome:
    """A calculated amount; for a person where one of its numbers may have been misread."""
    if any(is_doubtful(field) for field in fields):
        why = text(
            "其中有数额识别可信度低，请对照原件核实。", "A number in it is uncertain: compare with the original."
        )
        return to_review(Text(zh=message.zh + why.zh, en=f"{message.en} {why.en}"), *evidence, cure=LEGIBLE)
    return passed(message, *evidence)
