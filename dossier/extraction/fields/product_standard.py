"""Covers of product standards: enterprise, group, industry and national ones."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from dossier.extraction.field_values import field_of, name_field, present
from dossier.extraction.fields.by_labels import Wanted, read
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.fields.signing import DAY
from dossier.extraction.fields.standards import numbers
from dossier.extraction.layout import FlatText, Sheet, flat_text
from dossier.extraction.titles import Title, titles
from dossier.models.base import Box
from dossier.models.document import Field
from dossier.models.page import Page

CUES = Cues(
    titles=(
        r".{0,30}(?:企业(?:产品)?(?:执行)?|团体|地方|行业|国家|产品)标准",
        r"中华人民共和国.{2,10}标准",
        r"企业标准(?:信息)?(?:自我声明)?公开(?:信息|声明|凭证|证明)?",
    ),
    labels=(r"Q/|GB|DB\d|T/[A-Z]", "发布", "实施", r"ICS|备案号|CCS", "前言|范围|规范性引用文件", "代替"),
    never=("样品名称", "报告编号", "查新", "会计师"),
)
_NUMBER = (
    r"(?:Q/[A-Z0-9]{2,10}|T/[A-Z]{2,10}|DB\d{2,6}(?:/T)?|GB(?:/T)?|[A-Z]{2}/T)[A-Z]?\d{1,6}(?:\.\d+)?[-—](?:19|20)\d{2}"
)
_BODY = r"[一-鿿()]{2,30}(?:局|会|部|厅|院|所|公司|联盟|中心|厂)"
"""The name of a body that publishes standards, alone on its line; several may publish one together."""
_ISSUED = re.compile(rf"(?m)^(?P<value>(?:{_BODY}\n){{0,3}}[一-鿿()]{{4,40}})\n?(?:联合)?发布$")
WANTED = {
    "standard_number": Wanted(
        "code",
        ("标准编号", "标准号", "企业标准编号", "企业标准号", "标准代号", "产品标准编号", "标准编码"),
        rf"(?m)^{_NUMBER}$|{_NUMBER}",
        lines=1,
        accept=r"\d",
    ),
    "title": Wanted(
        "name", ("标准名称", "标准中文名称", "中文名称", "企业标准名称", "产品标准名称", "标准中文题名"), lines=3
    ),
    "issuer": Wanted(
        "name",
        (
            "发布单位",
            "发布机构",
            "企业名称",
            "发布部门",
            "批准发布部门",
            "发布企业",
            "标准发布单位",
            "归口单位",
            "单位名称",
            "公开企业",
        ),
        accept="[一-鿿]{4}",
    ),
    "effective_date": Wanted(
        "date",
        ("实施日期", "实施时间", "标准实施日期", "施行日期", "生效日期", "实施日"),
        rf"(?P<value>\d{{4}}[-.年/]\d{{1,2}}[-.月/]\d{{1,2}}日?|{DAY})(?:起|开始)?(?:正式)?(?:实施|施行)",
        lines=1,
    ),
    "abolished_date": Wanted("date", ("废止日期", "作废日期", "废止时间"), lines=1),
    "standard_status": Wanted("text", ("标准状态",), lines=1, accept="现行|废止|作废|即将实施|有更新版|被代替"),
}
_REPLACES = re.compile(r"(?:全部)?代替(?:标准号?)?:?(?P<value>[^\n]{5,120})")
"""What a cover, a preface or the entry of a register says of earlier editions."""
_LABELS = (
    "发布日期",
    "发布时间",
    "代替",
    "备案号",
    "标准状态",
    "公开日期",
    "起草单位",
    "主要起草人",
    "标准类别",
    "执行标准",
    *(label for want in WANTED.values() for label in want.labels),
)
_NO_TITLE = re.compile(
    r"标准$|发布|实施|备案|^代替|^ICS|^CCS|^[A-Z]\d+$|^[\W\dA-Z]+$|\d{4}|Q/|^第\d|^前言|^目次|送审稿|报批稿|征求意见"
)
_SCOPE = re.compile(r"本(?:标准|文件|规范)(?:规定|适用)(?:了|于)(?P<value>[^,。;的]{2,40}?)(?:\([^)]*\))?(?:的|产品的)")


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields of a standard; its title is the large type in the middle of the cover."""
    sheet, flat = Sheet(pages, _LABELS), flat_text(pages, "\n")
    fields = {name: read(sheet, flat, want) for name, want in WANTED.items()}
    fields["issuer"] = fields["issuer"] or _issuer(flat)
    if fields["title"] is None:
        fields["title"] = _title(pages)
    fields["replaces"] = _replaces(pages[:1])
    return present(fields)


def _replaces(pages: Sequence[Page]) -> Field | None:
    """The standards that the cover says this one replaces."""
    found = flat_text(pages, "\n").find(_REPLACES, group="value", accept=lambda text: bool(numbers(text)))
    return field_of(found, list[JsonValue](numbers(found.text)), trust=0.95) if found else None


def _issuer(flat: FlatText) -> Field | None:
    """Who stands before 发布 at the foot of the cover; several bodies are joined by enumeration commas."""
    for match, found in flat.finditer(_ISSUED, group="value"):
        return name_field(found.part("、".join(match["value"].split("\n"))))
    return None


def _title(pages: Sequence[Page]) -> Field | None:
    """The cover's title, or what the scope says the standard is about; surer where the two agree."""
    scope = name_field(flat_text(pages).find(_SCOPE, group="value"))
    cover = _large(pages[0]) if pages else None
    if cover is None:
        return scope.model_copy(update={"confidence": scope.confidence * 0.8}) if scope else None
    lines = [line for line in pages[0].lines if _within(line.box, cover.box)]
    flat = flat_text([pages[0].model_copy(update={"lines": tuple(lines)})])
    named = name_field(flat.found(0, len(flat.text)).part(cover.text))
    agree = named and scope and (str(scope.value) in str(named.value) or str(named.value) in str(scope.value))
    return named if agree or named is None else named.model_copy(update={"confidence": named.confidence * 0.85})


def _large(page: Page) -> Title | None:
    """The weightiest line of the cover that may be its title, with the line that goes on from it."""
    found = [title for title in titles(page) if _is_title(title)]
    if not found:
        return None
    whole = [title for title in found if found[0].text in title.text and title.weight >= found[0].weight * 0.9]
    return max(whole, key=lambda title: len(title.text))


def _is_title(title: Title) -> bool:
    return (
        title.large
        and 0.2 < title.box[1] < 0.75
        and bool(re.search("[一-鿿]{2}", title.text))
        and not _NO_TITLE.search(title.text)
    )


def _within(box: Box, around: Box) -> bool:
    """Whether the middle of a box lies within another."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return around[0] <= x <= around[2] and around[1] <= y <= around[3]


KIND = DocumentKind("product_standard", CUES, extract)
