"""Amounts of money in figures and in words (大写金额), to exact decimals in yuan.

Words follow the rules for bank forms (支付结算办法 附一): to the yuan they end in 整, zeros between places are written;
the zero before a thousand (壹拾万零柒仟) and the one before 角 may be left out. Words that break the grammar are None:
a lost character must not become another amount.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_WORDS = str.maketrans(
    {
        **dict(zip("零壹贰叁肆伍陆柒捌玖", "0123456789", strict=True)),
        **dict(zip("〇○◯一二三四五六七八九", "000123456789", strict=True)),
        **dict(zip("貳弐參叄肄陸両两", "22334622", strict=True)),
        **dict(zip("十百千萬億", "拾佰仟万亿", strict=True)),
        **dict(zip("圓圆園园円⻆正", "元元元元元角整", strict=True)),
    }
)
_IN_WORDS = re.compile(r"(?:([0-9拾佰仟万亿]+)元)?(?:0?([1-9])角|0角)?(?:0?([1-9])分|0分)?整?")
_NOISE = re.compile(r"人民币|RMB|CNY|\(?[大小]写\)?|[:⊗ⓧ¥￥\s]", re.IGNORECASE)
_NEGATIVE = re.compile(r"\(负数\)|负数|负|-")

_FIGURES = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_UNITS = {"": 1, "元": 1, "万": 10**4, "万元": 10**4, "亿": 10**8, "亿元": 10**8}


def _spelled(value: int) -> str:
    """The words of 1..9999 with digits as figures, zeros between places written once."""
    words, gap = "", False
    for digit, unit in zip(f"{value:04d}", ("仟", "佰", "拾", ""), strict=True):
        if digit == "0":
            gap = bool(words)
            continue
        words, gap = words + "0" * gap + digit + unit, False
    return words


def _section(words: str, first: bool) -> int | None:
    """Value of up to four places; None where a zero between places is missing or too many."""
    plain = re.sub("^拾", "1拾", words) if first else words
    value = sum(
        int(d) * {"仟": 1000, "佰": 100, "拾": 10, "": 1}[u] for d, u in re.findall("([0-9])([仟佰拾]?)", plain)
    )
    if value > 9999:
        return None
    spelled = _spelled(value)
    allowed = {spelled} if first else {"0" + spelled} | ({spelled} if value >= 1000 else set())
    return value if value and plain in allowed else None


def _whole(words: str) -> int | None:
    """Whole yuan of words whose digits are figures already."""
    if words == "0":
        return 0
    match = re.fullmatch(r"(?:([0-9拾佰仟万]+)亿)?(?:([0-9拾佰仟]+)万)?([0-9拾佰仟]*)", words)
    if not match:
        return None
    total, first = 0, True
    for part, unit in zip(match.groups(), (10**8, 10**4, 1), strict=True):
        if not part:
            continue
        value = _whole(part) if "万" in part else _section(part, first)
        if value is None:
            return None
        total, first = total + value * unit, False
    return None if first else total


def amount_in_words(text: str) -> Decimal | None:
    """The amount that Chinese words state (``壹仟肆佰零玖元伍角``, ``（负数）伍佰圆整``); None if they state none."""
    words = _NOISE.sub("", unicodedata.normalize("NFKC", text))
    negative = _NEGATIVE.match(words)
    words = words[negative.end() if negative else 0 :].translate(_WORDS)
    match = _IN_WORDS.fullmatch(words)
    if not match or not words.strip("整") or re.search("[0-9.,]{3}", text):
        return None
    whole = _whole(match[1]) if match[1] else 0
    if whole is None:
        return None
    amount = Decimal(whole) + Decimal(int(match[2] or 0) * 10 + int(match[3] or 0)) / 100
    return -amount if negative else amount


def _figures(figures: str) -> Decimal | None:
    """Digits with separators to a number; the place of a separator says what it is, as OCR swaps ``,`` and ``.``.

    A last group of one or two digits is the fraction, groups of three are thousands. ``1.234`` could be both: None.
    """
    *groups, last = re.split("[.,]", figures)
    if not groups:
        return Decimal(last)
    thousands = len(groups[0]) <= 3 and all(len(g) == 3 for g in groups[1:])
    if len(last) <= 2 and (len(groups) == 1 or thousands):
        return Decimal(f"{''.join(groups)}.{last}")
    if len(last) == 3 and thousands and groups[0] != "0":
        marks = re.sub("[0-9]", "", figures)
        return None if marks.count(".") == 1 and marks.endswith(".") else Decimal("".join(groups) + last)
    plain = len(groups) == 1 and "." in figures
    return Decimal(f"{groups[0]}.{last.rstrip('0')}") if plain and len(last.rstrip("0")) <= 2 else None


def parse_number(text: str) -> Decimal | None:
    """A plain number (quantity, unit price) with a decimal point and thousands commas; None for anything else."""
    plain = re.sub(r"[\s¥￥]", "", unicodedata.normalize("NFKC", text))
    return Decimal(plain.replace(",", "")) if re.fullmatch(r"-?[0-9][0-9,]*(\.[0-9]+)?", plain) else None


def parse_money(text: str) -> str | None:
    """An amount in yuan with two places (``1234567.00``): ``¥1,234,567.00``, ``123.4567万元``, words. None if unsure.

    Other currencies and amounts finer than a fen are None.
    """
    plain = _NOISE.sub("", unicodedata.normalize("NFKC", text)).replace("圆", "元").replace("圓", "元")
    plain = re.sub(r"(?<=[0-9.,])[Oo]|[Oo](?=[0-9.,])", "0", plain).replace("、", ",")
    plain = re.sub(r"[整。;]+$", "", plain)
    negative = re.fullmatch(r"-(.*)|(?:\(负数\)|负)(.*)|\(([0-9.,]+)\)", plain)
    if negative:
        plain = next(group for group in negative.groups() if group is not None)
    match = _FIGURES.match(plain)
    if not match:
        words = amount_in_words(text)
        return None if words is None else f"{words:.2f}"
    unit = _UNITS.get(plain[match.end() :])
    number = _scaled(match[0], unit) if unit else None
    if number is None or number != number.quantize(Decimal("0.01")):
        return None
    return f"{-number if negative and number else number:.2f}"


def _scaled(figures: str, unit: int) -> Decimal | None:
    """Figures times their unit; amounts in 万元 and 亿元 may have more than two decimals."""
    if unit > 1 and re.fullmatch(r"[0-9]+(,[0-9]{3})*(\.[0-9]+)?", figures):
        return Decimal(figures.replace(",", "")) * unit
    number = _figures(figures)
    return None if number is None else number * unit
