"""A case goes its way step by step, and not while something is in its way."""

from __future__ import annotations

from datetime import date

import pytest

from dossier.casework import procedure
from dossier.casework.gates import GATES
from dossier.casework.procedure import advance, advance_obstacles, return_case
from dossier.casework.rounds import Round, add_round
from dossier.casework.situation import situation_of
from dossier.checks.engine import load_policy, policy_ids
from dossier.models.acts import Objection, Opinion, Order, Settlement, SiteVisit, View
from dossier.models.errors import OvertakenError, RefusedError
from dossier.models.records.store import Store
from tests.casework.made import APPLICANT, USCC, approve, checked_dossier, filed_case, finding

DAY = date(2026, 9, 24)  # a Thursday; the National Day holiday follows


def _step(store: Store, id_: str, to: str | None = None, day: date | None = None) -> str:
    advance(store, id_, store.case(id_).version, "审核员", "符合条件", to, day)
    return store.case(id_).stage


def _shut(store: Store, id_: str, day: date | None = None) -> set[str]:
    return {one.gate for one in advance_obstacles(store, id_, day)}


def test_every_gate_that_a_policy_names_is_there() -> None:
    for policy in map(load_policy, policy_ids()):
        for version in policy.versions:
            named = {name for stage in version.terms.stages for name in stage.gates} | set(version.terms.filing_gates)
            assert named <= set(GATES), policy.id


def test_baotou_9_from_filing_to_publication(store: Store) -> None:
    case = filed_case(store, "baotou", finding())
    id_ = case.id
    assert (case.stage, case.state, case.number[:7]) == ("district", "open", "baotou-")
    assert _step(store, id_) == "city"
    assert _step(store, id_) == "experts"
    assert _shut(store, id_) == {"opinions"}
    store.act(id_, "expert_opinion", Opinion(expert="e1", conclusion="recommend", text="同意"), "专家甲")
    assert _step(store, id_, day=DAY) == "notice"
    assert store.case(id_).notice_until == date(2026, 10, 9)  # 25 September and the holiday of 1 to 7 October are off
    assert _shut(store, id_, date(2026, 10, 9)) == {"decided", "notice_over"}
    approve(store, store.case(id_))
    assert _shut(store, id_, date(2026, 10, 10)) == set()
    assert _step(store, id_, day=date(2026, 10, 10)) == "publication"


@pytest.mark.parametrize(
    ("found", "gate"),
    [
        (finding("fail"), "formal"),
        (finding("fail", "credit.serious_dishonesty"), "credit"),
        (finding("fail", "credit.abnormal_operation", mandatory=False), "credit"),
        (finding("fail", "authenticity.qr_mismatch", mandatory=False, tier="contradiction"), "signs_settled"),
    ],
)
def test_a_dossier_that_fails_a_review_is_not_recommended(store: Store, found: object, gate: str) -> None:
    case = filed_case(store, "baotou", found)  # type: ignore[arg-type]
    assert _shut(store, case.id) == {gate}
    with pytest.raises(RefusedError):
        _step(store, case.id)
    assert store.case(case.id).stage == "district"


def test_a_question_or_a_note_does_not_stop_a_recommendation(store: Store) -> None:
    case = filed_case(store, "baotou", finding("review"), finding("warn"), finding("fail", mandatory=False))
    assert _shut(store, case.id) == set()


def test_an_unchecked_dossier_and_one_of_another_policy_stop(store: Store) -> None:
    id_ = procedure.open_case(store, "baotou", "申请人", uscc=USCC, applicant=APPLICANT)
    unread = store.create_dossier("材料", [], {})
    procedure.file_case(store, id_, store.case(id_).version, unread, "申请人")
    assert _shut(store, id_) == {"checked"}
    other = filed_case(store, "baotou").id
    store.keep_result(
        store.case(other).dossier_id or "",
        {**store.latest_result(checked_dossier(store, "beijing"))},
        "1",
        "r",  # type: ignore[dict-item]
    )
    assert _shut(store, other) == {"checked"}


def test_signs_must_be_excluded_by_a_person(store: Store) -> None:
    sign = finding("fail", "authenticity.qr_mismatch", mandatory=False, tier="contradiction")
    case = filed_case(store, "baotou", sign)
    assert case.dossier_id
    store.dispose(case.dossier_id, sign, (), "confirmed", "与登记不符", "官员")
    assert _shut(store, case.id) == {"signs_settled"}
    store.dispose(case.dossier_id, sign, (), "excluded", "已见原件", "官员")
    assert _shut(store, case.id) == set()


def test_objections_stop_a_notice_until_settled(store: Store) -> None:
    case = filed_case(store, "inner_mongolia", finding())
    for stage in ("third_party", "decision"):
        if stage == "decision":
            store.act(case.id, "expert_opinion", Opinion(expert="e", conclusion="recommend", text="好"), "专家")
        _step(store, case.id, stage)
    approve(store, store.case(case.id))
    _step(store, case.id, "notice", DAY)
    late = date(2026, 11, 2)
    raised = store.act(case.id, "objection", Objection(by="乙公司", matter="专利权属争议"), "审核员")
    assert _shut(store, case.id, late) == {"objections_settled"}
    store.act(case.id, "objection_settled", Settlement(upheld=False, text="权属清楚"), "审核员", closes=raised)
    assert _shut(store, case.id, late) == set()
    again = store.act(case.id, "objection", Objection(by="丙公司", matter="检测报告"), "审核员")
    store.act(case.id, "objection_settled", Settlement(upheld=True, text="属实"), "审核员", closes=again)
    assert _shut(store, case.id, late) == {"objections_settled"}


