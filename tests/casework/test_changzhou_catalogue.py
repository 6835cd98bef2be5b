"""Changzhou: voluntary listing, term, yearly editions, what purchasers see, misconduct and recovery."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest

from dossier.casework.catalogue_changes import editions, next_edition, publish_edition
from dossier.casework.catalogue_export import export_catalogue
from dossier.casework.procedure import advance_obstacles, withdraw
from dossier.casework.publication import publish
from dossier.casework.sanctions import dishonest_acts, sanction_case
from dossier.checks.engine import run_policy
from dossier.checks.policy_files import load_policy
from dossier.models.acts import Misconduct, Removal, Step, View
from dossier.models.errors import RefusedError
from dossier.models.records.case_rows import CaseRow
from dossier.models.records.store import Store
from tests.builders import dossier
from tests.casework.entries import START, listed
from tests.casework.made import APPLICANT, USCC, filed_case, finding

FRAUD = Misconduct(what="fraud", text="虚报保费")


def moved(store: Store, case: CaseRow, stage: str) -> CaseRow:
    """The case at another step."""
    step = Step(from_stage=case.stage, to_stage=stage)
    store.change_case(case.id, case.version, "advanced", step, "审核员", stage=stage)
    return store.case(case.id)


def test_7_nothing_is_listed_that_was_not_applied_for_or_was_withdrawn(store: Store) -> None:
    case = filed_case(store, "changzhou", finding())
    with pytest.raises(RefusedError):
        publish(store, case.id, case.version, "市工信局", day=START)
    withdraw(store, case.id, case.version, "申请人", "不再申请")
    gone = store.case(case.id)
    with pytest.raises(RefusedError):
        publish(store, case.id, gone.version, "市工信局", day=START)
    entry = listed(store, "changzhou")
    left = store.remove_entry(entry.id, entry.version, Removal(reason="企业自愿退出目录"), "市工信局", START)
    assert left.state_on(START) == "removed"
    assert store.entries(policy="changzhou", on=START, state="listed") == []


def test_10_listed_after_the_joint_decision_for_two_years(store: Store) -> None:
    case = moved(store, filed_case(store, "changzhou", finding()), "decision")
    assert "consulted" in {one.gate for one in advance_obstacles(store, case.id, START)}
    with pytest.raises(RefusedError):
        publish(store, case.id, case.version, "市工信局", day=START)
    for office in ("市发改委", "市科技局"):
        store.act(case.id, "consultation", View(office=office, agrees=True), office, START)
    assert "consulted" not in {one.gate for one in advance_obstacles(store, case.id, START)}
    case = moved(store, store.case(case.id), "publication")
    entry = publish(store, case.id, case.version, "市工信局", day=START)
    assert (entry.starts_on, entry.ends_on) == (START, date(2027, 6, 30))
    assert entry.state_on(date(2027, 7, 1)) == "lapsed"


def test_11_the_catalogue_is_updated_yearly(store: Store) -> None:
    assert next_edition(store, "changzhou") is None
    first = listed(store, "changzhou")
    assert next_edition(store, "changzhou") == date(2026, 6, 30)
    assert publish_edition(store, "changzhou", date(2025, 7, 1), "市工信局").added == (first,)
    assert next_edition(store, "changzhou") == date(2026, 7, 1)
    second = listed(store, "changzhou", date(2026, 3, 1), product="压机")
    gone = store.remove_entry(first.id, first.version, Removal(reason="企业退出"), "市工信局", date(2026, 5, 1))
    edition = publish_edition(store, "changzhou", date(2026, 7, 1), "市工信局")
    assert (edition.listed, edition.added, edition.removed, edition.lapsed) == ((second,), (second,), (gone,), ())
    late = publish_edition(store, "changzhou", date(2028, 7, 1), "市工信局")
    assert (late.listed, late.lapsed, late.removed) == ((), (second,), ())
    assert editions(store, "changzhou") == [date(2025, 7, 1), date(2026, 7, 1), date(2028, 7, 1)]
    with pytest.raises(RefusedError):
        publish_edition(store, "changzhou", date(2028, 7, 1), "市工信局")
    assert next_edition(store, "baotou") is None


def shown(store: Store, on: date = START) -> dict[str, str]:
    """The only entry as purchasers take it away."""
    data = export_catalogue(store.entries(policy="changzhou", on=on), on, "csv")
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    return row


def test_12_14_exported_with_the_procurement_treatment(store: Store) -> None:
    listed(store, "changzhou", category="首台（套）重大装备")
    assert len(store.entries(policy="changzhou", words="水泵", category="重大装备", on=START)) == 1
    row = shown(store)
    assert row["类别"] == "首台（套）重大装备"
    for word in ("优先", "5%", "单一来源"):
        assert word in row["采购待遇"]


def test_15_sales_performance_until_two_years_from_recognition(store: Store) -> None:
    entry = listed(store, "changzhou")
    assert entry.performance_until == date(2027, 6, 30)
    assert shown(store)["视同具备销售业绩至"] == "2027-06-30"
    assert listed(store, "baotou").performance_until is None


def test_16_limits_on_purchasers_stand_with_the_entry(store: Store) -> None:
    listed(store, "changzhou")
    row = shown(store)
    for word in ("注册资本", "利润", "授权"):
        assert word in row["对采购人的限制"]
    own = listed(store, "changzhou", product="压机", limits="另有约定")
    assert own.limits == "另有约定"


@pytest.mark.parametrize("what", ["recontracting", "subcontracting"])
def test_23_recontracting_is_recorded_and_told(store: Store, what: str) -> None:
    case = moved(store, filed_case(store, "changzhou", finding()), "publication")
    entry = publish(store, case.id, case.version, "市工信局", day=START)
    act = Misconduct.model_validate({"what": what, "text": "中标后转给其他制造商"})
    done = sanction_case(store, store.case(case.id), act, "转包", "市工信局", on=date(2025, 8, 1))
    assert (done.removed, done.restricted, done.reclaimed) == (None, None, ())
    assert store.entry(entry.id).removed_on is None
    (told,) = dishonest_acts(store, "changzhou", START, date(2025, 12, 31))
    assert (told.case.applicant, told.act.body["what"]) == (APPLICANT, what)


def test_23_fraud_forfeits_and_recovers_the_subsidy(store: Store) -> None:
    case = filed_case(store, "changzhou_insurance", finding())
    paid = store.add_paid_claim(
        "changzhou_insurance", APPLICANT, USCC, "智能水泵", "80000", "财政局", START, case_id=case.id
    )
    other = store.add_paid_claim("changzhou_insurance", APPLICANT, USCC, "压机", "10000", "财政局", START)
    done = sanction_case(store, case, FRAUD, "虚报保费骗取补贴", "市工信局", on=date(2025, 9, 1))
    assert done.cancelled, "a claim on its way is cancelled"
    assert [(one.id, one.reclaimed_on, one.reclaim_reason) for one in done.reclaimed] == [
        (paid.id, date(2025, 9, 1), "虚报保费骗取补贴")
    ]
    assert [one.id for one in store.paid_claims() if one.reclaimed_on is None] == [other.id]
    (told,) = dishonest_acts(store, "changzhou", START, date(2025, 12, 31))
    assert told.act.body["what"] == "fraud"
    made = dossier(applied_on="2026-01-15", applicant_name=APPLICANT, uscc=USCC, product_name="智能水泵")
    found = run_policy(made, load_policy("changzhou_insurance"), store)
    (asked,) = [one for one in found if one.check == "claim.double_benefit"]
    assert (asked.status, asked.judge) == ("review", "person")
    assert "已收回（虚报保费骗取补贴）" in asked.message
    assert store.verify_audit().broken is None


def test_what_json_says_of_a_listed_product(store: Store) -> None:
    listed(store, "changzhou")
    (said,) = json.loads(export_catalogue(store.entries(on=START), START, "json"))["entries"]
    assert said["performance_until"] == "2027-06-30"
