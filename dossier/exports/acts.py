"""What people did to a dossier and its case, for print and tables: who, when, what and why."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from dossier.exports.checked import Checked
from dossier.models.acts import ACTS
from dossier.models.base import Record
from dossier.models.document_types import DOCUMENT_TYPES
from dossier.models.records.acts import ActRow
from dossier.models.records.rows import CorrectionRow
from dossier.ui.decisions import HistoryEntry, history
from dossier.ui.fields import value_words
from dossier.ui.language import Language, in_language

_OF_SIGNS = ("dishonesty", "misconduct")
"""Acts of a case that those who may not see signs are not told of."""
_REASONS = ("reason", "text", "matter", "found", "what")
"""Where the forms of acts keep what was said."""


class Act(Record):
    """One act in words."""

    when: datetime
    user: str
    kind: str
    what: str
    reason: str


class Settled(Record):
    """A field that a person settled: what the machine read, what stood there before, what stands there now."""

    when: datetime
    user: str
    paper: str
    file: str
    page: int
    field: str
    machine: str
    before: str
    now: str
    reason: str


def acts_of(dossier: Checked, language: Language) -> list[Act]:
    """All acts on the dossier and its case, oldest first, those taken back among them."""
    store, id_ = dossier.store, dossier.row.id
    corrections = store.corrections(id_, with_taken_back=True)
    signs = store.dispositions(id_, with_taken_back=True) if dossier.signs else []
    said = store.attestations(id_, with_taken_back=True)
    entries = history(store.decisions(id_), corrections, said, signs, dossier.signs)
    done = [_entry(entry, language) for entry in entries]
    if dossier.case:
        rows = store.acts("case", dossier.case.id)
        done += [_act(dossier, row, language) for row in rows if dossier.signs or row.kind not in _OF_SIGNS]
    return sorted(done, key=lambda act: act.when)


def settled_fields(dossier: Checked, language: Language) -> list[Settled]:
    """The corrections that stand, oldest first."""
    files = {part.sha256: part.file for paper in dossier.result.documents for part in paper.in_files}
    return [_settled(row, files, language) for row in dossier.store.corrections(dossier.row.id)]


def _entry(entry: HistoryEntry, language: Language) -> Act:
    what = in_language(entry.told, language, **entry.values(language))
    kind = in_language(entry.mark.word, language)
    return Act(when=entry.when, user=entry.user, kind=kind, what=what, reason=entry.reason)


def _act(dossier: Checked, row: ActRow, language: Language) -> Act:
    known = ACTS.get(row.kind)
    kind = in_language(known.label, language) if known else row.kind
    reason = "；".join(str(row.body[name]) for name in _REASONS if row.body.get(name))
    return Act(when=row.created_at, user=row.user, kind=kind, what=_moved(dossier, row.body, language), reason=reason)


def _moved(dossier: Checked, body: dict[str, Any], language: Language) -> str:
    """From which stage to which, of a step."""
    labels = {stage.id: in_language(stage.label, language) for stage in dossier.version.terms.stages}
    stages = [str(body[name]) for name in ("from_stage", "to_stage") if body.get(name)]
    return " → ".join(dict.fromkeys(labels.get(stage, stage) for stage in stages))


def _settled(row: CorrectionRow, files: dict[str, str], language: Language) -> Settled:
    kind = DOCUMENT_TYPES.get(row.document_type)
    spec = kind.field(row.field) if kind else None
    return Settled(
        when=row.created_at,
        user=row.user,
        paper=in_language(kind.label, language) if kind else row.document_type,
        file=files.get(row.sha256, ""),
        page=row.first_page,
        field=in_language(spec.label, language) if spec else row.field,
        machine=value_words(row.machine_value),
        before=value_words(row.old_value),
        now=value_words(row.new_value),
        reason=row.reason,
    )
