"""Login, first set-up, log-out and another password, as a browser sends them; and the gate before everything else."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dossier.models.records import Store, passwords, sessions
from dossier.models.records.account_rows import Person
from dossier.ui import door_words as words
from dossier.ui import entry
from dossier.ui.doors import doors
from dossier.ui.gate import Gate

HERE = "http://127.0.0.1:8501"
OWN = {"origin": HERE, "sec-fetch-site": "same-origin"}
PASSWORD = "a long good word"
ADMIN = {"name": "管理甲", "login": "Admin", "password": PASSWORD, "again": PASSWORD}


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("DOSSIER_LOGIN", "accounts")
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._nobodys.cache_clear()
    opened = Store(str(tmp_path))
    yield opened
    opened.close()
    passwords._nobodys.cache_clear()


@pytest.fixture
def browse(store):
    """Makes browsers, each with cookies of its own, on the doors, the gate, and a desk that says its name."""

    async def desk(asked):
        return PlainTextResponse("the desk")

    routes = [*doors(lambda: store), Route("/{rest:path}", desk, methods=["GET", "PUT"])]
    app = Starlette(routes=routes, middleware=[Middleware(Gate, open_store=lambda: store)])
    return lambda base=HERE: TestClient(app, base_url=base, follow_redirects=False)


@pytest.fixture
def peopled(store):
    store.add_account("admin", Person(name="管理甲", role="administrator"), "dossier", password=PASSWORD)
    return store


def send(browser, path, form, **headers):
    return browser.post(path, data=form, headers={**OWN, **headers})


def log_in(browser, login="admin", password=PASSWORD, **more):
    return send(browser, "/login", {"login": login, "password": password, **more})


def test_the_first_visit_leads_to_the_first_set_up(store, browse):
    browser = browse()
    for path in ("/", "/review?dossier=1", "/login"):
        assert browser.get(path).headers["location"] == "/first"
    page = browser.get("/first").text
    assert words.FIRST_BUTTON.zh in page and words.FIRST_ALONE_BUTTON.zh in page
    assert words.FIRST_BUTTON.en in browser.get("/first?lang=en").text


def test_the_first_set_up_lets_its_administrator_in(store, browse):
    browser = browse()
    answer = send(browser, "/first", ADMIN)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie and "Secure" not in cookie
    assert browser.get("/").text == "the desk"
    assert [(row.login, row.role) for row in store.accounts()] == [("admin", "administrator")]
    assert browse().get("/first").headers["location"] == "/", "once only"
    assert send(browse(), "/first", {**ADMIN, "login": "second"}).status_code == 303
    assert len(store.accounts()) == 1


def test_a_first_set_up_that_is_wrong_says_so(store, browse):
    unlike = send(browse(), "/first", {**ADMIN, "again": "another"})
    assert unlike.status_code == 400 and words.PASSWORD_UNLIKE.zh in unlike.text and 'value="Admin"' in unlike.text
    assert PASSWORD not in unlike.text
    assert send(browse(), "/first", {**ADMIN, "password": "short", "again": "short"}).status_code == 400
    assert not store.has_accounts()


def test_the_first_set_up_is_done_on_the_computer_itself(store, browse):
    far = browse("http://desk.example.org")
    assert far.get("/first").status_code == 403
    origin = {"origin": "http://desk.example.org"}
    assert send(far, "/first", ADMIN, **origin).status_code == 403
    assert send(far, "/first", {"alone": "yes"}, **origin).status_code == 403
    assert entry.way_in(store) == "first"


def test_alone_on_this_computer_needs_no_login_and_answers_no_other_name(store, browse):
    browser = browse()
    assert send(browser, "/first", {"alone": "yes"}).headers["location"] == "/"
    assert browse().get("/").text == "the desk"
    assert browse("http://rebound.example.org").get("/").status_code == 403
    store.add_account("admin", Person(name="甲", role="administrator"), "dossier", password=PASSWORD)
    assert browser.get("/").headers["location"] == "/login", "the first account ends it"
    assert send(browser, "/first", {"alone": "yes"}).status_code == 303
    assert entry.way_in(store) == "accounts"


def test_who_has_not_logged_in_gets_the_login_page_and_nothing_else(peopled, browse):
    stranger = browse()
    assert stranger.get("/").headers["location"] == "/login"
    assert stranger.get("/review?dossier=1").headers["location"] == "/login?next=%2Freview%3Fdossier%3D1"
    for path in ("/media/some.png", "/_stcore/upload_file/session/file", "/_stcore/metrics"):
        assert stranger.get(path).status_code == 403
    assert stranger.put("/_stcore/upload_file/session/file", content=b"x").status_code == 403
    assert stranger.get("/_stcore/health").text == "the desk"
    assert stranger.get("/static/js/index.js").text == "the desk"


def test_logging_in_leads_to_where_one_wanted_to_go(peopled, browse):
    browser = browse()
    form = browser.get("/login?next=%2Freview%3Fdossier%3D1").text
    assert 'value="/review?dossier=1"' in form
    assert log_in(browser, next="/review?dossier=1").headers["location"] == "/review?dossier=1"
    assert browser.get("/media/some.png").text == "the desk"


@pytest.mark.parametrize("target", ["//example.org", "https://example.org", "/\\example.org", "\t//example.org", "x"])
def test_logging_in_leads_nowhere_else(peopled, browse, target):
    assert log_in(browse(), next=target).headers["location"] == "/"


def test_wrong_unknown_locked_and_deactivated_get_one_answer(peopled, browse):
    peopled.add_account("gone", Person(name="乙", role="official", active=False), "admin", password=PASSWORD)
    peopled.add_account("locked", Person(name="丙", role="official"), "admin", password=PASSWORD)
    for _ in range(sessions.TRIES):
        log_in(browse(), "locked", "wrong")
    answers = [log_in(browse(), *given) for given in (
        ("admin", "wrong"), ("nobody", PASSWORD), ("gone", PASSWORD), ("locked", PASSWORD),
    )]  # fmt: skip
    assert {answer.status_code for answer in answers} == {401}
    told = {answer.text.split('role="alert">')[1].split("</p>")[0] for answer in answers}
    assert len(told) == 1
    assert not any("set-cookie" in answer.headers for answer in answers)


def test_hostile_input_stays_text(peopled, browse):
    page = log_in(browse(), '"><script>alert(1)</script>', "x")
    assert "<script" not in page.text and "default-src 'none'" in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "http://example.org"}, {}],
)
def test_a_form_of_another_site_does_nothing(peopled, browse, headers):
    browser = browse()
    answer = browser.post("/login", data={"login": "admin", "password": PASSWORD}, headers=headers)
    assert answer.status_code == 403 and not browser.cookies


def test_a_form_that_is_far_too_long_is_not_read(peopled, browse):
    assert log_in(browse(), "x" * 10_000).status_code == 413


def test_a_new_login_has_a_new_session_and_ends_the_old(peopled, browse):
    browser = browse()
    log_in(browser)
    first = browser.cookies[entry.COOKIE]
    log_in(browser)
    assert browser.cookies[entry.COOKIE] != first
    assert peopled.session_actor(first) is None


def test_behind_https_the_cookie_goes_by_https_only(peopled, browse):
    answer = send(browse(), "/login", {"login": "admin", "password": PASSWORD}, **{"x-forwarded-proto": "https"})
    assert "Secure" in answer.headers["set-cookie"]


def test_logging_out_ends_the_session_and_the_cookie(peopled, browse):
    browser = browse()
    log_in(browser)
    token = browser.cookies[entry.COOKIE]
    assert browser.get("/logout").headers["location"] == "/login"
    assert peopled.session_actor(token) is None and entry.COOKIE not in browser.cookies
    assert browser.get("/").headers["location"] == "/login"


def test_another_password_needs_the_present_one_and_ends_all_sessions(peopled, browse):
    here, there = browse(), browse()
    log_in(here)
    log_in(there)
    fresh = {"password": "another good word", "again": "another good word"}
    assert send(here, "/password", {**fresh, "old": "wrong"}).status_code == 400
    assert send(here, "/password", {**fresh, "old": PASSWORD, "again": "unlike"}).status_code == 400
    assert there.get("/").text == "the desk"
    assert words.PASSWORD_DONE.zh in send(here, "/password", {**fresh, "old": PASSWORD}).text
    assert there.get("/").headers["location"] == "/login"
    assert log_in(here).status_code == 401
    assert log_in(here, password="another good word").status_code == 303


def test_a_stranger_changes_no_password(peopled, browse):
    form = {"old": PASSWORD, "password": "another good word", "again": "another good word"}
    assert browse().get("/password").headers["location"] == "/"
    assert send(browse(), "/password", form).headers["location"] == "/"
    assert log_in(browse()).status_code == 303


def test_a_link_on_another_site_is_asked_for_once_more_from_here(peopled, browse):
    answer = browse().get("/review?dossier=1", headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 200 and 'http-equiv="refresh"' in answer.text


def test_who_came_by_a_provider_gets_pages_but_no_files_unsigned(peopled, browse, monkeypatch):
    monkeypatch.setattr("dossier.ui.gate.oidc_offered", lambda: True)
    monkeypatch.setattr("dossier.ui.doors.oidc_offered", lambda: True)
    assert browse().get("/").text == "the desk", "the desk's own page offers both ways"
    assert words.LOGIN_OIDC.zh in browse().get("/login").text
    assert browse().get("/media/some.png").status_code == 403
    forged = browse()
    forged.cookies.set("_streamlit_user", "forged")
    assert forged.get("/media/some.png").status_code == 403


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("127.0.0.1:8501", True), ("localhost", True), ("[::1]:8501", True), ("desk.example.org", False), ("", False),
        ("127.0.0.1.example.org", False), (None, False), ("[::1", False),
    ],
)  # fmt: skip
def test_which_names_are_this_computers(host, here):
    assert entry.is_this_computer(host) == here
