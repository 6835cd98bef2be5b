"""A product's name and model that share one cell or line."""

from __future__ import annotations

import re

from dossier.extraction.field_values import name_field, text_field
from dossier.extraction.layout import Found
from dossier.models.document import Field

_MODEL = r"[A-Za-z][A-Za-z0-9]*(?:[-/.·][A-Za-z0-9()]+)*\d[A-Za-z0-9\-/.]*|[A-Za-z]{1,6}-?\d[A-Za-z0-9\-/.]*"
_BOTH = re.compile(
    rf"(?P<name>.*?[一-鿿][)）]?)\s*[,，、/;；(（]?\s*(?:(?:规格)?型号(?:规格)?[:：为]?)?\s*(?P<model>{_MODEL})\s*[)）]?\s*"
)


def name_and_model(found: Found | None) -> tuple[Field | None, Field | None]:
    """Name and model of ``智能破碎机（ZYP-160B）`` or ``智能破碎机 ZYP-160B``; the name alone without a model."""
    if found is None:
        return None, None
    match = _BOTH.fullmatch(found.text.strip())
    if match is None:
        alone = found if re.fullmatch(r"[^A-Za-z0-9]{2,40}", found.text.strip()) else None
        return name_field(alone), None
    return name_field(found.part(match["name"])), text_field(found.part(match["model"]))
