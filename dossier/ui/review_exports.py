"""Downloads of a dossier: each file is made when it is asked for, with what the person may see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from dossier.exports.registry import EXPORTS, Asked, Export, file_name
from dossier.models.records import Store
from dossier.models.records.accounts import MADE_HERE
from dossier.ui import desk, who
from dossier.ui import review_exports_words as words
from dossier.ui.case import Case
from dossier.ui.language import language, say
from dossier.ui.rights import may_see, shows_signs


def download_buttons(case: Case) -> None:
    """A button that opens the list of downloads; nothing is built until one is chosen."""
    allowed = [export for export in EXPORTS if who.may(export.permission)]
    if not allowed:
        return
    with st.popover(say(words.EXPORTS_OPEN), icon=":material/download:", width="content"):
        due = st.date_input(
            say(words.EXPORTS_DUE),
            value=None,
            format="YYYY-MM-DD",
            key=f"due/{case.row.id}",
            min_value=date(2000, 1, 1),
        )
        asked = asked_by_viewer(case, due if isinstance(due, date) else None)
        for export in allowed:
            _button(case, export, asked)
        st.caption(say(words.EXPORTS_LATER))


def asked_by_viewer(case: Case, due: date | None) -> Asked:
    """How this person is given exports. It is settled now: a file is made outside the session that asked for it."""
    twins = {item.dossier for row in case.findings for item in row.finding.evidence if item.dossier}
    seen = frozenset(id_ for id_ in twins if may_see(id_))
    return Asked(language=language(), signs=shows_signs(), others=seen, due=due)


def _button(case: Case, export: Export, asked: Asked) -> None:
    whose = case.result.dossier.applicant.get("name") or case.row.title
    st.download_button(
        say(words.EXPORTS_BUTTON, label=say(export.label), format=export.format.upper()),
        data=_made(desk.store(), case.row.id, export, asked, who.here().signature or MADE_HERE),
        file_name=file_name(export, whose, language()),
        mime=export.media_type,
        key=f"export/{case.row.id}/{export.name}/{export.format}",
        on_click="ignore",
        width="stretch",
    )


def _made(store: Store, id_: str, export: Export, asked: Asked, user: str) -> Callable[[], bytes]:
    """What makes the file, and keeps in the audit trail that it left the house."""

    def make() -> bytes:
        data = export.make(store, id_, asked)
        store.note_view(user, f"dossier:{id_}", f"export {export.name}.{export.format}")
        return data

    return make
