"""Agreements on intellectual property: transfer, licence, joint development."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from dossier.extraction.field_values import date_field, name_field, present, text_field
from dossier.extraction.fields import ip_grants, prose
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.fields.parties import ENDS, party_of
from dossier.extraction.fields.signing import signed_on
from dossier.extraction.fields.spellings import spelled
from dossier.extraction.layout import FlatText, Sheet, flat_text
from dossier.models.document import Field
from dossier.models.page import Page
from dossier.models.values import find_dates

CUES = Cues(
    titles=(
        r".{0,24}(?:专利|技术|商标|知识产权|著作权|专有技术|成果).{0,14}(?:转让|许可|合作|开发|使用|实施|共有|让与)?.{0,6}(?:合同|协议)(?:书)?",
        r".{0,16}(?:专利|商标|技术).{0,16}(?:合同|协议).{0,4}(?:备案|登记|认定登记)(?:证明|通知书|证明书)",
        r".{0,20}(?:专利|商标|软件|著作权|技术|知识产权).{0,8}(?:授权|许可|转让|实施|使用).{0,6}(?:书|声明|证明|授权)",
        r".{0,16}(?:合作研发|合作开发|联合研发|产学研合作|委托开发).{0,8}(?:合同|协议)(?:书)?",
    ),
    labels=(
        "甲方|许可方|转让方|让与人",
        "乙方|被许可方|受让方|受让人",
        r"专利号|ZL\d|知识产权",
        "转让|许可|合作",
        "有效期|期限",
        "签订|签署",
        "违约",
    ),
    never=("查新点",),
)
FIRST = spelled(
    "(许可|转让|让与|出让|委托|授权|出资|专利许可|商标使用许可|商标许可)(方|人)",
    "(专利权人|著作权人|权利人|商标注册人)",
)
SECOND = spelled("(被许可|受让|受托|商标使用被许可|商标被许可|研究开发|被授权)(方|人)", "实施人", "被授权单位")
SIDES = ("甲方", "乙方", "丙方", "丁方")
_SUBJECT = (
    *spelled(
        "(许可|转让|合作|标的|研发|开发|合同|)(专利|技术|软件|商标|成果|项目|发明|实用新型|作品|著作权)(名称)",
        "(合同|转让|许可|)(标的名称|标的)",
        "(合作|研发|开发|合同)项目",
    ),
    "合作内容",
    "许可内容",
    "项目内容",
)
_SIGNED = spelled("(合同|协议|)(签订|签署|签约|订立)(日期|时间|日)")
_TERM = spelled(
    "(许可|合作|有效|合同|协议|履行|授权|使用|实施)(期限|期间|有效期)",
    "(合同|协议|许可|)(有效期)(至|限|)",
    "(期限|期间)",
)
# fmt: off
_OTHERS = (
    "签订地点", "法定代表人", "项目编号", "合同编号", "专利号", "许可方式", "许可使用费", "转让费用", "研发经费",
    "代表", "委托代理人", "通讯地址", "日期", "统一社会信用代码",
)
# fmt: on
_IN_QUOTES = re.compile(
    r"[“\"《](?P<value>[^”\"》\n]{3,60})[”\"》](?:的)?(?:发明|实用新型|外观设计|专利|技术|项目|软件)"
)
_NAMED = re.compile(
    r"(?:名称为|名为|命名为|标题为|(?:专利|发明|实用新型|外观设计|软件|作品|技术|成果|技术秘密|商标)(?:名称|权)?:?)"
    r"[“\"《](?P<value>[^”\"》\n]{3,60})[”\"》]"
)
"""A sentence that gives the name of the right."""
_LICENSED = re.compile(r"(?:许可|转让|标的)的?(?:专利|技术|成果)(?:名称)?(?:为|:)(?P<value>[^(,。;\n]{4,60})")
_UNTIL = re.compile(
    r"(?:期限|有效期|期间)[^\n。]{0,20}?(?:自|从)?\d{4}年\d{1,2}月\d{1,2}日(?:起)?[,，]?(?:[至到\-~—]+|届满于)"
    r"(?P<value>\d{4}年\d{1,2}月\d{1,2}日)"
)
_CALLED = re.compile(
    rf"(?m)^(?:[一二三四五]?[、.]?)(?P<value>[一-鿿()]{{2,36}}{ENDS})\((?:以下)?简称:?[“\"]?(?:甲方|乙方|许可方|被许可方|转让方|受让方)"
)


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields of an agreement; ``parties`` lists them in the order in which the paper names them."""
    sheet = Sheet(pages, (*FIRST, *SECOND, *SIDES, *_SUBJECT, *_SIGNED, *_TERM, *_OTHERS))
    flat, run = flat_text(pages, "\n"), flat_text(pages)
    ends = sheet.find(*_TERM, lines=3, accept=lambda text: bool(find_dates(text)))
    return present(
        {
            "parties": _parties(sheet, flat),
            "subject": _subject(sheet, run),
            "patent_numbers": ip_grants.patent_numbers(run),
            "grant": ip_grants.grant(Sheet(pages, (*_OTHERS, *_TERM, "许可方式", "许可类型", "许可性质")), run),
            "sign_date": signed_on(sheet, flat, _SIGNED),
            "valid_to": date_field(ends, last=True)
            if ends and _is_end(ends.text)
            else date_field(run.find(_UNTIL, group="value")),
        }
    )


