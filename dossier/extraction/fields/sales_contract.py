"""Sales and purchase contracts: parties, goods, total and day of signing."""

from __future__ import annotations

from dossier.extraction.fields.by_labels import Wanted, kind_by_labels
from dossier.extraction.fields.kind import Cues

CUES = Cues(
    titles=(
        r".{0,24}(?:买卖|销售|购销|采购|供货|订货|供应|订购)(?:采购|销售|买卖|购销)?(?:合同|协议)(?:书)?",
        r"(?:产品|设备|工业品|货物|工矿产品).{0,8}合同(?:书)?",
    ),
    labels=(
        "甲方|需方|买方|买受人|采购方",
        "乙方|供方|卖方|出卖人|销售方",
        "合同编号|合同号",
        "交货|交付|运输",
        "违约|争议",
        "签订(?:日期|时间|地点)",
        "总价|总金额|合计",
        "质量(?:标准|要求|保证)|验收",
    ),
    never=("查新点", "转让合同登记", "被保险人"),
)
WANTED = {
    "contract_number": Wanted("code", ("合同编号", "合同号", "协议编号", "编号"), lines=1, accept=r"\d{2}"),
    "buyer": Wanted(
        "name", ("需方", "买方", "买受人", "采购方", "购方", "订货方", "购货方", "甲方", "委托方"), accept=r"[一-鿿]{2}"
    ),
    "seller": Wanted(
        "name", ("供方", "卖方", "出卖人", "销售方", "供货方", "供应商", "乙方", "受托方"), accept=r"[一-鿿]{2}"
    ),
    "product_name": Wanted(
        "name", ("产品名称", "货物名称", "商品名称", "设备名称", "标的名称", "标的物名称", "名称"), below=True
    ),
    "model": Wanted("text", ("规格型号", "型号规格", "型号", "规格", "型号、规格", "规格、型号"), below=True),
    "total_amount": Wanted(
        "money",
        (
            "合同总价",
            "合同总金额",
            "合同总额",
            "合同金额",
            "总金额",
            "合同总价款",
            "总价款",
            "价税合计",
            "合计金额",
            "总价",
            "总计",
            "合计",
        ),
    ),
    "sign_date": Wanted(
        "date", ("签订日期", "签订时间", "合同签订日期", "签约日期", "签署日期", "签约时间", "签订于", "日期")
    ),
}

KIND = kind_by_labels(
    "sales_contract",
    CUES,
    WANTED,
    ("签订地点", "交货地点", "交货日期", "法定代表人", "委托代理人", "单位地址", "开户银行", "税号"),
)
