"""From what running text states to a field: for readers whose labels have failed. The text is parsed once a paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache

from dossier.extraction.field_values import field_of
from dossier.extraction.language.goods import Goods, goods
from dossier.extraction.language.parties import Party, parties
from dossier.extraction.language.pipeline import parsed
from dossier.extraction.language.prose import prose
from dossier.extraction.language.statement import Statement
from dossier.extraction.layout import FlatText
from dossier.models.document import Field
from dossier.models.page import Page
from dossier.models.values import normalise_name

ENABLED = True
"""Whether running text is read at all; the benchmark turns it off to see what labels alone give."""

UNLABELLED = "unlabelled"
"""Note of a value that a sentence gives and no label names."""


def flat_prose(pages: Sequence[Page]) -> FlatText:
    """The paragraphs of the pages; asked again for the same pages, the same."""
    return _flat(tuple(map(_Same, pages)))


class _Same:
    """A page as a key: the same page is the same object, and to compare pages would read them whole."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def __hash__(self) -> int:
        return id(self.page)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.page is self.page


@lru_cache(maxsize=4)
def _flat(pages: tuple[_Same, ...]) -> FlatText:
    return prose([one.page for one in pages])


def stated(flat: FlatText, ask: Callable[[str], Statement | None], note: str | None = UNLABELLED) -> Field | None:
    """The answer to a question (a function of the language room) as a field with its place.

    ``note`` is for answers that have none of their own: None where a sentence is the very place of such a value.
    """
    found = ask(flat.text) if ENABLED else None
    if found is None:
        return None
    place = flat.found(found.start, found.end)
    return field_of(place, found.value, found.note or note, found.sure)


def party(pages: Sequence[Page], roles: Collection[str]) -> Field | None:
    """The organisation that running text puts in one of these roles; None where it names two."""
    if not ENABLED:
        return None
    flat = flat_prose(pages)
    found = [one for one in parties(flat.text) if one.role in roles]
    return _named(flat, found[0]) if len({one.name for one in found}) == 1 else None


def _named(flat: FlatText, found: Party) -> Field:
    return field_of(flat.found(found.start, found.end), found.name, UNLABELLED, found.sure)


def other_party(pages: Sequence[Page], known: Field | None) -> Field | None:
    """The one company that running text names beside the known one; None where it names several or none."""
    if not ENABLED or known is None:
        return None
    flat = flat_prose(pages)
    doc = parsed(flat.text)
    named = [span for span in doc.spans["organisations"] if span.label_ == "ORG" and _COMPANY.search(span.text.strip())]
    others = [span for span in named if normalise_name(span.text) not in str(known.value)]
    if len({normalise_name(span.text) for span in others}) != 1:
        return None
    first, end = others[0].start_char, others[0].start_char + len(others[0].text.rstrip())
    return field_of(flat.found(first, end), normalise_name(others[0].text), UNLABELLED, 0.8)


_COMPANY = re.compile(r"(?:公司|厂|研究院|研究所|集团)(?:[（(][^()（）]{2,8}[)）])?$")


def named_goods(pages: Sequence[Page]) -> tuple[Field | None, Field | None]:
    """The product that running text names, and its model; less sure where the text names several products."""
    if not ENABLED:
        return None, None
    flat = flat_prose(pages)
    found = goods(flat.text)
    if not found:
        return None, None
    chosen = next((one for one in found if one.model and one.sure >= found[0].sure - 0.05), found[0])
    alike = all(chosen.name in other.name or other.name in chosen.name for other in found)
    sure = chosen.sure * (1.0 if alike else 0.85)
    product = field_of(flat.found(chosen.start, chosen.end), chosen.name, UNLABELLED, sure)
    return product, _model_of(flat, chosen, sure)


def _model_of(flat: FlatText, chosen: Goods, sure: float) -> Field | None:
    if not chosen.model:
        return None
    return field_of(flat.found(chosen.model_start, chosen.model_end), chosen.model, UNLABELLED, sure)
