"""More makes of the policy: rows with section letters, numbered lines in prose, and a certificate of two languages."""

from __future__ import annotations

from decimal import Decimal

from sample_dossiers.money import grouped, in_words
from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers import late_makes
from sample_dossiers.printing import FAINT, pairs_of_columns, wide
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import Row, table


def sections(sheet: Sheet, paper: Paper) -> None:
    """首台（套）综合保险: upright section heads, limits of two liabilities and their total, premium in words."""
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(24, 22, extra["insurer"], 12, "hei", color=FAINT)
    sheet.text(105, 34, "首台（套）重大技术装备综合保险", 19, "hei", "center", bold=True)
    sheet.text(105, 44, "保险单（正本）", 15, "hei", "center")
    sheet.text(22, 54, f"保单号：{get('policy_number')}", 10)
    sheet.text(188, 54, "币种：人民币", 10, "song", "right")
    half = grouped(Decimal(get("insured_amount")) / 2)
    period = f"自 {get('valid_from')} 00时起 至 {get('valid_to')} 24时止"
    rows: list[Row] = [
        [Cell("投\n保\n人", rows=2, align="center"), "名称", Cell(get("insured"), 2)],
        ["统一社会信用代码", Cell(extra["uscc"], 2)],
        [Cell("被\n保\n险\n人", rows=2, align="center"), "名称", Cell(get("insured"), 2)],
        ["地址", Cell(extra["address"], 2)],
        [Cell("保\n险\n标\n的", rows=2, align="center"), "装备名称", Cell(get("product_name"), 2)],
        ["规格型号", Cell(extra["model"], 2)],
        [Cell("保险\n责任", rows=4, align="center"), "责任类别", "责任限额（元）", "保险费率（%）"],
        ["产品质量保证保险", half, "1.20"],
        ["产品责任保险", half, "1.00"],
        ["总保险金额", grouped(get("insured_amount")), "/"],
        [
            Cell("总保险费", 2),
            Cell(f"（大写）{in_words(get('premium'), '元')}　（小写）{grouped(get('premium'))}元", 2),
        ],
        [Cell("保险期间", 2), Cell(period, 2)],
        [Cell("司法管辖", 2), Cell("中华人民共和国（港、澳、台地区除外）", 2)],
    ]
    y = table(sheet, 22, 58, (14, 44, 62, 46), rows, Look(10), 9)
    sheet.text(22, y + 10, f"签单日期：{extra['signed']}", 10)
    sheet.text(110, y + 10, "保险人签章：", 10)
    sheet.seal(146, y + 12, extra["insurer"], "承保业务专用章", 40)


def numbered(sheet: Sheet, paper: Paper) -> None:
    """Numbered lines, the value behind or below its label, the premium split in two lines."""
    sheet.page()
    get, extra, look = paper.get, paper.extra, Look(11, leading=1.55)
    sheet.text(105, 30, "产品质量安全责任保险单", 20, "song", "center", bold=True)
    sheet.text(105, 39, f"保险单号码 {get('policy_number')}", 11, "song", "center")
    y = sheet.paragraph(
        24, 52, "鉴于投保人已向本公司投保并按约定缴付保险费，本公司同意按照保险条款的约定承担赔偿责任。", 162, look, 2
    )
    start, end = (chinese_date(get(name), zero=False) for name in ("valid_from", "valid_to"))
    for line in (
        f"一、投保人名称：{get('insured')}",
        f"二、被保险人名称：{get('insured')}",
        f"三、被保险人地址：{extra['address']}",
        f"四、投保产品：{get('product_name')}，型号：{extra['model']}",
        f"五、赔偿限额：\n　　每次事故赔偿限额：{grouped(extra['each'])}元\n　　"
        f"累计赔偿限额：{grouped(get('insured_amount'))}元",
        "六、免赔额：每次事故5000元",
        f"七、保险费：人民币{grouped(get('premium'))}元\n　　（大写：{in_words(get('premium'), '元')}）",
        f"八、保险期限：壹年，自{start}零时起至{end}二十四时止",
        f"九、追溯期：自{start}起",
        "十、付费日期：保险起期前",
        "十一、特别约定：无",
    ):
        y = sheet.paragraph(24, y, line, 162, look) + 2
    sheet.text(110, y + 10, extra["insurer"], 10)
    sheet.text(110, y + 18, f"出单日期：{chinese_date(extra['signed'])}", 10)
    sheet.seal(146, y + 12, extra["insurer"], "保险专用章", 40)


def schedule_english(sheet: Sheet, paper: Paper) -> None:
    """A schedule in two languages, value beside each pair of labels; the period in two cells."""
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(105, 26, "产品责任保险", 18, "hei", "center", bold=True)
    sheet.text(105, 33, "PRODUCTS LIABILITY INSURANCE", 11, "song", "center")
    sheet.text(105, 41, "保险单明细表 SCHEDULE", 12, "hei", "center")
    look = Look(10)
    y = pairs_of_columns(
        sheet, 52, [(f"保单号 Policy No.: {get('policy_number')}", f"签发日 Issued: {extra['signed']}")], look
    )
    rows: list[Row] = [
        ["投保人\nApplicant", Cell(get("insured"), 3)],
        ["被保险人\nThe Insured", Cell(get("insured"), 3)],
        ["被保险人地址\nAddress", Cell(extra["address"], 3)],
        ["保险产品\nInsured Products", Cell(get("product_name"), 3)],
        [
            "保险期限自\nFrom",
            f"{chinese_date(get('valid_from'))} 00:00",
            "至\nTo",
            f"{chinese_date(get('valid_to'))} 24:00",
        ],
        [
            "累计赔偿限额\nAggregate Limit",
            f"CNY {grouped(get('insured_amount'))}",
            "每次事故赔偿限额\nAny One Occurrence",
            f"CNY {grouped(extra['each'])}",
        ],
        ["免赔额\nDeductible", "CNY 2,000.00", "保险费\nPremium", f"CNY {grouped(get('premium'))}"],
    ]
    y = table(sheet, 22, y, (38, 48, 34, 46), rows, look, 11)
    sheet.text(112, y + 16, f"{wide('保险人', 0)} The Insurer:", 10)
    sheet.text(112, y + 23, extra["insurer"], 10)
    sheet.seal(146, y + 18, extra["insurer"], "保单专用章", 40)


MAKES = {"sections": sections, "numbered": numbered, "schedule_english": schedule_english, "web": late_makes.web}
