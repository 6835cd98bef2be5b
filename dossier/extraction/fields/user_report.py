"""Reports and certificates of use, written by a customer of the applicant."""

from __future__ import annotations

from dossier.extraction.fields.by_labels import Wanted, kind_by_labels
from dossier.extraction.fields.kind import Cues

CUES = Cues(
    titles=(
        r".{0,24}(?:用户|客户)(?:使用|应用|试用|反馈|评价|意见)?(?:情况)?(?:报告|证明|意见|反馈)(?:书|表|单)?",
        r".{0,24}(?:使用|应用|试用|运行)(?:情况)?(?:证明|报告|意见|评价)(?:书|表)?",
    ),
    labels=(
        "用户单位|使用单位|应用单位|用户名称",
        "产品名称",
        "使用(?:情况|效果|时间)|应用(?:情况|效果)|运行(?:情况|时间)",
        "生产(?:单位|企业|厂家)|供货单位|研制单位",
        "用户(?:意见|评价)|使用(?:意见|评价)",
        "数量|型号",
        "盖章|公章",
    ),
    never=("查新点", "审计意见", "专利权人"),
)
WANTED = {
    "user_name": Wanted(
        "name",
        (
            "用户单位",
            "用户名称",
            "使用单位",
            "应用单位",
            "使用单位名称",
            "用户单位名称",
            "应用单位名称",
            "客户名称",
            "单位名称",
        ),
        accept="[一-鿿]{2}",
    ),
    "applicant_name": Wanted(
        "name",
        (
            "生产单位",
            "生产企业",
            "生产厂家",
            "供货单位",
            "研制单位",
            "供应商",
            "制造商",
            "申请单位",
            "申报单位",
            "供货商",
            "销售单位",
            "产品供应商",
        ),
        accept="[一-鿿]{2}",
    ),
    "product_name": Wanted("name", ("产品名称", "设备名称", "应用产品名称", "使用产品", "使用产品名称", "产品")),
    "model": Wanted("text", ("规格型号", "型号规格", "产品型号", "型号", "规格")),
    "sign_date": Wanted(
        "last_date", ("出具日期", "填写日期", "填表日期", "日期"), pattern=r"(?m)^\d{4}年\d{1,2}月\d{1,2}日$"
    ),
}

KIND = kind_by_labels(
    "user_report",
    CUES,
    WANTED,
    ("使用时间", "使用情况", "应用情况", "用户意见", "购买数量", "通讯地址", "使用效果", "购买时间"),
)
