"""Production licences for industrial products (XK numbers)."""

from __future__ import annotations

from dossier.extraction.fields.by_labels import Wanted, kind_by_labels
from dossier.extraction.fields.kind import Cues

CUES = Cues(
    titles=(r"(?:全国)?(?:中华人民共和国)?工业产品生产许可证(?:（[正副]本）)?",),
    labels=(
        r"XK\d{2}",
        "证书编号|编号",
        "企业名称|单位名称",
        "产品名称",
        "生产地址",
        "发证日期|有效期",
        "发证机关|市场监督管理",
    ),
)
WANTED = {
    "certificate_number": Wanted(
        "code", ("证书编号", "编号", "许可证编号"), r"(?:\([一-鿿]\))?XK\d{2}-?\d{3}-?\d{5}", lines=1, accept=r"\d{5}"
    ),
    "holder": Wanted("name", ("企业名称", "单位名称", "生产者名称", "获证企业", "名称")),
    "product_name": Wanted("name", ("产品名称", "产品类别", "获证产品")),
    "issue_date": Wanted("date", ("发证日期", "签发日期", "颁发日期"), lines=1),
    "valid_to": Wanted("last_date", ("有效期至", "有效期限至", "有效日期至", "有效期", "有效期限"), lines=1),
}

KIND = kind_by_labels("production_license", CUES, WANTED, ("住所", "生产地址", "检验方式", "发证机关", "明细"))
