"""The work list and the page of a case: what is shown to whom, and what its buttons do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dossier.casework import procedure
from dossier.models.actor import Actor
from dossier.models.acts import Note, Opinion
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


def test_what_happens_while_one_types_is_told_too(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    case = filed_case(store, "baotou", finding())
    _as(monkeypatch, DISTRICT)
    at = _opened(case.id)
    store.change_case(case.id, case.version, "claimed", Note(), "别人")
    at.text_area(key="case_reason").input("符合条件").run()  # the field is left, the page drawn anew
    assert words.CASE_CHANGED.zh in _said(at)
    at.button(key="advance_city").click().run()
    assert "他人已先行修改" in _said(at) and store.case(case.id).stage == "district"
    at.button(key="advance_city").click().run()
    assert store.case(case.id).stage == "city"


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


OPINION = "样机与申报材料一致，指标先进，" * 20


def _with_opinion(store: Store) -> str:
    case = filed_case(store, "baotou", finding())
    expert = store.add_expert("评审甲", "示例学会", "机械", "管理员", account="e")
    for _ in range(2):
        procedure.advance(store, case.id, store.case(case.id).version, "审核员", "内部意见")
    store.invite_expert(case.id, expert.id, "审核员")
    store.act(
        case.id, "expert_opinion", Opinion(expert=expert.id, conclusion="not_recommend", text=OPINION), "评审甲（e）"
    )
    store.act(case.id, "remark", Note(text="材料有疑点"), "审核员")
    return case.id


def test_the_office_reads_an_opinion_in_full(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    id_ = _with_opinion(store)
    _as(monkeypatch, CITY)
    at = _opened(id_)
    assert not at.exception
    assert words.CHOICE_NOT_RECOMMEND.zh in _said(at)
    assert any(OPINION in one.value for one in at.text)


def test_an_applicant_reads_no_opinion_no_remark_and_no_inner_reason(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = _with_opinion(store)
    _as(monkeypatch, OWNER)
    at = _opened(id_)
    said = _said(at) + "".join(one.value for one in at.text)
    assert "审核通过" in said
    assert not [word for word in ("评审甲", "不推荐", "样机", "疑点", "内部意见") if word in said]


def test_an_expert_gives_an_opinion_while_it_is_their_turn(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    id_ = _with_opinion(store)
    _as(monkeypatch, Actor(login="e", name="评审甲", role="expert"))
    assert any(one.key == "record_save" for one in _opened(id_).button)
    store.act(
        id_, "expert_opinion", Opinion(expert=store.experts()[0].id, conclusion="recommend", text="同意"), "评审甲"
    )
    procedure.advance(store, id_, store.case(id_).version, "审核员", "符合")
    at = _opened(id_)
    assert not at.exception
    assert not any(one.key == "record_save" for one in at.button)


def test_an_office_is_chosen_not_typed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    case = filed_case(store, "baotou", finding())
    store.add_case_office(case.id, "north", "consulted", "审核员")
    _as(monkeypatch, DISTRICT)
    at = _opened(case.id)
    at.selectbox(key="record_kind").select("consultation").run()
    assert at.selectbox(key="record_consultation_office").options == ["北区局"]
    at.button(key="record_save").click().run()
    assert store.acts("case", case.id)[-1].body["office"] == "north"


def test_a_returned_case_tells_the_applicant_how_it_goes_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    case = filed_case(store, "baotou", finding())
    procedure.return_case(store, case.id, case.version, "审核员", "缺页")
    _as(monkeypatch, OWNER)
    assert words.CASE_MEND.zh in _said(_opened(case.id))


def test_what_was_typed_turns_no_word_of_the_desk() -> None:
    assert desk.escaped("甲\u202e乙\n*丙*") == "甲乙 \\*丙\\*"
