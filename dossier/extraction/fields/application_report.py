"""The applicant's report on its product, handed in with the form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from dossier.extraction.field_values import name_field, present
from dossier.extraction.fields import letters, prose
from dossier.extraction.fields.attachments import attachments
from dossier.extraction.fields.by_labels import Wanted, read
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.fields.spellings import spelled
from dossier.extraction.layout import Sheet, flat_text
from dossier.extraction.titles import titles
from dossier.models.document import Field
from dossier.models.page import Page

CUES = Cues(
    titles=(
        r".{0,40}(?:申请|申报|认定|推荐|评审|自评|自评价|可行性研究)报告(?:书)?(?:（.{0,16}）)?",
        r"关于.{0,44}(?:申请|申报|认定|推荐|列入|评定).{0,24}的(?:报告|请示|申请|说明|函)",
        r".{0,30}(?:产品)?(?:技术|研制|研发|工作)(?:工作)?(?:总结)?报告(?:书)?|.{0,30}(?:产品|技术)?创新(?:性|点)?说明(?:书)?",
    ),
    labels=(
        "企业(?:基本)?(?:情况|概况|简介)|单位(?:情况|概况)",
        "产品(?:简介|概况|介绍|情况)",
        "创新(?:点|性)|关键技术|核心技术",
        "市场|效益|应用",
        "知识产权|专利",
        "申请单位|申报单位",
    ),
    never=("查新点", "审计意见", "样品编号"),
)
_PROGRAMME = r"(?:(?:首台套?|首批次?|创新|新技术|新)+(?:重大技术装备|产品|装备)?)?"
WANTED = {
    "applicant_name": Wanted(
        "party",
        spelled("(申请|申报|编制|研制|承担|完成)(单位|企业|人|机构)(名称|全称|)", "(单位|企业|公司)(名称|全称)"),
        pattern=r"(?m)^(?P<value>[一-鿿()]{4,40}(?:公司|厂|研究院|研究所))(?:\([^)]*章[^)]*\))?$",
        sure=0.8,
    ),
    "product_name": Wanted(
        "name",
        spelled("(申报|申请|)(产品|项目|装备)(名称|全称)", "(申报|申请)(产品|装备)"),
        pattern=r"(?m)(?:申报|申请)(?:认定|评价)?的?产品(?:名称)?(?:为|是|:)(?P<value>[^\n,。;()]{2,36}?)(?=[,。;(]|$)",
        sure=0.85,
    ),
}
_OTHERS = (
    *("编制日期", "联系电话", "申报日期", "申请日期", "推荐单位", "产品型号", "规格型号", "统一社会信用代码"),
    *("编制人", "项目负责人", "编制时间", "主管部门"),
)
_KNOWN = (*_OTHERS, *(label for want in WANTED.values() for label in want.labels))
_REPORT = re.compile(
    r"(?:产品|项目|装备)?(?:首台（?套?）?|首批次|首版次|创新产品|新产品|新技术新产品)?(?:重大技术装备|产品)?"
    r"(?:申请|申报|认定|推荐|评审|自评价?|技术|研制|研发|工作|可行性研究)*(?:申请|申报|认定|推荐|工作|总结|研究)?报告书?(?:（.{0,16}）)?$"
)
_NO_PRODUCT = re.compile(r"公司|厂$|研究院|年|报告|申[请报]|目录|附件|内蒙古|认定$|^.{0,3}$|[市省区]")


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields of a report: from labels, else from its heading, its cover and what its text applies for."""
    sheet, flat, run = Sheet(pages, _KNOWN), flat_text(pages, "\n"), flat_text(pages[:1])
    fields = {name: read(sheet, flat, want) for name, want in WANTED.items()}
    fields["applicant_name"] = fields["applicant_name"] or letters.signer(flat)
    if fields["product_name"] is None:
        fields["product_name"] = letters.subject(run) or _headline(pages) or prose.named_goods(pages)[0]
    fields["attachments"] = attachments(pages)
    return present(fields)


def _headline(pages: Sequence[Page]) -> Field | None:
    """The product over the words 申请报告 on a cover, or before them on their line."""
    if not pages:
        return None
    cover = pages[0]
    heads = titles(cover)[:6]
    title = next((one for one in heads if _REPORT.search(one.text)), None)
    name = _REPORT.sub("", title.text) if title else ""
    if title is not None and not name:
        above = [one for one in heads if one.large and one.box[3] <= title.box[1] + 0.01]
        name = max(above, key=lambda one: one.box[1]).text if above else ""
    name = re.sub(r"(?:创新产品|新产品|首台（?套?）?|首批次|首版次)+$", "", name)
    name = re.sub(r"（[A-Za-z0-9][^（）]*）$", "", name)
    if _NO_PRODUCT.search(name):
        return None
    printed = unicodedata.normalize("NFKC", name)
    place = flat_text([cover]).find(re.escape(printed)) if name else None
    return name_field(place.lowered(0.85)) if place else None


KIND = DocumentKind("application_report", CUES, extract)
