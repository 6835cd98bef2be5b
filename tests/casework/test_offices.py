"""Offices and experts of a case: who leads, who is a member, who is consulted, who went before."""

from __future__ import annotations

from dossier.casework import procedure
from dossier.checks.engine import load_policy
from dossier.models.acts import Opinion
from dossier.models.records.store import Store
from tests.casework.made import filed_case, finding


def _offices(store: Store) -> None:
    store.add_office("reg", "自治区厅", "province", "管理员", region="15")
    store.add_office("city", "市局", "city", "管理员", region="1502", above="reg")
    store.add_office("dev", "发改委", "city", "管理员")
    store.add_office("dist", "区局", "district", "管理员", region="1502", above="city")


def test_baotou_3_lead_and_members_stand_on_the_case_and_experts_are_invited(store: Store) -> None:
    _offices(store)
    case = filed_case(store, "baotou", finding())
    store.add_case_office(case.id, "city", "lead", "管理员")
    store.add_case_office(case.id, "dev", "member", "管理员")
    expert = store.add_expert("专家甲", "某所", "水泵", "管理员")
    store.invite_expert(case.id, expert.id, "管理员")
    now = store.case(case.id)
    assert store.case_offices(case.id) == {"city": "lead", "dev": "member"}
    assert (now.offices, now.experts) == (("city", "dev"), (expert.id,))
    procedure.advance(store, case.id, now.version, "审核员", "推荐")
    assert store.case(case.id).office == "city"  # a member takes part, it is not its turn
    assert {link.act for link in store.audit(f"case:{case.id}")} >= {"office_named", "expert_invited", "filed"}


def test_beijing_4_the_offices_of_the_working_group_are_named_by_the_policy(store: Store) -> None:
    assert len(load_policy("beijing").issuers) == 5
    _offices(store)
    case = filed_case(store, "beijing", finding())
    for number in range(5):
        store.add_office(f"m{number}", f"成员{number}", "city", "管理员")
        store.add_case_office(case.id, f"m{number}", "member", "管理员")
    assert list(store.case_offices(case.id).values()) == ["member"] * 5


def test_inner_mongolia_3_first_the_city_then_the_region(store: Store) -> None:
    _offices(store)
    case = filed_case(store, "inner_mongolia", finding())
    assert (case.stage, case.office) == ("league_city", "city")
    procedure.advance(store, case.id, case.version, "审核员", "推荐")
    now = store.case(case.id)
    assert (now.stage, now.office) == ("third_party", "reg")
    assert store.case_offices(case.id) == {"city": "before"}


def test_every_invited_expert_is_heard(store: Store) -> None:
    case = filed_case(store, "inner_mongolia", finding())
    procedure.advance(store, case.id, case.version, "审核员", "推荐")
    known = [store.add_expert(f"专家{n}", "某所", "水泵", "管理员") for n in range(3)]
    for expert in known:
        store.invite_expert(case.id, expert.id, "管理员")
    for expert in known[:2]:
        store.act(case.id, "expert_opinion", Opinion(expert=expert.id, conclusion="recommend", text="好"), expert.name)
    (obstacle,) = procedure.advance_obstacles(store, case.id)
    assert obstacle.gate == "opinions" and "缺 1 份" in obstacle.text.zh
