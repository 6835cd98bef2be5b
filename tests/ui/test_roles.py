"""The desk for people who have logged in: what each role finds there, and that ids tried by hand open nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dossier
from dossier.models.actor import ROLES, Actor
from dossier.models.errors import RefusedError
from dossier.models.records import Store
from dossier.models.records.account_rows import Person
from dossier.models.rights import may
from dossier.ui import desk, door_words, who, words
from dossier.ui.desk_store import ACTS, DeskStore
from dossier.ui.focus import Focus
from dossier.ui.pages import PAGES
from tests.ui import made
from tests.ui.test_board import suspicious

APP = str(Path(dossier.__file__).parent / "app.py")
CODE = "91110108551385082Q"
OFFICES = {"district_reviewer": "east", "city_reviewer": "city", "official": "east", "administrator": "east"}
INSIDE = ("district_reviewer", "city_reviewer", "official", "administrator")
"""Roles whose offices have a part in the dossier of the east."""


@pytest.fixture
def store(tmp_path, monkeypatch):
    """A store with an account of each role, and the desk asking people to log in."""
    monkeypatch.setenv("DOSSIER_STORE", str(tmp_path))
    monkeypatch.setenv("DOSSIER_LOGIN", "accounts")
    desk.store.clear()
    opened = Store()
    opened.add_account("root", Person(name="管理甲", role="administrator", subject="root"), "dossier")
    opened.add_office("city", "市局", "city", "root")
    for office in ("east", "west"):
        opened.add_office(office, office, "district", "root", above="city")
    for role in ROLES:
        firm = {"applicant": "测试公司", "uscc": CODE} if role == "applicant" else {}
        person = Person(name=f"人{role}", role=role, office=OFFICES.get(role), subject=f"sub-{role}", **firm)
        opened.add_account(role, person, "root")
    yield opened
    opened.close()
    desk.store.clear()


@pytest.fixture
def as_role(store, monkeypatch):
    """Logs somebody in: the browser's cookie is the one thing that a test without a browser must put in place."""

    def log_in(login):
        token = store.start_session(store.account(login).actor)
        monkeypatch.setattr(who, "token", lambda: token)
        return token

    return log_in


def checked(store, **owner):
    id_ = store.create_dossier("材料", [("报告.pdf", made.REPORT, 1)], {}, **owner)
    store.keep_result(id_, suspicious().as_json(), "1", "reader")
    return id_


def review():
    from dossier.ui import frame
    from dossier.ui import review as page

    frame.choose_language()
    frame.show_frame()
    page.show()


def board():
    from dossier.ui import board as page
    from dossier.ui import frame

    frame.choose_language()
    page.show()


def told(at):
    assert not at.exception
    kinds = (at.error, at.info, at.caption, at.warning, at.markdown, at.subheader)
    drawn = [element.proto.body for element in at.get("html")]
    return "\n".join([*(element.value for kind in kinds for element in kind), *drawn])


def page_of(function, id_):
    at = AppTest.from_function(function, default_timeout=30)
    at.query_params["dossier"] = id_
    return told(at.run())


def app():
    return AppTest.from_file(APP, default_timeout=30).run()


def test_who_has_not_logged_in_finds_the_way_in_and_nothing_else(store, monkeypatch):
    checked(store)
    monkeypatch.setattr(who, "token", lambda: "forged")
    at = app()
    said = told(at)
    assert door_words.OUT_ENDED.zh in said and 'href="/login?lang=zh"' in said
    assert "材料" not in said and not at.text_input


@pytest.mark.parametrize("role", ROLES)
def test_the_navigation_holds_what_the_role_may_see(store, as_role, role):
    as_role(role)
    at = app()
    told(at)
    actor = store.account(role).actor
    shown = {name for name, page in at.session_state["pages"].items() if page.visibility == "visible"}
    assert shown == {spec.name for spec in PAGES if spec.listed and may(actor, spec.needs)}
    assert ("board" in shown) == (role in ("official", "administrator"))


