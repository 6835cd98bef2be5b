"""What a report's introduction tells in sentences: who asked for the test, of what, whose make, and when.

``受 A 委托，B 于某日至某日对其生产的 M 型 Z 进行了型式试验。样机于某日送达。``
"""

from __future__ import annotations

import re

from dossier.extraction.language.statement import Statement
from dossier.models.dates import find_dates

_BODY = r"[一-鿿()（）·]{2,40}?(?:公司|厂|院|所|中心|大学|学院|集团|合作社|局)(?:[(（][一-鿿]{2,8}[)）])?"
_TEST = (
    r"(?:型式|委托|性能|出厂|鉴定|例行|可靠性|环境|安全|电磁兼容|能效|全项|现场|相关|第三方|了|性|项目|各项|工业性)*"
    r"(?:试验|检验|检测|测试|检定|测评|评价)"
)
_CLIENT = re.compile(rf"(?:受|应|接受)(?P<value>{_BODY})(?:的)?(?:委托|要求|申请|请求)")
_ENTRUSTED = re.compile(
    rf"(?<![一-鿿])(?P<value>{_BODY})(?:于[^,，。;；]{{6,14}})?(?:委托|送检|送样)(?!单位|方|人|日期|编号|书|协议|检验)"
)
_OBJECT = re.compile(
    rf"对(?P<whole>(?:(?P<own>其|该公司|该单位|委托方|委托单位|申请方)|(?P<maker>{_BODY}))?(?:自主)?(?:生产|研制|制造|研发|开发|提供|送检|送样|委托|选送|提交)+的"
    rf"(?P<thing>[^,，。;；]{{2,60}}?))(?:产品|样品|样机)?(?:[1-9一二两三四五][台套件个只])?(?:进行|开展|实施|做)了?{_TEST}"
)
_TYPED = re.compile(
    r"^(?P<model>(?=[^一-鿿]*[A-Z0-9])[A-Za-z0-9][A-Za-z0-9\-/.·()×+ ]{1,30}?)"
    r"(?:系列|型号的?|型|式)+(?P<name>[一-鿿][一-鿿A-Za-z0-9()（）\-]{1,40})$"
)
_NAMED = re.compile(
    r"^(?P<name>[一-鿿][一-鿿()（）]{1,40}?)[,，]?[(（]?(?:规格)?(?:型号|型式)?(?:规格)?[:：为]?(?P<model>[A-Za-z0-9][A-Za-z0-9\-/.·×+]{2,30})[)）]?$"
)
_DAY = r"(?:19|20)\d{2}[年.\-/]\d{1,2}[月.\-/]\d{1,2}日?"
_PERIOD = re.compile(
    rf"(?:于|自|从|在)(?P<from>{_DAY})(?:起)?(?:至|到|[-~—])(?P<to>{_DAY})(?:止|期间|间)?[^。]{{0,80}}?(?:进行|开展|实施|完成|试验|检验|检测|测试)"
)
_RECEIVED = re.compile(
    rf"(?:样机|样品|试样|试件|试品|被试品|送检产品|产品)(?:已)?于(?P<value>{_DAY})(?:送达|送到|送至|到达|运抵|寄达|寄至|收到|接收|送检|到样)"
)
_TOOK = re.compile(
    rf"(?<!\d)(?P<value>{_DAY})[,，]?(?:本[一-鿿]{{1,4}}|我[一-鿿]{{1,3}})?(?:收到|接收|接到)(?:了)?[^。]{{0,20}}?(?:样机|样品|试样|试件|试品)"
)


def client(text: str) -> Statement | None:
    """Who had the test made."""
    return _group(_CLIENT.search(text), "value", 0.9) or _group(_ENTRUSTED.search(text), "value", 0.75)


def maker(text: str) -> Statement | None:
    """Who made what was tested: named before 生产的, or the client where the sentence says 其."""
    for match in _OBJECT.finditer(text):
        made = re.search(r"(?:生产|研制|制造|研发|开发)", match["whole"])
        if made and match["maker"]:
            return _group(match, "maker", 0.88)
        if made and match["own"] and (asked := client(text)):
            return Statement(asked.value, asked.start, asked.end, 0.85)
    return None


def product(text: str) -> Statement | None:
    """The name of what was tested."""
    return _thing(text, "name")


def model(text: str) -> Statement | None:
    """The model of what was tested."""
    return _thing(text, "model")


def _thing(text: str, part: str) -> Statement | None:
    for match in _OBJECT.finditer(text):
        typed = _TYPED.match(match["thing"]) or _NAMED.match(match["thing"])
        if typed:
            start = match.start("thing") + typed.start(part)
            return Statement(typed[part], start, start + len(typed[part]), 0.88)
        if part == "name" and re.fullmatch(r"[一-鿿()（）]{2,24}", match["thing"]):
            return _group(match, "thing", 0.85)
    return None


def period(text: str) -> tuple[Statement | None, Statement | None]:
    """First and last day of the test."""
    match = _PERIOD.search(text)
    return _day(match, "from"), _day(match, "to")


def received(text: str) -> Statement | None:
    """The day the sample came."""
    return _day(_RECEIVED.search(text), "value") or _day(_TOOK.search(text), "value")


def _group(match: re.Match[str] | None, name: str, sure: float) -> Statement | None:
    return Statement(match[name], *match.span(name), sure) if match and match[name] else None


def _day(match: re.Match[str] | None, name: str) -> Statement | None:
    dates = find_dates(match[name]) if match else []
    return Statement(dates[0][0], *match.span(name), 0.88) if match and dates else None
