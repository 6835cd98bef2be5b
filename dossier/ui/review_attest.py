"""Clauses that papers cannot prove: a person confirms or denies each, and the next open one follows."""

from __future__ import annotations

import html

import streamlit as st

from dossier.ui import words
from dossier.ui.attestations import answer_of, next_open
from dossier.ui.case import Case, focus_of, look
from dossier.ui.findings import ListedFinding, clause_words
from dossier.ui.focus import chosen_finding, on_finding
from dossier.ui.language import language, say
from dossier.ui.marks import ATTESTATION
from dossier.ui.review_head import badge_html
from dossier.ui.review_verdict import said_html, show_verdict
from dossier.ui.rows import Row, show_rows, shown

HEIGHT = "max(16rem, calc(100vh - 33.7rem))"


def show(case: Case) -> None:
    """The clause in question with its answer form, and the list of all."""
    if not case.attestations:
        st.info(say(words.ATTEST_NONE))
        return
    focus = focus_of(case)
    chosen = chosen_finding(case.attestations, focus) or next_open(case.attestations) or case.attestations[0]
    _question(case, chosen)
    rows = [attestation_row(row, chosen) for row in case.attestations]
    picked = show_rows(rows, key="attestations", empty=say(words.ATTEST_NONE), height=HEIGHT)
    row = next((row for row in case.attestations if picked and row.id == picked.row), None)
    if row:
        look(case, on_finding(case.result, row))


def attestation_row(row: ListedFinding, chosen: ListedFinding) -> Row:
    """A clause as a row with its answer."""
    return Row(
        id=row.id,
        mark=shown(ATTESTATION[answer_of(row.finding)]),
        text=row.message(language()),
        small=clause_words(row.finding.clauses, language()),
        picked=row.id == chosen.id,
        skip=answer_of(row.finding) is not None,
    )


def _question(case: Case, row: ListedFinding) -> None:
    with st.container(border=True, key="attest-form", gap="small"):
        st.caption(say(words.ATTEST_INTRO))
        clause = html.escape(clause_words(row.finding.clauses, language()))
        message = html.escape(row.message(language()))
        mark = badge_html(ATTESTATION[answer_of(row.finding)])
        st.html(f'<div class="field-now"><b>{clause}</b>{mark}{said_html(case, row)}<p>{message}</p></div>')
        show_verdict(case, row, "attest")