@pytest.mark.parametrize(("role", "alone"), [*((role, False) for role in ROLES), ("applicant", True)])
def test_a_page_that_is_not_for_a_role_answers_with_a_refusal(store, as_role, monkeypatch, role, alone):
    """A page that needs what nobody of the role has; the same where one person looks at the desk as that role."""
    monkeypatch.setenv("DOSSIER_LOGIN", "none" if alone else "accounts")
    as_role(role)
    monkeypatch.setattr("dossier.ui.pages.PAGES", tuple(s.model_copy(update={"needs": "board.see"}) for s in PAGES))
    at = AppTest.from_file(APP, default_timeout=30)
    if alone:
        at.session_state[who.ROLE] = role
    refused = door_words.REFUSED_PAGE.zh in told(at.run())
    assert refused == (role not in ("official", "administrator"))


@pytest.mark.parametrize("page", [review, board], ids=["review", "board"])
@pytest.mark.parametrize("role", ROLES)
def test_an_id_of_others_is_answered_like_one_that_is_not_there(store, as_role, page, role):
    hidden = (
        checked(store, office="west", account="r-west"),
        checked(store, office=None, account=_rival(store)),
        checked(store),
    )
    as_role(role)
    unknown = page_of(page, "0" * 16)
    for number, id_ in enumerate(hidden):
        if role == "city_reviewer" and number == 0:
            continue  # the city is above the west
        assert page_of(page, id_).replace(id_, "0" * 16) == unknown
    assert words.LIST_EMPTY.zh in told(app()) or role == "city_reviewer"


def _rival(store):
    rival = Person(name="乙", role="applicant", applicant="另一公司", uscc=CODE, subject="rival")
    store.add_account("rival", rival, "root")
    return "rival"


@pytest.mark.parametrize("role", INSIDE)
def test_the_office_and_those_above_it_open_its_dossier(store, as_role, role):
    id_ = checked(store, office="east", account="somebody")
    as_role(role)
    assert "没有编号" not in page_of(review, id_)


def test_an_applicant_opens_the_own_dossier_and_learns_nothing_of_signs(store, as_role):
    id_ = checked(store, account="applicant")
    as_role("applicant")
    said = page_of(review, id_)
    assert "applicant.name 的意见" in said
    assert "authenticity" not in said and "疑点：" not in said
    assert "疑点" not in told(app())
    as_role("expert")
    assert "没有编号" in page_of(review, id_)


@pytest.mark.parametrize("role", ROLES)
def test_results_are_shown_with_signs_to_those_who_may_see_them(monkeypatch, role):
    monkeypatch.setattr(who, "actor", lambda: Actor(login="x", name="甲", role=role))
    from dossier.ui.rights import shown_result

    hidden = role in ("applicant", "expert")
    result = shown_result(suspicious())
    assert (result.suspicion == "none") == hidden
    assert (not [f for f in result.findings if f.check.startswith("authenticity.")]) == hidden
    monkeypatch.setenv("DOSSIER_SHOW_SIGNS", "0")
    assert shown_result(suspicious()).suspicion == "none"


@pytest.mark.parametrize("role", ROLES)
def test_an_act_that_the_role_does_not_allow_is_refused_by_the_store(tmp_path, monkeypatch, role):
    actor = Actor(login="x", name="甲", role=role)
    monkeypatch.setattr(who, "actor", lambda: actor)
    opened = DeskStore(str(tmp_path))
    for act, permission in ACTS.items():
        if may(actor, permission):
            assert callable(getattr(opened, act))
        else:
            with pytest.raises(RefusedError):
                getattr(opened, act)
    opened.close()


ACTING = {words.DECISION_SAVE.zh, words.FIELD_SAVE.zh, words.FIELD_CONFIRM.zh, words.ATTEST_CONFIRM.zh}


