"""Figures of a time: as a table, as plots, as a file; and the dishonest acts that are told to the credit platform."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import streamlit as st

from dossier.casework.sanctions import Told, dishonest_acts, dishonesty_sheet
from dossier.casework.sheets import MEDIA, xlsx_of
from dossier.casework.statistics import COLUMNS, Report, last_period, report, report_sheet, report_xlsx
from dossier.checks.policy_files import load_policy
from dossier.models.acts import ACTS
from dossier.models.clock import today
from dossier.models.records.case_rows import CaseRow
from dossier.models.terms import half_year_of
from dossier.ui import desk, who
from dossier.ui import statistics_words as words
from dossier.ui.language import language, say
from dossier.ui.statistics_plots import show_plots

Period = tuple[date, date]
_EARLIER = 3
_NAMES = ("policy", "category", "district")


class Scope(NamedTuple):
    """What is counted: the days, the policy (None is all), and the cases that this person may see."""

    since: date
    until: date
    policy: str | None
    cases: list[CaseRow]


def show() -> None:
    """The page itself. Figures are of the cases that this person may see; the catalogue is public."""
    st.subheader(say(words.STATS_TITLE), anchor=False)
    scope = _scope()
    if scope is None:
        st.warning(say(words.STATS_BACKWARDS))
        return
    made = report(desk.store(), scope.since, scope.until, scope.policy, scope.cases)
    figures, plots, dishonest = st.tabs([say(words.STATS_FIGURES), say(words.STATS_PLOTS), say(words.STATS_DISHONEST)])
    with figures:
        _figures(made)
    with plots:
        entries = desk.store().entries(policy=scope.policy, on=scope.until)
        show_plots(made, scope.cases, entries)
    with dishonest:
        _dishonest(scope)


def periods(policy: str | None, day: date) -> list[Period]:
    """The periods that are offered: the one whose report is due first, then the present one and those before it."""
    months = (load_policy(policy).versions[-1].terms.report_months if policy else None) or 6
    found = [half_year_of(day, months)]
    for _ in range(_EARLIER):
        found.append(half_year_of(found[-1][0] - timedelta(days=1), months))
    due = last_period(policy, day) if policy else None
    return [due, *(one for one in found if one != due)] if due else found


def _scope() -> Scope | None:
    left, middle, start, end = st.columns([0.36, 0.32, 0.16, 0.16], vertical_alignment="bottom")
    with left:
        policy: str | None = st.selectbox(
            say(words.STATS_POLICY), [None, *desk.policies()], key="stats_policy",
            format_func=lambda one: desk.policy_name(one) if one else say(words.STATS_ALL),
        )  # fmt: skip
    with middle:
        chosen: Period | None = st.selectbox(
            say(words.STATS_PERIOD), [*periods(policy, today()), None], key=f"stats_period_{policy}",
            format_func=lambda one: _period_name(policy, one),
        )  # fmt: skip
    if chosen is None:
        with start:
            first = st.date_input(say(words.STATS_FROM), today().replace(month=1, day=1), format="YYYY-MM-DD",
                                  key="stats_from")  # fmt: skip
        with end:
            last = st.date_input(say(words.STATS_TO), today(), format="YYYY-MM-DD", key="stats_to")
        chosen = (first, last) if isinstance(first, date) and isinstance(last, date) else (today(), today())
    since, until = chosen
    cases = [case for case in desk.store().cases_for(who.here()) if policy in (None, case.policy)]
    return Scope(since, until, policy, cases) if since <= until else None


def _period_name(policy: str | None, period: Period | None) -> str:
    if period is None:
        return say(words.STATS_OWN)
    name = f"{period[0].isoformat()} – {period[1].isoformat()}"
    is_due = policy is not None and period == last_period(policy, today())
    return say(words.STATS_DUE, period=name) if is_due else name


def _figures(made: Report) -> None:
    if not made.lines:
        st.info(say(words.STATS_EMPTY))
        return
    columns = [name for name in COLUMNS if name in _NAMES or getattr(made.total, name)]
    sheet = report_sheet(made, language())
    at = [[*COLUMNS].index(name) for name in columns]
    gaps = {n for n in at if any(row[n] is None for row in sheet.rows)}
    shown = [{sheet.heads[n]: _spelt(row[n]) if n in gaps else row[n] for n in at} for row in sheet.rows]
    st.dataframe(shown, hide_index=True, width="stretch", column_config=_narrow(sheet.heads[0]))
    if len(columns) < len(COLUMNS):
        st.caption(say(words.STATS_REST))
    chosen = language()
    name = f"{say(words.STATS_FILE)}-{made.since:%Y%m%d}-{made.until:%Y%m%d}.xlsx"
    st.download_button(
        say(words.STATS_XLSX), lambda: report_xlsx(made, chosen), file_name=name, mime=MEDIA["xlsx"],
        on_click="ignore", key="stats_xlsx", icon=":material/download:",
    )  # fmt: skip


def _spelt(value: object) -> str:
    """A cell of a column that has empty ones: a table takes numbers or words in a column, not both."""
    return "" if value is None else str(value)


def _dishonest(scope: Scope) -> None:
    """Only acts in cases that this person may see: others' cases are not there for them. Claims are among them."""
    seen = {case.id for case in desk.store().cases_for(who.here())}
    wanted = [scope.policy] if scope.policy else list(desk.policies())
    known = {
        one.act.id: one
        for policy in wanted
        for one in dishonest_acts(desk.store(), policy, scope.since, scope.until)
        if one.case.id in seen
    }
    told = sorted(known.values(), key=lambda one: (one.act.on, one.act.id))
    st.caption(say(words.STATS_DISHONEST_HINT))
    if not told:
        st.info(say(words.STATS_DISHONEST_NONE))
        return
    _acts(told)
    st.download_button(
        say(words.STATS_DISHONEST_XLSX), lambda: xlsx_of(dishonesty_sheet(told)), mime=MEDIA["xlsx"],
        file_name=f"{say(words.STATS_DISHONEST)}-{scope.since:%Y%m%d}-{scope.until:%Y%m%d}.xlsx",
        on_click="ignore", key="stats_dishonest_xlsx", icon=":material/download:",
    )  # fmt: skip


def _acts(told: Sequence[Told]) -> None:
    names = (
        words.STATS_DAY, words.STATS_WHO, words.STATS_POLICY, words.STATS_CASE, words.STATS_KIND, words.STATS_FACT,
    )  # fmt: skip
    lines = [
        (
            one.act.on.isoformat(), one.case.applicant, desk.policy_name(one.case.policy), one.case.number,
            say(ACTS[one.act.kind].label),
            " / ".join(filter(None, (str(one.act.body.get(name) or "") for name in ("matter", "text", "evidence")))),
        )
        for one in told
    ]  # fmt: skip
    rows = [dict(zip(map(say, names), line, strict=True)) for line in lines]
    st.dataframe(rows, hide_index=True, width="stretch", column_config=_narrow(say(words.STATS_POLICY)))


def _narrow(head: str) -> dict[str, Any]:
    """Names of policies are long in English; the figures beside them must be seen."""
    return {head: st.column_config.Column(width="medium")}