def _is_end(text: str) -> bool:
    """Whether the text gives an end and not only a beginning (自签订之日起, 自2024年1月1日起五年)."""
    dates = find_dates(text)
    if len(dates) == 1 and re.match(r"\s*(?:起|至|到|[-~—])", text[dates[0][2] :]):
        return False
    return len(dates) >= 2 or not re.search(r"日起(?!至|到|-)|之日起", text)


def _parties(sheet: Sheet, flat: FlatText) -> Field | None:
    """One party a side; a side may be named by its role, as 甲方 / 乙方, or by both."""
    named = [_side(sheet, labels) for labels in (FIRST, SECOND)]
    if None in named:
        lettered = [_side(sheet, (side,)) for side in SIDES]
        named = lettered if sum(one is not None for one in lettered) >= sum(one is not None for one in named) else named
    fields = [one for one in named if one is not None]
    if len(fields) < 2:
        called = [name_field(found) for found in flat.find_all(_CALLED, group="value")]
        fields = [one for one in called if one is not None] or fields
    if not fields:
        return None
    names: list[JsonValue] = list(dict.fromkeys(str(one.value) for one in fields))
    trust = min(one.confidence for one in fields) * (1.0 if len(names) > 1 else 0.7)
    raw = "；".join(one.raw for one in fields)
    return fields[0].model_copy(update={"value": names, "raw": raw, "confidence": round(trust, 4)})


def _side(sheet: Sheet, labels: tuple[str, ...]) -> Field | None:
    return party_of(sheet, labels) or prose.party(sheet.pages, labels)


def _is_subject(text: str) -> bool:
    """Whether a label's value names a right; a sentence with a name in quotes is read by its pattern."""
    return bool(re.search("[一-鿿]{2}|[A-Z]{3}", text)) and not re.search(
        r"名称为|名为|拥有的|将其|[甲乙丙]方|许可方", text
    )


def _subject(sheet: Sheet, run: FlatText) -> Field | None:
    labelled = text_field(sheet.find(*_SUBJECT, lines=3, accept=_is_subject))
    if labelled is not None:
        return labelled.model_copy(
            update={"value": re.sub(r"\((?:专利号|申请号).*$", "", str(labelled.value)).strip('“”"《》 。;；,，')}
        )
    found = run.find(_NAMED, _LICENSED, _IN_QUOTES, group="value")
    return text_field(found.lowered(0.85)) if found else None


KIND = DocumentKind("ip_agreement", CUES, extract)
