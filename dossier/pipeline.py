"""One dossier from files to a stored result; the only module that knows reading and checking both."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossier.checks.declared import APPLIED_ON, declared_day, declared_policy, declared_values
from dossier.checks.engine import load_policy, open_attestations, run_policy, verdict_of
from dossier.checks.examination import examinations
from dossier.checks.overlays import policy_in_use
from dossier.checks.suspicion import reasons, suspicion_of
from dossier.extraction.intake import SourceFile, open_sources
from dossier.extraction.outcome import Extraction, Found
from dossier.extraction.versions import READER_VERSION
from dossier.forming import bare, extracted
from dossier.guides import standing_guide, with_agencies
from dossier.models.base import Record
from dossier.models.document import Declared, Dossier
from dossier.models.finding import DossierSummary, Preview, Result, Timing
from dossier.models.overlay import Overlay
from dossier.models.policy import Policy
from dossier.models.records import FileRow, Store
from dossier.models.records.attestations import attested
from dossier.models.records.corrections import corrected
from dossier.models.records.waivers import waived
from dossier.models.settings import settings
from dossier.previewing import previews
from dossier.rechecking import check_twins

if TYPE_CHECKING:
    from dossier.extraction.reading import Progress


class Options(Record):
    """What the caller states; the rest is read from the papers. ``workers`` is for reading, None as in the settings.

    ``as_of`` asks for the policy's version of another day than that of the application. ``overlay`` is laid over it.
    """

    policy: str | None = None
    applicant: str | None = None
    uscc: str | None = None
    product: str | None = None
    model: str | None = None
    applied_on: date | None = None
    overlay: Overlay | None = None
    as_of: date | None = None
    workers: int | None = None

    def stated(self) -> dict[str, str]:
        """Declared values by the names that checks use."""
        names = {"applicant_name": self.applicant, "uscc": self.uscc, "product_name": self.product, "model": self.model}
        return {name: value for name, value in names.items() if value}

    def kept(self) -> dict[str, Any]:
        """What is stored with a dossier: all that bears on its result. ``as_of`` is a question, no part of the case."""
        return self.model_dump(mode="json", exclude_none=True, exclude={"workers", "as_of"})


Known = Callable[[Preview], None]
"""Told what is known each time another file is read."""


def check_path(
    path: Path,
    options: Options,
    store: Store | None = None,
    progress: Progress | None = None,
    known: Known | None = None,
) -> Result:
    """Check a folder, ZIP or file; ``known`` hears of what is found before all is read.

    With a store, files, readings and the result are kept, and the same files handed in again under the same options
    are the same dossier: nothing is read twice, and what people have corrected or confirmed holds.
    A result for another day (``as_of``) is given and not kept.
    Raises UsageError (no such path, unknown policy, an overlay for another policy) and UnreadableError (nothing in it
    can be read).
    """
    if options.policy:
        load_policy(options.policy)
    sources = open_sources(path, settings().limits)
    if store is None:
        return _checked(_id_of(sources), sources, options, None, progress, known)
    id_ = enter(store, path.resolve().name, sources, options, anew=False)
    if options.as_of:
        return _checked(id_, sources, options, store, progress, known)
    return _kept(store, id_, sources, options, progress, known)


def check_stored(
    store: Store, id_: str, progress: Progress | None = None, known: Known | None = None, *, spread: bool = True
) -> Result:
    """Check a stored dossier as it stands, with people's corrections and answers; reads only what was never read.

    With ``spread``, dossiers of which the result says something new are checked again as well (``rechecking``).
    """
    options = Options.model_validate(store.dossier(id_).options)
    sources = [bare(row) for row in store.dossier_files(id_)]
    return _kept(store, id_, sources, options, progress, known, spread=spread)


def enqueue_path(path: Path, store: Store) -> str:
    """Enter a folder, ZIP or file to be checked by a worker, unless the same one was entered before; returns its id."""
    sources = open_sources(path, settings().limits)
    id_ = enter(store, path.resolve().name, sources, Options(), anew=False)
    row = store.dossier(id_)
    if row.run_id is None and row.state != "reading":
        store.enqueue(id_)
    return id_


def extract_path(
    paths: Iterable[Path], options: Options, store: Store | None = None, progress: Progress | None = None
) -> Extraction:
    """Documents and fields of the files, folders or ZIPs, without checks. Raises as ``check_path`` does."""
    limits = settings().limits
    sources = [source for path in paths for source in open_sources(path, limits)]
    return _collected(sources, options, store, progress)


def enter(
    store: Store,
    title: str,
    sources: Sequence[SourceFile],
    options: Options,
    *,
    anew: bool = True,
    office: str | None = None,
    account: str | None = None,
) -> str:
    """Keep the files and enter the dossier; ``anew=False`` finds the one that was entered with the same before.

    ``account`` is the login of who hands it in, ``office`` the office whose dossier it is.
    """
    for source in sources:
        if source.sha256:
            store.keep_file(source.data)
    files = [
        FileRow(name=source.name, sha256=source.sha256, size=source.size, problems=source.problems)
        for source in sources
    ]
    enter_it = store.create_dossier if anew else store.find_or_create_dossier
    return enter_it(title, files, options.kept(), office=office, account=account)


def _kept(
    store: Store,
    id_: str,
    sources: Sequence[SourceFile],
    options: Options,
    progress: Progress | None,
    known: Known | None,
    *,
    spread: bool = True,
) -> Result:
    before = store.latest_result(id_) if spread else None
    result = _checked(id_, sources, options, store, progress, known)
    store.keep_result(id_, result.as_json(), result.dossier.policy_version, READER_VERSION)
    head = result.dossier
    store.keep_papers(
        id_, head.applicant.get("name", ""), head.applicant.get("uscc", ""), head.product.get("name", ""),
        result.documents,
    )  # fmt: skip
    if spread:
        check_twins(store, READER_VERSION, before, result, lambda twin: check_stored(store, twin, spread=False))
    return result


def _checked(
    id_: str,
    sources: Sequence[SourceFile],
    options: Options,
    store: Store | None,
    progress: Progress | None,
    known: Known | None,
) -> Result:
    started = time.perf_counter()
    previewed = previews(len(sources), options.policy, options.stated(), options.applied_on, known) if known else None
    if store:
        extraction = extracted(store, id_, sources, progress, options.workers, previewed)
    else:
        extraction = _collected(sources, options, None, progress, previewed)
    read = time.perf_counter()
    documents = corrected(extraction.documents, store.corrections(id_)) if store else extraction.documents
    entered = store.dossier(id_).created_at if store else None
    today = entered.astimezone().date() if entered else date.today()
    policy = declared_policy(options.policy, documents, extraction.form_text)
    day = declared_day(options.applied_on, documents, today)
    values = declared_values(options.stated(), documents)
    dossier = Dossier(
        id=id_,
        applied_on=date.fromisoformat(day.value),
        declared={**values, APPLIED_ON: day},
        files=extraction.files,
        documents=documents,
    )
    text_of = options.as_of or dossier.applied_on
    standing = standing_guide(store, policy.value, text_of, entered)
    used, overlay = policy_in_use(policy.value, text_of, options.overlay, standing)
    findings = run_policy(dossier, with_agencies(used, store), store, options.as_of)
    acts = store.attestations(id_) if store else []
    findings = waived(attested(findings, acts), acts)
    return Result(
        dossier=_summary(dossier, policy, day, used, overlay, options.as_of),
        documents=documents,
        findings=findings,
        verdict=verdict_of(findings),
        open_attestations=open_attestations(findings),
        suspicion=suspicion_of(findings),
        suspicion_reasons=reasons(findings),
        examination=examinations(documents, findings),
        timing=_timed(extraction.timing, started, read),
    )


def _timed(timing: Timing, started: float, read: float) -> Timing:
    now = time.perf_counter()
    stages = {**timing.stages, "checks": round(now - read, 3)}
    return timing.model_copy(update={"seconds": round(now - started, 3), "stages": stages})


def _collected(
    sources: Sequence[SourceFile],
    options: Options,
    store: Store | None,
    progress: Progress | None,
    found: Found | None = None,
) -> Extraction:
    from dossier.extraction.collecting import collect  # takes a second to load, and what is kept does without

    cache = store.cache(READER_VERSION) if store else None
    return collect(sources, cache, progress, options.workers, found)


def _summary(
    dossier: Dossier, policy: Declared, day: Declared, used: Policy, overlay: Overlay | None, as_of: date | None
) -> DossierSummary:
    values = dossier.declared_value
    origins = {name: declared.origin for name, declared in dossier.declared.items()}
    return DossierSummary(
        id=dossier.id,
        policy=policy.value,
        policy_version=used.version_on(as_of or dossier.applied_on).version,
        overlay={"id": overlay.id, **overlay.name.model_dump()} if overlay else None,
        as_of=as_of.isoformat() if as_of else None,
        applied_on=day.value,
        applicant={"name": values("applicant_name"), "uscc": values("uscc")},
        product={"name": values("product_name"), "model": values("model")},
        declared_from={"policy": policy.origin, "applied_on": day.origin, **origins},
        files=[file.model_dump(mode="json") for file in dossier.files],
    )


def _id_of(sources: Sequence[SourceFile]) -> str:
    """An id for a dossier that is not stored: the same files give the same id."""
    names = sorted((source.name, source.sha256) for source in sources)
    return hashlib.sha256(repr(names).encode("utf-8", "replace")).hexdigest()[:16]
