"""Trademark registration certificates, in the old layout (自公元…至…) and the one since 2016 (注册日期 / 有效期至)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier.extraction.field_values import code_field, date_field, field_of, name_field, present, prose_field
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.layout import FlatText, Found, Sheet, flat_text
from dossier.models.dates import chinese_small_number
from dossier.models.document import Field
from dossier.models.identifiers import trademark
from dossier.models.page import Page
from dossier.models.values import find_dates

# fmt: off
GOODS = (
    "核定使用商品/服务项目", "核定使用商品和服务项目", "核定使用商品", "核定服务项目", "核定使用服务",
    "核定使用商品(服务)", "核定使用商品或服务项目", "核定使用商品/服务", "核定使用商品/服务项目名称",
    "核定使用商品及服务项目", "核定使用的商品", "核定使用的服务", "核定商品", "商品/服务项目", "商品/服务",
    "核定使用商品(服务)项目", "核定使用商品名称",
)
OWNER = (
    "注册人", "商标注册人", "注册人名称", "注册人名义", "受让人", "受让人名义", "受让人名称", "变更后注册人名义",
    "变更后名义", "商标权人", "商标专用权人", "注册人(中文)", "注册人名称(中文)", "注册人名义(中文)", "商标权利人",
    "注册商标专用权人", "持有人",
)
FROM = ("注册日期", "核准注册日期", "注册公告日期", "注册日", "专用权起始日期", "续展注册日期", "核准日期", "有效期起")
UNTIL = (
    "有效期至", "注册有效期至", "专用权期限至", "有效期止", "有效期限至", "专用权截止日期", "续展有效期至", "届满日期",
)
TERM = (
    "注册有效期限", "有效期限", "专用权期限", "有效期", "注册有效期", "续展注册有效期自", "有效期自", "商标专用权期限",
    "续展注册有效期", "续展有效期", "注册有效期自", "商标有效期", "续展注册有效期限",
)
NUMBER = ("商标注册号", "注册号", "注册证号", "商标注册证号", "注册证编号", "申请/注册号", "商标注册证编号")
OTHERS = (
    "商标注册证", "注册地址", "注册人地址", "国际分类", "局长签发", "局长", "发证机关", "商标", "签发", "核准注册",
    "类别", "注册人地址(中文)", "受让人地址", "转让人", "转让人名义", "转让人地址", "变更前名义", "类号", "商标类别",
    "国际分类号", "商标名称", "商标图样", "商标标识", "申请日期", "初审公告日期", "商标状态", "代理机构", "共有商标",
    "指定颜色", "商标类型", "发证日期", "签发日期",
)
# fmt: on
_LABELS = {*GOODS, *OWNER, *FROM, *UNTIL, *TERM, *NUMBER, *OTHERS}
_NUMBER = re.compile(r"第\s*(G?\d{5,8}[A-Z]?)\s*号")
_CLASS = re.compile(
    r"国际分类[:第(]*(\d{1,2}(?:[、,;和]\d{1,2}){0,9})(?:类|(?!\d))|[(（]?(?:国际分类)?第(\d{1,2}|[一二三四五六七八九十]{1,3})类"
)
_CLASS_LIST = r"国际分类[:第]*\d{1,2}(?:[、,;和]\d{1,2})*类?"
_HEAD_OF_GOODS = re.compile(rf"(?:[:(]*(?:{_CLASS_LIST}|第[\d一二三四五六七八九十]{{1,3}}类)[):]*)*[:]?")
"""The class before the goods, which may stand there twice: ``国际分类：7 第7类：``."""
_LIST_HEAD = re.compile(rf"(?:[:(]*{_CLASS_LIST}[):]*)?[:]?")
"""The same where goods of several classes follow, each under its own: those stay as they are printed."""
_NO_MARK = r"^[\W\d]{1,4}类?$|第.*号|TRADEMARK|CERTIFICATE|注册号|\d{5}|知识产权局|商标局"
_PERIOD = re.compile(r"自?(?:公元)?\d{4}[年.-][\d年月.-]{3,6}日?(?:起)?至(?:公元)?\d{4}[年.-][\d年月.-]{3,6}日?")
_ENDS = re.compile(
    rf"{'|'.join(re.escape(label) for label in (*OWNER, *FROM, *UNTIL, *TERM, *NUMBER))}"
    r"|注册人地址|注册地址|国家知识产权局|国家工商行政管理|商标局"
    r"|局长|签发|发证机关|\d{4}年\d{1,2}月|受让人|商标专用权|商标权人"
)
_WRAPPED_CLASS = re.compile(r"(?<=[一-鿿])类[)）]$")
"""The end of a label that wraps in its own cell, read behind the goods beside it: 国际分类第12 / 类）."""


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields of a certificate; the mark itself is mostly a picture, read only where it is text."""
    sheet = Sheet(pages, (*GOODS, *OWNER, *FROM, *UNTIL, *TERM, *NUMBER, *OTHERS))
    flat = flat_text(pages, "\n")
    start, end = _term(sheet, flat)
    return present(
        {
            "registration_number": _number(sheet, flat),
            "mark": name_field(sheet.find("商标", "商标名称", "商标标识", lines=1, accept=_may_be_mark))
            or _mark(pages[0]),
            "class": _class(flat) or _labelled_class(sheet),
            "registrant": name_field(sheet.find(*OWNER, lines=3, below=True)),
            "valid_from": start,
            "valid_to": end,
            "goods": _goods(pages),
        }
    )


def _may_be_mark(text: str) -> bool:
    """Whether a text may be the mark: no words of the office's seal."""
    return not re.search(r"专用章|注册证|商标局|知识产权局|续展|转让|证明", text)


