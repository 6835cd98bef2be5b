"""How far a value may be held against the applicant. A doubtful reading never gives ``fail`` or ``warn``."""

from __future__ import annotations

import functools

from pydantic import Field as Constrained
from pydantic_settings import BaseSettings, SettingsConfigDict

from dossier.models.base import text
from dossier.models.document import Field
from dossier.models.finding import Outcome


class Trust(BaseSettings):
    """Settings of trust (``DOSSIER_TRUST_...``)."""

    model_config = SettingsConfigDict(env_prefix="DOSSIER_TRUST_", extra="ignore")

    low_confidence: float = Constrained(0.8, ge=0, le=1)
    """A field read with less confidence than this is doubtful."""


@functools.cache
def trust() -> Trust:
    """The settings, read from the environment once."""
    return Trust()


def is_doubtful(field: Field | None) -> bool:
    """Whether a value may have been misread.

    OCR is doubtful when its confidence is low or the reader left a note (repaired, under a seal, check digit wrong).
    Text of the file itself is what it is: that a number in it is invalid or that sums differ lowers no trust in the
    reading.
    """
    if field is None or field.source == "person":
        return False
    if field.source == "ocr":
        return field.confidence < trust().low_confidence or bool(field.note)
    return field.confidence < trust().low_confidence and not (field.note or "").startswith(("invalid", "sums_differ"))


def unless_doubtful(outcome: Outcome, *fields: Field | None) -> Outcome:
    """The outcome; as ``review`` where it accuses on the ground of a doubtful reading."""
    if outcome.status not in ("fail", "warn") or not any(is_doubtful(field) for field in fields):
        return outcome
    return outcome.model_copy(
        update={
            "status": "review",
            "message": text(
                "{said}（该处识别可信度低，请对照原件核实后再作判断）",
                "{said} (the reading is uncertain here: compare with the original before judging)",
                said=outcome.message,
            ),
        }
    )
