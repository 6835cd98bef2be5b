"""Documents of a dossier, taken from the store where they were formed from the same papers by the same rules before.

A check of a stored dossier then costs the checks alone. What persons correct is laid over the documents afterwards and
changes nothing here; how they arrange papers and turn pages is part of what the documents are formed from.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pydantic import ValidationError

from dossier.arranging import by_hand, unread_turns
from dossier.extraction.intake import SourceFile
from dossier.extraction.outcome import ByHand, Extraction, Found
from dossier.extraction.versions import READER_VERSION, rules_digest
from dossier.models.finding import Timing
from dossier.models.records import FileRow, Store

if TYPE_CHECKING:
    from dossier.extraction.reading import Progress

_BROKEN = "extraction_failed"


def bare(row: FileRow) -> SourceFile:
    """A file of the store without its bytes: they are fetched where it must be read."""
    return SourceFile(row.name, b"", row.sha256, row.size, row.problems)


def extracted(
    store: Store,
    id_: str,
    sources: Sequence[SourceFile],
    progress: Progress | None,
    workers: int | None,
    found: Found | None,
) -> Extraction:
    """Files and documents of a stored dossier; what was never read is read, and ``found`` hears of it meanwhile.

    Raises as ``collect`` does.
    """
    started = time.perf_counter()
    arranged = by_hand(store, id_)
    key = _key(sources, arranged)
    kept = _kept(store, id_, key, started)
    if kept is not None:
        return kept
    from dossier.extraction.collecting import collect

    cache = store.cache(READER_VERSION)
    made = collect([_with_bytes(store, id_, s) for s in sources], cache, progress, workers, found, arranged)
    if not _is_passing(made):
        store.keep_formed(id_, key, made.model_dump_json().encode())
    return made


def _key(sources: Sequence[SourceFile], arranged: ByHand) -> str:
    """A digest of all that the documents depend on: files in their order, acts of persons, and the rules."""
    digest = hashlib.blake2b(rules_digest().encode(), digest_size=16)
    for source in sources:
        problems = [problem.model_dump_json() for problem in source.problems]
        digest.update(repr((source.name, source.sha256, source.size, problems)).encode("utf-8", "surrogatepass"))
    for act in arranged.acts:
        digest.update(act.model_dump_json().encode())
    return digest.hexdigest()


def _kept(store: Store, id_: str, key: str, started: float) -> Extraction | None:
    body = store.formed(id_, key)
    try:
        kept = Extraction.model_validate_json(body) if body else None
    except ValidationError:  # of a form that this version does not know
        return None
    if kept is None:
        return None
    spent = round(time.perf_counter() - started, 3)
    timing = Timing(
        pages=kept.timing.pages,
        seconds=spent,
        ocr_pages=kept.timing.ocr_pages,
        cached_pages=kept.timing.pages,
        stages={"fields": spent},
    )
    return kept.model_copy(update={"timing": timing})


def _with_bytes(store: Store, id_: str, source: SourceFile) -> SourceFile:
    """The file with its bytes, where it or a page of it must still be read."""
    if source.data or not source.sha256:
        return source
    if store.has_reading(source.sha256, READER_VERSION) and not unread_turns(store, id_, source.sha256):
        return source
    data = store.file(source.sha256)
    return SourceFile(source.name, data, source.sha256, source.size, source.problems)


def _is_passing(made: Extraction) -> bool:
    """Whether something went wrong that may not happen again."""
    from dossier.extraction.reading import PASSING

    return any(problem.code in PASSING or problem.code == _BROKEN for file in made.files for problem in file.problems)
