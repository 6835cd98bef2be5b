"""The findings, worst first; opening one shows its place on the page."""

from __future__ import annotations

import streamlit as st

from dossier.models.finding import Status
from dossier.ui import review_waive, words
from dossier.ui.case import Case, focus_of, look
from dossier.ui.fields import document_label
from dossier.ui.findings import ListedFinding, clause_words, filtered, status_counts
from dossier.ui.focus import Focus, on_finding
from dossier.ui.language import language, say
from dossier.ui.marks import DISPOSITION, STATUS
from dossier.ui.places import document_by_id
from dossier.ui.rights import may_see
from dossier.ui.rows import Picked, Row, RowPart, RowPlace, show_rows, shown

HEIGHT = "max(16rem, calc(100vh - 19.5rem))"
HEIGHT_WITH_BUTTON = "max(16rem, calc(100vh - 22.6rem))"


def show(case: Case) -> None:
    """Filters, then the list."""
    statuses, family = _filters(case)
    focus = focus_of(case)
    rows = [finding_row(case, row, focus) for row in filtered(case.findings, statuses, family)]
    height = HEIGHT_WITH_BUTTON if review_waive.is_offered(case) else HEIGHT
    picked = show_rows(rows, key="findings", empty=say(words.FILTER_EMPTY), height=height)
    if picked:
        open_picked(case, picked)
    review_waive.show(case)


def open_picked(case: Case, picked: Picked) -> None:
    """Turn to the finding, or to the place of it, that was clicked."""
    row = next((row for row in case.findings if row.id == picked.row), None)
    if row:
        look(case, on_finding(case.result, row, picked.number))


def finding_row(case: Case, row: ListedFinding, focus: Focus) -> Row:
    """A finding as a row; the one in focus is open."""
    finding, picked = row.finding, row.id == focus.finding
    about = [say(words.FAMILIES[row.family])]
    about += [say(words.FINDING_MANDATORY)] if finding.mandatory else []
    about += [say(words.FINDING_PERSON)] if finding.judge == "person" else []
    clauses = clause_words(finding.clauses, language())
    if word := case.disposition(finding):
        about.append(f"{say(DISPOSITION[word.verdict].word)} · {word.user} · {word.reason}")
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


def _filters(case: Case) -> tuple[list[Status], str | None]:
    counts = status_counts(case.result.findings)
    families = {"": say(words.FILTER_ALL)} | {row.family: say(words.FAMILIES[row.family]) for row in case.findings}
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
    return statuses, family or None
