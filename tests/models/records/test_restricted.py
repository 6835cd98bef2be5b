"""The restricted list: to the day, found by code and by name, lifted with a reason, of one policy or of all."""

from __future__ import annotations

from datetime import date

import pytest

from dossier.models.errors import OvertakenError, RefusedError, UsageError
from dossier.models.records import Store
from tests.casework.made import APPLICANT, USCC

START, END = date(2024, 2, 29), date(2027, 2, 28)


def test_three_years_to_the_day(store: Store) -> None:
    row = store.restrict("applicant", APPLICANT, USCC, "beijing", "虚假材料", 3, "张三", START)
    assert (row.starts_on, row.ends_on) == (START, END)
    asked = [date(2024, 2, 28), START, END, date(2027, 3, 1)]
    until = END.isoformat()
    assert [store.restricted_until(USCC, APPLICANT, day) for day in asked] == [None, until, until, None]
    assert [len(store.restrictions(on=day)) for day in asked] == [0, 1, 1, 0]
    assert len(store.restrictions()) == 1


def test_found_by_code_or_name(store: Store) -> None:
    store.restrict("applicant", "甲设备(北方)有限公司", USCC, "", "虚假材料", 3, "张三", START)
    assert store.restricted_until(USCC.lower(), "改了名的公司", START)
    assert store.restricted_until("", "甲设备（北方） 有限公司", START)
    assert store.restricted_until("", "", START) is None
    assert store.restricted_until("91150200MA0N0N0N1X", "乙公司", START) is None


def test_one_policy_or_all_and_each_kind_for_itself(store: Store) -> None:
    store.restrict("applicant", "甲公司", "", "baotou", "虚假材料", 3, "张三", START)
    store.restrict("agency", "乙检测所", "", "", "重大失误", 3, "张三", START)
    assert store.restricted_until("", "甲公司", START, "baotou")
    assert store.restricted_until("", "甲公司", START, "beijing") is None
    assert store.restricted_until("", "甲公司", START)
    assert store.restricted_until("", "乙检测所", START) is None
    assert store.restricted_until("", "乙检测所", START, "baotou", "agency")
    assert [row.name for row in store.restrictions("agency")] == ["乙检测所"]


def test_the_longest_one_counts(store: Store) -> None:
    for years in (3, 5, 1):
        store.restrict("applicant", "甲公司", "", "", "虚假材料", years, "张三", START)
    assert store.restricted_until("", "甲公司", START) == "2029-02-28"


def test_lifting(store: Store) -> None:
    row = store.restrict("applicant", "甲公司", "", "", "虚假材料", 3, "张三", START)
    with pytest.raises(RefusedError, match="理由"):
        store.lift_restriction(row.id, row.version, " ", "李四", date(2025, 1, 1))
    with pytest.raises(OvertakenError):
        store.lift_restriction(row.id, row.version + 1, "复核", "李四", date(2025, 1, 1))
    with pytest.raises(RefusedError, match="已结束"):
        store.lift_restriction(row.id, row.version, "复核", "李四", date(2027, 3, 1))
    lifted = store.lift_restriction(row.id, row.version, "复核撤销", "李四", date(2025, 1, 1))
    assert store.restricted_until("", "甲公司", date(2024, 12, 31)) == END.isoformat()
    assert store.restricted_until("", "甲公司", date(2025, 1, 1)) is None
    with pytest.raises(RefusedError):
        store.lift_restriction(row.id, lifted.version, "再次", "李四", date(2025, 1, 2))
    with pytest.raises(UsageError):
        store.lift_restriction(99, 1, "复核", "李四")
    assert [link.act for link in store.audit(f"restricted:{row.id}")] == ["restricted", "lifted"]


@pytest.mark.parametrize(
    ("name", "reason", "user"), [("", "理由", "张三"), ("甲公司", " ", "张三"), ("甲公司", "理由", "")]
)
def test_nobody_is_put_on_it_without_name_reason_and_signature(store: Store, name: str, reason: str, user: str) -> None:
    with pytest.raises(RefusedError):
        store.restrict("applicant", name, "", "", reason, 3, user, START)
    assert store.restrictions() == []
