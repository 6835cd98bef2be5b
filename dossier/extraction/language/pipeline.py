"""The pipeline: our tokeniser (with sentences), phrases, organisations. Built once a process, on first use."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dossier.extraction.language.organisations import organisations
from dossier.extraction.language.phrases import rules
from dossier.extraction.language.tokens import OcrTokenizer

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST = 20_000
"""Characters of a text that are looked at: more than any letter, contract or conclusion has."""


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The pipeline of this process; the first call imports spaCy (about 0.7 s)."""
    import spacy
    from spacy.language import Language

    Language.component("paper_organisations", func=organisations)
    nlp = spacy.blank("zh")
    nlp.tokenizer = OcrTokenizer(nlp.vocab)
    ruler = nlp.add_pipe("span_ruler", config={"spans_key": "phrases", "overwrite": True})
    ruler.add_patterns(rules())  # type: ignore[attr-defined]
    nlp.add_pipe("paper_organisations")
    return nlp


@lru_cache(maxsize=16)
def parsed(text: str) -> Doc:
    """The text read by the pipeline; asked again for another question, it is not read again."""
    return pipeline()(text[:LONGEST])
