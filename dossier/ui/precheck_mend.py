"""What is there of the list of materials, and all that is to be mended."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import streamlit as st

from dossier.exports.checked import Checked, checked
from dossier.exports.materials import PRESENCE, Presence, material_lines
from dossier.exports.notice import NoticeItem, notice_items
from dossier.exports.registry import Asked, Export, export_named, file_name
from dossier.models.records.rows import DossierRow
from dossier.ui import desk
from dossier.ui import precheck_words as words
from dossier.ui.language import Language, language, say
from dossier.ui.words import COMMA, SEMICOLON

_ICON: dict[Presence, str] = {"present": "✓", "missing": "✕", "to_confirm": "?", "relaxed": "✓", "not_needed": "–"}


def show_materials(row: DossierRow) -> None:
    """The policy's list, line by line."""
    dossier = _checked(row)
    lines = material_lines(dossier.result, dossier.version)
    st.markdown(f"##### {say(words.LIST_MATERIALS)}")
    if not lines:
        st.info(say(words.FILE_GENERAL))
        return
    due = [line for line in lines if line.material.required == "always"]
    have = sum(line.presence in ("present", "relaxed") for line in due)
    st.progress(have / len(due) if due else 1.0, text=say(words.LIST_MATERIALS_COUNT, have=have, all=len(due)))
    told = []
    for line in lines:
        count = say(words.LIST_PAPERS, count=len(line.papers)) if line.papers else ""
        name = desk.escaped(say(line.material.label))
        told.append(f"| {_ICON[line.presence]} {say(PRESENCE[line.presence])} | {name} | {count} |")
    heads = " | ".join(say(one) for one in (words.LIST_STATE_HEAD, words.LIST_MATERIAL_HEAD, words.LIST_COUNT_HEAD))
    st.markdown("\n".join((f"| {heads} |", "|---|---|---|", *told)))


def show_faults(row: DossierRow) -> None:
    """Every fault once, with clause, place and cure; to be printed."""
    dossier = _checked(row)
    items = notice_items(dossier.result, dossier.version, dossier.said)
    st.markdown(f"##### {say(words.MEND_TITLE)}")
    if not items:
        st.success(say(words.MEND_NOTHING))
        return
    st.caption(say(words.MEND_COUNT, count=len(items)))
    for item in items:
        with st.container(border=True):
            st.markdown("\n\n".join(_told(item)))
    _downloads(row)


def _told(item: NoticeItem) -> Iterable[str]:
    yield f"**{item.number}. {desk.escaped(say(item.material))}**"
    yield desk.escaped(say(SEMICOLON).join(say(one) for one in item.found))
    if item.cures:
        yield "→ " + desk.escaped(say(SEMICOLON).join(say(one) for one in item.cures))
    places = [say(words.MEND_PLACE, file=place.file, page=place.page) for place in item.places if place.page]
    clauses = say(words.MEND_CLAUSES, clauses=say(COMMA).join(say(one) for one in item.cited))
    yield f":small[{desk.escaped(' · '.join((clauses, *dict.fromkeys(places))))}]"


def _downloads(row: DossierRow) -> None:
    columns = st.columns(4)
    for column, ending in zip(columns, ("pdf", "docx"), strict=False):
        export = export_named("correction_notice", ending)
        with column:
            st.download_button(
                f"{say(words.MEND_DOWNLOAD)} {ending.upper()}",
                data=partial(_made, export, row.id, language()),
                file_name=file_name(export, row.title, language()),
                mime=export.media_type,
                key=f"notice_{ending}",
                width="stretch",
            )


def _made(export: Export, id_: str, chosen: Language) -> bytes:
    return export.make(desk.store(), id_, Asked(language=chosen))


def _checked(row: DossierRow) -> Checked:
    """As an applicant may see it: without signs, whoever looks."""
    return checked(desk.store(), row.id, signs=False)
