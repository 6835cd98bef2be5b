"""Two more makes of the sales contract: the form of supplier and customer, and running text between 甲方 and 乙方."""

from __future__ import annotations

from sample_dossiers.money import grouped
from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import Row, table


def supply(sheet: Sheet, paper: Paper) -> None:
    """工业品买卖合同: supplier first, one page."""
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(105, 30, "工业品买卖合同", 22, "hei", "center", bold=True, spacing=4)
    for i, (left, right) in enumerate((
        (f"供方：{get('seller')}", f"合同编号：{get('contract_number')}"),
        (f"需方：{get('buyer')}", f"签订地点：{extra['place']}"),
        ("", f"签订时间：{chinese_date(get('sign_date'))}"),
    )):  # fmt: skip
        sheet.text(22, 44 + 8 * i, left, 11)
        sheet.text(126, 44 + 8 * i, right, 11)
    sheet.text(22, 72, "一、产品名称、规格型号、数量、金额、供货时间", 11.5, "hei")
    head = [Cell(text, align="center") for text in ("产品名称", "规格型号", "单位", "数量", "含税金额（元）")]
    rows: list[Row] = [head]
    count = sum(int(line["quantity"]) for line in extra["lines"])
    rows.append([get("product_name"), get("model"), extra["unit"], str(count), grouped(get("total_amount"))])
    rows.append([Cell(f"合计人民币金额（大写）：{extra['words']}（￥{grouped(get('total_amount'))}）", 5)])
    y = table(sheet, 22, 76, (54, 32, 16, 18, 46), rows, Look(10.5), 10)
    for clause in ("二、质量要求技术标准：按供方企业标准执行，质保期十二个月。",
                   "三、交货地点：需方指定现场，运费由供方负担。",
                   "四、结算方式及期限：货到验收合格，凭增值税发票三十日内付清。",
                   "五、违约责任：按《中华人民共和国民法典》执行。"):  # fmt: skip
        y = sheet.paragraph(22, y + 8, clause, 166, Look(11)) - 4
    lines: list[Row] = [[Cell("供方", 2, align="center"), Cell("需方", 2, align="center")]]
    for label, left, right in (("单位名称", get("seller"), get("buyer")),
                               ("单位地址", extra["seller_address"], extra["buyer_address"]),
                               ("税号", extra["seller_uscc"], extra["buyer_uscc"]),
                               ("委托代理人", *extra["people"])):  # fmt: skip
        lines.append([label, left, label, right])
    table(sheet, 22, y + 10, (22, 61, 22, 61), lines, Look(9.5), 10)
    sheet.seal(80, y + 34, get("seller"), "合同专用章", 38)
    sheet.seal(162, y + 34, get("buyer"), "合同专用章", 38)


def letters(sheet: Sheet, paper: Paper) -> None:
    """Running text in which 甲方 sells, the sum in a sentence, the day under the signatures."""
    sheet.page()
    get, extra, look = paper.get, paper.extra, Look(12, leading=1.7)
    sheet.text(105, 34, "销 售 合 同", 24, "hei", "center", bold=True)
    sheet.text(24, 48, f"编号：{get('contract_number')}", 11)
    y = sheet.paragraph(24, 60, f"甲方（卖方）：{get('seller')}\n乙方（买方）：{get('buyer')}", 162, look)
    count = sum(int(line["quantity"]) for line in extra["lines"])
    clauses = (
        "甲乙双方经友好协商，就乙方购买甲方产品事宜订立本合同。",
        f"第一条 产品名称：{get('product_name')}",
        f"第二条 规格型号：{get('model')}",
        f"第三条 数量：{count}{extra['unit']}，分两批交付，甲方负责运输和安装调试。",
        f"第四条 合同总价为人民币{grouped(get('total_amount'))}元（大写：{extra['words']}），含13%增值税。",
        "第五条 每批货物验收合格后三十日内，乙方凭甲方开具的增值税发票付清该批货款。",
        "第六条 本合同一式四份，双方签字盖章后生效。",
    )
    for clause in clauses:
        y = sheet.paragraph(24, y + 2, clause, 162, look, 2)
    day = chinese_date(get("sign_date"), zero=False)
    for x, side, who, person in ((24, "甲方（盖章）：", "seller", 0), (108, "乙方（盖章）：", "buyer", 1)):
        sheet.text(x, y + 14, side, 12)
        sheet.paragraph(x, y + 22, get(who), 76, Look(11))
        sheet.text(x, y + 38, "法定代表人：", 11)
        sheet.text(x + 26, y + 38, extra["people"][person], 15, "kai")
        sheet.text(x, y + 50, day, 12)
        sheet.seal(x + 46, y + 28, get(who), "合同专用章", 38)
