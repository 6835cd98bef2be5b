"""Parts of a scan that did not go through the scanner with the rest of it: other noise, other ground, a seal laid over.

Other noise alone is a note and no more: signatures and numbers that an issuer's own program sets into a picture look
just like this. Ground with hard edges round a value, greys in a black and white page and seals without any noise are
seldom on clean pages (measured: ``docs/authenticity.md``) and are for a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pydantic import Field as Constrained

from dossier.checks.authenticity.pixels import judged
from dossier.checks.authenticity.splice_words import advice_of, say
from dossier.checks.registry import Context, check
from dossier.models.base import Record
from dossier.models.finding import Outcome
from dossier.models.page import Trace

TRACE = "splice"


class Seams(Record):
    """From where a part is for a person. Ground of print: ``deviations`` (robust standard ones of its tone), ``edge``
    (its edges by the page's usual ones, where it is lighter), ``dark_edge`` and ``dark_letters`` (its edges, and the
    letters on it, where it is darker, as shaded cells are). Seals: ``hard`` (edges by those of the hardest print)
    together with ``even`` (unevenness of the ink by that of the paper, at most), or ``flat`` (the same, alone).
    ``margin``: share of the page's height at head and foot where programs print numbers of their own."""

    deviations: float = Constrained(gt=0)
    edge: float = Constrained(gt=1)
    dark_edge: float = Constrained(gt=1)
    dark_letters: int = Constrained(ge=1)
    hard: float = Constrained(gt=1)
    even: float = Constrained(gt=0, lt=1)
    flat: float = Constrained(gt=0, lt=1)
    margin: float = Constrained(ge=0, lt=0.5)


@check("authenticity.splice", Seams)
def splice(context: Context, params: Seams) -> Iterable[Outcome]:
    """All of a scan, its seals too, went through one scanner."""

    def is_grave(trace: Trace) -> bool:
        judge = _GRAVE.get(trace.data["what"])
        return judge is not None and judge(trace, params)

    return judged(context, TRACE, is_grave, say, advice_of)


def _is_edged(trace: Trace, params: Seams) -> bool:
    """Lighter ground with edges; darker, as shaded cells are, only close to a stretch of print with other noise too."""
    data = trace.data
    if abs(data["off"]) < params.deviations:
        return False
    if data["levels"] > 0:
        return bool(data["edge"] >= params.edge)
    other = data["tight"] and data["agrees"] and data["letters"] >= params.dark_letters
    return bool(other and data["edge"] >= params.dark_edge)


def _is_laid_over(trace: Trace, params: Seams) -> bool:
    hard, even = trace.data["hard"], trace.data["even"]
    return bool(0 <= even <= params.flat or (0 <= even <= params.even and hard >= params.hard))


def _is_typed(trace: Trace, params: Seams) -> bool:
    inside = trace.box is not None and params.margin < (trace.box[1] + trace.box[3]) / 2 < 1 - params.margin
    return bool(inside and trace.data["in_line"])


_GRAVE: dict[str, Callable[[Trace, Seams], bool]] = {"ground": _is_edged, "seal": _is_laid_over, "tones": _is_typed}
