"""Letters by which the applicant vouches for what it hands in."""

from __future__ import annotations

from dossier.extraction.fields.by_labels import Wanted, kind_by_labels
from dossier.extraction.fields.kind import Cues

CUES = Cues(
    titles=(
        r".{0,24}(?:承诺书|承诺函|诚信声明|声明书|真实性声明)",
        r"(?:自我|企业|单位|申报单位|申请单位)?承诺",
        r"(?:企业|单位|自我|郑重)?声明|保证书",
        r".{0,12}真实性.{0,6}(?:声明|承诺)",
    ),
    labels=("承诺", "真实|有效|完整", "法律责任|后果|责任", "盖章|公章", "法定代表人|负责人", "申报|申请"),
    never=("查新点", "审计意见"),
)
WANTED = {
    "applicant_name": Wanted(
        "party",
        ("承诺单位", "申请单位", "申报单位", "单位名称", "企业名称", "承诺人", "申报企业", "申请人", "承诺企业"),
        pattern=r"(?m)^(?P<value>[一-鿿()]{4,40}(?:公司|厂|院|所|中心))(?:\(.{0,6}章.{0,6}\))?$",
    ),
    "sign_date": Wanted("last_date", ("承诺日期", "签署日期", "日期"), pattern=r"(?m)^\d{4}年\d{1,2}月\d{1,2}日$"),
}

KIND = kind_by_labels("commitment_letter", CUES, WANTED, ("法定代表人", "负责人", "联系方式"))
