"""The findings, worst first; opening one shows its place on the page."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dossier.models.finding import Status
from dossier.models.records.verdicts import word_of
from dossier.ui import review_waive, words
from dossier.ui import review_words as own
from dossier.ui.case import Case, focus_of, turn_to
from dossier.ui.fields import document_label
from dossier.ui.findings import ListedFinding, by_clause, clause_words, filtered, status_counts
from dossier.ui.focus import Focus, chosen_finding, on_finding
from dossier.ui.language import language, say
from dossier.ui.marks import DISPOSITION, STATUS, WORD
from dossier.ui.places import document_by_id
from dossier.ui.review_verdict import can_be_settled, show_verdict
from dossier.ui.rights import may_see
from dossier.ui.rows import Picked, Row, RowPart, RowPlace, show_rows, shown

_BY_CLAUSE = "/clause"
"""The choice that groups by clause, beside the families; no family bears such a name."""
ABOVE, WITH_VERDICT, WITH_WAYS, WITH_WAIVER = 19.9, 5.7, 2.9, 3.1
"""What stands over the list, and what the verdicts, the ways and the waiver take of its height, in rem."""


def show(case: Case) -> None:
    """Filters, verdicts on the finding in focus, then the list."""
    statuses, family, grouped = _filters(case)
    focus = focus_of(case)
    chosen = chosen_finding(case.findings, focus)
    show_verdict(case, chosen, "findings")
    wanted = filtered(case.findings, statuses, family)
    shown_ones = [row for row in case.findings if row in wanted or row is chosen]
    rows = clause_rows(case, shown_ones, focus) if grouped else [finding_row(case, row, focus) for row in shown_ones]
    show_rows(rows, "findings", say(words.FILTER_EMPTY), _height(case, chosen), partial(open_picked, case))
    review_waive.show(case)


def _height(case: Case, chosen: ListedFinding | None) -> str:
    above = ABOVE + (WITH_WAIVER if review_waive.is_offered(case) else 0)
    if chosen and can_be_settled(chosen):
        above += WITH_VERDICT
    elif chosen and len(chosen.finding.evidence) > 1:
        above += WITH_WAYS
    return f"max(14rem, calc(100vh - {above:.1f}rem))"


def clause_rows(case: Case, rows: list[ListedFinding], focus: Focus) -> list[Row]:
    """A heading for each clause with how many of each status stand under it, then its findings."""
    shown_rows: list[Row] = []
    for clauses, group in by_clause(rows):
        counts = status_counts(row.finding for row in group)
        told = "  ".join(f"{STATUS[status].icon} {say(STATUS[status].word)} {n}" for status, n in counts.items())
        clause = clause_words(clauses, language()) or say(own.GROUP_NO_CLAUSE)
        shown_rows.append(Row(heading=say(own.GROUP_HEAD, clause=clause, counts=told)))
        shown_rows += [finding_row(case, row, focus) for row in group]
    return shown_rows


def open_picked(case: Case, picked: Picked) -> None:
    """Turn to the finding, or to the place of it, that was clicked; told before the desk is drawn."""
    row = next((row for row in case.findings if row.id == picked.row), None)
    if row:
        turn_to(case, on_finding(case.result, row, picked.number))


def finding_row(case: Case, row: ListedFinding, focus: Focus) -> Row:
    """A finding as a row; the one in focus is open."""
    finding, picked = row.finding, row.id == focus.finding
    about = [say(words.FAMILIES[row.family])]
    about += [say(words.FINDING_MANDATORY)] if finding.mandatory else []
    about += [say(words.FINDING_PERSON)] if finding.judge == "person" else []
    clauses = clause_words(finding.clauses, language())
    if settled := case.disposition(finding):
        about.append(f"{say(DISPOSITION[settled.verdict].word)} · {settled.user} · {settled.reason}")
    elif said := case.verdict(finding):
        word = WORD[word_of(said) or "later"]
        about.append(" · ".join(filter(None, (f"{word.icon} {say(word.word)}", said.user, said.reason))))
    return Row(
        id=row.id,
        mark=shown(STATUS[finding.status]),
        text=row.message(language()),
        small=" · ".join(filter(None, (clauses, *about))),
        picked=picked,
        parts=_parts(row) if picked else (),
        places=_places(case, row, focus) if picked else (),
        places_label=say(words.FINDING_EVIDENCE),
    )


def _parts(row: ListedFinding) -> tuple[RowPart, ...]:
    parts = []
    if cure := row.cure(language()):
        parts.append(RowPart(label=say(words.FINDING_CURE), text=cure, kind="cure"))
    return tuple(parts)


def _places(case: Case, row: ListedFinding, focus: Focus) -> tuple[RowPlace, ...]:
    places = []
    for number, item in enumerate(row.finding.evidence):
        document = document_by_id(case.result, item.document)
        label = say(document_label(document)) if document else say(words.NONE)
        if document and item.page:
            label = say(words.EVIDENCE_PAGE, document=label, page=item.page)
        text = item.text or say(words.UNKNOWN)
        if item.dossier:
            label = say(words.BOARD_OTHER, id=item.dossier, page=item.page or 1)
            text = text if may_see(item.dossier) else say(words.BOARD_NO_RIGHT)
        places.append(RowPlace(number=number, label=label, text=text, picked=number == focus.number))
    return tuple(places)


def _filters(case: Case) -> tuple[list[Status], str | None, bool]:
    counts = status_counts(case.result.findings)
    families = {"": say(words.FILTER_ALL)} | {row.family: say(words.FAMILIES[row.family]) for row in case.findings}
    families = {"": families[""], _BY_CLAUSE: say(own.GROUP_BY_CLAUSE), **families}
    left, right = st.columns([0.74, 0.26], vertical_alignment="center")
    with left:
        statuses = st.pills(
            say(words.FILTER_STATUS),
            list(counts),
            format_func=lambda status: f"{say(STATUS[status].word)} {counts[status]}",
            selection_mode="multi",
            default=[status for status in ("fail", "review", "warn") if status in counts],
            key=f"statuses/{case.row.id}",
            label_visibility="collapsed",
        )
    with right:
        family = st.selectbox(
            say(words.FILTER_FAMILY),
            list(families),
            format_func=families.__getitem__,
            key=f"family/{case.row.id}/{language()}",
            label_visibility="collapsed",
        )
    return statuses, (family or None) if family != _BY_CLAUSE else None, family == _BY_CLAUSE
