"""What waits for whom, why, and by when."""

from __future__ import annotations

from datetime import date, timedelta

from dossier.casework import procedure
from dossier.casework.worklist import cases_in_sight, worklist
from dossier.models.actor import ALONE, Actor
from dossier.models.acts import Objection, Opinion, Step
from dossier.models.clock import today
from dossier.models.records.store import Store
from tests.casework.made import USCC, filed_case, finding

DAY = date(2026, 6, 1)
ALL = Actor(login=ALONE, name="甲", role="official")


def _offices(store: Store) -> None:
    store.add_office("city", "市局", "city", "管理员", region="1502")
    store.add_office("north", "北区局", "district", "管理员", region="150203", above="city")
    store.add_office("south", "南区局", "district", "管理员", region="1502", above="city")


def _reviewer(office: str, role: str = "district_reviewer") -> Actor:
    return Actor(login=office, name="乙", role=role, office=office)  # type: ignore[arg-type]


def test_a_case_waits_for_the_office_of_its_place_and_then_for_the_one_above(store: Store) -> None:
    _offices(store)
    case = filed_case(store, "baotou", finding())
    assert case.office == "south"  # the USCC says 150200
    assert [item.case.id for item in worklist(store, _reviewer("south"), DAY)] == [case.id]
    assert worklist(store, _reviewer("north"), DAY) == []
    assert cases_in_sight(store, _reviewer("north"), DAY) == []
    procedure.advance(store, case.id, case.version, "乙", "符合")
    assert worklist(store, _reviewer("south"), DAY) == []
    assert [item.case.id for item in cases_in_sight(store, _reviewer("south"), DAY)] == [case.id]
    assert [item.case.id for item in worklist(store, _reviewer("city", "city_reviewer"), DAY)] == [case.id]


def test_applicants_see_what_they_must_mend(store: Store) -> None:
    _offices(store)
    case = filed_case(store, "baotou", finding())
    own = Actor(login="a", name="丙", role="applicant", uscc=USCC)
    assert worklist(store, own, DAY) == []
    procedure.return_case(store, case.id, case.version, "乙", "请补正", today() + timedelta(days=9))
    (item,) = worklist(store, own, today())
    assert item.days_left(today()) == 9
    assert worklist(store, _reviewer("south"), DAY) == []
    assert worklist(store, own.model_copy(update={"uscc": "91150200MA0P0P0P0X"}), DAY) == []


def test_experts_see_what_they_have_not_spoken_on(store: Store) -> None:
    known = store.add_expert("专家甲", "某所", "水泵", "管理员", account="exp")
    case = filed_case(store, "baotou", finding())
    expert = Actor(login="exp", name="专家甲", role="expert")
    step = Step(from_stage="city", to_stage="experts")
    store.change_case(case.id, case.version, "advanced", step, "乙", stage="experts")
    assert worklist(store, expert, DAY) == []  # not invited
    store.invite_expert(case.id, known.id, "乙")
    assert [item.case.id for item in worklist(store, expert, DAY)] == [case.id]
    opinion = Opinion(expert=known.id, conclusion="recommend", text="好")
    store.act(case.id, "expert_opinion", opinion, expert.signature)
    assert worklist(store, expert, DAY) == []


def test_reasons_and_order(store: Store) -> None:
    quiet = filed_case(store, "baotou", finding())
    urgent = filed_case(store, "inner_mongolia", finding("fail"))
    step = Step(from_stage="decision", to_stage="notice")
    store.change_case(
        urgent.id, urgent.version, "advanced", step, "乙", stage="notice", notice_from=date(2026, 5, 1),
        notice_until=date(2026, 5, 12),
    )  # fmt: skip
    store.act(urgent.id, "objection", Objection(by="乙公司", matter="专利"), "乙")
    late = filed_case(store, "huangshi", finding())
    procedure.postpone(store, late.id, late.version, "乙", date(2026, 7, 1), "等待来函")
    items = worklist(store, ALL, DAY)
    assert [item.case.id for item in items] == [urgent.id, quiet.id, late.id]
    assert [why.zh for why in items[0].why] == ["异议待处理", "公示期满", "1 项不符合", "公示"]
    assert (items[0].deadline, items[0].days_left(DAY), items[2].postponed) == (date(2026, 5, 12), -20, True)
    assert not worklist(store, ALL, date(2026, 7, 1))[2].postponed
