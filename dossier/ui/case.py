"""One dossier on the desk, and what the reviewer is looking at, kept in the session and in the address."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dossier.models.finding import Finding, Result
from dossier.models.records.dispositions import is_sign, latest, sign_key
from dossier.models.records.rows import DispositionRow, DossierRow
from dossier.models.settings import settings
from dossier.ui import desk
from dossier.ui.fields import ListedField, listed_fields
from dossier.ui.findings import ListedFinding, listed
from dossier.ui.focus import Focus, View, on_finding

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

    @property
    def attestations(self) -> list[ListedFinding]:
        """Findings that only a person can settle, open ones first."""
        return [row for row in self.findings if is_attestation(row.finding)]

    def disposition(self, finding: Finding) -> DispositionRow | None:
        """A reviewer's word on a sign, None where there is none or the finding is no sign."""
        return self.dispositions.get(sign_key(finding, self.result.documents)) if is_sign(finding) else None


def is_attestation(finding: Finding) -> bool:
    """Whether a person, not the machine, judges it."""
    return finding.judge == "person" and finding.status != "not_applicable"


def case_of(row: DossierRow, result: Result) -> Case:
    """The dossier as the desk shows it."""
    fields = listed_fields(result.documents, result.findings, settings().sure_confidence)
    return Case(row, result, listed(result.findings), fields, latest(desk.store().dispositions(row.id)))


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
    st.session_state[FOCUS] = {**st.session_state.get(FOCUS, {}), case.row.id: focus}
    if view:
        st.session_state[VIEW_NEXT] = view
    if focus.finding:
        st.query_params[FINDING] = focus.finding
    elif FINDING in st.query_params:
        del st.query_params[FINDING]
    desk.redraw()


def notify(words: str) -> None:
    """Say something when the desk is drawn next."""
    st.session_state[NOTICE] = words


def show_notice() -> None:
    """Say what was to be said, once."""
    if words := st.session_state.pop(NOTICE, None):
        st.toast(words, icon=":material/check:")
