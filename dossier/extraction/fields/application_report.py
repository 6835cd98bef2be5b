"""The applicant's report on its product, handed in with the form."""

from __future__ import annotations

from dossier.extraction.fields.by_labels import Wanted, kind_by_labels
from dossier.extraction.fields.kind import Cues
from dossier.extraction.fields.spellings import spelled

CUES = Cues(
    titles=(
        r".{0,40}(?:申请|申报|认定|推荐)报告(?:书)?(?:（.{0,16}）)?",
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
        pattern=r"(?m)(?:^关于(?:申请|申报|将)?|(?:申报|申请)(?:认定|评价)?的?产品(?:名称)?(?:为|是|:))"
        rf"(?P<value>[^\n,。;()]{{2,36}}?)(?:(?:产品)?(?:申请|申报|列为|评为|进行|的)*{_PROGRAMME}(?:认定|鉴定|评价|推荐|列入)|[,。;(]|$)",
        sure=0.85,
    ),
}
KIND = kind_by_labels(
    "application_report",
    CUES,
    WANTED,
    ("编制日期", "联系电话", "申报日期", "申请日期", "推荐单位", "产品型号", "规格型号", "统一社会信用代码"),
)
