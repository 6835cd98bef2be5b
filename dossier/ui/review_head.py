"""The head of a dossier: who applies for what, the verdict, and why the dossier is here."""

from __future__ import annotations

import html
import itertools
import re
import unicodedata

import streamlit as st

from dossier.models.finding import Status, Timing
from dossier.ui import desk, keys, words
from dossier.ui import review_words as own
from dossier.ui.case import Case
from dossier.ui.findings import status_counts, why
from dossier.ui.language import language, say
from dossier.ui.marks import DECISION, STATUS, VERDICT, Mark, suspicion_mark
from dossier.ui.review_exports import download_buttons
from dossier.ui.rights import shows_signs

_REASONS_SHOWN = 3
"""Reasons told in the head; the list below has them all."""


def show_head(case: Case) -> None:
    """Two lines and a sentence; everything from papers is escaped."""
    head, exports = st.columns([0.915, 0.085], gap="small")
    head.html(f'<div class="case-head">{_title(case)}{_badges(case)}{_why(case)}</div>')
    with exports:
        download_buttons(case)
        _way_back(case)


def _way_back(case: Case) -> None:
    """To the case that the dossier was handed in for, by the key that opened the papers there."""
    filed = desk.store().case_of_dossier(case.row.id)
    if filed and st.button(say(own.TO_CASE), key="key-case", shortcut=keys.CASE, width="stretch"):
        desk.go("case", case=filed.id)


def badge_html(mark: Mark, label: str = "") -> str:
    """A mark as a badge; ``label`` in place of its word."""
    shown = html.escape(label or say(mark.word))
    return f'<span class="badge tone-{mark.tone}"><span aria-hidden="true">{mark.icon}</span>{shown}</span>'


def _title(case: Case) -> str:
    summary = case.result.dossier
    applicant = html.escape(summary.applicant.get("name") or say(words.UNKNOWN))
    product = " ".join(filter(None, (summary.product.get("name") or say(words.UNKNOWN), summary.product.get("model"))))
    policy = html.escape(desk.policy_name(summary.policy))
    return (
        f'<h1>{applicant}</h1><span class="product">{html.escape(product)}</span>'
        f'<span class="policy" title="{policy}">{policy}</span>'
    )


def _badges(case: Case) -> str:
    result, row = case.result, case.row
    parts = [badge_html(VERDICT[result.verdict])]
    if row.decision:
        decided = DECISION[row.decision]
        parts.append(badge_html(decided, say(words.HEAD_DECIDED, decision=say(decided.word))))
    parts += [badge_html(STATUS[s], f"{say(STATUS[s].word)} {n}") for s, n in _told_counts(case)]
    if shows_signs():
        suspicion = suspicion_mark(result)
        parts.append(badge_html(suspicion, say(words.HEAD_SUSPICION, level=say(suspicion.word))))
    facts = (
        say(words.HEAD_APPLIED_ON, day=result.dossier.applied_on),
        say(words.HEAD_PAPERS, documents=len(result.documents), pages=result.timing.pages),
        say(words.HEAD_SECONDS, seconds=f"{result.timing.seconds:.1f}"),
    )
    told = f'<span class="facts" title="{html.escape(_slow(result.timing))}">{html.escape(" · ".join(facts))}</span>'
    return f'<div class="badges">{"".join(parts)}{told}</div>'


def _slow(timing: Timing) -> str:
    """Where the time went, and the pages that took longest, one a row."""
    stages = " · ".join(f"{name} {seconds:.1f} s" for name, seconds in timing.stages.items() if seconds >= 0.05)
    pages = [f"{slow.file} p{slow.page}: {slow.seconds:.1f} s ({slow.stage})" for slow in timing.slow_pages]
    return "\n".join(filter(None, (stages, *pages)))


def _told_counts(case: Case) -> list[tuple[Status, int]]:
    counts = status_counts(case.result.findings)
    return [(status, number) for status, number in counts.items() if status != "not_applicable"]


def _why(case: Case) -> str:
    reason = why(case.result, case.findings)
    tone = VERDICT[case.result.verdict].tone
    told = say(words.SEMICOLON).join(_brief(row.message(language())) for row in reason.rows[:_REASONS_SHOWN])
    rest = reason.count - _REASONS_SHOWN
    more = say(words.SEMICOLON) + say(words.WHY_MORE, count=rest) if rest > 0 else ""
    sentence = html.escape(say(reason.sentence, count=reason.count))
    return f'<div class="why tone-{tone}"><b>{sentence}</b> {html.escape(told + more + _signs(case))}</div>'


def _signs(case: Case) -> str:
    """That papers contradict themselves is no condition of a policy, and yet nothing to be missed beside a verdict."""
    grave = [row for row in case.findings if row.finding.tier in ("contradiction", "strong")]
    left = sum(case.disposition(row.finding) is None for row in grave)
    return f" {say(words.WHY_SIGNS, count=left)}" if left else ""


def _brief(message: str, longest: int = 150) -> str:
    """The first sentence, cut where it is wide (a Chinese character is two wide): the list has all of it."""
    first = re.split(r"。|；|(?<=[a-z)\]])[.;] ", message, maxsplit=1)[0].rstrip(".; ")
    widths = itertools.accumulate(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in first)
    kept = sum(width <= longest for width in widths)
    return first if kept == len(first) else first[:kept] + "…"
