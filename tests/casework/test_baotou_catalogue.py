"""Baotou: listing, term and run, feedback, tracking, removal, false material, the credit record."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import openpyxl
import pytest

from dossier.casework.catalogue_export import PUBLIC, export_catalogue
from dossier.casework.procedure import advance_obstacles, filing_obstacles, open_case
from dossier.casework.publication import publish
from dossier.casework.sanctions import dishonest_acts, dishonesty_sheet, sanction_case
from dossier.casework.sheets import csv_of
from dossier.checks.policy_files import load_policy
from dossier.models.acts import Dishonesty, Feedback, Removal, Settlement, Step, Tracking
from dossier.models.errors import RefusedError
from dossier.models.records.case_rows import CaseRow
from dossier.models.records.catalogue_rows import EntryRow
from dossier.models.records.store import Store
from tests.casework.entries import START, listed
from tests.casework.made import APPLICANT, USCC, filed_case, finding

FALSE = Dishonesty(matter="检测报告与出具单位留存件不符", evidence="出具单位复函", stage="district")


def at_publication(store: Store) -> CaseRow:
    """A case at its last step."""
    case = filed_case(store, "baotou", finding())
    step = Step(from_stage=case.stage, to_stage="publication")
    store.change_case(case.id, case.version, "advanced", step, "审核员", stage="publication")
    return store.case(case.id)


def published(store: Store) -> tuple[CaseRow, EntryRow]:
    case = at_publication(store)
    return case, publish(store, case.id, case.version, "公布人", day=START)


def test_4_an_approved_product_is_published_in_the_catalogue(store: Store) -> None:
    case, entry = published(store)
    shown = json.loads(export_catalogue(store.entries(on=START, state="listed"), START, "json"))["entries"]
    assert [(one["number"], one["product"], one["applicant"]) for one in shown] == [
        (entry.number, case.product, case.applicant)
    ]
    assert set(shown[0]) == set(PUBLIC), "what is published shows nothing of the office's own"


def test_10_14_searched_and_exported_by_category(store: Store) -> None:
    pump, press, _ = (listed(store, product=name, category=kind) for name, kind in
                      (("水泵", "装备"), ("压机", "装备"), ("奶粉", "农畜食品")))  # fmt: skip
    assert store.entries(category="装备", on=START) == [pump, press]
    rows = list(csv.DictReader(io.StringIO(export_catalogue([pump, press], START, "csv").decode("utf-8-sig"))))
    assert [(row["产品名称"], row["类别"], row["状态"]) for row in rows] == [
        ("水泵", "装备", "在目录内"), ("压机", "装备", "在目录内"),
    ]  # fmt: skip
    assert "首购" in rows[0]["采购待遇"]
    book = openpyxl.load_workbook(io.BytesIO(export_catalogue(store.entries(on=START), START, "xlsx", by="category")))
    assert {page.title: page.max_row - 1 for page in book} == {"农畜食品": 1, "装备": 2}


def test_15_two_years_then_it_lapses_and_no_more_than_four_on_end(store: Store) -> None:
    first = listed(store)
    assert first.ends_on == date(2027, 6, 30)
    assert (first.state_on(date(2027, 6, 30)), first.state_on(date(2027, 7, 1))) == ("listed", "lapsed")
    again = listed(store, day=date(2027, 5, 20))
    assert (again.renews, again.starts_on, again.ends_on) == (first.id, date(2027, 7, 1), date(2029, 6, 30))
    for day in (date(2029, 6, 1), date(2029, 7, 1)):  # before it ends, and on the day after: no break
        with pytest.raises(RefusedError, match="4 年"):
            listed(store, day=day)
    after = listed(store, day=date(2029, 7, 2))  # one day not listed begins the count anew
    assert (after.renews, after.ends_on) == (None, date(2031, 7, 2))


def test_15_a_leap_day(store: Store) -> None:
    first = listed(store, day=date(2024, 2, 29))
    assert first.ends_on == date(2026, 2, 28)
    again = listed(store, day=date(2026, 2, 28))
    assert (again.starts_on, again.ends_on) == (date(2026, 3, 1), date(2028, 2, 28))


def test_15_another_product_has_a_run_of_its_own(store: Store) -> None:
    listed(store)
    listed(store, day=date(2027, 6, 1))
    assert listed(store, day=date(2029, 6, 1), model="SB-2").renews is None


def test_16_feedback_is_recorded_and_answered(store: Store) -> None:
    entry = listed(store)
    act = store.add_feedback(entry.number, Feedback(by="某水厂", text="密封件渗漏", rating="poor"), "经办人", START)
    (open_,) = store.feedback(entry.id)
    assert (open_.feedback.by, open_.feedback.text, open_.answer) == ("某水厂", "密封件渗漏", None)
    store.answer_feedback(entry.id, act, Settlement(upheld=True, text="已换密封件"), "经办人", date(2025, 7, 9))
    (done,) = store.feedback(entry.id)
    assert done.answer is not None and done.answer.text == "已换密封件"
    assert done.answered_on == date(2025, 7, 9)
    with pytest.raises(RefusedError):
        store.answer_feedback(entry.id, act, Settlement(upheld=True, text="再次"), "经办人")


def test_17_tracking_is_due_after_a_full_year_and_yearly(store: Store) -> None:
    entry = listed(store)
    assert store.tracking_due(date(2026, 6, 29)) == []
    assert store.tracking_due(date(2026, 6, 30), "baotou") == [entry]
    kept = store.track(
        entry.id, entry.version, Tracking(result="keep", text="用户反馈良好"), "评估人", date(2026, 7, 15)
    )
    assert kept.tracking_due is None, "the next return is the last day of its term"
    again = listed(store, day=date(2027, 6, 1))
    assert again.tracking_due == date(2028, 6, 30), "yearly from the day on which it was first listed"
    assert store.tracking_due(date(2029, 7, 1)) == [], "what has lapsed is not looked at"
    assert [act.kind for act in store.acts("entry", entry.id)] == ["tracked"]


def test_17_the_result_can_remove(store: Store) -> None:
    entry = listed(store)
    looked = Tracking(result="remove", text="信用审查发现严重失信")
    gone = store.track(entry.id, entry.version, looked, "评估人", date(2026, 7, 1))
    assert (gone.state_on(date(2026, 7, 1)), gone.removal_reason) == ("removed", "信用审查发现严重失信")
    assert store.tracking_due(date(2026, 8, 1)) == []
    with pytest.raises(RefusedError):
        store.track(entry.id, gone.version, looked, "评估人", date(2026, 7, 2))


@pytest.mark.parametrize("cause", ["incident", "dishonesty"])
def test_18_an_incident_removes_with_a_public_reason(store: Store, cause: str) -> None:
    entry, other = listed(store), listed(store, product="压机")
    removal = Removal.model_validate({"reason": "发生重大安全事故", "cause": cause})
    store.remove_entry(entry.id, entry.version, removal, "市工信局", date(2026, 1, 5))
    shown = json.loads(export_catalogue(store.entries(on=date(2026, 1, 5)), date(2026, 1, 5), "json"))["entries"]
    assert [(one["number"], one["state"], one["removal_reason"]) for one in shown] == [
        (entry.number, "已移出", "发生重大安全事故"), (other.number, "在目录内", ""),
    ]  # fmt: skip
    assert store.entries(on=date(2026, 1, 5), state="listed") == [other]
    before = json.loads(export_catalogue(store.entries(on=START), START, "json"))["entries"][0]
    assert (before["state"], before["removal_reason"], before["removed_on"]) == ("在目录内", "", None)
    with pytest.raises(ValueError, match="reason"):
        Removal(reason="", cause="incident")


def test_20_false_material_cancels_the_application(store: Store) -> None:
    case = filed_case(store, "baotou", finding())
    done = sanction_case(store, case, FALSE, "提供虚假材料", "市工信局", on=START)
    assert (done.cancelled, done.removed, done.restricted) == (True, None, None)
    assert (store.case(case.id).state, store.case(case.id).outcome) == ("closed", "cancelled")
    assert filing_obstacles(store, open_case(store, "baotou", "申请人", applicant=APPLICANT, uscc=USCC), START) == []


def test_20_false_material_cancels_the_listing_and_a_serious_case_bans_for_three_years(store: Store) -> None:
    case, entry = published(store)
    day = date(2025, 9, 1)
    done = sanction_case(store, store.case(case.id), FALSE, "提供虚假材料", "市工信局", serious=True, on=day)
    assert done.removed is not None and done.removed.number == entry.number
    assert (done.removed.removed_on, done.removed.removal_reason) == (day, "提供虚假材料")
    assert done.restricted is not None and done.restricted.ends_on == date(2028, 9, 1)
    draft = open_case(store, "baotou", "申请人", applicant=APPLICANT, uscc=USCC)
    for on, refused in ((day, True), (date(2028, 9, 1), True), (date(2028, 9, 2), False)):
        assert [one.gate for one in filing_obstacles(store, draft, on)] == ["unrestricted"] * refused
    assert store.verify_audit().broken is None


def test_20_nothing_is_done_by_halves(store: Store) -> None:
    open_ = filed_case(store, "baotou", finding())
    case, entry = published(store)
    stale = store.case(case.id)
    store.remove_entry(entry.id, entry.version, Removal(reason="先行移出"), "另一人", date(2025, 8, 1))
    done = sanction_case(store, stale, FALSE, "提供虚假材料", "市工信局", serious=True, on=date(2025, 9, 1))
    assert done.removed is None and done.restricted is not None
    with pytest.raises(RefusedError):
        sanction_case(store, open_.model_copy(update={"version": 0}), FALSE, "虚假", "市工信局", serious=True)
    assert store.case(open_.id).state == "open"
    assert [act.kind for act in store.acts("case", open_.id)] == ["opened", "filed"]
    assert len(store.restrictions()) == 1


def test_21_a_commitment_is_asked_for_and_credit_is_reviewed_at_each_stage(store: Store) -> None:
    version = load_policy("baotou").versions[-1]
    (letter,) = [one for one in version.materials if "commitment_letter" in one.types]
    assert (letter.required, letter.waivable) == ("always", False)
    case = filed_case(store, "baotou", finding("fail", "credit.serious_dishonesty"))
    assert "credit" in {one.gate for one in advance_obstacles(store, case.id, START)}
    assert case.stage == "district"
    step = Step(from_stage="district", to_stage="city")
    store.change_case(case.id, case.version, "advanced", step, "审核员", stage="city")
    assert "credit" in {one.gate for one in advance_obstacles(store, case.id, START)}
    clean = filed_case(store, "baotou", finding("pass", "credit.serious_dishonesty"))
    assert "credit" not in {one.gate for one in advance_obstacles(store, clean.id, START)}


def test_21_dishonest_acts_are_recorded_at_each_stage_and_exported(store: Store) -> None:
    case = filed_case(store, "baotou", finding())
    store.act(case.id, "dishonesty", FALSE, "区工信局", date(2025, 7, 1))
    late = FALSE.model_copy(update={"matter": "拒不配合核查", "stage": "city"})
    store.act(case.id, "dishonesty", late, "市工信局", date(2025, 8, 1))
    elsewhere = filed_case(store, "beijing", finding())
    store.act(elsewhere.id, "dishonesty", FALSE, "他人", date(2025, 7, 1))
    told = dishonest_acts(store, "baotou", date(2025, 7, 1), date(2025, 12, 31))
    rows = list(csv.DictReader(io.StringIO(csv_of(dishonesty_sheet(told)).decode("utf-8-sig"))))
    heads = ("主体名称", "统一社会信用代码", "环节", "失信事实", "认定日期")
    assert [tuple(row[head] for head in heads) for row in rows] == [
        (APPLICANT, USCC, "district", FALSE.matter, "2025-07-01"), (APPLICANT, USCC, "city", late.matter, "2025-08-01"),
    ]  # fmt: skip
    assert len(dishonest_acts(store, "baotou", date(2025, 7, 2), date(2025, 12, 31))) == 1
