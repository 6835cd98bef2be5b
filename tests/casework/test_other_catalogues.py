"""Huangshi, Inner Mongolia, Beijing: lists, marks, terms, bans, discipline, certificates of an earlier rule."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import openpyxl
import pytest

from dossier.casework.catalogue_export import export_catalogue, first_set_support
from dossier.casework.catalogue_import import import_catalogue
from dossier.casework.procedure import filing_obstacles, open_case
from dossier.casework.publication import publish
from dossier.casework.sanctions import ban_agency, sanction_case, sanction_entry
from dossier.models.acts import Breach, Dishonesty, Removal, Step
from dossier.models.errors import OvertakenError, RefusedError
from dossier.models.records.case_rows import CaseRow
from dossier.models.records.catalogue_rows import EntryRow
from dossier.models.records.store import Store
from tests.casework.entries import START, listed
from tests.casework.made import APPLICANT, USCC, filed_case, finding

FALSE = Dishonesty(matter="隐瞒重大质量问题", evidence="核查记录")


def published(store: Store, policy: str, stage: str) -> tuple[CaseRow, EntryRow]:
    case = filed_case(store, policy, finding())
    step = Step(from_stage=case.stage, to_stage=stage)
    store.change_case(case.id, case.version, "advanced", step, "审核员", stage=stage)
    entry = publish(store, case.id, store.case(case.id).version, "公布人", day=START)
    return store.case(case.id), entry


def test_huangshi_2_1_listed_and_managed_dynamically(store: Store) -> None:
    _, entry = published(store, "huangshi", "publication")
    assert (entry.ends_on, entry.state_on(date(2040, 1, 1))) == (None, "listed"), "the text names no end"
    with pytest.raises(RefusedError, match="长期"):
        listed(store, "huangshi", date(2026, 1, 1))
    gone = store.remove_entry(entry.id, entry.version, Removal(reason="停产"), "市经信局", date(2026, 2, 1))
    again = listed(store, "huangshi", date(2026, 6, 1))
    assert [row.state_on(date(2026, 6, 1)) for row in (gone, again)] == ["removed", "listed"]
    assert store.entries(policy="huangshi", state="listed", on=date(2026, 6, 1)) == [again]


def test_huangshi_3_4_searched_and_exported_for_purchasers(store: Store) -> None:
    listed(store, "huangshi", category="市政")
    listed(store, "huangshi", product="压机")
    (row,) = csv.DictReader(
        io.StringIO(export_catalogue(store.entries(category="市政", on=START), START, "csv").decode("utf-8-sig"))
    )
    assert row["产品名称"] == "智能水泵"
    assert "市场占有率" in row["对采购人的限制"]


def test_huangshi_5_exported_by_industry_chain(store: Store) -> None:
    for name, chain in (("水泵", "高端装备"), ("压机", "高端装备"), ("线缆", "电子信息"), ("茶", "")):
        listed(store, "huangshi", product=name, chain=chain)
    assert [row.product for row in store.entries(chain="电子信息", on=START)] == ["线缆"]
    book = openpyxl.load_workbook(io.BytesIO(export_catalogue(store.entries(on=START), START, "xlsx", by="chain")))
    assert {page.title: page.max_row - 1 for page in book} == {"电子信息": 1, "高端装备": 2, "未分类": 1}


def test_huangshi_6_first_sets_bear_a_mark_and_their_support(store: Store) -> None:
    first, other = listed(store, "huangshi", first_set=True), listed(store, "huangshi", product="压机")
    said = json.loads(export_catalogue([first, other], START, "json"))["entries"]
    assert [one["first_set"] for one in said] == ["是", "否"]
    assert "税收抵免" in said[0]["first_set_support"] and "信贷" in said[0]["first_set_support"]
    assert said[1]["first_set_support"] == ""
    marked = store.amend_entry(other.id, other.version, "经办人", "补登", first_set=True)
    assert first_set_support(marked)
    assert first_set_support(listed(store, "baotou", first_set=True)) == "", "a policy that says nothing of it"


def test_inner_mongolia_13_three_years_from_publication(store: Store) -> None:
    _, entry = published(store, "inner_mongolia", "publication")
    assert (entry.published_on, entry.ends_on) == (START, date(2028, 6, 30))
    assert [entry.state_on(day) for day in (date(2028, 6, 30), date(2028, 7, 1))] == ["listed", "lapsed"]


def test_inner_mongolia_10_fraud_revokes_and_bans_the_applicant(store: Store) -> None:
    case, entry = published(store, "inner_mongolia", "publication")
    done = sanction_case(store, case, FALSE, "骗取认定", "自治区工信厅", on=date(2026, 2, 28))
    assert done.removed is not None and done.removed.number == entry.number
    assert done.restricted is not None and done.restricted.ends_on == date(2029, 2, 28), "whether serious or not"
    draft = open_case(store, "inner_mongolia", "申请人", applicant=APPLICANT, uscc=USCC)
    assert [one.gate for one in filing_obstacles(store, draft, date(2029, 2, 28))] == ["unrestricted"]
    assert filing_obstacles(store, draft, date(2029, 3, 1)) == []


def test_inner_mongolia_10_a_negligent_agency_is_kept_out_for_three_years(store: Store) -> None:
    case = filed_case(store, "inner_mongolia", finding())
    agency = store.add_expert("乙评审中心", "乙评审中心", "综合评审", "自治区工信厅")
    row = ban_agency(store, "inner_mongolia", "乙评审中心", "", "评审出现重大失误", "自治区工信厅", START)
    assert (row.kind, row.ends_on) == ("agency", date(2028, 6, 30))
    with pytest.raises(RefusedError, match="乙评审中心"):
        store.invite_expert(case.id, agency.id, "自治区工信厅", date(2028, 6, 30))
    assert store.case(case.id).experts == ()
    store.invite_expert(case.id, agency.id, "自治区工信厅", date(2028, 7, 1))
    assert store.case(case.id).experts == (agency.id,)
    with pytest.raises(RefusedError):
        ban_agency(store, "changzhou", "乙评审中心", "", "失误", "市工信局", START)


def test_inner_mongolia_11_a_breach_is_recorded_and_the_expert_removed(store: Store) -> None:
    case = filed_case(store, "inner_mongolia", finding())
    expert = store.add_expert("丙某", "某大学", "泵", "自治区工信厅")
    with pytest.raises(OvertakenError):
        store.record_breach(expert.id, expert.version + 1, Breach(text="泄露技术秘密"), "自治区工信厅", START)
    assert store.breaches(expert.id) == [], "neither half is kept"
    gone = store.record_breach(expert.id, expert.version, Breach(text="泄露技术秘密"), "自治区工信厅", START)
    assert (gone.removed_on, gone.removal_reason) == (START, "泄露技术秘密")
    assert [act.body["text"] for act in store.breaches(expert.id)] == ["泄露技术秘密"]
    assert (store.experts(on=START), len(store.experts())) == ([], 1)
    with pytest.raises(RefusedError, match="丙某"):
        store.invite_expert(case.id, expert.id, "自治区工信厅", START)
    with pytest.raises(RefusedError):
        store.remove_expert(expert.id, gone.version, "再次", "自治区工信厅")
    assert [link.act for link in store.audit(f"expert:{expert.id}")] == ["registered", "breach", "expert_removed"]


def test_beijing_9_13_searched_and_exported_for_promotion(store: Store) -> None:
    listed(store, "beijing", category="新一代信息技术")
    (found,) = store.entries(policy="beijing", words="智能", category="信息技术", on=START)
    for form in ("csv", "json", "xlsx"):
        assert len(export_catalogue([found], START, form)) > 100  # type: ignore[arg-type]
    (said,) = json.loads(export_catalogue([found], START, "json"))["entries"]
    assert "路演" in said["treatment"]


def test_beijing_14_false_material_cancels_and_bans_for_three_years(store: Store) -> None:
    open_ = filed_case(store, "beijing", finding())
    case, entry = published(store, "beijing", "certificate")
    done = sanction_case(store, case, FALSE, "隐瞒事实", "工作组", on=date(2026, 1, 5))
    assert done.removed is not None and done.removed.state_on(date(2026, 1, 5)) == "removed"
    assert done.restricted is not None and done.restricted.ends_on == date(2029, 1, 5)
    assert sanction_case(store, open_, FALSE, "隐瞒事实", "工作组", on=date(2026, 1, 5)).cancelled
    assert store.case(open_.id).outcome == "cancelled"
    assert store.restricted_until(USCC, "", date(2029, 1, 5), "beijing") == "2029-01-05"
    assert store.restricted_until(USCC, "", date(2029, 1, 6), "beijing") is None
    assert entry.number not in {row.number for row in store.entries(state="listed", on=date(2026, 1, 5))}


def test_beijing_14_a_legacy_certificate_too(store: Store) -> None:
    entry = listed(store, "beijing", date(2023, 5, 5), legacy=True, ends_on=date(2026, 5, 4))
    done = sanction_entry(store, entry, "提供虚假材料", "工作组", on=START)
    assert done.removed is not None and done.removed.removed_on == START
    assert done.restricted is not None and done.restricted.ends_on == date(2028, 6, 30)


LEGACY = """证书编号,产品名称,申请单位,统一社会信用代码,技术领域,有效期起,有效期至
XCP-1,智能水泵,甲公司,91110000600037341L,高端装备,2023年5月5日,2026-05-04
XCP-2,压机,乙公司,91110000600037342L,高端装备,2023-05-05,2026-05-04
XCP-3,,丙公司,,高端装备,2023-05-05,2026-05-04
XCP-4,阀门,丁公司,,高端装备,2024-01-05,不详
XCP-5,线缆,戊公司,,高端装备,2024-01-05,2023-01-05
XCP-1,滤芯,己公司,,高端装备,2024-01-05,2027-01-04
XCP-7,灯具,庚公司,,高端装备,2024-01-05,

