"""The catalogue's page: search, one entry, what an office does to it, and what a stranger is shown."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

import dossier
from dossier.models.acts import Removal
from dossier.models.clock import today
from dossier.models.records import Store
from dossier.models.records.account_rows import Person
from dossier.ui import catalogue_words as words
from dossier.ui import desk, door_words, gate, who
from dossier.ui.catalogue_public import address, public_files
from dossier.ui.catalogue_search import Wanted, taken_away, wanted_of
from dossier.ui.pages import PAGES
from tests.casework.entries import listed

APP = str(Path(dossier.__file__).parent / "app.py")
LAST_YEAR = today() - timedelta(days=400)


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("DOSSIER_STORE", str(tmp_path))
    desk.store.clear()
    opened = Store()
    yield opened
    opened.close()
    desk.store.clear()


@pytest.fixture
def entry(store):
    return listed(store, "baotou", LAST_YEAR, category="装备制造", chain="水务")


def catalogue():
    from dossier.ui import catalogue_page as page
    from dossier.ui import frame

    frame.choose_language()
    page.show()


def opened(role="city_reviewer", name="审核员", **params):
    at = AppTest.from_function(catalogue, default_timeout=30)
    at.session_state[who.REVIEWER], at.session_state[who.ROLE] = name, role
    for key, value in params.items():
        at.query_params[key] = value
    return at.run()


def press(at, key):
    return next(button for button in at.button if button.key == key).click().run()


def told(at):
    kinds = (at.error, at.info, at.caption, at.warning, at.markdown, at.subheader, at.success)
    drawn = [element.proto.body for element in at.get("html")]
    return "\n".join([*(element.value for kind in kinds for element in kind), *drawn])


def rows(at):
    tables = [e.proto for e in at.get("bidi_component")]
    return [row["id"] for one in tables for row in json.loads(one.json)["rows"]] if tables else []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("role", ["applicant", "city_reviewer"])
def test_the_list_and_an_entry_are_drawn(store, entry, lang, role):
    for at in (opened(role, lang=lang), opened(role, lang=lang, entry=entry.number)):
        assert not at.exception
    said = told(at)
    assert entry.number in said and ("Run of terms" if lang == "en" else "连续列入情况") in said


def test_what_is_asked_for_is_found_as_on_a_day(store, entry):
    listed(store, "changzhou", today(), product="精密机床", category="首台套", applicant="南方乙公司", uscc="")
    day = today()
    assert len(Wanted(on=day).found(store)) == 2
    assert [one.number for one in Wanted(on=day, words="机床").found(store)] != [entry.number]
    assert Wanted(on=day, category="装备制造").found(store) == [entry]
    assert Wanted(on=day, chain="水务", policy="changzhou").found(store) == []
    assert Wanted(on=day, state="lapsed").found(store) == []
    assert Wanted(on=LAST_YEAR).found(store) == [entry], "the other was not published yet"
    assert wanted_of({"on": "nonsense"}) is None and wanted_of({"state": "gone"}) is None


def test_the_table_opens_what_the_controls_ask_for(store, entry):
    at = opened()
    at.text_input(key="catalogue_find").set_value("没有的词").run()
    assert words.CATALOGUE_EMPTY.zh in told(at)


def test_an_entry_is_tracked_and_a_second_save_is_told(store, entry):
    first, second = opened(entry=entry.number), opened(entry=entry.number)
    for at in (first, second):
        at.text_area(key="entry_tracked_text").set_value("使用情况良好")
    press(first, "entry_save_track")
    assert words.CATALOGUE_TRACKED.zh in told(first)
    at = press(second, "entry_save_track")
    assert "他人已先行修改" in told(at)
    assert [act.kind for act in store.acts("entry", entry.id)] == ["tracked"]
    assert store.entry(entry.id).tracking_due is None, "the next one would fall behind the end of the term"


def test_feedback_is_kept_and_answered_once(store, entry):
    at = opened(entry=entry.number)
    at.text_input(key="entry_feedback_by").set_value("某采购单位")
    at.text_area(key="entry_feedback_text").set_value("运行稳定")
    press(at, "entry_save_feedback")
    at.text_area(key="entry_feedback_answered_text").set_value("已回访")
    press(at, "entry_save_answer")
    (one,) = store.feedback(entry.id)
    assert one.feedback.by == "某采购单位" and one.answer and one.answer.text == "已回访"
    assert not [button for button in at.button if button.key == "entry_save_answer"]


def test_an_amendment_needs_a_reason_and_a_change(store, entry):
    at = opened(entry=entry.number)
    press(at, "entry_save_amend")
    assert words.CATALOGUE_AMEND_NOTHING.zh in told(at)
    at.text_input(key=f"amend_category_{entry.id}_{entry.version}").set_value("新材料")
    press(at, "entry_save_amend")
    assert words.CATALOGUE_NEED_REASON.zh in told(at)
    at.toggle(key=f"amend_first_set_{entry.id}_{entry.version}").set_value(True)
    at.text_input(key="entry_amend_reason").set_value("类别填写有误")
    press(at, "entry_save_amend")
    now = store.entry(entry.id)
    assert (now.category, now.first_set, now.chain) == ("新材料", True, "水务")
    assert words.CATALOGUE_AMENDED.zh in told(at), "the course says so"


def test_a_removal_has_a_public_reason(store, entry):
    at = opened(entry=entry.number)
    press(at, "entry_save_remove")
    assert store.entry(entry.id).removed_on is None and at.error
    at.text_area(key="entry_removed_reason").set_value("发生重大质量问题")
    press(at, "entry_save_remove")
    assert store.entry(entry.id).removal_reason == "发生重大质量问题"
    assert "发生重大质量问题" in told(opened("applicant", entry=entry.number))


def test_a_sanction_removes_and_bans_where_it_is_meant(store, entry):
    at = opened(entry=entry.number)
    at.text_area(key="entry_public_reason").set_value("检测报告与存档不一致")
    press(at, "entry_save_sanction")
    assert words.CATALOGUE_NEED_SURE.zh in told(at) and store.restrictions() == []
    at.checkbox(key="entry_sure").check()
    at.toggle(key="entry_serious").set_value(True)
    press(at, "entry_save_sanction")
    assert store.entry(entry.id).removed_on == today()
    (ban,) = store.restrictions()
    assert ban.name == entry.applicant and ban.ends_on.year == today().year + 3


@pytest.mark.parametrize("role", ["applicant", "expert", "district_reviewer", "administrator"])
def test_who_may_not_change_the_catalogue_has_no_forms_and_is_refused(store, entry, role):
    at = opened(role, entry=entry.number)
    assert not [b for b in at.button if (b.key or "").startswith("entry_save")] and "装备制造" in told(at)
    at = opened(entry=entry.number)
    at.text_area(key="entry_removed_reason").set_value("理由")
    at.session_state[who.ROLE] = role
    press(at, "entry_save_remove")
    assert door_words.REFUSED_ACT.zh in told(at) and store.entry(entry.id).removed_on is None


def test_an_act_needs_a_name(store, entry):
    at = opened(name="", entry=entry.number)
    at.text_area(key="entry_removed_reason").set_value("理由")
    press(at, "entry_save_remove")
    assert at.error and store.entry(entry.id).removed_on is None


def test_an_edition_is_published_once_a_day(store, entry):
    at = opened()
    press(at, "edition_save")
    assert words.CATALOGUE_EDITION_DONE.zh.format(listed=1) in told(at)
    press(at, "edition_save")
    assert at.error and "版目录" in at.error[0].value


def test_a_list_is_taken_in_with_its_refused_lines(store, monkeypatch):
    class File:
        name = "名单.csv"

        def getvalue(self):
            lines = "编号,产品名称,企业名称,公布日期\nA-1,甲产品,甲公司,{d}\nA-2,乙产品,,{d}\n"
            return lines.format(d=today().isoformat()).encode()

    from dossier.ui import catalogue_office as page

    monkeypatch.setattr("dossier.ui.catalogue_office.run", lambda right, act: said.append((right, act("审核员"))))
    said, state = [], {"import_file": File(), "import_policy": "baotou"}
    monkeypatch.setattr(page.st, "session_state", state)
    page._take_in()
    assert said[0][0] == "catalogue.change" and [one.number for one in store.entries()] == ["A-1"]
    (refused,) = state["import_report"].refused
    assert refused.line == 3 and "企业名称" in refused.why.zh


def test_what_is_taken_away_bears_office_columns_only_for_the_office(store, entry):
    wanted = Wanted(on=today())
    public = json.loads(taken_away(store, wanted, "json", "zh"))["entries"][0]
    inside = json.loads(taken_away(store, wanted, "json", "zh", office=True))["entries"][0]
    assert "tracking_due" in inside and "tracking_due" not in public and "case_id" not in public
    heads = next(csv.reader(io.StringIO(taken_away(store, wanted, "csv", "en").decode("utf-8-sig"))))
    assert "Number" in heads
    assert address(wanted, "csv", "en") == f"/catalogue/export.csv?on={today().isoformat()}&lang=en"


def test_only_the_catalogue_is_public_and_the_gate_knows():
    assert {f"/{spec.name}" for spec in PAGES if spec.public} == set(gate.PUBLIC) == {"/catalogue"}


@pytest.fixture
def browser(store, monkeypatch):
    """A stranger's browser before the gate, with a desk behind it that says its name."""
    monkeypatch.setenv("DOSSIER_LOGIN", "accounts")
    store.add_account("admin", Person(name="管理甲", role="administrator"), "dossier", password="a long good word")

    async def page(asked):
        return PlainTextResponse("the desk")

    routes = [*public_files(lambda: store), Route("/{rest:path}", page, methods=["GET", "PUT"])]
    app = Starlette(routes=routes, middleware=[Middleware(gate.Gate, open_store=lambda: store)])
    return TestClient(app, base_url="http://127.0.0.1:8501", follow_redirects=False)