@pytest.mark.parametrize(("role", "acts"), [("applicant", False), ("administrator", False), ("official", True)])
def test_the_forms_of_acts_are_there_for_those_who_may_act(store, monkeypatch, role, acts):
    monkeypatch.setenv("DOSSIER_LOGIN", "none")
    id_ = checked(store)
    offered = set()
    for view in ("fields", "attest", "decision"):
        at = AppTest.from_function(review, default_timeout=30)
        at.query_params["dossier"] = id_
        at.session_state[who.ROLE] = role
        at.session_state["view_next"] = view
        if view == "fields":
            at.session_state["focus"] = {id_: Focus(field="d2/client")}
        told(at.run())
        offered |= ACTING & {button.label for button in at.button}
    assert offered == (ACTING if acts else set())


def test_acts_bear_the_name_of_the_account(store, as_role):
    as_role("official")
    at = app()
    assert not at.text_input or all(box.key != who.REVIEWER for box in at.text_input), "no name to type"
    person = store.account("official").actor
    assert person.signature == "人official（official）"


def test_who_is_deactivated_while_inside_is_out(store, as_role, monkeypatch):
    monkeypatch.setattr(who, "_SECONDS", 0)
    as_role("official")
    at = app()
    assert words.LIST_EMPTY.zh in told(at)
    store.change_account("official", store.account("official").version, "root", active=False)
    assert door_words.OUT_ENDED.zh in told(at.run())


@pytest.mark.parametrize(
    ("claims", "known"),
    [
        ({"sub": "sub-official"}, True),
        ({"sub": "other", "email": "sub-official", "email_verified": True}, True),
        ({"sub": "other", "email": "sub-official", "email_verified": False}, False),
        ({"sub": "other", "email": "sub-official"}, False),
        ({"sub": "other", "name": "<b>外人</b>"}, False),
    ],
)
def test_whom_a_provider_vouches_for_needs_an_account(store, monkeypatch, claims, known):
    monkeypatch.setattr(who, "oidc_claims", lambda: {"is_logged_in": True, **claims})
    at = app()
    said = told(at)
    assert (words.LIST_EMPTY.zh in said) == known
    assert (door_words.OUT_UNKNOWN_TITLE.zh in said) != known
    assert "<b>" not in said.replace("\\<b", "")


def test_looking_at_the_board_is_in_the_trail_once_a_session(store, as_role):
    id_ = checked(store, office="east", account="somebody")
    as_role("official")
    at = AppTest.from_function(board, default_timeout=30)
    at.query_params["dossier"] = id_
    told(at.run())
    told(at.run())
    views = [link for link in store.audit(f"dossier:{id_}") if link.act == "view"]
    assert [(link.user, link.details["page"]) for link in views] == [("人official（official）", "board")]


def test_a_dossier_handed_in_says_whose_it_is(store, monkeypatch):
    for role, owner in (
        ("applicant", {"account": "applicant", "office": None}),
        ("district_reviewer", {"account": "district_reviewer", "office": "east"}),
    ):
        monkeypatch.setattr(who, "actor", lambda role=role: store.account(role).actor)
        assert desk.owner() == owner


def test_alone_the_desk_opens_as_an_official_with_a_choice_of_roles(store, monkeypatch):
    monkeypatch.setenv("DOSSIER_LOGIN", "none")
    id_ = checked(store)
    at = app()
    told(at)
    (box,) = [box for box in at.selectbox if box.key == who.ROLE]
    assert box.value == "official" and [box for box in at.text_input if box.key == who.REVIEWER]
    box.select("applicant").run()
    told(at)
    assert at.session_state["pages"]["board"].visibility == "hidden"
    assert "没有编号" not in page_of(review, id_)


UNGUARDED = ("store().dossiers(", "store().dossier(")


def test_pages_ask_for_dossiers_as_the_person_who_looks():
    for path in Path(dossier.__file__).parent.glob("ui/*.py"):
        code = path.read_text("utf-8").replace("desk.store().dossier(twin.dossier)", "")  # it comes after may_see
        assert not [call for call in UNGUARDED if call in code], f"{path.name}: desk.dossiers(), desk.dossier()"
