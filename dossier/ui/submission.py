"""What the upload page needs to know of what is handed in. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.models.base import Text
from dossier.models.errors import InvalidIdentifier
from dossier.models.identifiers import uscc
from dossier.ui import words
from dossier.ui.language import Language, in_language

SUFFIXES = [
    "zip", "pdf", "ofd", "jpg", "jpeg", "png", "tif", "tiff", "bmp", "webp", "docx", "xlsx", "xml",
]  # fmt: skip
"""What the file dialogue offers; what is really inside is for intake to find out."""


def title_of(names: Sequence[str], language: Language) -> str:
    """The dossier's title: the name of the one file, or of the first and how many there are."""
    first = names[0].rpartition(".")[0] or names[0]
    return first if len(names) == 1 else in_language(words.UPLOAD_TITLE_MORE, language, name=first, count=len(names))


def uscc_problem(number: str | None) -> Text | None:
    """What is wrong with a stated credit code, None where it is sound or not stated."""
    try:
        if number:
            uscc.validate(number)
    except InvalidIdentifier as error:
        return error.reason
    return None
