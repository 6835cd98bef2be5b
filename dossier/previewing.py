"""What can be said of a dossier while it is still read."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import date

from dossier.checks.declared import APPLIED_ON, declared_day, declared_policy, declared_values
from dossier.checks.engine import run_policy
from dossier.checks.overlays import policy_in_use
from dossier.extraction.outcome import Found
from dossier.models.document import Document, Dossier
from dossier.models.finding import Finding, Preview

_log = logging.getLogger(__name__)


def previews(
    files: int, policy: str | None, stated: Mapping[str, str], applied_on: date | None, known: Callable[[Preview], None]
) -> Found:
    """What gathers the documents of each file that is done, checks them, and tells ``known``.

    What breaks here costs the preview, never the result.
    """
    documents: list[Document] = []
    done = 0

    def found(more: tuple[Document, ...]) -> None:
        nonlocal done
        done += 1
        documents.extend(
            document.model_copy(update={"id": f"d{len(documents) + i}"}) for i, document in enumerate(more, 1)
        )
        try:
            findings = _findings(tuple(documents), policy, stated, applied_on)
            known(Preview(files_done=done, files=files, documents=tuple(documents), findings=findings))
        except Exception:
            _log.exception("no preview after %s files", done)

    return found


def _findings(
    documents: tuple[Document, ...], policy: str | None, stated: Mapping[str, str], applied_on: date | None
) -> tuple[Finding, ...]:
    """What the checks say of these documents; what they say of papers that are missing is too early."""
    chosen = declared_policy(policy, documents, "")
    day = declared_day(applied_on, documents, date.today())
    declared = {**declared_values(stated, documents), APPLIED_ON: day}
    dossier = Dossier(
        id="preview", applied_on=date.fromisoformat(day.value), declared=declared, files=(), documents=documents
    )
    used, _ = policy_in_use(chosen.value, dossier.applied_on, None, None)
    findings = run_policy(dossier, used, None, None)
    return tuple(finding for finding in findings if finding.documents and finding.status != "not_applicable")
