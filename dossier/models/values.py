"""Normal forms of the values that papers print, as the contract wants them: dates, money, names, codes."""

from __future__ import annotations

import re
import unicodedata

from dossier.models.amounts import amount_in_words, parse_money, parse_number
from dossier.models.dates import find_dates, parse_date

__all__ = [
    "amount_in_words",
    "find_dates",
    "normalise_code",
    "normalise_name",
    "parse_date",
    "parse_money",
    "parse_number",
]

_BRACKETS = str.maketrans(
    {**dict.fromkeys("([{〔【〖〈", "（"), **dict.fromkeys(")]}〕】〗〉", "）"), "・": "·", "•": "·"}
)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))


def _plain(text: str) -> str:
    """NFKC without white space and without characters that cannot be seen (zero-width, BOM, soft hyphen)."""
    normal = unicodedata.normalize("NFKC", text)
    bare = re.sub(r"\s", "", "".join(c for c in normal if unicodedata.category(c) != "Cf"))
    return unicodedata.normalize("NFKC", bare)  # an accent that stood behind a space joins its letter only now


def normalise_name(text: str) -> str:
    """A name of a company, product or person: NFKC, no white space, every bracket as ``（`` or ``）``."""
    return _plain(text).translate(_BRACKETS)


def normalise_code(text: str) -> str:
    """A number of a certificate, invoice or company: NFKC, no white space, upper case, one kind of hyphen."""
    return _plain(text).translate(_DASHES).upper()
