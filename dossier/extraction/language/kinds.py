"""What kind of paper a text is of, where titles fail: a small linear classifier over characters and their pairs.

``python -m training.kinds`` trains it (spaCy's bag of words) and writes ``kinds.model``; nothing is fetched.
"""

from __future__ import annotations

import gzip
import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from dossier.models.dates import narrow

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "kinds.model"
LONGEST = 3000
"""Characters of a paper that are looked at."""
_SHORTEST = 30
_SURE, _AHEAD, _SURE_OTHER = 0.6, 0.2, 0.9
"""Probability that is enough, how far ahead of the next, and what is enough to call a paper of no type."""
_UNIT = re.compile(r"[A-Za-z]+|[0-9]+|[^\s\W_]|[:%¥□☑]")


def units(text: str) -> list[str]:
    """What the classifier sees: Chinese characters one by one, words of letters, and 0 for any digits."""
    return ["0" if unit[0].isdigit() else unit.lower() for unit in _UNIT.findall(narrow(text[:LONGEST]))]


def likely_type(text: str) -> tuple[str, float] | None:
    """The contract's type that the text is most likely of, with its probability (0..1); None where it is not sure.

    Short text says nothing, and a text of no type is ``id_or_other``.
    """
    if len(units(text)) < _SHORTEST:
        return None
    ranked = sorted(probabilities(text).items(), key=lambda pair: -pair[1])
    (kind, first), (_, second) = ranked[0], ranked[1]
    enough = _SURE_OTHER if kind == "id_or_other" else _SURE
    return (kind, round(first, 4)) if first >= enough and first - second >= _AHEAD else None


def probabilities(text: str) -> dict[str, float]:
    """Every type with its probability."""
    nlp = _trained()
    cats: dict[str, float] = nlp.get_pipe("textcat")(document(nlp, text)).cats
    return cats


def document(nlp: Language, text: str) -> Doc:
    """The text as the classifier wants it."""
    from spacy.tokens import Doc

    return Doc(nlp.vocab, words=units(text) or [""])


def untrained() -> Language:
    """The classifier without weights."""
    import spacy

    nlp = spacy.blank("zh")
    model = {
        "@architectures": "spacy.TextCatBOW.v3",
        "exclusive_classes": True,
        "ngram_size": 2,
        "no_output_layer": False,
        "length": 16384,
    }
    nlp.add_pipe("textcat", config={"model": model})
    return nlp


@lru_cache(maxsize=1)
def _trained() -> Language:
    """The classifier of this process."""
    packed = files(__package__).joinpath(MODEL).read_bytes()
    return untrained().from_bytes(gzip.decompress(packed))