def _number(sheet: Sheet, flat: FlatText) -> Field | None:
    labelled = sheet.find(*NUMBER, lines=1, below=True, accept=lambda text: bool(re.search(r"\d{5}", text)))
    if labelled and (number := re.search(r"G?\d{5,8}[A-Z]?", labelled.text.replace(" ", ""))):
        labelled = labelled.part(number.group())
    return code_field(labelled or flat.find(_NUMBER, group=1), trademark)


def _class(flat: FlatText) -> Field | None:
    """The class; where the mark is registered in several, all of them in the order of the paper."""
    places = list(flat.finditer(_CLASS))
    named = [
        number for match, _ in places for number in re.findall(r"\d+|[一二三四五六七八九十]+", match[1] or match[2])
    ]
    numbers = [int(number) if number.isdigit() else chinese_small_number(number) for number in named]
    known = list(dict.fromkeys(str(number) for number in numbers if number and number <= 45))
    return field_of(places[0][1], "、".join(known)) if known else None


def _labelled_class(sheet: Sheet) -> Field | None:
    """The class as a bare number behind its label, as proofs of renewal print it."""
    found = sheet.find("类别", "类号", "商标类别", "国际分类", lines=1)
    match = re.fullmatch(r"第?\s*(\d{1,2})\s*类?", found.text.strip()) if found else None
    return field_of(found, match[1].lstrip("0")) if found and match and 1 <= int(match[1]) <= 45 else None


def _term(sheet: Sheet, flat: FlatText) -> tuple[Field | None, Field | None]:
    """Both ends: 注册日期 and 有效期至, or one line 自公元…至…止."""
    start = date_field(sheet.find(*FROM, lines=1, below=True, accept=_dated))
    end = date_field(sheet.find(*UNTIL, lines=1, below=True, accept=_dated), last=True)
    line = sheet.find(*TERM, lines=2, below=True, accept=_two_days) or flat_text(sheet.pages).find(_PERIOD)
    dates = find_dates(line.text) if line else []
    if line and len(dates) >= 2:
        return start or field_of(line, dates[0][0]), end or field_of(line, dates[-1][0])
    return start, end


def _two_days(text: str) -> bool:
    return len(find_dates(text)) >= 2


def _dated(text: str) -> bool:
    return bool(find_dates(text))


def _goods(pages: Sequence[Page]) -> Field | None:
    """What stands between 核定使用… and the next label, over several lines of the label's own column."""
    flat = flat_text([_column(page) for page in pages])
    head = re.search(
        r"核定(?:使用)?(?:的)?(?:商品|服务)(?:/|和|及|或|\(|)?(?:服务)?\)?(?:项目)?(?:名称)?\)?", flat.text
    )
    if head is None:
        return None
    start = head.end()
    ending = _ENDS.search(flat.text, start)
    end = ending.start() if ending else len(flat.text)
    several = len(set(re.findall(r"第(\d{1,2})类[:：]", flat.text[start:end]))) > 1
    class_ = (_LIST_HEAD if several else _HEAD_OF_GOODS).match(flat.text, start)
    start = class_.end() if class_ else start
    found = flat.found(start, end) if end > start else None
    return prose_field(_unended(found)) if found else None


def _column(page: Page) -> Page:
    """The page without what stands left of the goods' label, where that begins in the page's right half."""
    label = next((line for line in page.lines if re.match(r"核定(?:使用)?(?:的)?(?:商品|服务)", line.text)), None)
    if label is None or label.box[0] < 0.4:
        return page
    return page.model_copy(update={"lines": tuple(line for line in page.lines if line.box[2] > label.box[0])})


def _unended(found: Found) -> Found | None:
    """Without the closing mark (截止) of the list; None where nothing is left."""
    text = re.sub(r"。?[(（]?(?:商品|服务|以下)?截止[)）]?.*$", "", found.raw).strip(" :：;；")
    text = _WRAPPED_CLASS.sub("", text)
    return Found(text, text, found.page, found.box, found.confidence, found.source, boxes=found.boxes) if text else None


def _mark(page: Page) -> Field | None:
    """The largest text between the title and the goods, other than the number."""
    goods = min((line for line in page.lines if "核定" in line.text), key=lambda line: line.box[1], default=None)
    foot = 0.0 if goods is None else goods.box[1] if goods.box[0] < 0.4 else 0.9
    head = max((line.box[3] for line in page.lines if "商标注册证" in line.text.replace(" ", "")), default=1.0)
    between = [
        line
        for line in page.lines
        if head <= line.box[1]
        and line.box[3] <= foot
        and not re.search(_NO_MARK, line.text)
        and "".join(line.text.split()).strip(":：") not in _LABELS
        and (goods is None or goods.box[0] < 0.4 or line.box[2] <= goods.box[0])
    ]
    if not between:
        return None
    line = max(between, key=lambda line: line.box[3] - line.box[1])
    flat = flat_text([page.model_copy(update={"lines": (line,)})])
    return name_field(flat.found(0, len(flat.text)).lowered(0.6))


KIND = DocumentKind(
    type="trademark_certificate",
    cues=Cues(
        titles=(
            r"商标注册证(?:明)?",
            r"(?:核准)?(?:续展注册|变更|转让)证明",
            r"核准(?:商标)?(?:续展|变更|转让).{0,8}证明",
            r"(?:注册)?商标(?:核准)?(?:续展(?:注册)?|变更|转让).{0,10}证明",
        ),
        labels=(
            "核定(?:使用)?(?:商品|服务)",
            "注册人",
            "注册有效期|有效期至|有效期限",
            "国际分类|第.{1,3}类",
            "商标局|知识产权局",
            r"第G?\d{5,8}",
        ),
        never=("专利权人", "审计", "查新点"),
    ),
    extract=extract,
)
