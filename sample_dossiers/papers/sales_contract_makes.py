"""More makes of the sales contract: a purchase order, a framework with a price annex, a contract in two languages."""

from __future__ import annotations

from sample_dossiers.money import grouped
from sample_dossiers.paper import Paper, chinese_date, numeral_date
from sample_dossiers.papers import late_makes
from sample_dossiers.printing import pairs_of_columns, striped, wide
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import Row, table


def _count(paper: Paper) -> int:
    return sum(int(line["quantity"]) for line in paper.extra["lines"])


def order(sheet: Sheet, paper: Paper) -> None:
    """采购订单 of the buyer's system: two columns of particulars, striped lines, a total at the right."""
    sheet.page()
    get, extra, look = paper.get, paper.extra, Look(10)
    sheet.text(22, 26, get("buyer"), 13, "hei")
    sheet.text(188, 26, "采购订单", 20, "hei", "right", bold=True)
    sheet.text(188, 32, "PURCHASE ORDER", 9, "song", "right")
    sheet.line(22, 35, 188, 35, 1)
    y = pairs_of_columns(
        sheet,
        44,
        [
            (f"采购方：{get('buyer')}", f"供应商：{get('seller')}"),
            (f"地址：{extra['buyer_address']}", f"地址：{extra['seller_address']}"),
            (f"合同号：{get('contract_number')}", f"签订日期：{get('sign_date')}"),
            ("币种：人民币", "付款条件：货到验收合格后30天"),
        ],
        look,
        gap=1.5,
    )
    rows = [("行号", "物料描述", "规格型号", "数量", "含税单价", "含税金额")]
    price = f"{float(get('total_amount')) / _count(paper):,.2f}"
    rows.append(
        (
            "10",
            get("product_name"),
            get("model"),
            f"{_count(paper)} {extra['unit']}",
            price,
            grouped(get("total_amount")),
        )
    )
    y = striped(sheet, 22, y + 4, (14, 50, 30, 18, 28, 28), rows, look)
    sheet.text(188, y + 9, f"合计金额（含税）：RMB {grouped(get('total_amount'))}", 11, "hei", "right")
    sheet.text(188, y + 17, f"大写：{extra['words']}", 10, "song", "right")
    y = sheet.paragraph(
        22,
        y + 30,
        "1. 供应商应在收到本订单后2个工作日内签章回传。\n2. 交货地点：采购方仓库。\n"
        "3. 违约责任按双方签订的框架协议执行。\n4. 质量标准：按企业标准验收。",
        166,
        Look(10, leading=1.7),
    )
    for x, side, name in ((22, "采购方（签章）", "buyer"), (112, "供应商（签章）", "seller")):
        sheet.text(x, y + 14, side, 10.5)
        sheet.seal(x + 34, y + 24, get(name), "合同专用章", 38)


def framework(sheet: Sheet, paper: Paper) -> None:
    """A yearly supply agreement with a cover; goods and sums stand in an annex; day in Chinese numerals."""
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(186, 30, f"协议编号：{get('contract_number')}", 11, "song", "right")
    sheet.text(105, 84, "年度供货合同", 32, "song", "center", bold=True, spacing=4)
    y = 150.0
    for label, value in (
        ("甲　　方", get("buyer")),
        ("乙　　方", get("seller")),
        ("签订日期", numeral_date(get("sign_date"))),
        ("签订地点", extra["place"]),
    ):
        sheet.text(44, y, f"{label}：{value}", 15, "song")
        y += 14
    sheet.page()
    look = Look(11.5, leading=1.7)
    clauses = (
        f"甲方（采购人）：{get('buyer')}\n住所：{extra['buyer_address']}\n乙方（供货人）：{get('seller')}\n住所：{extra['seller_address']}",
        "　　根据《中华人民共和国民法典》，甲乙双方就乙方向甲方供应设备事宜，达成如下条款：",
        "1 供货范围　乙方供货的设备名称、型号、数量及价格见附件一《价格清单》。",
        "2 合同价款　本合同总价款见附件一，价款为含税、含运费的固定总价。",
        "3 付款方式　设备到货验收合格后三十日内，甲方支付全部价款。",
        "4 交货与验收　乙方负责运抵甲方现场并指导安装，甲方组织验收。",
        "5 违约责任　按民法典有关规定执行。",
    )
    y = 30.0
    for clause in clauses:
        y = sheet.paragraph(24, y, clause, 162, look) + 2
    for x, side, who, person in ((24, "甲方（章）：", "buyer", 1), (108, "乙方（章）：", "seller", 0)):
        sheet.text(x, y + 12, side, 11.5)
        sheet.paragraph(x, y + 20, get(who), 76, Look(11))
        sheet.text(x, y + 36, "授权代表：", 11)
        sheet.text(x + 22, y + 36, extra["people"][person], 15, "kai")
        sheet.seal(x + 46, y + 26, get(who), "合同专用章", 38)
    sheet.page()
    sheet.text(105, 30, "附件一　价格清单", 16, "hei", "center")
    rows: list[Row] = [
        [Cell(t, align="center") for t in ("序号", "设备名称", "型号", "数量", "总价（元）")],
        ["1", get("product_name"), get("model"), f"{_count(paper)}{extra['unit']}", get("total_amount")],
        [Cell("合　计", 4, align="center"), get("total_amount")],
    ]
    table(sheet, 24, 38, (16, 62, 32, 20, 32), rows, Look(10.5), 10)


