"""Whole files examined for what handling and changing leave behind; what could not be examined is noted as well.

To examine something new in a file: a module with its function, and a line in ``EXAMINERS``.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from dossier.extraction.traces.ofd_digests import ofd_digests
from dossier.extraction.traces.page_fonts import page_fonts
from dossier.extraction.traces.pdf_history import history
from dossier.extraction.traces.pdf_origins import origins
from dossier.extraction.traces.pdf_signatures import signatures
from dossier.models.page import Trace

EXAMINED = "examined"
"""Kind of the trace (page 0: the whole file) that says what was looked for: ``text`` is the examiner's name, ``data``
has ``done`` and, where it broke off, ``reason``."""

_log = logging.getLogger(__name__)


class Examiner(NamedTuple):
    """Looks for one kind of thing in the bytes of a file of one medium."""

    name: str
    medium: str
    run: Callable[[bytes], Iterable[Trace]]


EXAMINERS = (
    Examiner("pdf_revision", "pdf", history),
    Examiner("pdf_signature", "pdf", signatures),
    Examiner("pdf_metadata", "pdf", origins),
    Examiner("page_origin", "pdf", page_fonts),
    Examiner("ofd_signature", "ofd", ofd_digests),
)


def examined(data: bytes, medium: str) -> Iterator[Trace]:
    """All that the examiners of a medium find, each with a note of its own; never raises for what is in the file."""
    for examiner in EXAMINERS:
        if examiner.medium != medium:
            continue
        try:
            yield from list(examiner.run(data))
        except Exception as error:  # a hostile file must not take the reading of its pages down
            _log.info("%s not examined: %s", examiner.name, error)
            reason = f"{type(error).__name__}: {error}"[:160]
            yield Trace(kind=EXAMINED, page=0, text=examiner.name, data={"done": False, "reason": reason})
        else:
            yield Trace(kind=EXAMINED, page=0, text=examiner.name, data={"done": True})
