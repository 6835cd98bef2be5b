"""Downloads of a dossier: who is offered which, and that nothing is made until it is asked for."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dossier.exports import registry
from dossier.models.records import Store
from dossier.ui import desk, review_exports, who
from dossier.ui.case import case_of
from tests.ui import made


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("DOSSIER_STORE", str(tmp_path))
    desk.store.clear()
    opened = Store()
    yield opened
    opened.close()
    desk.store.clear()


@pytest.fixture
def checked(store):
    id_ = store.create_dossier("卷宗", [("报告.pdf", made.REPORT, 1)], {"policy": "inner_mongolia"})
    store.keep_result(id_, made.result().as_json(), "1", "reader")
    return id_


def page():
    import streamlit as st

    from dossier.ui import desk
    from dossier.ui.case import case_of
    from dossier.ui.review_exports import download_buttons

    row = desk.store().dossier(st.query_params["dossier"])
    result = desk.latest_result(row)
    assert result is not None
    download_buttons(case_of(row, result))


def labels(id_: str) -> list[str]:
    at = AppTest.from_function(page, default_timeout=30)
    at.query_params["dossier"] = id_
    at.run()
    assert not at.exception
    return [button.proto.label for button in at.get("download_button")]


def test_files_are_offered_and_none_is_made(checked, monkeypatch) -> None:
    def never(*_):
        raise AssertionError("made before anybody asked")

    monkeypatch.setattr(registry, "checked", never)
    assert labels(checked) == [
        "一次性告知书（PDF）", "一次性告知书（DOCX）", "核验报告（PDF）", "核验结果表（XLSX）", "核验结果数据（JSON）",
    ]  # fmt: skip


def test_a_role_is_offered_what_it_may_have(checked, monkeypatch) -> None:
    monkeypatch.setattr(who, "may", lambda permission: permission == "dossiers.see")
    assert labels(checked) == ["一次性告知书（PDF）", "一次性告知书（DOCX）", "核验结果数据（JSON）"]
    monkeypatch.setattr(who, "may", lambda permission: False)
    assert labels(checked) == []


def test_a_file_is_made_as_the_viewer_may_see_it_and_that_is_kept(checked, store, monkeypatch) -> None:
    row = store.dossier(checked)
    case = case_of(row, desk.latest_result(row))
    monkeypatch.setattr(review_exports, "shows_signs", lambda: False)
    asked = review_exports.asked_by_viewer(case, date(2026, 12, 5))
    assert (asked.signs, asked.others, asked.due) == (False, frozenset(), date(2026, 12, 5))
    notice = registry.export_named("correction_notice")
    assert review_exports._made(store, checked, notice, asked, "张三")().startswith(b"%PDF")
    (link,) = [link for link in store.audit(f"dossier:{checked}") if link.act == "view"]
    assert link.user == "张三" and "correction_notice.pdf" in str(link)