def two_languages(sheet: Sheet, paper: Paper) -> None:
    """销售合同 SALES CONTRACT: English behind each label, seller first, sum in figures and English words."""
    sheet.page()
    get, extra, look = paper.get, paper.extra, Look(10.5, leading=1.5)
    sheet.text(105, 28, "销售合同", 20, "hei", "center", bold=True, spacing=6)
    sheet.text(105, 36, "SALES CONTRACT", 13, "song", "center")
    y = pairs_of_columns(
        sheet,
        48,
        [
            (
                f"合同编号 Contract No.: {get('contract_number')}",
                f"签约日期 Date: {get('sign_date').replace('-', '/')}",
            ),
            (f"卖方 The Seller: {get('seller')}", f"买方 The Buyer: {get('buyer')}"),
            (f"地址 Address: {extra['seller_address']}", f"地址 Address: {extra['buyer_address']}"),
        ],
        look,
    )
    y = sheet.paragraph(
        24,
        y + 2,
        "买卖双方同意按下列条款签订本合同：The Buyer and the Seller agree to conclude this "
        "Contract subject to the terms and conditions stated below:",
        162,
        look,
    )
    heads = ("商品名称\nDescription", "型号\nModel", "数量\nQuantity", "总值\nTotal Amount")
    rows: list[Row] = [
        [Cell(head, align="center") for head in heads],
        [get("product_name"), get("model"), f"{_count(paper)} sets", f"CNY {grouped(get('total_amount'))}"],
    ]
    y = table(sheet, 24, y + 2, (66, 32, 26, 38), rows, Look(10), 11)
    for clause in (
        f"总金额 Total Value: CNY {grouped(get('total_amount'))}",
        "包装 Packing: 木箱包装 wooden case",
        "交货期 Time of Delivery: 合同生效后90天 within 90 days",
        "付款方式 Terms of Payment: 电汇 T/T",
        "质量保证 Warranty: 12个月 12 months",
        "违约与争议 Arbitration: 提交仲裁 to be submitted for arbitration",
    ):
        y = sheet.paragraph(24, y + 7, clause, 162, look) - 4
    for x, side, who in ((24, "卖方（签章） The Seller", "seller"), (112, "买方（签章） The Buyer", "buyer")):
        sheet.text(x, y + 24, side, 10.5)
        sheet.seal(x + 30, y + 36, get(who), "合同专用章", 38)


def cover_letters(sheet: Sheet, paper: Paper) -> None:
    """设备买卖合同 between 出卖人 and 买受人 after the official model: numbered lines, blanks struck out."""
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(105, 30, wide("买卖合同", 1), 22, "song", "center", bold=True)
    for i, (left, right) in enumerate(
        (
            (f"出卖人：{get('seller')}", f"合同编号：{get('contract_number')}"),
            (f"买受人：{get('buyer')}", f"签订地点：{extra['place']}"),
        )
    ):
        sheet.text(22, 46 + 9 * i, left, 11)
        sheet.text(130, 46 + 9 * i, right, 11)
    y, look = 68.0, Look(11, leading=1.7)
    for clause in (
        f"第一条　标的、数量、价款：{get('product_name')}，{_count(paper)}{extra['unit']}。",
        f"名称：{get('product_name')}　规格型号：{get('model')}　生产厂家：{get('seller')}",
        f"合计人民币（大写）：{extra['words']}　￥{grouped(get('total_amount'))}",
        "第二条　质量标准：企业标准。",
        "第三条　包装标准：/",
        "第四条　随机备品、配件：无",
        "第五条　交付方式、地点：送货至买受人现场。",
        "第六条　检验标准：/",
        "第七条　结算方式：银行转账。",
        "第八条　违约责任：按法律规定。",
        f"第九条　本合同于{chinese_date(get('sign_date'), zero=False)}在{extra['place']}签订，自双方签章之日起生效。",
    ):
        y = sheet.paragraph(22, y, clause, 166, look)
    lines: list[Row] = [
        [Cell(f"出卖人（章）：{get('seller')}"), Cell(f"买受人（章）：{get('buyer')}")],
        [Cell(f"住所：{extra['seller_address']}"), Cell(f"住所：{extra['buyer_address']}")],
        [Cell(f"法定代表人：{extra['people'][0]}"), Cell(f"法定代表人：{extra['people'][1]}")],
    ]
    y = table(sheet, 22, y + 6, (83, 83), lines, Look(10), 10)
    sheet.seal(70, y - 10, get("seller"), "合同专用章", 38)
    sheet.seal(150, y - 10, get("buyer"), "合同专用章", 38)


MAKES = {
    "order": order,
    "framework": framework,
    "two_languages": two_languages,
    "cover_letters": cover_letters,
    "goods": late_makes.goods,
}
