"""The page of statistics: periods, figures of what the person may see, plots, dishonest acts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from streamlit.testing.v1 import AppTest

from dossier.casework import procedure
from dossier.casework.statistics import report
from dossier.casework.trends import by_month, days_taken, listed_over_time
from dossier.models.acts import Dishonesty, Step
from dossier.models.clock import today
from dossier.models.records import Store
from dossier.ui import desk, who
from dossier.ui import statistics_words as words
from dossier.ui.statistics_page import periods
from dossier.ui.statistics_plots import spread_of
from tests.casework.entries import listed, new, terms
from tests.casework.made import filed_case, finding


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("DOSSIER_STORE", str(tmp_path))
    desk.store.clear()
    opened = Store()
    yield opened
    opened.close()
    desk.store.clear()


def statistics():
    from dossier.ui import frame
    from dossier.ui import statistics_page as page

    frame.choose_language()
    page.show()


def opened(lang="zh", role="official"):
    at = AppTest.from_function(statistics, default_timeout=30)
    at.session_state[who.REVIEWER], at.session_state[who.ROLE] = "官员", role
    at.query_params["lang"] = lang
    return at.run()


def told(at):
    kinds = (at.error, at.info, at.caption, at.warning, at.markdown)
    return "\n".join(element.value for kind in kinds for element in kind)


@pytest.fixture
def busy(store):
    """A refused application, one with a dishonest act, and an entry."""
    first, second = filed_case(store, "baotou", finding()), filed_case(store, "changzhou", finding())
    procedure.reject(store, first.id, first.version, "审核员", "不符合")
    store.act(second.id, "dishonesty", Dishonesty(matter="数据与存档不一致", evidence="复函"), "官员")
    listed(store, "huangshi", today(), category="装备制造", region="下陆区")
    return store


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_is_drawn_empty_and_filled(store, lang):
    at = opened(lang)
    assert not at.exception and (words.STATS_EMPTY.en if lang == "en" else words.STATS_EMPTY.zh) in told(at)
    filed_case(store, "baotou", finding())
    listed(store, "huangshi", today())
    at = opened(lang)
    assert not at.exception and len(at.get("vega_lite_chart")) == 3 and at.dataframe


def test_the_table_has_the_total_first_and_no_empty_columns(busy):
    (table, *_) = [frame.value for frame in opened().dataframe]
    assert list(table.iloc[0][["申报数", "不予推荐", "新增条目"]]) == [2, 1, 1]
    assert "撤回" not in table.columns


def test_dishonest_acts_are_listed_for_the_policies_asked_for(busy):
    tables = [frame.value for frame in opened().dataframe]
    assert any("数据与存档不一致" in str(row) for row in tables[-1].to_numpy().tolist())
    at = opened()
    next(box for box in at.selectbox if box.key == "stats_policy").set_value("baotou").run()
    assert words.STATS_DISHONEST_NONE.zh in told(at)


def test_what_another_may_not_see_is_not_counted(busy):
    since, until = today().replace(day=1), today()
    mine = [case for case in busy.cases() if case.policy == "baotou"]
    made = report(busy, since, until, known=mine)
    assert (made.total.filed, made.total.rejected, made.total.entries_published) == (1, 1, 1)
    assert report(busy, since, until).total.filed == 2


def test_own_days_that_run_backwards_are_told(store):
    at = opened()
    box = next(box for box in at.selectbox if box.key == "stats_period_None")
    box.select_index(len(box.options) - 1).run()
    at.date_input(key="stats_from").set_value(today() + timedelta(days=1)).run()
    assert words.STATS_BACKWARDS.zh in told(at)


def test_a_policy_with_a_report_offers_the_period_that_is_due_first():
    day = date(2026, 8, 1)
    assert periods("huangshi", day)[:2] == [
        (date(2026, 1, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 12, 31)),
    ]
    assert periods(None, day)[0] == (date(2026, 7, 1), date(2026, 12, 31))
    for policy in ("huangshi", None):
        assert len(set(periods(policy, day))) == len(periods(policy, day))


def test_months_entries_and_days_for_the_plots(busy):
    first = today().replace(day=1)
    counts = {(one.column): one.count for one in by_month(busy, busy.cases(), first, today())}
    assert counts == {"filed": 2, "rejected": 1}
    before = first - relativedelta(months=1)
    assert [one.count for one in listed_over_time(busy.entries(), before, today())] == [0, 1]
    assert days_taken(busy, busy.cases(), first, today()) == []
    case = filed_case(busy, "baotou", finding())
    step = Step(from_stage=case.stage, to_stage=case.stage)
    entry = new("baotou", today(), case_id=case.id)
    busy.publish_case(case.id, case.version, entry, terms("baotou"), step, "公布人", today() + timedelta(days=5))
    (taken,) = days_taken(busy, busy.cases(), first, today() + timedelta(days=9))
    assert (taken.number, taken.days) == (case.number, 5)


def test_what_is_zero_is_no_bar(busy):
    made = report(busy, today().replace(day=1), today())
    bars = spread_of(made, "category")
    assert {"name": "装备制造", "column": "entries_listed", "n": 1} in bars and all(bar["n"] for bar in bars)
