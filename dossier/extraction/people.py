"""Lists of people that OCR ran together: the marks between names are small, and get lost."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dossier.models.document import Field

_PEOPLE = frozenset({"inventors", "accountants", "designers"})
_SEVERAL = re.compile(r"[一-鿿]{6,}")
"""More letters than the name of one person has; transcribed names bear a dot."""
_AN_ORGANISATION = re.compile(r"(?:公司|厂|院|所|中心|大学|学校|集团|局|站)$")
_RUN_TOGETHER = 0.5
"""The most that such a list is trusted: where one name ends is for a person to say."""


def with_people_in_doubt(fields: Mapping[str, Field]) -> dict[str, Field]:
    """The fields; lists of people trusted little where one of them must be several."""
    return {name: _in_doubt(field) if name in _PEOPLE else field for name, field in fields.items()}


def _in_doubt(field: Field) -> Field:
    names = field.value if isinstance(field.value, list) else [field.value]
    several = any(_SEVERAL.fullmatch(str(name)) and not _AN_ORGANISATION.search(str(name)) for name in names)
    if field.source != "ocr" or not several or field.confidence <= _RUN_TOGETHER:
        return field
    return field.model_copy(update={"confidence": _RUN_TOGETHER, "note": field.note or "run_together"})
