"""Where the rest of a value stands that is set apart from its first line, or out of line with it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.extraction import wrapping
from dossier.extraction.labels import Hit, is_translation
from dossier.extraction.lines import Piece, Run, glue, overlap
from dossier.extraction.surroundings import Surroundings
from dossier.models.base import Box

_MOST = 3
"""Lines without a label that one value may have between its own label and the next."""


class Rest:
    """Judges single lines under a value by what stands around them."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around

    def goes_on(self, hit: Hit, text: str, boxes: tuple[Box, Box], other: Run, limit: float, paragraph: bool) -> bool:
        """Whether a line under the value ``text`` of a label, left of ``limit``, is the rest of it.

        ``boxes`` are those of the value's first and last line so far.
        """
        (left, *_), last = boxes
        em, margin = other.em, hit.run.box[0]
        gap = wrapping.gap_in_heights(last, other.box, hit.run.height)
        within = margin - em <= other.box[0] < left + 1.6 * em and other.box[0] < last[2]
        if not within or not wrapping.is_near(gap):
            return False
        if not wrapping.may_continue(other, paragraph):
            return wrapping.awaits_day(text, other.text)
        if wrapping.breaks_off(text) or wrapping.completes(text, other.text):
            return True
        if not paragraph and wrapping.is_whole_name(text):
            return False
        if abs(other.box[0] - left) < 1.6 * em and wrapping.reaches_edge(last, self._column(hit, limit), limit, em):
            return True
        return wrapping.may_be_rest(text, other.text) and self._orphan(hit, last, other)

    def left_over(self, hit: Hit, pieces: Sequence[Piece]) -> bool:
        """Whether a line stands under a value that no label claims and that was not taken for the rest of it."""
        run, start, end = pieces[-1]
        last = run.boxes(start, end)[-1]
        under = [
            other
            for other in self.around.others(run)
            if other.box[1] > last[1] + run.height * 0.5
            and hit.run.box[0] - run.em <= other.box[0] < max(pieces[0][0].box[0], hit.box[2]) + 1.6 * run.em
        ]
        other = min(under, key=lambda one: one.box[1], default=None)
        if other is None or not wrapping.is_near(wrapping.gap_in_heights(last, other.box, run.height)):
            return False
        chinese = bool(re.search("[一-鿿]", other.text)) and not is_translation(other)
        free = chinese and not self.around.starts_with_label(other) and not self.around.owned(other, hit)
        return free and wrapping.may_continue(other) and self._orphan(hit, last, other)

    def wraps_on(self, left: float, block: Sequence[Run], run: Run, paragraph: bool) -> bool:
        """Whether a line under a block of a value, farther than lines of one cell stand, goes on with it.

        ``left`` is where the label ends: what begins before it is no part of the value's column.
        """
        last, text = block[-1], glue([one.text for one in block])
        near = wrapping.is_near(wrapping.gap_in_heights(last.box, run.box, last.height))
        if not near or abs(run.box[0] - last.box[0]) > run.em * 2.5:
            return False
        if not wrapping.may_continue(run, paragraph):
            return wrapping.awaits_day(text, run.text)
        column = [
            one
            for one in self.around.runs[run.page.number]
            if one.box[0] >= left and abs(one.box[0] - last.box[0]) < run.em * 1.5
        ]
        full = len(column) > 1 and (paragraph or not wrapping.is_whole_name(text))
        full = full and wrapping.reaches_edge(last.box, column, 1.0, run.em)
        return full or wrapping.breaks_off(text) or wrapping.completes(text, run.text)

    def follows_another(self, run: Run, below: Run) -> bool:
        """Whether a line above a value is rather the rest of the value above it: nearer to that, or what that lacks."""
        above = [
            other
            for other in self.around.others(run)
            if other.box[3] <= run.box[1] + run.height * 0.5 and abs(other.box[0] - run.box[0]) < run.em * 1.6
        ]
        before = max(above, key=lambda other: other.box[1], default=None)
        if before is None or not wrapping.is_near(wrapping.gap_in_heights(before.box, run.box, run.height)):
            return False
        if wrapping.breaks_off(before.text) or wrapping.completes(before.text, run.text):
            return True
        return self._labelled(before) and run.box[1] - before.box[3] <= (below.box[1] - run.box[3]) * 1.2

    def _labelled(self, run: Run) -> bool:
        """Whether a label stands left of the run on its height."""
        return any(
            self.around.starts_with_label(other) and other.box[2] <= run.box[0] + run.em
            for other in self.around.others(run)
            if overlap(other.box, run.box, 1) > 0.5
        )

    def _column(self, hit: Hit, limit: float) -> list[Run]:
        """Lines that begin between the label's margin and the next column."""
        return [run for run in self.around.runs[hit.run.page.number] if hit.run.box[0] - run.em <= run.box[0] < limit]

    def _orphan(self, hit: Hit, last: Box, other: Run) -> bool:
        """Whether a line without a label is set as evenly as the labels around it: it has no other owner."""
        margin, above, line = hit.run.box[0], last, other
        for _ in range(_MOST):
            under = [
                run
                for run in self.around.others(line)
                if run.box[1] > line.box[1] + line.height * 0.5
                and margin - line.em <= run.box[0] < max(last[0], other.box[0]) + line.em
            ]
            following = min(under, key=lambda run: run.box[1], default=None)
            if following is None or not wrapping.evenly_set(above, line.box, following.box):
                return False
            if self.around.starts_with_label(following):
                return abs(following.box[0] - margin) < line.em
            above, line = line.box, following
        return False