def test_an_objection_is_settled_once(store: Store) -> None:
    case = filed_case(store, "baotou")
    raised = store.act(case.id, "objection", Objection(by="乙公司", matter="争议"), "审核员")
    store.act(case.id, "objection_settled", Settlement(upheld=False, text="不成立"), "审核员", closes=raised)
    with pytest.raises(RefusedError):
        store.act(case.id, "objection_settled", Settlement(upheld=True, text="成立"), "审核员", closes=raised)


def test_a_step_that_may_be_left_out(store: Store) -> None:
    case = filed_case(store, "inner_mongolia", finding())
    _step(store, case.id)
    store.act(case.id, "expert_opinion", Opinion(expert="e", conclusion="recommend", text="好"), "专家")
    here = situation_of(store, case.id, DAY)
    assert [stage.id for stage in procedure.next_stages(here)] == ["site_check", "decision"]
    assert _step(store, case.id) == "site_check"
    store.act(case.id, "ordered", Order(what="site_visit", reason="核实产线"), "审核员")
    assert _shut(store, case.id) == {"orders_done"}
    order = store.acts("case", case.id)[-1].id
    visit = SiteVisit(place="厂区", persons="两名审核员", found="产线在用", holds=True)
    store.act(case.id, "site_visit", visit, "审核员", closes=order)
    assert _step(store, case.id) == "decision"


def test_changzhou_10_is_decided_jointly(store: Store) -> None:
    case = filed_case(store, "changzhou", finding())
    _step(store, case.id)
    _step(store, case.id)
    store.act(case.id, "expert_opinion", Opinion(expert="e", conclusion="recommend", text="好"), "专家")
    assert _step(store, case.id) == "decision"
    approve(store, store.case(case.id))
    assert _shut(store, case.id) == {"consulted"}
    store.act(case.id, "consultation", View(office="市财政局", agrees=False, text="补充材料"), "审核员")
    assert _shut(store, case.id) == {"consulted"}
    store.act(case.id, "consultation", View(office="市财政局", agrees=True), "审核员")
    assert _step(store, case.id) == "publication"


def test_beijing_6_is_checked_again_by_the_trade(store: Store) -> None:
    add_round(store, "beijing", Round(name="一", opens_on=date(2000, 1, 1), closes_on=date(2100, 1, 1)), "管理员")
    case = filed_case(store, "beijing", finding())
    assert case.stage == "formal"
    _step(store, case.id)
    store.act(case.id, "expert_opinion", Opinion(expert="e", conclusion="recommend", text="好"), "专家")
    assert _step(store, case.id) == "recheck"
    approve(store, store.case(case.id))
    assert _shut(store, case.id) == {"rechecked"}
    store.act(case.id, "recheck", View(office="市经信局", agrees=True), "审核员")
    assert _step(store, case.id, day=DAY) == "notice"


@pytest.mark.parametrize("policy", ["beijing", "inner_mongolia"])
def test_nothing_is_filed_outside_a_round(store: Store, policy: str) -> None:
    closed = Round(name="一", opens_on=date(2020, 1, 1), closes_on=date(2020, 2, 1))
    add_round(store, policy, closed, "管理员")
    with pytest.raises(RefusedError, match="批次"):
        filed_case(store, policy)
    add_round(store, policy, Round(name="二", opens_on=date(2020, 3, 1), closes_on=date(2100, 1, 1)), "管理员")
    case = filed_case(store, policy)
    assert (case.state, case.round) == ("open", "二")


def test_experts_who_do_not_recommend_stop(store: Store) -> None:
    case = filed_case(store, "baotou", finding())
    _step(store, case.id)
    _step(store, case.id)
    for expert, said in (("e1", "recommend"), ("e2", "not_recommend")):
        store.act(case.id, "expert_opinion", Opinion(expert=expert, conclusion=said, text="意见"), "专家")  # type: ignore[arg-type]
    assert _shut(store, case.id) == {"opinions"}


def test_returned_mended_and_taken_up_where_it_stood(store: Store) -> None:
    case = filed_case(store, "baotou", finding("fail"))
    return_case(store, case.id, case.version, "审核员", "请补正", date(2099, 1, 1))
    assert store.case(case.id).state == "returned"
    with pytest.raises(RefusedError):
        _step(store, case.id)
    mended = checked_dossier(store, "baotou", finding())
    number = procedure.resubmit(store, case.id, store.case(case.id).version, mended, "申请人", "已补正")
    after = store.case(case.id)
    assert (number, after.state, after.stage, after.dossier_id, after.due_on) == (2, "open", "district", mended, None)
    assert _shut(store, case.id) == set()


