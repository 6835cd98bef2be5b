"""Made-up texts of every kind of paper: phrases drawn, filled in, put in an order, and spoilt as OCR spoils text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import NamedTuple

import yaml

PHRASES = Path(__file__).with_name("phrases.yaml")
_CHOICE = re.compile(r"\{([^{}]*)\}")
_SLOT = re.compile(r"<([a-z]+)>")
_SYLLABLES = "晴川云杉远岫青原北溪松涛鼎恒瑞泽宏图启明星海嘉禾润泰博远中天华宇金石盛世"
_TRADES = ("精机", "重工", "仪表", "新材料", "电气", "智能科技", "环保设备", "矿业", "机械制造", "生物", "光电")
_PRODUCTS = (
    "轧辊修复机床", "巡检机器人", "稀土永磁电机", "在线监测装置", "高压变频器", "膜分离设备", "耐磨钢板", "焊接系统",
    "液压支架", "智能电表", "风力发电机组", "除尘器", "激光传感器", "输送机",
)  # fmt: skip
_ENDS = {
    "org": ("有限公司", "股份有限公司", "（包头）有限公司", "集团有限公司"),
    "lab": ("检测技术有限公司", "产品质量检验研究院", "计量测试中心"),
    "institute": ("科学技术情报研究所", "大学科技查新工作站", "信息研究院"),
    "firm": ("会计师事务所（特殊普通合伙）", "会计师事务所（普通合伙）"),
}
_FORMS = {
    "model": ("@@-000", "@@000", "@-00A"), "amount": ("00.00万元", "0000000.00元"),
    "code": ("@000000000", "@@-0000-000"),
    "std": ("GB/T 0000-2016", "Q/@@@ 001-2024", "JB/T 0000-2013", "GB 0000.1-2008"), "uscc": ("91000000MA0000000X",),
    "phone": ("0000-0000000", "13000000000"), "post": ("000000",), "brand": ("@@@",),
    "num": ("00000000", "0000000000", "000000000000"), "n": ("1", "10", "25", "100", "3.5"),
    "year": ("2018", "2023", "2025"),
}  # fmt: skip
"""Forms of codes and figures: 0 stands for any digit, @ for any letter."""
_PLACES = (
    "北原省远岫市高新区创新路",
    "内蒙古包头市青山区装备园",
    "江苏省常州市新北区",
    "湖北省黄石市开发区",
    "北京市海淀区中关村",
)
_SLIPS = str.maketrans("日未土己末人入干千问间检验", "曰末士已未入人千干间问捡险")


class Text(NamedTuple):
    """A made-up text and its kind."""

    kind: str
    text: str


@lru_cache(maxsize=1)
def phrases() -> dict[str, list[str]]:
    """Kind to its phrases; ``id_or_other.permit`` is a family of papers of no kind."""
    listed: dict[str, list[str]] = yaml.safe_load(PHRASES.read_text(encoding="utf-8"))
    return listed


def texts(seed: int, each: int) -> Iterator[Text]:
    """``each`` texts of every kind; the same seed gives the same texts."""
    random = Random(seed)  # noqa: S311
    for number in range(each):
        for kind, listed in phrases().items():
            if "." in kind and number % 3:
                continue
            yield Text(kind.partition(".")[0], _text(random, kind, listed, number))


def digest(made: list[Text]) -> str:
    """What tells one body of texts from another."""
    return hashlib.sha256("\n".join(f"{one.kind}\t{one.text}" for one in made).encode()).hexdigest()


def _text(random: Random, kind: str, listed: list[str], number: int) -> str:
    """Some of the kind's phrases, sometimes a stray one of another kind: papers quote each other."""
    few = min(len(listed), random.randint(1, 4) if kind == "id_or_other" else random.randint(2, len(listed)))
    lines = [_filled(random, phrase) for phrase in random.sample(listed, few)]
    if random.random() < 0.3:
        other = random.choice(sorted(phrases()))
        lines.insert(random.randrange(len(lines) + 1), _filled(random, random.choice(phrases()[other])))
    text = random.choice(("\n", "\n", " ", "")).join(lines)
    return _spoilt(random, text) if number % 2 else text


def _filled(random: Random, phrase: str) -> str:
    while match := _CHOICE.search(phrase):
        phrase = phrase[: match.start()] + random.choice(match[1].split("|")) + phrase[match.end() :]
    return _SLOT.sub(lambda match: _value(random, match[1]), phrase)


def _value(random: Random, slot: str) -> str:
    """A made-up value for a slot."""
    if slot in _ENDS:
        trade = random.choice(_TRADES) if slot == "org" else ""
        return "".join(random.sample(_SYLLABLES, 2)) + trade + random.choice(_ENDS[slot])
    if slot in _FORMS:
        form = random.choice(_FORMS[slot])
        return "".join(random.choice({"0": "0123456789", "@": "ABCDGHJKLMQXYZ"}.get(c, c)) for c in form)
    if slot == "person":
        return "".join(random.sample("高林山苇远松白鹭平川禾安", random.choice((2, 3))))
    if slot == "place":
        return f"{random.choice(_PLACES)}{random.randint(1, 99)}号"
    return random.choice(_PRODUCTS) if slot == "product" else _date(random)


def _date(random: Random) -> str:
    year, month, day = random.randint(2015, 2026), random.randint(1, 12), random.randint(1, 28)
    return random.choice((f"{year}年{month}月{day}日", f"{year}-{month:02d}-{day:02d}", f"{year}.{month}.{day}"))


def _spoilt(random: Random, text: str) -> str:
    """Characters lost, misread or doubled, lines shuffled a little, marks lost: about one in thirty."""
    out: list[str] = []
    for character in text:
        chance = random.random()
        if chance < 0.012:
            continue
        out.append(character.translate(_SLIPS) if chance < 0.05 else character)
        if chance > 0.995:
            out.append(random.choice("一丨·.，口"))
    lines = "".join(out).split("\n")
    for at in range(len(lines) - 1):
        if random.random() < 0.15:
            lines[at], lines[at + 1] = lines[at + 1], lines[at]
    return "\n".join(lines)
