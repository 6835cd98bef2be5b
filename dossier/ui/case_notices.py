"""Correction notices of a case: printed when it is given back, and kept as they were given out."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from dossier.casework.situation import Situation
from dossier.exports.checked import checked
from dossier.exports.notice import notice_of
from dossier.exports.registry import Asked, export_named
from dossier.models.acts import Notice
from dossier.models.records.store import Store
from dossier.ui import case_words as words
from dossier.ui import desk
from dossier.ui.language import say


def printed_notice(store: Store, case_id: str, due: date | None) -> Notice | None:
    """The notice of what was handed in last, its print kept by digest; None where nothing was checked or is faulty."""
    case = store.case(case_id)
    if case.dossier_id is None or store.dossier(case.dossier_id).run_id is None:
        return None
    count = len(notice_of(checked(store, case.dossier_id, signs=False), due).items)
    if not count:
        return None
    printed = export_named("correction_notice", "pdf").make(store, case.dossier_id, Asked(due=due))
    return Notice(items=count, due_on=due, digest=store.keep_file(printed))


def show_notices(situation: Situation) -> None:
    """Each notice that was given out, to be had again as it was."""
    for act in reversed(situation.acts):
        if act.kind == "correction_notice":
            label = say(words.CASE_NOTICES, day=act.on.isoformat(), count=act.body["items"])
            st.download_button(
                label,
                data=partial(desk.house_store().file, act.body["digest"]),
                file_name=f"{situation.case.number}-{act.on.isoformat()}.pdf",
                mime="application/pdf",
                icon=":material/download:",
                key=f"notice_{act.id}",
            )
