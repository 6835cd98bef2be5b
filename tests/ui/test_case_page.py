"""The work list and the page of a case: what is shown to whom, and what its buttons do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dossier.models.actor import Actor
from dossier.models.acts import Note
from dossier.models.records import Store
from dossier.ui import case_words as words
from dossier.ui import desk, who
from tests.casework.made import APPLICANT, USCC, filed_case, finding

DISTRICT = Actor(login="d", name="乙", role="district_reviewer", office="south")
CITY = Actor(login="c", name="丙", role="city_reviewer", office="city")
OTHER = Actor(login="o", name="丁", role="district_reviewer", office="north")
OWNER = Actor(login="a", name="戊", role="applicant", uscc=USCC)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store with three offices, which is the one that the desk opens."""
    monkeypatch.setenv("DOSSIER_STORE", str(tmp_path))
    desk.store.clear()
    desk.house_store.clear()
    opened = Store()
    opened.add_office("city", "市局", "city", "管理员", region="1502")
    opened.add_office("north", "北区局", "district", "管理员", region="150203", above="city")
    opened.add_office("south", "南区局", "district", "管理员", region="1502", above="city")
    yield opened
    opened.close()
    desk.store.clear()
    desk.house_store.clear()


def _as(monkeypatch: pytest.MonkeyPatch, person: Actor) -> None:
    monkeypatch.setattr(who, "actor", lambda: person)


def case_page() -> None:
    from dossier.ui import case_page as page
    from dossier.ui import frame

    frame.choose_language()
    page.show()


def queue_page() -> None:
    from dossier.ui import frame
    from dossier.ui import queue as page

    frame.choose_language()
    page.show()


def _opened(id_: str) -> AppTest:
    at = AppTest.from_function(case_page, default_timeout=30)
    at.query_params["case"] = id_
    return at.run()


def _said(at: AppTest) -> str:
    shown = [*at.error, *at.info, *at.success, *at.warning, *at.markdown, *at.subheader]
    return "\n".join(str(one.value) for one in shown)


def test_whose_turn_it_is_can_pass_it_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    case = filed_case(store, "baotou", finding())
    _as(monkeypatch, DISTRICT)
    at = _opened(case.id)
    assert words.CASE_CLEAR.zh in _said(at)
    at.text_area(key="case_reason").input("符合条件")
    at.button(key="advance_city").click().run()
    assert not at.exception
    now = store.case(case.id)
    assert (now.stage, now.office) == ("city", "city")
    assert store.acts("case", case.id)[-1].user == "乙（d）"
    assert words.CASE_NO_TURN.zh in _said(_opened(case.id))


def test_what_is_in_the_way_is_told_and_shuts_the_button(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    case = filed_case(store, "baotou", finding("fail"))
    _as(monkeypatch, DISTRICT)
    at = _opened(case.id)
    assert words.CASE_OBSTACLES.zh in _said(at)
    assert at.button(key="advance_city").disabled


def test_the_second_of_two_people_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    case = filed_case(store, "baotou", finding())
    _as(monkeypatch, DISTRICT)
    at = _opened(case.id)
    store.act(case.id, "remark", Note(text="先看"), "别人")
    store.change_case(case.id, case.version, "claimed", Note(), "别人")
    at.text_area(key="case_reason").input("符合条件")
    at.button(key="advance_city").click().run()
    assert "他人已先行修改" in _said(at)
    assert store.case(case.id).stage == "district"


@pytest.mark.parametrize(
    "person", [OTHER, OWNER.model_copy(update={"uscc": "x"}), CITY.model_copy(update={"office": "z"})]
)
def test_a_case_of_another_office_is_as_one_that_is_not_there(
    store: Store, monkeypatch: pytest.MonkeyPatch, person: Actor
) -> None:
    case = filed_case(store, "baotou", finding())
    _as(monkeypatch, person)
    known, unknown = _said(_opened(case.id)), _said(_opened("0" * 16))
    assert APPLICANT not in known
    assert known.replace(case.id, "") == unknown.replace("0" * 16, "")


def test_given_back_with_a_notice_and_seen_by_its_owner(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    case = filed_case(store, "baotou", finding("fail", cure="补交", cure_en="add it"))
    _as(monkeypatch, DISTRICT)
    at = _opened(case.id)
    at.text_area(key="case_reason").input("请补正")
    at.button(key="return").click().run()
    assert not at.exception
    assert store.case(case.id).state == "returned"
    (notice,) = [act for act in store.acts("case", case.id) if act.kind == "correction_notice"]
    assert store.file(notice.body["digest"]).startswith(b"%PDF")
    _as(monkeypatch, OWNER)
    assert [one.label for one in _opened(case.id).button if one.key == "withdraw"] == [words.CASE_WITHDRAW.zh]


def test_the_work_list_tells_the_reason(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    filed_case(store, "baotou", finding("fail"))
    _as(monkeypatch, DISTRICT)
    at = AppTest.from_function(queue_page, default_timeout=30).run()
    assert not at.exception
    assert any("1" in one.value for one in at.caption)
    _as(monkeypatch, OTHER)
    assert words.QUEUE_EMPTY.zh in _said(AppTest.from_function(queue_page, default_timeout=30).run())
