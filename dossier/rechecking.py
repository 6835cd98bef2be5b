"""A dossier handed in later may share a paper with one that was checked before: that one is checked again.

The earlier dossier gets a further run; its older runs, and what people decided on them, stay as they are. What a check
finds depends on the papers of other dossiers and not on their results, so that one round is enough and nothing loops.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dossier.checks.suspicion import FAMILY, rules
from dossier.models.errors import UsageError
from dossier.models.finding import Result
from dossier.models.records import Store

MOST_AT_ONCE = 2
"""Earlier dossiers that are checked at once, in the wake of one (up to a second each); the others wait in the queue."""
SECONDS = 1.5
"""Time after which the rest waits in the queue too: whoever handed in the later dossier is waiting for it."""
_ORIGIN = "records"
_TOLD = ("strong", "contradiction")
_GONE = "gone"
_NOT_NOW = ("queued", "reading", _GONE)
"""States of dossiers that are checked anyway, or no more."""
_log = logging.getLogger(__name__)

Signs = frozenset[tuple[str, str, str]]
"""Check, tier and words of what is said of another dossier."""


def check_twins(
    store: Store, version: str, before: Mapping[str, Any] | None, result: Result, check: Callable[[str], object]
) -> None:
    """Check again each dossier of which this result says something strong that the run before did not, or no more.

    ``check`` does one, at once and without a round of its own. Dossiers beyond the bounds, and those of which a file
    would have to be read anew with that version of the reader, are queued.
    """
    started = time.monotonic()
    for number, id_ in enumerate(twins_to_check(before, result.as_json())):
        if _state(store, id_) in _NOT_NOW:
            continue
        late = number >= MOST_AT_ONCE or time.monotonic() - started > SECONDS
        if late or not _is_read(store, version, id_):
            store.enqueue(id_)
            continue
        try:
            check(id_)
        except Exception:  # the later dossier is done; a worker tries the earlier one and says what is wrong with it
            _log.exception("dossier %s could not be checked again", id_)
            store.enqueue(id_)


def _state(store: Store, id_: str) -> str:
    """The state of a dossier; one that is gone, and that an older result still names, needs no check."""
    try:
        return store.dossier(id_).state
    except UsageError:
        return _GONE


def twins_to_check(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> list[str]:
    """Dossiers of which the two results do not say the same, in the order in which they are told."""
    old, new = _said(before), _said(now)
    return [id_ for id_ in dict.fromkeys((*new, *old)) if new.get(id_) != old.get(id_)]


def _said(result: Mapping[str, Any] | None) -> dict[str, Signs]:
    """What a result says of other dossiers that is more than a note."""
    found: dict[str, Signs] = {}
    for finding in (result or {}).get("findings", ()):
        if finding.get("tier") in _TOLD and finding["check"] in _checks():
            for id_ in _dossiers(finding.get("evidence", ())):
                sign = (finding["check"], finding["tier"], finding["message"])
                found[id_] = found.get(id_, frozenset()) | {sign}
    return found


def _checks() -> set[str]:
    return {f"{FAMILY}.{name}" for name in rules().origins[_ORIGIN]}


def _dossiers(evidence: Iterable[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(id_ for place in evidence if (id_ := place.get("dossier"))))


def _is_read(store: Store, version: str, id_: str) -> bool:
    return all(not row.sha256 or store.has_reading(row.sha256, version) for row in store.dossier_files(id_))
