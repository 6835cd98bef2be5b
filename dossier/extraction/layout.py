"""From a label to the value that belongs to it, on pages of lines and ruled cells.

A paper is wrapped in a ``Sheet`` with the labels its kind may bear; ``Sheet.find`` gives the value of a label:
the rest of its line, what stands to its right on the same height, what shares its ruled cell or stands in the next
one, with the lines a long value wraps to, or what stands below a column's head. Values come back as ``Found``;
``field_values`` makes fields of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from dossier.extraction.labels import Hit, looks_like_label, plain
from dossier.extraction.lines import (
    FlatText,
    Found,
    Piece,
    flat_text,
    found_of,
    lower_part,
    reading_order,
    run_of,
)
from dossier.extraction.surroundings import Surroundings
from dossier.extraction.value_pieces import ValuePieces
from dossier.extraction.wrapping import certainty
from dossier.models.page import Page

__all__ = [
    "FlatText",
    "Found",
    "Sheet",
    "flat_text",
    "is_blank",
    "is_stroke",
    "lower_part",
    "plain",
    "reading_order",
    "run_of",
]

_BLANK = re.compile(r"[\s/\\_\-—–―~.·*:]*|无|空白|以下空白|N/?A|同上|见上|略|待定")
_UNIT = re.compile(r"[万亿](?:元|$)|元")
_LEFT_OVER = 0.9
"""Trust in a value under which a line stands that nobody claims: it may be cut."""
_PROSE = re.compile(r"[A-Za-z]{2,}[A-Za-z ,.&'()/\-]*")


def is_blank(text: str) -> bool:
    """Whether a cell says that there is nothing: empty, ``/``, dashes, 无."""
    return bool(_BLANK.fullmatch(text.strip()))


def is_stroke(found: Found) -> bool:
    """Whether OCR may have read a lone ``/`` (nothing to state) as one of the characters it looks like."""
    return found.source == "ocr" and found.text.strip() in {"1", "l", "I", "|", "丨", "一", "Z", "L", "J", "1."}


class Sheet:
    """The pages of one paper, with the labels of its kind."""

    def __init__(self, pages: Sequence[Page], labels: Iterable[str]) -> None:
        self.pages = tuple(pages)
        self._around = Surroundings(self.pages, labels)
        self._pieces = ValuePieces(self._around)

    def hits(self, *labels: str) -> list[Hit]:
        """Places of these labels: the surest first; between equals the label named first, then reading order."""
        wanted = {plain(label): order for order, label in reversed(list(enumerate(labels)))}
        hits = [
            hit for page in self.pages for run in self._around.runs[page.number] for hit in self._around.hits[id(run)]
        ]
        chosen = [hit for hit in hits if hit.key in wanted]
        return sorted(chosen, key=lambda hit: 0.03 * wanted[hit.key] - hit.quality)

    def find(
        self, *labels: str, lines: int = 3, below: bool = False, accept: Callable[[str], bool] | None = None
    ) -> Found | None:
        """The value of the surest of these labels whose value is not blank (and is accepted); None if there is none.

        ``lines`` is the most lines a value may have, ``below`` allows the value of a column's head to stand under it.
        """
        return next(iter(self.find_all(*labels, lines=lines, below=below, accept=accept)), None)

    def find_all(
        self, *labels: str, lines: int = 3, below: bool = False, accept: Callable[[str], bool] | None = None
    ) -> list[Found]:
        """Values of all places of these labels, the surest first."""
        places = (place for hit in self.hits(*labels) for place in self._at(hit, lines, below))
        return self._usable(places, accept)

    def _at(self, hit: Hit, lines: int, below: bool) -> list[Found]:
        """The value beside a label, and the one below it where that is allowed: the first that fits is meant."""
        beside = self.value_of(hit, lines)
        under = self._under(hit, lines) if below else None
        return [place for place in (beside, under) if place is not None]

    def _usable(self, places: Iterable[Found], accept: Callable[[str], bool] | None) -> list[Found]:
        kept = [place for place in places if not is_blank(place.text) and not looks_like_label(place.text)]
        return [place for place in kept if accept is None or accept(place.text)]

    def _under(self, hit: Hit, lines: int) -> Found | None:
        pieces = _part_of_row(hit, _without_translation(self._pieces.below(hit, lines)))
        return _with_unit(found_of(pieces, 0.9 * min(1.0, hit.quality + 0.1), hit.key), hit) if pieces else None

    def places(self, *labels: str, lines: int = 3, accept: Callable[[str], bool] | None = None) -> list[Found]:
        """Values beside these labels; where there is none, those under labels that stand in a row of labels alone."""
        beside = self.find_all(*labels, lines=lines, accept=accept)
        if beside:
            return beside
        heads = [hit for hit in self.hits(*labels) if self._around.in_row_of_labels(hit)]
        return self._usable((place for hit in heads if (place := self._under(hit, lines)) is not None), accept)

    def value_of(self, hit: Hit, lines: int = 3, below: bool = False) -> Found | None:
        """The value at one place of a label, None where the place is empty."""
        pieces, trust = self._pieces.same_line(hit, lines), 1.0
        if pieces is None:
            pieces = self._pieces.in_cell(hit, lines)
            trust = 1.0
            if pieces is None:
                pieces, trust = self._pieces.right(hit, lines), 0.98
            if not pieces and (below or _expects(hit)):
                pieces, trust = self._pieces.below(hit, lines), 0.9
        pieces = _part_of_row(hit, _without_translation(pieces))
        if pieces:
            trust *= certainty(pieces, lines) * (_LEFT_OVER if self._pieces.rest.left_over(hit, pieces) else 1.0)
        return _with_unit(found_of(pieces, trust * min(1.0, hit.quality + 0.1), hit.key), hit) if pieces else None


def _expects(hit: Hit) -> bool:
    """Whether a label alone on its line ends with a colon: then its value follows, beside it or below."""
    return hit.start == 0 and hit.end >= len(hit.run.text.rstrip()) and hit.run.text.rstrip().endswith(":")


def _part_of_row(hit: Hit, pieces: list[Piece]) -> list[Piece]:
    """Of a value ``a / b`` beside a label ``A / B``, the part that stands where the label does among the labels."""
    before, after = hit.run.text[: hit.start], hit.run.text[hit.end :].partition(":")[0]
    joined_left = re.search(r"[一-鿿)]\s*/\s*$", before)
    if not pieces or not (joined_left or re.match(r"\s*/\s*[一-鿿]", after)):
        return pieces
    run, start, end = pieces[0]
    index, count = before.count("/"), before.count("/") + after.count("/") + 1
    parts = list(re.finditer(r"[^/]+", run.text[start:end]))
    if len(pieces) > 1 or len(parts) != count:
        return pieces
    return [(run, start + parts[index].start(), start + parts[index].end())]


def _with_unit(found: Found, hit: Hit) -> Found:
    """The find with the unit that its label bears: 金额（万元）, 保费/元."""
    unit = _UNIT.search(hit.run.text[hit.start : hit.end])
    return replace(found, unit=f"{unit[0].rstrip('元')}元") if unit else found


def _without_translation(pieces: list[Piece]) -> list[Piece]:
    """Drops the English lines under a Chinese value."""
    if not pieces or not re.search("[一-鿿]", pieces[0][0].text[pieces[0][1] : pieces[0][2]]):
        return pieces
    return [piece for piece in pieces if not _PROSE.fullmatch(piece[0].text[piece[1] : piece[2]].strip())]
