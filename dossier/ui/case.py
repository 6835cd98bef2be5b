"""One dossier on the desk, and what the reviewer is looking at, kept in the session and in the address."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dossier.models.finding import Finding, Result
from dossier.models.records.dispositions import is_sign, latest, sign_key
from dossier.models.records.rows import AttestationRow, DispositionRow, DossierRow
from dossier.models.records.verdicts import Word, verdict_on, word_of
from dossier.models.settings import settings
from dossier.ui import desk
from dossier.ui.fields import ListedField, listed_fields
from dossier.ui.findings import ListedFinding, listed
from dossier.ui.focus import Focus, View, on_field, on_finding
from dossier.ui.walk import Stop, stops

FOCUS, VIEW, VIEW_NEXT, NOTICE = "focus", "view", "view_next", "notice"
FINDING = "finding"
"""Query parameter of the finding in focus."""


@dataclass(frozen=True)
class Case:
    """One dossier: its row, its latest result, its findings worst first, its fields with their marks."""

    row: DossierRow
    result: Result
    findings: list[ListedFinding]
    fields: list[ListedField]
    dispositions: dict[str, DispositionRow]
    said: tuple[AttestationRow, ...] = ()
    """What people said of findings and clauses, oldest first."""

    @property
    def attestations(self) -> list[ListedFinding]:
        """Findings that only a person can settle, open ones first."""
        return [row for row in self.findings if is_attestation(row.finding)]

    def disposition(self, finding: Finding) -> DispositionRow | None:
        """A reviewer's word on a sign, None where there is none or the finding is no sign."""
        return self.dispositions.get(sign_key(finding, self.result.documents)) if is_sign(finding) else None

    def verdict(self, finding: Finding) -> AttestationRow | None:
        """The last word of a reviewer on a finding of the machine."""
        return verdict_on(finding, self.said)

    def word(self, finding: Finding) -> Word | None:
        """Whether a reviewer confirmed it, found it not to hold, or put it off; None while nobody has."""
        if disposition := self.disposition(finding):
            return "holds" if disposition.verdict == "confirmed" else "fails"
        row = self.verdict(finding)
        return word_of(row) if row else None

    @property
    def stops(self) -> list[Stop]:
        """All that is open, in the order of the way through it."""
        return stops(self.findings, self.fields, self.word)


def is_attestation(finding: Finding) -> bool:
    """Whether a person, not the machine, judges it."""
    return finding.judge == "person" and finding.status != "not_applicable"


def case_of(row: DossierRow, result: Result) -> Case:
    """The dossier as the desk shows it."""
    fields = listed_fields(result.documents, result.findings, settings().sure_confidence)
    store = desk.store()
    said = tuple(store.attestations(row.id))
    return Case(row, result, listed(result.findings), fields, latest(store.dispositions(row.id)), said)


def focus_of(case: Case) -> Focus:
    """What is in focus; a link to a finding (``?finding=``) counts where nothing was looked at in this dossier yet."""
    kept: dict[str, Focus] = st.session_state.setdefault(FOCUS, {})
    if case.row.id not in kept:
        wanted = st.query_params.get(FINDING)
        row = next((row for row in case.findings if row.id == wanted), None)
        first = row or next(iter(case.findings), None)
        kept[case.row.id] = on_finding(case.result, first) if first else Focus()
    return kept[case.row.id]


def look(case: Case, focus: Focus, view: View | None = None) -> None:
    """Turn to something else and draw the desk anew."""
    turn_to(case, focus, view)
    desk.redraw()


def look_at(case: Case, stop: Stop) -> None:
    """Turn to a stop of the way, without drawing: for what is done before the desk is drawn."""
    if stop.view == "fields":
        field = next(row for row in case.fields if row.id == stop.id)
        turn_to(case, on_field(case.result, field), "fields")
    else:
        finding = next(row for row in case.findings if row.id == stop.id)
        turn_to(case, on_finding(case.result, finding), stop.view)


def turn_to(case: Case, focus: Focus, view: View | None = None) -> None:
    """Put something else into focus, without drawing."""
    st.session_state[FOCUS] = {**st.session_state.get(FOCUS, {}), case.row.id: focus}
    if view:
        st.session_state[VIEW_NEXT] = view
    if focus.finding:
        st.query_params[FINDING] = focus.finding
    elif FINDING in st.query_params:
        del st.query_params[FINDING]


def notify(words: str, good: bool = True) -> None:
    """Say something when the desk is drawn next; ``good`` is False for what could not be done."""
    st.session_state[NOTICE] = (words, good)


def show_notice() -> None:
    """Say what was to be said, once."""
    if notice := st.session_state.pop(NOTICE, None):
        words, good = notice
        st.toast(words, icon=":material/check:" if good else ":material/error:")