def test_mended_papers_never_pass_a_formal_review(store: Store) -> None:
    store.add_office("reg", "自治区厅", "province", "管理员", region="15")
    store.add_office("city", "市局", "city", "管理员", region="1502", above="reg")
    case = filed_case(store, "inner_mongolia", finding())
    _step(store, case.id)
    store.act(case.id, "expert_opinion", Opinion(expert="e", conclusion="recommend", text="好"), "专家")
    _step(store, case.id, "decision")
    approve(store, store.case(case.id))
    _step(store, case.id, "notice", DAY)
    return_case(store, case.id, store.case(case.id).version, "审核员", "异议属实，请更换报告")
    worse = checked_dossier(store, "inner_mongolia", finding("fail"))
    procedure.resubmit(store, case.id, store.case(case.id).version, worse, "申请人")
    now = store.case(case.id)
    assert (now.stage, now.office, now.notice_until) == ("league_city", "city", None)
    assert _shut(store, case.id) == {"formal"}


@pytest.mark.parametrize("end", [procedure.reject, procedure.withdraw, procedure.cancel])
def test_an_ended_case_does_not_move(store: Store, end: object) -> None:
    case = filed_case(store, "baotou", finding())
    end(store, case.id, case.version, "审核员", "理由")  # type: ignore[operator]
    assert store.case(case.id).state == "closed"
    with pytest.raises(RefusedError):
        _step(store, case.id)


def test_two_people_on_one_case(store: Store) -> None:
    case = filed_case(store, "baotou", finding())
    advance(store, case.id, case.version, "审核员甲", "符合")
    before = store.acts("case", case.id)
    with pytest.raises(OvertakenError):
        procedure.reject(store, case.id, case.version, "审核员乙", "不符合")
    assert store.acts("case", case.id) == before
    assert store.case(case.id).state == "open"


def test_each_step_names_who_when_why(store: Store) -> None:
    case = filed_case(store, "baotou", finding())
    with pytest.raises(RefusedError):
        advance(store, case.id, case.version, "审核员", " ")
    with pytest.raises(RefusedError):
        advance(store, case.id, case.version, " ", "符合")
    _step(store, case.id, day=DAY)
    step = store.acts("case", case.id)[-1]
    assert (step.user, step.on, step.body["from_stage"], step.body["to_stage"], step.body["reason"]) == (
        "审核员", DAY, "district", "city", "符合条件",
    )  # fmt: skip
    assert step.body["run_id"] is not None
    assert store.verify_audit().broken is None


def test_a_restricted_company_is_known_by_its_papers_and_leaves_no_draft(store: Store) -> None:
    store.restrict("applicant", APPLICANT, USCC, "baotou", "材料不实", 3, "管理员")
    papers = checked_dossier(store, "baotou", finding())
    with pytest.raises(RefusedError, match="限报名单"):
        procedure.file_new(store, "baotou", papers, "审核员")
    assert store.cases() == []


def test_papers_are_filed_once(store: Store) -> None:
    papers = checked_dossier(store, "baotou", finding())
    id_ = procedure.file_new(store, "baotou", papers, "申请人", uscc=USCC, applicant=APPLICANT)
    with pytest.raises(RefusedError, match=store.case(id_).number):
        procedure.file_new(store, "baotou", papers, "申请人", uscc=USCC, applicant=APPLICANT)
    assert len(store.cases()) == 1
    return_case(store, id_, store.case(id_).version, "审核员", "缺页")
    with pytest.raises(RefusedError, match=store.case(id_).number):
        procedure.resubmit(store, id_, store.case(id_).version, papers, "申请人")
    assert [row.number for row in store.submissions(id_)] == [1]


def test_papers_of_another_company_are_not_taken(store: Store) -> None:
    papers = checked_dossier(store, "baotou", finding())
    with pytest.raises(RefusedError, match="不同"):
        procedure.file_new(store, "baotou", papers, "申请人", uscc="91150200MA0P0P0P0X", applicant="他公司")
    assert store.cases() == []
    misread = procedure.file_new(store, "baotou", papers, "申请人", uscc="91150200MA0P0P0P0X", applicant=APPLICANT)
    assert store.case(misread).uscc == "91150200MA0P0P0P0X"


def test_a_notice_in_a_year_whose_holidays_are_not_known_is_counted_by_a_person(store: Store) -> None:
    case = filed_case(store, "baotou", finding())
    for _ in range(2):
        _step(store, case.id)
    store.act(case.id, "expert_opinion", Opinion(expert="e1", conclusion="recommend", text="同意"), "专家甲")
    late = date(2199, 3, 1)
    assert procedure.must_count_notice(situation_of(store, case.id, late))
    assert not procedure.must_count_notice(situation_of(store, case.id, DAY))
    version = store.case(case.id).version
    with pytest.raises(RefusedError, match="不得少于"):
        advance(store, case.id, version, "审核员", "符合", day=late, notice_until=date(2199, 3, 5))
    advance(store, case.id, version, "审核员", "符合", day=late, notice_until=date(2199, 3, 11))
    assert store.case(case.id).notice_until == date(2199, 3, 11)
