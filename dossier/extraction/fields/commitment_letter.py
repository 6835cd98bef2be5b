"""Letters by which the applicant vouches for what it hands in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.extraction.field_values import present
from dossier.extraction.fields import letters, prose
from dossier.extraction.fields.by_labels import Wanted, read
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.fields.signing import ALONE
from dossier.extraction.fields.spellings import spelled
from dossier.extraction.language.promises import promiser
from dossier.extraction.layout import Sheet, flat_text
from dossier.models.document import Field
from dossier.models.page import Page

CUES = Cues(
    titles=(
        r".{0,24}(?:承诺书|承诺函|诚信声明|声明书|真实性声明)",
        r"(?:自我|企业|单位|申报单位|申请单位)?承诺",
        r"(?!.*(?:检|报告|免责|版权|独立|利益|使用说明)).{0,16}声明(?:书|函)?|.{0,12}保证书",
        r".{0,12}真实性.{0,6}(?:声明|承诺)",
    ),
    labels=("承诺", "真实|有效|完整", "法律责任|后果|责任", "盖章|公章", "法定代表人|负责人", "申报|申请"),
    never=("查新点", "审计意见"),
)
_ENDS = r"(?:公司|厂|研究院|设计院|科学院|医院|研究所|中心|合作社|大学|学院)"
WANTED = {
    "applicant_name": Wanted(
        "party",
        (
            *spelled("(承诺|声明|保证|申请|申报|填报|签署)(单位|人|方|企业|机构|主体|公司)(名称|全称|)"),
            *spelled("(单位|企业|公司)(名称|全称)(盖章|)", "单位(盖章|公章)"),
        ),
        pattern=rf"(?m)^(?:(?:本|我)(?:单位|公司|企业|厂|院|所)[:,(]?)?(?P<value>[一-鿿()]{{4,40}}?{_ENDS})"
        rf"(?:\(.{{0,8}}\))?(?:$|(?=自愿|郑重|承诺|申报|申请|就|作为|在|于|是))",
    ),
    "sign_date": Wanted(
        "last_date",
        (*spelled("(承诺|声明|签署|签字|签订|填写)(日期|时间)"), "日期", "时间"),
        pattern=ALONE,
        latest=True,
        sure=0.98,
    ),
}

_OTHERS = ("法定代表人", "负责人", "联系方式", "法人代表", "联系电话")
_KNOWN = (*_OTHERS, *(label for want in WANTED.values() for label in want.labels))


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields of a letter: from its labels, else who speaks in it and who signs it."""
    sheet, flat = Sheet(pages, _KNOWN), flat_text(pages, "\n")
    fields = {name: read(sheet, flat, want) for name, want in WANTED.items()}
    if fields["applicant_name"] is None:
        told = prose.stated(prose.flat_prose(pages), promiser)
        fields["applicant_name"] = told or letters.signer(flat)
    return present(fields)


KIND = DocumentKind("commitment_letter", CUES, extract)
