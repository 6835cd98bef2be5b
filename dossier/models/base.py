"""Common ground of all models: frozen, strict about unknown keys."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Box = tuple[float, float, float, float]
"""[left, top, right, bottom] as fractions (0..1) of the page as shown upright."""

Source = Literal["text", "ocr", "qr", "xml", "signature", "form", "person"]
"""Where a value was read: text layer, OCR, QR code, XML, digital signature, form cell, or a person's correction."""


class Record(BaseModel):
    """A frozen value; an unknown key is an error, so that a typing slip never passes silently."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Record):
    """One sentence in the two languages of the product."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.zh


def text(zh: str, en: str, **values: object) -> Text:
    """Fill both templates with the same values (``str.format`` names); a value that is a Text goes in by language."""
    chinese = {name: value.zh if isinstance(value, Text) else value for name, value in values.items()}
    english = {name: value.en if isinstance(value, Text) else value for name, value in values.items()}
    return Text(zh=zh.format(**chinese), en=en.format(**english))
