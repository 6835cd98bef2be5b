"""Words of the calendar, in Chinese and English."""

from __future__ import annotations

from dossier.models.base import Text


def _w(zh: str, en: str) -> Text:
    return Text(zh=zh, en=en)


NAV_CALENDAR = _w("日程", "Calendar")
CALENDAR_TITLE = _w("日程：到期与应办", "Calendar: what falls due")
CALENDAR_FROM = _w("起", "From")
CALENDAR_TO = _w("止", "To")
CALENDAR_KINDS = _w("事项", "What")
CALENDAR_ALL = _w("全部事项", "All of them")
CALENDAR_EMPTY = _w("该时段内没有到期事项。", "Nothing falls due in this time.")
CALENDAR_DAY = _w("日期", "Day")
CALENDAR_WHAT = _w("事项", "What")
CALENDAR_ABOUT = _w("涉及", "About")
CALENDAR_IN_DAYS = _w("{days} 天后", "in {days} days")
CALENDAR_AGO = _w("{days} 天前", "{days} days ago")
CALENDAR_TODAY = _w("今天", "today")
CALENDAR_COUNT = _w("共 {count} 项", "{count} in all")
