"""The panel where papers are arranged by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dossier.models.records import Store
from dossier.pipeline import Options, check_path
from dossier.ui import desk
from tests.pipeline.papers import pdf
from tests.pipeline.test_arranging import CONTRACT, LICENCE, NOTE, REPORT


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The store that the desk opens; nothing is read by OCR."""
    monkeypatch.setenv("DOSSIER_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("DOSSIER_OCR_ENGINE", "null")
    monkeypatch.setenv("DOSSIER_WORKERS", "1")
    desk.store.clear()
    opened = Store()
    yield opened
    opened.close()
    desk.store.clear()


@pytest.fixture
def id_(store: Store, tmp_path: Path) -> str:
    folder = tmp_path / "卷宗"
    folder.mkdir()
    (folder / "1 合订.pdf").write_bytes(pdf(LICENCE, CONTRACT, REPORT))
    (folder / "2 说明.pdf").write_bytes(pdf(NOTE))
    return check_path(folder, Options(), store).dossier.id


def panel() -> None:
    """The panel alone, looking at the contract."""
    import streamlit as st

    from dossier.ui import desk, frame, review_arrange
    from dossier.ui.case import FOCUS, case_of
    from dossier.ui.focus import Focus
    from dossier.ui.places import page_of_document

    frame.choose_language()
    row = desk.dossier(st.session_state["dossier"])
    result = desk.latest_result(row)
    assert result is not None
    if "looked" not in st.session_state:
        st.session_state["looked"] = True
        st.session_state[FOCUS] = {row.id: Focus(page=page_of_document(result, result.documents[1], None))}
    review_arrange.show(case_of(row, result))


def opened(id_: str, reviewer: str = "张三", language: str = "zh") -> AppTest:
    at = AppTest.from_function(panel, default_timeout=60)
    at.session_state["dossier"], at.session_state["reviewer"], at.session_state["language"] = id_, reviewer, language
    return at.run()


def types(store: Store, id_: str) -> list[tuple[str, list[int]]]:
    result = store.latest_result(id_)
    assert result is not None
    return [(document["type"], document["pages"]) for document in result["documents"]]


def test_the_paper_that_is_shown_is_chosen(store: Store, id_: str) -> None:
    at = opened(id_)
    assert not at.exception
    assert at.selectbox[0].value.type == "sales_contract"
    english = opened(id_, language="en")
    assert not english.exception and english.button(key="arrange-merge").label == "Merge"


def test_retype_merge_and_undo(store: Store, id_: str) -> None:
    at = opened(id_)
    at.text_input[0].set_value("看过原件")
    at.selectbox[1].set_value("ip_agreement").run()
    at.button(key="arrange-retype").click().run()
    assert not at.exception
    assert types(store, id_)[1] == ("ip_agreement", [2])
    at.button(key="arrange-merge").click().run()
    assert not at.exception
    assert types(store, id_)[1] == ("ip_agreement", [2, 3])
    assert [(act.user, act.reason) for act in store.arrangements(id_)] == [("张三", "看过原件")] * 2
    at.button(key="arrange-split").click().run()
    assert types(store, id_)[1:3] == [("ip_agreement", [2]), ("test_report", [3])]
    for act in reversed(store.arrangements(id_)):
        at.button(key=f"arrange-undo-{act.id}").click().run()
    assert not at.exception
    assert types(store, id_)[1] == ("sales_contract", [2]) and store.arrangements(id_) == []


def test_a_turned_page_is_the_workers(store: Store, id_: str) -> None:
    at = opened(id_)
    at.button(key="arrange-turn-90").click().run()
    assert [act.body["degrees"] for act in store.arrangements(id_)] == [90]
    assert store.dossier(id_).state == "queued"


def test_nobody_without_a_name(store: Store, id_: str) -> None:
    at = opened(id_, reviewer=" ")
    at.button(key="arrange-merge").click().run()
    assert at.error and store.arrangements(id_) == []
