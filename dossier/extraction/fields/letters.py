"""Letters: who is addressed, who signs, and what they are about, for papers that say it without labels."""

from __future__ import annotations

import re

from dossier.extraction.field_values import date_field, name_field
from dossier.extraction.fields.parties import ENDS
from dossier.extraction.fields.signing import DAY
from dossier.extraction.layout import FlatText
from dossier.models.document import Field

_STAMP = r"(?:\([^()\n]{0,10}[章签字][^()\n]{0,6}\))?"
_ADDRESSED = re.compile(
    rf"(?m)^(?:(?:尊敬的|致|呈|送)?:?(?P<value>[一-鿿()]{{2,36}}{ENDS}):|(?:致|主送|收件单位):?(?P<to>[一-鿿()]{{2,36}}{ENDS}))$"
)
_SIGNED = re.compile(
    rf"(?m)^(?:(?:单位|企业|用户|使用单位|公司)(?:名称)?{_STAMP}:?)?(?P<value>[一-鿿()]{{2,36}}{ENDS}){_STAMP}"
    rf"(?=\n(?:\(?[^\n]{{0,8}}章\)?\n)?(?:[^\n]{{0,8}}:)?\(?(?:{DAY}|\d{{4}}年))"
)
_AFTER_CLOSING = re.compile(
    rf"(?m)^(?:特此(?:证明|报告|说明|函告|承诺|声明|申请)|此致|敬礼|专此)[。!]?(?:\n[^\n]{{0,16}})?\n(?P<value>[一-鿿()]{{2,36}}{ENDS}){_STAMP}$"
)
_TO_COMPANY = re.compile(r"公司$|厂$|集团$|研究院$|研究所$")
_LAST_DAY = re.compile(rf"(?m)^(?:(?:[一-鿿]{{2,4}})?(?:日期|时间):?)?(?P<value>{DAY})$")
_ABOUT = re.compile(
    r"关于(?:申请|申报|将|推荐|对|我(?:公司|单位|厂|司)|本(?:公司|单位))?(?P<value>[^,。;:关于\n]{2,40}?)"
    r"(?:\((?:规格)?型号?:?[^()\n]{2,30}\)|\([A-Z][^()\n]{1,24}\))?(?:产品|设备|项目)?(?:的|为)?"
    r"(?:(?:在我(?:公司|单位|厂))?(?:投入)?(?:使用|应用|运行|试用|试运行)(?:情况|效果|报告|反馈|说明|的)"
    r"|申请|申报|列为|列入|评为|进行|认定|鉴定|首台|首批|创新产品)"
)
_PROGRAMME = re.compile(
    r"^(?:首台套?|首批次?|首版次?|创新|新技术|新)*(?:重大技术装备|新?产品|装备)?$|认定|评审|奖励|补助"
)
_OWN = re.compile(
    r"^(?:申请|申报|推荐)?(?:由|以)?(?:我(?:公司|单位|厂)|本公司)?(?:[A-Za-z0-9./×*\-]{2,24}(?:系列|型))?"
)


def addressee(rows: FlatText) -> Field | None:
    """The company that the letter is written to (``…公司：`` alone on its line); an office is none."""
    for group in ("value", "to"):
        found = rows.find(_ADDRESSED, group=group, accept=lambda text: bool(_TO_COMPANY.search(text)))
        if found:
            return name_field(found.lowered(0.88))
    return None


def signer(rows: FlatText) -> Field | None:
    """The company whose name stands alone above the day at the end, or behind the closing words."""
    found = rows.find_all(_SIGNED, group="value") or rows.find_all(_AFTER_CLOSING, group="value")
    return name_field(found[-1].lowered(0.9)) if found else None


def last_day(rows: FlatText) -> Field | None:
    """The last of the days that stand alone on their lines: letters bear theirs at the end."""
    found = rows.find_all(_LAST_DAY, group="value")
    return date_field(found[-1].lowered(0.96)) if found else None


def subject(run: FlatText) -> Field | None:
    """The product of a heading such as ``关于…使用情况的反馈意见``; ``run`` is the text without ends of lines."""
    for _, found in run.finditer(_ABOUT, group="value"):
        name = _OWN.sub("", found.text).removesuffix("产品") or found.text
        if re.search("[一-鿿]{2}", name) and not _PROGRAMME.search(name):
            return name_field(found.part(name).lowered(0.85))
    return None
