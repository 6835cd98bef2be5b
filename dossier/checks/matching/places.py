"""Names of places as company names begin with them; provinces and cities come with python-stdnum."""

from __future__ import annotations

import functools
import re

from stdnum import numdb

_PROVINCES = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82"
_SUFFIX = re.compile("(?:维吾尔|壮族|回族)?自治区$|特别行政区$|省$|市$|地区$|盟$")
_COUNTY = re.compile("(?!.?[社园校景小])[一-鿿]{1,4}?(?<![社园校景小])(?:新区|区|县|旗)(?=[一-鿿]{4})")
"""A district after its city; quarters of other kinds (社区, 园区) belong to the name."""
_NO_PLACE = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")


def _names(code: str, key: str) -> list[str]:
    info = numdb.get("cn/loc").info(code)
    found = info[1][1].get(key, "") if len(info) > 1 else ""
    return [name for name in re.findall("[一-鿿]+", found) if name not in _NO_PLACE]


@functools.cache
def large_places() -> dict[str, str]:
    """Provinces and cities, with and without the word for what they are, each to its plain name."""
    places: dict[str, str] = {}
    for province in _PROVINCES.split():
        names = [numdb.get("cn/loc").info(province)[0][1]["province"]]
        names += [name for n in range(1, 100) for name in _names(f"{province}{n:02d}00", "county")]
        for name in names:
            plain = _SUFFIX.sub("", name)
            if len(plain) > 1:
                places[name] = places[plain] = plain
    return places


def leading_place(name: str) -> str:
    """The place a name begins with (province, city and county together), empty where it begins with none.

    >>> leading_place("内蒙古自治区包头市青山区青禾装备有限公司"), leading_place("青禾装备有限公司")
    ('内蒙古自治区包头市青山区', '')
    """
    end = 0
    for _ in range(2):
        end += _longest(name[end:], large_places())
    if end:
        county = _COUNTY.match(name[end:])
        end += len(county[0]) if county else 0
    return name[:end]


def _longest(text: str, places: dict[str, str]) -> int:
    """Length of the longest place that the text begins with."""
    return next((n for n in range(min(len(text), 12), 1, -1) if text[:n] in places), 0)


def plain(place: str) -> str:
    """A place without the words for what it is, to compare: 内蒙古自治区包头市 and 内蒙古包头 are one."""
    large, out = large_places(), ""
    while place:
        n = _longest(place, large)
        if not n:
            return out + place
        out, place = out + large[place[:n]], place[n:]
    return out
