"""The history of a PDF that was changed by appending, as traces: one for each place that differs, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dossier.extraction.traces.pdf_differences import differences
from dossier.extraction.traces.pdf_revisions import changes
from dossier.models.page import Trace

TRACE = "pdf_revision"
"""Kind of the trace: ``data`` has ``revision`` (1 for the first change), ``kinds`` (content, form, markup, signature,
pages, meta), ``before`` and ``after`` (both empty where only the picture differs), ``end`` (bytes of the file before
the change, from which that state can be shown), ``producer`` and ``saved`` as the document information says after it.
A change that shows nowhere is one trace of page 0 without a box."""


def history(data: bytes) -> Iterator[Trace]:
    """All changes of a file, oldest first. Raises pypdfium2.PdfiumError where a state cannot be drawn."""
    found = changes(data)
    ends = [*(change.end for change in found), len(data)]
    for revision, (change, (before, after)) in enumerate(zip(found, pairwise(ends), strict=True), 1):
        facts = {
            "revision": revision,
            "kinds": sorted(change.kinds),
            "end": change.end,
            "producer": change.producer,
            "saved": change.saved,
        }
        seen = differences(data[:before], data[:after], sorted(change.pages))
        for one in seen:
            own = {"kinds": sorted(change.pages[one.page]), "before": one.before, "after": one.after}
            yield Trace(kind=TRACE, page=one.page, box=one.box, text=one.after, data=facts | own)
        if not seen:
            yield Trace(kind=TRACE, page=0, data=facts | {"before": "", "after": ""})
