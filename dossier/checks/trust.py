"""How far a value may be held against the applicant. A doubtful reading never gives ``fail`` or ``warn``."""

from __future__ import annotations

import functools

from pydantic import Field as Constrained
from pydantic_settings import BaseSettings, SettingsConfigDict

from dossier.models.base import Text, text
from dossier.models.document import Field
from dossier.models.finding import Outcome


class Trust(BaseSettings):
    """Settings of trust (``DOSSIER_TRUST_...``)."""

    model_config = SettingsConfigDict(env_prefix="DOSSIER_TRUST_", extra="ignore")

    low_confidence: float = Constrained(0.8, ge=0, le=1)
    """A field read with less confidence than this is doubtful."""
    misread_characters: int = Constrained(1, ge=0)
    """Two values that differ in so many characters may be one, where OCR read either; more are a real difference."""
    implausible_years: int = Constrained(3, ge=0)
    """A date that OCR read so many years after the application is more likely misread than true."""
    longest_term_years: int = Constrained(20, ge=0)
    """No term printed on a paper ends later than so many years after the application (an invention's is 20)."""


_OF_THE_TEXT = ("invalid", "sums_differ", "qr_differs")
"""Beginnings of notes that say something of a value, and nothing of how well text of the file was read."""

_OF_PICTURES = text(
    "该处识别可信度低，请对照原件核实后再作判断。", "The reading is uncertain here: compare with the original."
)
_OF_TEXT = text(
    "数值取自文件自带的文字，但是否属于该栏尚不能确定，请对照原件核实后再作判断。",
    "The value is the file's own text, but may belong to another entry: compare with the original.",
)
"""Why a person looks: what was read from a picture may be misread; what the file says itself may be misplaced."""


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
    return field.confidence < trust().low_confidence and not (field.note or "").startswith(_OF_THE_TEXT)


def may_be_misread(edits: int, *fields: Field | None) -> bool:
    """Whether a difference of so many characters may be a slip of OCR, however sure OCR was of either value."""
    read = any(field is not None and field.source == "ocr" for field in fields)
    return read and 0 < edits <= trust().misread_characters


def unless_doubtful(outcome: Outcome, *fields: Field | None) -> Outcome:
    """The outcome; as ``review`` where it accuses on the ground of a doubtful reading."""
    doubtful = [field for field in fields if field is not None and is_doubtful(field)]
    if not doubtful:
        return outcome
    return for_review(outcome, _OF_PICTURES if any(field.source == "ocr" for field in doubtful) else _OF_TEXT)


def unless_misread(outcome: Outcome, edits: int, *fields: Field | None) -> Outcome:
    """The outcome; as ``review`` where a slip of OCR in one character, or a doubtful reading, would explain it."""
    if not may_be_misread(edits, *fields):
        return unless_doubtful(outcome, *fields)
    return for_review(
        outcome,
        text(
            "两处仅差一字，且有一处由图像识别得来，可能系误读，请对照原件核实。",
            "They differ in one character and one was read from an image, so it may be misread: compare with the "
            "original.",
        ),
    )


def for_review(outcome: Outcome, why: Text) -> Outcome:
    """An accusation as a question to a person, with the reason; what accuses nobody stays as it is."""
    if outcome.status not in ("fail", "warn"):
        return outcome
    said = text("{said}{why}", "{said} {why}", said=outcome.message, why=why)
    return outcome.model_copy(update={"status": "review", "message": said})
