"""The pages' own logic, without a browser."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dossier
from dossier.models.finding import Preview
from dossier.models.records import Store
from dossier.ui import desk, words
from dossier.ui.focus import Focus
from tests.ui import made

APP = str(Path(dossier.__file__).parent / "app.py")


@pytest.fixture
def store(tmp_path, monkeypatch):
    """An empty store, which is the one that the desk opens."""
    monkeypatch.setenv("DOSSIER_STORE", str(tmp_path))
    desk.store.clear()
    opened = Store()
    yield opened
    opened.close()
    desk.store.clear()


@pytest.fixture
def checked(store):
    """A dossier with a result and hostile text in it."""
    id_ = store.create_dossier(made.HOSTILE, [("报告.pdf", made.REPORT, 1)], {"policy": "inner_mongolia"})
    summary = made.result().dossier.model_copy(update={"applicant": {"name": made.HOSTILE, "uscc": ""}})
    store.keep_result(id_, made.result(dossier=summary).as_json(), "1", "reader")
    return id_


def review():
    from dossier.ui import frame
    from dossier.ui import review as page

    frame.choose_language()
    frame.show_frame()
    page.show()


def upload():
    from dossier.ui import frame
    from dossier.ui import upload as page

    frame.choose_language()
    page.show()


def opened(id_, **params):
    at = AppTest.from_function(review, default_timeout=20)
    at.query_params["dossier"] = id_
    for name, value in params.items():
        at.query_params[name] = value
    return at.run()


def view(at, name):
    """The desk in that view."""
    at.session_state["view_next"] = name
    return at.run()


def told(at):
    return "\n".join(element.value for kind in (at.error, at.info, at.caption, at.warning) for element in kind)


def test_an_empty_list_says_so_in_both_languages(store):
    at = AppTest.from_file(APP, default_timeout=20).run()
    assert not at.exception
    assert at.info[0].value == words.LIST_EMPTY.zh
    at.query_params["lang"] = "en"
    at = AppTest.from_file(APP, default_timeout=20)
    at.query_params["lang"] = "en"
    assert at.run().info[0].value == words.LIST_EMPTY.en


def test_a_link_to_a_dossier_that_is_not_there(store):
    at = opened("gone")
    assert not at.exception
    assert "gone" in at.error[0].value


@pytest.mark.parametrize("name", ["findings", "fields", "attest", "decision"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_view_is_drawn_and_hostile_text_stays_text(checked, name, lang):
    at = view(opened(checked, lang=lang), name)
    assert not at.exception
    drawn = "\n".join(str(element.proto) for element in at.main if element.type in ("html", "markdown"))
    assert "<img" not in drawn
    assert "&lt;img" in drawn


def test_the_form_of_a_hostile_field_and_a_refused_correction_stay_text(checked, store):
    at = sign(opened(checked))
    at.session_state["focus"] = {checked: Focus(field="d2/issue_date")}
    at = view(at, "fields")
    value, reason = (box for box in at.text_input if box.key != "reviewer")
    value.set_value(made.HOSTILE)
    reason.set_value("误读")
    at = next(button for button in at.button if button.label == words.FIELD_SAVE.zh).click().run()
    assert not at.exception
    assert "\\<img" in at.error[0].value, "quoted in the refusal, with its marks escaped"
    assert store.corrections(checked) == []


def test_a_link_to_a_finding_opens_it(checked):
    wanted = next(row.id for row in made_rows() if row.finding.check == "lab.name")
    at = opened(checked, finding=wanted)
    assert at.session_state["focus"][checked].finding == wanted


def made_rows():
    from dossier.ui.findings import listed

    return listed(made.findings())


def decide(at, verb, reason):
    at = view(at, "decision")
    at.radio[0].set_value(verb)
    at.text_area[0].set_value(reason)
    return next(button for button in at.button if button.label == words.DECISION_SAVE.zh).click().run()


def sign(at, name="审查员"):
    at.session_state["reviewer"] = name
    return at.run()


def test_a_decision_needs_a_name_and_a_reason(checked, store):
    at = decide(opened(checked), "reject", "不符合")
    assert words.NEED_REVIEWER.zh in told(at)
    at = decide(sign(at), "reject", " ")
    assert words.DECISION_NEED_REASON.zh in told(at)
    assert store.decisions(checked) == []


def test_approval_is_refused_while_a_clause_is_open(checked, store):
    at = decide(sign(opened(checked)), "approve", "齐全")
    assert words.DECISION_OPEN.zh.format(count=1) in told(at)
    assert store.decisions(checked) == []


def test_a_decision_is_kept_with_name_reason_and_run(checked, store):
    at = decide(sign(opened(checked)), "return", "请补正")
    assert not at.exception
    (row,) = store.decisions(checked)
    assert (row.decision, row.reason, row.user, row.run_id) == (
        "return", "请补正", "审查员", store.dossier(checked).run_id,
    )  # fmt: skip


def test_a_status_that_a_new_run_no_longer_has_leaves_the_filter(checked, store):
    at = opened(checked)
    assert "warn" in at.session_state[f"statuses/{checked}"]
    without = made.result(findings=tuple(f for f in made.findings() if f.status != "warn"))
    store.keep_result(checked, without.as_json(), "1", "reader")
    assert not at.run().exception


def test_the_list_to_mend_is_filled_in(checked):
    at = view(opened(checked), "decision")
    at = next(button for button in at.button if button.label == words.DECISION_FILL.zh).click().run()
    assert at.text_area[0].value.startswith("1. applicant.name 的意见（第 5.2 条）")


def progress(at):
    return at.get("progress")[0].proto.text


def test_progress_counts_pages_and_a_failure_can_be_tried_again(store):
    id_ = store.create_dossier("材料", [("报告.pdf", made.REPORT, 1)], {})
    store.enqueue(id_)
    assert words.PROGRESS_QUEUED.zh in progress(opened(id_))
    store.claim_next()
    store.report_progress(id_, 12, 31, "报告.pdf")
    assert words.PROGRESS_PAGES.zh.format(done=12, total=31) in progress(opened(id_))
    preview = Preview(files_done=1, files=2, documents=made.documents(), findings=made.findings())
    store.keep_preview(id_, preview)
    at = opened(id_)
    assert any("1 / 2" in text.value and "营业执照 1" in text.value for text in at.markdown)
    said = [element.proto.body for element in at.get("html")]
    assert "applicant.name 的意见" in next(text for text in said if "的意见" in text), "worst first"
    assert not any("applicant.region" in text for text in said), "what is right need not be told yet"
    assert not any("研发机构健全" in text for text in said), "what only a person can say waits for the end"
    store.fail(id_, "打不开\ncannot be opened")
    at = opened(id_, lang="en")
    assert "cannot be opened" in at.error[0].value
    assert "打不开" not in at.error[0].value
    at.button[0].click().run()
    assert store.dossier(id_).state == "queued"


def test_an_upload_needs_files_and_a_sound_credit_code(store):
    at = AppTest.from_function(upload, default_timeout=20).run()
    start = next(button for button in at.button if button.label == words.UPLOAD_SUBMIT.zh)
    start.click().run()
    assert told(at).count(words.UPLOAD_NO_FILES.zh) == 1
    assert store.dossiers() == []


GUIDE = """\
id: guide-2026
policy: baotou
version: {version}
name: {{zh: 2026年度申报指南, en: Guide of 2026}}
clauses: ["6"]
without: [trademark]
"""


def handed_in(guide, policy="", day=None):
    """The page after a paper and a guide were chosen and the start was pressed."""
    at = AppTest.from_function(upload, default_timeout=20).run()
    papers, guides = at.file_uploader
    papers.upload("申报材料.pdf", b"%PDF-1.4 not read here", "application/pdf")
    guides.upload("guide.yaml", guide.encode(), "application/yaml")
    at.selectbox[0].select(policy)
    at.date_input[0].set_value(day)
    at.run()
    next(button for button in at.button if button.label == words.UPLOAD_SUBMIT.zh).click().run()
    return at


def options_kept(store, monkeypatch, guide, **chosen):
    """The options of the one dossier that was handed in."""
    monkeypatch.setattr(desk, "open_dossier", lambda id_: None)
    at = handed_in(guide, **chosen)
    assert not at.exception
    assert "本轮按“2026年度申报指南”核验" in told(at).replace("\\", "")
    (row,) = store.dossiers()
    return row.options


@pytest.mark.parametrize("policy", ["", "baotou"])
def test_a_guide_is_kept_with_the_dossier_and_brings_its_policy(store, monkeypatch, policy):
    options = options_kept(store, monkeypatch, GUIDE.format(version="trial"), policy=policy, day=date(2025, 6, 30))
    assert options["policy"] == "baotou"
    assert options["overlay"]["id"] == "guide-2026"
    assert options["overlay"]["without"] == ["trademark"]


def test_a_guide_with_a_fault_is_refused_with_its_line(store):
    at = handed_in(GUIDE.format(version="trial") + "withuot: [patent]\n")
    assert all("guide.yaml:7" in error.value.replace("\\", "") for error in at.error)
    assert at.error
    assert store.dossiers() == []


def test_a_guide_for_another_policy_is_refused_at_once(store):
    at = handed_in(GUIDE.format(version="trial"), policy="beijing")
    assert "guide-2026" in at.error[0].value.replace("\\", "")
    assert store.dossiers() == []
