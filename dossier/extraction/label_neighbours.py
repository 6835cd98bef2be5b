"""What stands next to a piece of a label: the pieces of which a label that was cut is put together again."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.extraction.lines import Run, overlap


def _letters(text: str) -> str:
    """A run's text without spaces."""
    return "".join(text.split())


def next_right(run: Run, others: Sequence[Run]) -> Run | None:
    """The run that stands nearest to the right on the same height."""
    box = run.box
    near = [
        other
        for other in others
        if other.box[0] >= box[2] - run.em * 0.5
        and other.box[0] - box[2] < run.em * (5 if len(_letters(run.text)) > 1 else 9)
        and overlap(other.box, box, 1) > 0.5
    ]
    return min(near, key=lambda other: other.box[0], default=None)


def next_upright(chain: Sequence[Run], others: Sequence[Run]) -> Run | None:
    """The letter under a letter, for labels that are written downwards in a narrow cell."""
    run = chain[-1]
    if len(_letters(run.text)) > 2 or any(len(_letters(part.text)) != len(_letters(run.text)) for part in chain):
        return None
    near = [
        other
        for other in others
        if len(_letters(other.text)) <= 2
        and run.height * 0.5 <= other.box[1] - run.box[1] < run.height * 3
        and overlap(other.box, run.box, 0) > 0.7
    ]
    return min(near, key=lambda other: other.box[1], default=None)


def next_below(chain: Sequence[Run], others: Sequence[Run]) -> Run | None:
    """The run close under the last of the chain."""
    run = chain[-1]
    if len(_letters(run.text)) < 2:
        return None
    near = [
        other
        for other in others
        if 0 <= other.box[1] - run.box[1] < run.height * 2
        and overlap(other.box, run.box, 0) > 0.5
        and other.box[1] >= run.box[1] + run.height * 0.5
    ]
    return min(near, key=lambda other: other.box[1], default=None)
