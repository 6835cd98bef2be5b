"""Verdicts, the way through, undo, the new views: on the page, without a browser."""

from __future__ import annotations

import pytest

from dossier.models.base import text
from dossier.models.finding import Examination
from dossier.models.records.verdicts import word_of
from dossier.ui import keys, review_bar, review_verdict, words
from dossier.ui import review_words as own
from dossier.ui.findings import listed
from dossier.ui.keys import GROUPS
from dossier.ui.review_verdict import can_be_settled, labels_of, verdict_problem
from tests.ui import made
from tests.ui.test_board import sign as a_sign
from tests.ui.test_pages import checked, opened, sign, store, view  # noqa: F401  # fixtures

ROWS = {row.finding.check: row for row in listed(made.findings())}


@pytest.fixture(autouse=True)
def no_second_check(monkeypatch):
    """The made-up result has no files that could be read again."""
    for page in (review_bar, review_verdict):
        monkeypatch.setattr(page, "check_stored", lambda *_: None)


def press(at, key):
    return next(button for button in at.button if button.key == key).click().run()


def focus(at, id_):
    return at.session_state["focus"][id_]


@pytest.mark.parametrize(
    ("check", "word", "reason", "reviewer", "problem"),
    [
        ("applicant.name", "holds", "", "甲", None),
        ("applicant.name", "later", "", "甲", None),
        ("applicant.name", "fails", "", "甲", own.VERDICT_NEED_REMARK),
        ("policy.attestation", "fails", "", "甲", own.VERDICT_NEED_REMARK),
        ("policy.attestation", "holds", "", "甲", None),
        ("applicant.name", "fails", "另有合同", "甲", None),
        ("applicant.name", "holds", "", "", words.NEED_REVIEWER),
    ],
)
def test_when_a_verdict_can_be_taken(check, word, reason, reviewer, problem):
    assert verdict_problem(ROWS[check], word, reason, reviewer) is problem


def test_a_sign_needs_grounds_either_way_and_has_words_of_its_own(monkeypatch):
    (row,) = listed([a_sign()])
    assert verdict_problem(row, "holds", "", "甲") is own.VERDICT_NEED_REMARK
    assert labels_of(row)["holds"] is words.SIGN_CONFIRMED and can_be_settled(row)
    monkeypatch.setenv("DOSSIER_SHOW_SIGNS", "false")
    assert not can_be_settled(row)


def test_what_is_met_needs_no_verdict():
    assert not can_be_settled(ROWS["applicant.region"]) and can_be_settled(ROWS["lab.name"])


def test_a_verdict_is_kept_and_the_next_open_thing_follows(checked, store):  # noqa: F811
    at = press(sign(opened(checked)), "verdict-holds")
    assert not at.exception
    (row,) = store.attestations(checked)
    assert (word_of(row), row.user) == ("holds", "审查员")
    assert focus(at, checked).finding == ROWS["validity.identifier"].id


def test_without_a_name_or_a_reason_nothing_is_kept(checked, store):  # noqa: F811
    at = press(opened(checked), "verdict-holds")
    assert at.toast[0].value == words.NEED_REVIEWER.zh
    at = press(sign(at), "verdict-fails")
    assert at.toast[0].value == own.VERDICT_NEED_REMARK.zh and store.attestations(checked) == []
    next(box for box in at.text_input if box.key.startswith("remark/")).set_value("另有合同")
    at = press(at.run(), "verdict-fails")
    (row,) = store.attestations(checked)
    assert (word_of(row), row.reason) == ("fails", "另有合同")


def test_a_clause_is_answered_in_its_view(checked, store):  # noqa: F811
    at = sign(view(opened(checked, finding=ROWS["policy.attestation"].id), "attest"))
    at = press(at, "verdict-holds")
    assert not at.exception
    (row,) = store.attestations(checked)
    assert (row.check, row.confirmed, row.clauses) == ("policy.attestation", True, ("inner_mongolia:5.2",))


def test_undo_takes_back_ones_own_last_act_and_says_so(checked, store):  # noqa: F811
    at = press(sign(opened(checked)), "verdict-holds")
    at = press(at, "key-undo")
    assert store.attestations(checked) == []
    assert at.toast[0].value.startswith("已撤回")
    assert focus(at, checked).finding == ROWS["applicant.name"].id, "and turns back to it"
    at = press(at, "key-undo")
    assert "没有可撤销" in at.toast[0].value
    drawn = str(view(at, "decision").get("bidi_component"))
    assert "撤回" in drawn or not at.exception


def test_the_way_turns_views(checked):  # noqa: F811
    at, seen = opened(checked), []
    for _ in range(6):
        at = press(at, "key-next")
        seen.append((at.session_state["view"], focus(at, checked).finding or focus(at, checked).field))
    assert [name for name, _ in seen][1:4] == ["findings", "attest", "fields"]
    at = press(at, "key-previous")
    assert focus(at, checked).field == seen[-2][1]


@pytest.mark.parametrize("name", ["dates", "compare", "examined"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_new_views_are_drawn(checked, name, lang):  # noqa: F811
    at = view(opened(checked, lang=lang), name)
    assert not at.exception and not at.error


@pytest.mark.parametrize("which", ["ownership", "sales"])
def test_every_drawing_is_drawn(checked, which):  # noqa: F811
    at = opened(checked)
    at.session_state["drawing"] = which
    assert not view(at, "dates").exception


def test_what_was_examined_is_for_officials(checked, store, monkeypatch):  # noqa: F811
    looked = Examination(
        document="d1", check="authenticity.overlay", state="cannot_tell", reason=text("图像", "picture")
    )
    store.keep_result(checked, made.result(examination=(looked,)).as_json(), "1", "reader")
    at = view(opened(checked), "examined")
    assert own.EXAMINED_TITLE.zh.format(examined=0, cannot_tell=1, not_applicable=0) in at.caption[-1].value
    monkeypatch.setenv("DOSSIER_SHOW_SIGNS", "false")
    assert "examined" not in review_bar.shown_views()
    at = view(opened(checked), "examined")
    assert not at.exception
    assert not [one for one in at.caption if "真实性" in one.value], "nothing of it for applicants"


def test_findings_by_clause(checked):  # noqa: F811
    at = opened(checked)
    box = next(box for box in at.selectbox if box.key.startswith("family/"))
    assert not box.set_value("/clause").run().exception


def test_every_key_is_in_the_panel_once():
    shown = [one for _, group in GROUPS for key in group for one in key.shown]
    assert len(shown) == len(set(shown))
    wanted = {keys.NEXT, keys.PREVIOUS, keys.YES, keys.NO, keys.LATER, keys.UNDO, keys.HELP, keys.PLACE, keys.COMPARE}
    assert wanted <= set(shown)
    assert not {"C", "R"} & set(shown), "Streamlit keeps these"
