"""Certificates of compulsory product certification (CCC)."""

from __future__ import annotations

from dossier.extraction.fields.by_labels import Wanted, kind_by_labels
from dossier.extraction.fields.kind import Cues

CUES = Cues(
    titles=(r"(?:中国)?(?:国家)?强制性产品认证证书", r"(?:CERTIFICATEFORCHINACOMPULSORYPRODUCTCERTIFICATION).*"),
    needs=("强制性|COMPULSORY",),
    labels=(
        "证书编号",
        "委托人|认证委托人|申请人",
        "生产者|制造商",
        "生产企业|生产厂",
        "产品名称",
        "发证日期",
        "有效期至",
        "认证模式|认证规则",
    ),
)
WANTED = {
    "certificate_number": Wanted(
        "code", ("证书编号", "证书号", "编号"), r"(?<!\d)(?:19|20)\d{14}(?!\d)", lines=1, accept=r"\d{10}"
    ),
    "holder": Wanted(
        "name",
        ("认证委托人名称", "委托人名称、地址", "委托人名称", "认证委托人", "委托人", "申请人名称", "申请人", "持证人"),
        below=True,
    ),
    "manufacturer": Wanted(
        "name",
        (
            "生产者(制造商)名称、地址",
            "生产者(制造商)名称",
            "生产者(制造商)",
            "制造商名称",
            "生产者名称",
            "生产者",
            "制造商",
            "生产企业名称、地址",
            "生产企业名称",
            "生产企业",
        ),
        below=True,
    ),
    "product_name": Wanted(
        "name",
        ("产品名称和系列、规格、型号", "产品名称和系列、规格和型号", "产品名称及系列、规格、型号", "产品名称"),
        below=True,
    ),
    "models": Wanted("list", ("规格型号", "系列、规格、型号", "型号规格", "型号", "规格、型号"), lines=12),
    "issue_date": Wanted("date", ("发证日期", "颁证日期", "本次发证日期", "签发日期", "换证日期"), lines=1),
    "valid_to": Wanted("last_date", ("有效期至", "有效期限至", "证书有效期至", "有效期"), lines=1),
}

KIND = kind_by_labels(
    "ccc_certificate",
    CUES,
    WANTED,
    ("首次发证日期", "初次发证日期", "认证模式", "产品标准和技术要求", "认证规则", "发证机构"),
)
