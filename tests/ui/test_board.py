"""The officials' board, without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dossier
from dossier.evidence import signs_of
from dossier.extraction.reading import READER_VERSION
from dossier.models.document import Evidence
from dossier.models.finding import SuspicionReason
from dossier.models.records import Store
from dossier.ui import desk, words
from dossier.ui.board import suspect
from dossier.ui.decisions import what_to_mend
from dossier.ui.findings import listed
from dossier.ui.rights import shown_result
from tests.ui import made

APP = str(Path(dossier.__file__).parent / "app.py")


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("DOSSIER_STORE", str(tmp_path))
    desk.store.clear()
    opened = Store()
    yield opened
    opened.close()
    desk.store.clear()


def sign(check="authenticity.reused_document", tier="strong", status="review", **changes):
    report = made.documents()[1]
    twin = Evidence(
        document=None, page=1, box=None, text=made.HOSTILE, field="client", file="他.pdf", dossier="d-other"
    )
    return made.finding(
        check, status, report.evidence("client"), twin, tier=tier, mandatory=False,
        innocent="关联企业", verify="问原单位",
        innocent_en="affiliates", verify_en="ask the issuer", cure="问原单位", cure_en="ask", **changes,
    )  # fmt: skip


def suspicious(**changes):
    found = (*made.findings(), sign(), sign("authenticity.value_edited", "contradiction", "fail"))
    why = SuspicionReason(
        level="high",
        reason="一处矛盾",
        reason_en="a contradiction",
        document="d2",
        checks=("authenticity.value_edited",),
    )
    return made.result(findings=found, suspicion="high", suspicion_reasons=(why,), **changes)


@pytest.fixture
def kept(store):
    id_ = store.create_dossier(made.HOSTILE, [("报告.pdf", made.REPORT, 1)], {})
    store.keep_result(id_, suspicious().as_json(), "1", READER_VERSION)
    return id_


def board():
    from dossier.ui import board as page
    from dossier.ui import frame

    frame.choose_language()
    frame.show_frame()
    page.show()


def opened(id_="", **params):
    at = AppTest.from_function(board, default_timeout=30)
    for name, value in {"dossier": id_, **params}.items():
        if value:
            at.query_params[name] = value
    return at.run()


def told(at):
    kinds = (at.error, at.info, at.caption, at.warning, at.markdown, at.subheader)
    drawn = [element.proto.body for element in at.get("html")]
    return "\n".join([*(element.value for kind in kinds for element in kind), *drawn])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_board_lists_dossiers_and_says_where_there_are_none(store, lang):
    at = opened(lang=lang)
    assert not at.exception
    word = words.BOARD_EMPTY
    assert (word.en if lang == "en" else word.zh) in told(at)


def test_the_list_has_the_worst_first(store):
    ids = []
    for level in ("low", "high", "none", "medium"):
        ids.append(store.create_dossier(level, [], {}))
        store.keep_result(ids[-1], made.result(suspicion=level).as_json(), "1", "r")
    assert [row.suspicion for row in suspect(store.dossiers())] == ["high", "medium", "low"]
    assert not opened().exception


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_dossier_shows_its_signs_and_hostile_text_stays_text(kept, store, lang):
    (_, second) = signs_of(suspicious(), [])
    at = opened(kept, lang=lang, sign=second.key)
    assert not at.exception
    said = told(at)
    assert "<img" not in said.replace("\\<img", "") and "\\<img" in said
    word = words.TIER_STRONG
    assert (word.en if lang == "en" else word.zh) in said
    assert ("affiliates" if lang == "en" else "关联企业") in said
    assert ("reuse across dossiers" if lang == "en" else "跨卷宗重复使用") in said, "the check by its words"


def test_what_is_covered_and_what_is_shown_are_told_apart(store):
    places = [made.documents()[1].evidence("client") for _ in range(2)]
    found = made.finding("authenticity.overlay", "review", *places, tier="strong", mandatory=False)
    id_ = store.create_dossier("卷宗", [], {})
    store.keep_result(id_, made.result(findings=(found,), suspicion="low").as_json(), "1", "r")
    said = told(opened(id_))
    assert said.count(words.BOARD_BELOW.zh) == said.count(words.BOARD_ABOVE.zh) == 1


def settle(at, word, reason):
    at.text_input[-1].set_value(reason)
    return next(button for button in at.button if button.label == word.zh).click().run()


def test_a_sign_is_settled_with_name_and_reason_and_the_next_follows(kept, store):
    at = settle(opened(kept), words.SIGN_CONFIRMED, "与原件不符")
    assert words.NEED_REVIEWER.zh in told(at) and store.dispositions(kept) == []
    at.session_state["reviewer"] = "审查员"
    at = settle(at.run(), words.SIGN_CONFIRMED, " ")
    assert words.SIGN_NEED_REASON.zh in told(at) and store.dispositions(kept) == []
    at = settle(at, words.SIGN_EXCLUDED, "原件如此")
    assert not at.exception
    (row,) = store.dispositions(kept)
    assert (row.verdict, row.user, row.tier) == ("excluded", "审查员", "contradiction")
    assert "reused" in told(at), "the next open one"
    assert not opened().exception, "and the table of precision is drawn"


def test_a_disposition_is_shown_on_the_desk_and_in_the_history(kept, store):
    first = signs_of(suspicious(), [])[0]
    store.dispose(kept, first.finding, suspicious().documents, "confirmed", "与原件不符", "审查员")
    from tests.ui.test_pages import opened as desk_of
    from tests.ui.test_pages import view

    for name in ("findings", "decision"):
        at = view(desk_of(kept), name)
        assert not at.exception
        assert words.WHY_SIGNS.zh.format(count=1) in told(at), "the other one is open"


def test_signs_are_hidden_where_the_setting_says_so(kept, monkeypatch):
    assert shown_result(suspicious()) == suspicious()
    monkeypatch.setenv("DOSSIER_SHOW_SIGNS", "false")
    hidden = shown_result(suspicious())
    assert hidden.suspicion == "none" and not [f for f in hidden.findings if f.tier] and not hidden.suspicion_reasons
    at = opened(kept)
    assert words.BOARD_HIDDEN.zh in told(at) and words.TIER_STRONG.zh not in told(at)
    at = AppTest.from_file(APP, default_timeout=30).run()
    assert not at.exception


def test_the_list_for_the_applicant_names_no_sign():
    assert "authenticity" not in what_to_mend(listed(suspicious().findings), "zh")


def test_a_dossier_that_is_gone_or_was_never_checked(store):
    assert "gone" in told(opened("gone"))
    assert words.BOARD_NO_SIGNS.zh in told(opened(store.create_dossier("t", [], {})))


def test_the_sheet_is_offered_after_a_click(kept):
    at = opened(kept)
    at = next(button for button in at.button if button.label == words.BOARD_SHEET.zh).click().run()
    assert not at.exception
    assert at.get("download_button")