def test_the_gate_lets_strangers_to_the_catalogue_and_nowhere_else(entry, browser):
    assert browser.get("/catalogue?entry=x").text == "the desk"
    for path in [f"/{spec.name}" for spec in PAGES if not spec.public] + ["/", "/catalogue/queue", "/catalogue-x"]:
        assert browser.get(path).headers.get("location", "").startswith("/login"), path
    for path in ("/media/a.csv", "/_stcore/upload_file/a"):
        assert browser.get(path).status_code == 403
    assert browser.get("/catalogue/_stcore/upload_file/a").status_code == 303


def test_a_stranger_takes_the_public_catalogue_away(entry, browser):
    answer = browser.get("/catalogue/export.json?words=智能&office=true")
    (told_,) = answer.json()["entries"]
    assert told_["number"] == entry.number and "case_id" not in told_ and "tracking_due" not in told_
    assert browser.get("/catalogue/export.csv?words=没有").text.count("\n") == 1
    assert browser.get("/catalogue/export.xlsx").content[:2] == b"PK"
    assert browser.get("/catalogue/export.csv?on=never").status_code == 400


def stranger(path, monkeypatch, store, **params):
    """The app as somebody sees it who has not logged in, come by that address."""
    monkeypatch.setenv("DOSSIER_LOGIN", "accounts")
    store.add_account("admin", Person(name="管理甲", role="administrator"), "dossier", password="a long good word")
    at = AppTest.from_file(APP, default_timeout=60)
    for name, value in params.items():
        at.query_params[name] = value
    at.run()
    return at.switch_page(path).run() if path else at


def test_a_stranger_sees_the_login_on_the_first_page(store, entry, monkeypatch):
    at = stranger("", monkeypatch, store)
    assert not at.exception and door_words.OUT_ENDED.zh in told(at) and entry.number not in told(at)


def test_the_page_for_strangers_shows_public_facts_and_no_act(store, entry, monkeypatch):
    monkeypatch.setattr("dossier.ui.who.actor", lambda: None)
    removed = store.remove_entry(
        listed(store, "baotou", LAST_YEAR, product="乙产品").id, 1, Removal(reason="公开原因"), "审核员"
    )
    at = AppTest.from_function(catalogue, default_timeout=30).run()
    assert not at.exception and words.CATALOGUE_PUBLIC.zh in told(at)
    assert not at.get("download_button") and "/catalogue/export.xlsx?" in told(at)
    for number, word in ((entry.number, "装备制造"), (removed.number, "公开原因")):
        at = AppTest.from_function(catalogue, default_timeout=30)
        at.query_params["entry"] = number
        at.run()
        assert not at.exception and word in told(at)
        assert not [b for b in at.button if b.key != "catalogue_back"] and words.CATALOGUE_COURSE.zh not in told(at)
