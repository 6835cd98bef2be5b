"""By what version of the program something was read or formed: what is kept under another version is not used."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from dossier.models.settings import settings

EXTRACTOR_VERSION = "22"
"""Raised whenever the same file would be read otherwise than before."""
READER_VERSION = f"{EXTRACTOR_VERSION}+{settings().ocr_engine}"
"""Key of kept readings, beside the file's digest."""

_PACKAGE = Path(__file__).parents[1]
_RULES = (
    "extraction/**/*.py",
    "extraction/**/*.yaml",
    "extraction/**/*.model",
    "models/*.py",
    "models/identifiers/*.py",
)
_LIBRARIES = ("cn2an", "python-stdnum", "rapidfuzz", "spacy")
"""Whose version bears on fields."""


@cache
def rules_digest() -> str:
    """The digest of all rules by which readings become documents and fields.

    Rules change more often than reading does and need no reading anew; this way a changed one counts at once, without
    a number that somebody must remember to raise. Takes some 20 ms, once a process.
    """
    digest = hashlib.blake2b(READER_VERSION.encode(), digest_size=16)
    for library in _LIBRARIES:
        digest.update(version(library).encode() + b"\0")
    for file in sorted({file for pattern in _RULES for file in _PACKAGE.glob(pattern)}):
        digest.update(file.relative_to(_PACKAGE).as_posix().encode() + b"\0")
        digest.update(hashlib.blake2b(file.read_bytes(), digest_size=16).digest())
    return digest.hexdigest()
