"""Entries of the catalogue: states as on any day, numbers, versions, search; nothing is lost or doubled."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.models.acts import Removal, Tracking
from dossier.models.errors import OvertakenError, RefusedError, UsageError
from dossier.models.policy import Terms
from dossier.models.records import Store
from dossier.models.records.catalogue_rows import EntryRow
from dossier.models.records.listing import same_product, span_of
from dossier.models.terms import term_end
from tests.casework.entries import START, listed, new, terms
from tests.casework.made import APPLICANT

DAY = timedelta(days=1)
INCIDENT = Removal(reason="重大质量事故", cause="incident")


def test_states_of_an_entry_by_the_day(store: Store) -> None:
    entry = listed(store, starts_on=START + DAY)
    assert [entry.state_on(day) for day in (START, START + DAY, date(2027, 7, 1), date(2027, 7, 2))] == [
        "pending", "listed", "listed", "lapsed",
    ]  # fmt: skip
    gone = store.remove_entry(entry.id, entry.version, INCIDENT, "张三", date(2026, 1, 5))
    assert (gone.state_on(date(2026, 1, 4)), gone.state_on(date(2026, 1, 5))) == ("listed", "removed")
    assert gone.last_day == date(2026, 1, 4)
    assert [one.state_on(date(2026, 1, 4)) for one in store.entries(on=date(2026, 1, 4))] == ["listed"]
    assert store.entries(on=START - DAY) == []


def test_numbers_run_by_policy_and_year(store: Store) -> None:
    made = [listed(store, product=f"产品{n}") for n in range(2)]
    made += [
        listed(store, "beijing"),
        listed(store, day=date(2026, 1, 1), product="产品9"),
        listed(store, product="末"),
    ]
    assert [one.number for one in made] == [
        "baotou-2025-0001", "baotou-2025-0002", "beijing-2025-0001", "baotou-2026-0001", "baotou-2025-0003",
    ]  # fmt: skip
    own = listed(store, product="自编", number="包工信〔2025〕1号-7")
    assert store.entry("包工信〔2025〕1号-7") == store.entry(own.id) == own
    with pytest.raises(RefusedError, match="已有条目"):
        listed(store, product="另一", number="包工信〔2025〕1号-7")
    with pytest.raises(UsageError):
        store.entry("none")


def test_two_who_publish_at_once_get_two_numbers(store: Store) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda n: listed(store, product=f"产品{n}"), range(8)))
    assert sorted(one.number for one in made) == [f"baotou-2025-{n:04d}" for n in range(1, 9)]
    assert store.verify_audit().broken is None


def test_a_change_on_an_older_view_is_refused(store: Store) -> None:
    seen = listed(store)
    now = store.amend_entry(seen.id, seen.version, "张三", "更正", category="泵", first_set=True)
    assert (now.category, now.first_set, now.version) == ("泵", True, seen.version + 1)
    with pytest.raises(OvertakenError):
        store.amend_entry(seen.id, seen.version, "李四", "更正", category="阀")
    with pytest.raises(OvertakenError):
        store.remove_entry(seen.id, seen.version, INCIDENT, "李四")
    with pytest.raises(OvertakenError):
        store.track(seen.id, seen.version, Tracking(result="keep", text="正常"), "李四", date(2026, 7, 1))
    assert store.entry(seen.id) == now
    with pytest.raises(RefusedError, match="ends_on"):
        store.amend_entry(seen.id, now.version, "张三", "延长", ends_on=date(2040, 1, 1))


def test_every_change_is_in_the_trail(store: Store) -> None:
    entry = listed(store)
    entry = store.amend_entry(entry.id, entry.version, "张三", "更正", chain="装备制造")
    store.remove_entry(entry.id, entry.version, INCIDENT, "李四", START)
    links = store.audit(f"entry:{entry.id}")
    assert [(link.act, link.user) for link in links] == [("listed", "公布人"), ("amended", "张三"), ("removed", "李四")]
    assert links[1].details["before"] == {"chain": ""}
    assert store.verify_audit().broken is None


def test_what_cannot_be_listed_or_removed(store: Store) -> None:
    entry = listed(store, case_id="c1")
    with pytest.raises(RefusedError, match="已列入目录"):
        listed(store, product="别的", case_id="c1")
    with pytest.raises(RefusedError, match="姓名"):
        store.add_entry(new(product="别的"), terms("baotou"), " ")
    with pytest.raises(RefusedError, match="早于"):
        store.remove_entry(entry.id, entry.version, INCIDENT, "张三", START - DAY)
    gone = store.remove_entry(entry.id, entry.version, INCIDENT, "张三", START)
    with pytest.raises(RefusedError, match="已移出"):
        store.remove_entry(entry.id, gone.version, INCIDENT, "张三", START)


def test_search(store: Store) -> None:
    pump = listed(store, category="通用设备", chain="装备制造")
    press = listed(store, product="Press（A 型）", model="P-9", applicant="乙公司", uscc="", category="专用设备")

    def found(**asked: object) -> list[EntryRow]:
        return store.entries(on=START, **asked)  # type: ignore[arg-type]

    assert found(words="智能 sb-1") == [pump]
    assert found(words="press(a型)") == [press]
    assert found(words=APPLICANT[:4]) == [pump]
    assert found(words="水泵 P-9") == []
    assert found(category="专用") == [press]
    assert found(chain="装备") == [pump]
    assert found(policy="beijing") == []
    assert found(state="listed") == [pump, press]
    assert store.entries(on=date(2027, 7, 1), state="listed") == []


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"model": ""}, True),
        ({"model": "SB-2"}, False),
        ({"product": "智能 水泵"}, True),
        ({"product": "水泵"}, False),
        ({"uscc": ""}, True),
        ({"uscc": "", "applicant": "乙公司"}, False),
        ({"applicant": "改名后的公司"}, True),
        ({"policy": "beijing"}, False),
    ],
)
def test_what_one_product_is(store: Store, change: dict[str, str], same: bool) -> None:
    assert same_product(new(**change), listed(store)) is same


TERMS = Terms(recognition_years=2, longest_listing_years=4, tracking_after_years=1)


def row(at: int, **values: object) -> EntryRow:
    said = new().model_dump(exclude={"starts_on", "ends_on", "published_on", "number"})
    blank = {"number": str(at), "id": str(at), "version": 1, "removed_on": None, "removal_reason": ""}
    return EntryRow(**said | blank | values)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.lists(st.integers(-90, 900), min_size=1, max_size=6))
def test_no_run_is_longer_than_the_policy_allows(first: date, gaps: list[int]) -> None:
    """However publications fall, terms never overlap, and no run without a break passes four years."""
    rows: list[EntryRow] = []
    day = first
    for number, gap in enumerate(gaps):
        try:
            span = span_of(new(day=day), rows, TERMS)
        except RefusedError:
            day += timedelta(days=abs(gap) + 1)
            continue
        rows.append(row(number, published_on=day, **span.model_dump()))
        assert span.ends_on is not None
        day = span.ends_on + timedelta(days=gap)
    for one, two in pairwise(rows):
        assert one.ends_on is not None and two.starts_on > one.ends_on
        assert (two.renews == one.id) == (two.starts_on == one.ends_on + DAY)
    start = first
    for one in rows:
        start = start if one.renews else one.starts_on
        assert one.ends_on is not None and one.ends_on <= term_end(start, 4)
        assert one.tracking_due is None or one.starts_on < one.tracking_due < one.ends_on
