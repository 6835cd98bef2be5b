import re
from datetime import date

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.models.values import find_dates, parse_date

DAYS = st.dates(min_value=date(1949, 10, 1), max_value=date(2099, 12, 31))


def chinese(day: date) -> str:
    year = "".join("〇一二三四五六七八九"[int(d)] for d in str(day.year))
    return f"{year}年{cn2an.an2cn(day.month)}月{cn2an.an2cn(day.day)}日"


@pytest.mark.parametrize(
    "printed",
    [
        "2025年6月3日",
        "2025 年 6 月 3 日",
        "２０２５年６月３日",
        "2 0 2 5年06月03日",
        "2025-06-03",
        "2025/6/3",
        "2025.06.03",
        "2025．06．03",
        "2025—06—03",
        "二〇二五年六月三日",
        "二O二五年六月三日",
        "二○二五年六月三日",
        "20250603",
        "2O25年6月O3日",
        "2025年6月3曰",
        "2025年6月3",
        "签发日期：2025年6月3日（星期二）",
        "签发日期/DATE ISSUED:2025年/Y06月/M 03日/D",
        "2025-06-03 10:22:11",
        "2025-06-0310:22:11",
        "2025年\n6月3日",
        "贰零贰伍年零陆月零叁日",
        "Jun 3, 2025",
        "June 3rd, 2025",
        "03-JUN-2025",
        "Date:Jun3,2025",
        "3 June 2025",
    ],
)
def test_every_way_of_printing_a_day(printed: str) -> None:
    assert parse_date(printed) == "2025-06-03"


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "长期",
        "2025年2月30日",
        "2025-13-01",
        "2025年6月",
        "12025-06-03",
        "2025-06-031",
        "0625-06-03",
        "自2020年1月1日至2030年1月1日",
        "2025年六十月三日",
        "20251301",
        "1234567890",
        "GB2025-06-03-1",
    ],
)
def test_no_guess(printed: str) -> None:
    assert parse_date(printed) is None


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("二〇二五年十二月三十一日", "2025-12-31"),
        ("二〇二五年十月二十日", "2025-10-20"),
        ("二零二四年十一月廿一日", "2024-11-21"),
        ("2025年l2月1O日", "2025-12-10"),
        ("2024年2月29日", "2024-02-29"),
    ],
)
def test_numerals(printed: str, day: str) -> None:
    assert parse_date(printed) == day


@given(DAYS)
def test_round_trip(day: date) -> None:
    for printed in (
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year} 年 {day.month} 月 {day.day} 日",
        f"{day.year}/{day.month}/{day.day}",
        day.strftime("%Y%m%d"),
        day.strftime("%Y.%m.%d"),
        chinese(day),
    ):
        assert parse_date(printed) == day.isoformat(), printed


@given(DAYS, DAYS, st.sampled_from(["至", " - ", "-", "~", " 至 ", "—"]))
def test_both_ends_of_a_range_with_their_places(start: date, end: date, between: str) -> None:
    for form in ("%Y年%m月%d日", "%Y-%m-%d", "%Y.%m.%d"):
        first, last = start.strftime(form), end.strftime(form)
        text = f"有效期：{first}{between}{last}"
        found = find_dates(text)
        assert [(iso, text[a:b]) for iso, a, b in found] == [(start.isoformat(), first), (end.isoformat(), last)], text


@given(st.text(max_size=40))
def test_offsets_lie_in_the_text(text: str) -> None:
    for iso, start, end in find_dates(text):
        assert 0 <= start < end <= len(text)
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", iso)
