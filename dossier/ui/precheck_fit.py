"""Which programmes the papers at hand could serve, and why not the others."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dossier.casework.fitting import Fit, Fitting, fits
from dossier.models.finding import Finding, Result
from dossier.models.records.rows import DossierRow
from dossier.ui import desk
from dossier.ui import precheck_words as words
from dossier.ui.language import language, say
from dossier.ui.marks import Mark

FIT: dict[Fitting, Mark] = {
    "fits": Mark(icon="✓", word=words.FIT_FITS, tone="good"),
    "could": Mark(icon="!", word=words.FIT_COULD, tone="note"),
    "does_not": Mark(icon="✕", word=words.FIT_DOES_NOT, tone="plain"),
}


def show_fits(row: DossierRow, result: Result) -> None:
    """One line a programme, best first; the one in use is marked, another can be chosen."""
    st.markdown(f"##### {say(words.FIT_TITLE)}")
    st.caption(say(words.FIT_INTRO))
    for fit in _fits(row.run_id, result):
        mark = FIT[fit.fitting]
        name = desk.escaped(say(fit.name))
        counts = say(words.FIT_COUNTS, faults=len(fit.faults), missing=len(fit.missing))
        with st.expander(f"{mark.icon} **{say(mark.word)}** · {name} · {counts}"):
            _reasons(fit)
            _choice(row, result, fit)


@st.cache_data(max_entries=50, show_spinner=False)
def _fits(run: int | None, _result: Result) -> list[Fit]:
    return fits(_result)


def _reasons(fit: Fit) -> None:
    for title, findings in (
        (words.FIT_AGAINST, fit.against),
        (words.FIT_FAULTS, fit.faults),
        (words.FIT_MISSING, fit.missing),
    ):
        if findings:
            st.markdown("\n".join((f"**{say(title)}**", "", *_lines(findings))))
    if fit.questions:
        st.caption(say(words.FIT_QUESTIONS, count=fit.questions))


def _lines(findings: Sequence[Finding]) -> list[str]:
    return [f"- {desk.escaped(one.message_en if language() == 'en' else one.message)}" for one in findings]


def _choice(row: DossierRow, result: Result, fit: Fit) -> None:
    if fit.policy == result.dossier.policy:
        st.caption(say(words.FIT_CHOSEN))
        return
    if st.button(say(words.FIT_CHOOSE), key=f"fit_{fit.policy}"):
        desk.go("precheck", dossier=_under(row, fit.policy))


def _under(row: DossierRow, policy: str) -> str:
    """The same papers under another programme: a dossier of its own, so that both results stay; read from the cache."""
    store = desk.store()
    id_ = store.create_dossier(
        row.title, store.dossier_files(row.id), {**row.options, "policy": policy}, **desk.owner()
    )
    store.enqueue(id_)
    return id_