XCP-8,长杆,辛公司,,高端装备,2025-01-05,2029-01-05
XCP-9,新品,壬公司,,高端装备,2025-01-05,2028-01-05
"""


def test_beijing_15_certificates_of_the_earlier_rule_hold_until_their_own_last_day(store: Store) -> None:
    done = import_catalogue(store, "beijing", "旧证.csv", LEGACY.encode("utf-8-sig"), "工作组")
    assert [(row.number, row.legacy, row.ends_on) for row in done.entries] == [
        ("XCP-1", True, date(2026, 5, 4)), ("XCP-9", False, date(2028, 1, 5)),
    ]  # fmt: skip
    old = store.entry("XCP-1")
    assert [old.state_on(day) for day in (date(2026, 5, 4), date(2026, 5, 5))] == ["listed", "lapsed"]
    assert (old.category, old.uscc, old.published_on) == ("高端装备", "91110000600037341L", date(2023, 5, 5))
    why = {one.line: one.why.zh for one in done.refused}
    assert set(why) == {3, 4, 5, 6, 7, 8, 10}, "every refused line is named, the empty one is no line"
    for line, word in {
        3: "信用代码",
        4: "产品名称",
        5: "不详",
        6: "早于",
        7: "XCP-1",
        8: "有效期至",
        10: "3 年",
    }.items():
        assert word in why[line]


def test_beijing_15_taken_in_twice_and_renewed_under_the_new_rule(store: Store) -> None:
    import_catalogue(store, "beijing", "旧证.csv", LEGACY.encode(), "工作组")
    again = import_catalogue(store, "beijing", "旧证.csv", LEGACY.encode("gb18030"), "工作组")
    assert (again.entries, len(again.refused)) == ((), 9)
    more = {"applicant": "甲公司", "uscc": "91110000600037341L", "model": ""}
    renewed = listed(store, "beijing", date(2026, 4, 1), **more)
    assert (renewed.starts_on, renewed.ends_on, renewed.legacy) == (date(2026, 5, 5), date(2029, 5, 4), False)
