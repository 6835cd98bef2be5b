"""Invented names: of companies, people, streets and brands. Composed at random from syllables, meaning nobody."""

from __future__ import annotations

from random import Random

FIRST = "岚峤砚澄珩翊骁暄霁沐朔岱禾铄榆漠垣泽阙苍"
SECOND = "屿衡砺湛珏凛旷笙昀槐岫泓曜稷铭桓骊柯淳颢"
SURNAMES = "宗靳缪屈鄂佟冀郗桑宓邢蒲"
GIVEN = "砚澜峤翊暄泽禾铄榆朔岱柯昀泓曜桓淳珩沐衡"
STREETS = "砺新澄远翊程朔川岱宁铄金榆安泽润骊山"

REGIONS = {
    "150202": "内蒙古自治区包头市东河区",
    "150203": "内蒙古自治区包头市昆都仑区",
    "150204": "内蒙古自治区包头市青山区",
    "150207": "内蒙古自治区包头市九原区",
    "150105": "内蒙古自治区呼和浩特市赛罕区",
    "150402": "内蒙古自治区赤峰市红山区",
    "150602": "内蒙古自治区鄂尔多斯市东胜区",
    "130602": "河北省保定市竞秀区",
}
"""Six-digit code of a registration authority to the place it stands for."""

AREA_CODES = {"1502": "0472", "1501": "0471", "1504": "0476", "1506": "0477", "1306": "0312"}
POSTCODES = {"1502": "014030", "1501": "010020", "1504": "024000", "1506": "017000", "1306": "071000"}


def brand(random: Random, taken: set[str]) -> str:
    """A trade name of two syllables not used yet; it is added to ``taken``."""
    while True:
        name = random.choice(FIRST) + random.choice(SECOND)
        if name not in taken:
            taken.add(name)
            return name


def person(random: Random) -> str:
    """A name of two or three characters."""
    return random.choice(SURNAMES) + "".join(random.sample(GIVEN, random.choice((1, 2, 2))))


def people(random: Random, count: int) -> list[str]:
    """So many different people."""
    names: list[str] = []
    while len(names) < count:
        name = person(random)
        if name not in names:
            names.append(name)
    return names


def address(random: Random, region: str) -> str:
    """An address in the place of ``region``, on a street that does not exist."""
    start = random.randrange(0, len(STREETS), 2)
    road = STREETS[start : start + 2] + random.choice(("路", "街", "大道"))
    return f"{REGIONS[region]}{road}{random.randrange(2, 199)}号"


def place(region: str) -> str:
    """The short place name that opens a company name: 内蒙古, 包头市, 保定市."""
    whole = REGIONS[region]
    return whole.removeprefix("内蒙古自治区").removeprefix("河北省").split("市")[0] + "市"


def province(region: str) -> str:
    """Province of a region code as in a company name."""
    return "内蒙古" if region.startswith("15") else "河北"


def postcode(region: str) -> str:
    """A postcode that fits the region."""
    return POSTCODES[region[:4]]
