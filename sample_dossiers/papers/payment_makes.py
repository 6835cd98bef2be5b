"""More makes of the proof of payment: two halves with upright heads, a form filled by hand, a bank's list of items."""

from __future__ import annotations

from sample_dossiers.money import grouped, in_words
from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers import late_makes
from sample_dossiers.printing import FAINT, PEN, pairs_of_columns, wide
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import Row, table


def halves(sheet: Sheet, paper: Paper) -> None:
    """业务回单 with the payer's cells left and the payee's right, both called 全称, 账号, 开户行."""
    sheet.page()
    get, extra = paper.get, paper.extra
    one, two = extra["accounts"]
    sheet.text(105, 24, f"{extra['bank']}网上银行电子回单", 16, "song", "center", bold=True)
    sheet.text(22, 33, f"电子回单号码：{extra['serial']}", 9)
    rows: list[Row] = [
        [
            Cell("付\n款\n方", rows=3, align="center"),
            wide("户名", 1),
            get("payer"),
            Cell("收\n款\n方", rows=3, align="center"),
            wide("户名", 1),
            get("payee"),
        ],
        [wide("账号", 1), one, wide("账号", 1), two],
        ["开户银行", f"{extra['bank']}高新支行", "开户银行", f"{extra['bank']}分行"],
        [Cell(wide("金额", 2), 2), Cell(f"人民币：{grouped(get('amount'))}元", 4)],
        [Cell("大写金额", 2), Cell(in_words(get("amount"), "元"), 4)],
        [Cell("摘　　要", 2), "保费", Cell("业务（产品）种类", 2), "转账汇款"],
        [Cell("用　　途", 2), Cell("首台套保险费", 4)],
        [
            Cell("交易流水号", 2),
            extra["serial"][:10],
            Cell("时间戳", 2),
            f"{get('paid_date')}-{extra['time'].replace(':', '.')}.413",
        ],
        [Cell("备注：附言:支付保费 报文种类:客户发起汇兑业务报文", 6)],
        [Cell("记账网点", 2), "0083", Cell("记账日期", 2), chinese_date(get("paid_date"))],
    ]
    y = table(sheet, 18, 38, (10, 22, 56, 10, 22, 54), rows, Look(9), 8)
    sheet.text(18, y + 7, "重要提示：如果您是收款方，请到网站校验回单。本回单不作为收款方发货依据。", 8)
    sheet.seal(164, y - 8, extra["bank"], "电子回单专用章", 34)


def voucher(sheet: Sheet, paper: Paper) -> None:
    """结算业务委托书 filled by hand, 全称 twice, the sum in boxes of single digits."""
    sheet.page()
    get, extra = paper.get, paper.extra
    one, two = extra["accounts"]
    year, month, day = get("paid_date").split("-")
    sheet.text(105, 24, f"{extra['bank']}结算业务委托书", 16, "song", "center", bold=True)
    sheet.text(70, 34, f"委托日期　{year}　年　{month}　月　{day}　日", 10.5)
    rows: list[Row] = [
        [
            Cell("付\n款\n人", rows=3, align="center"),
            wide("全称", 1),
            get("payer"),
            Cell("收\n款\n人", rows=3, align="center"),
            wide("全称", 1),
            get("payee"),
        ],
        ["账　号", one, "账　号", two],
        ["开户银行", f"{extra['bank']}营业部", "开户银行", f"{extra['bank']}新城支行"],
        [
            Cell(f"人民币（大写）　{in_words(get('amount'), '元')}", 4),
            Cell(f"¥{grouped(get('amount'))}", 2, align="right"),
        ],
        [Cell("支付密码", 2), "********", Cell("附加信息及用途：产品责任保险费", 3)],
    ]
    y = table(sheet, 18, 38, (10, 20, 56, 10, 20, 56), rows, Look(9.5, "kai", PEN), 9)
    sheet.text(20, y + 8, "会计主管：　　　　　授权：　　　　　复核：　　　　　记账：", 9)
    sheet.seal(150, y - 6, extra["bank"], "转讫", 30)


def listed(sheet: Sheet, paper: Paper) -> None:
    """国内支付业务付款回单: pale labels in two columns, customer number first, the day among them."""
    sheet.page()
    get, extra = paper.get, paper.extra
    one, two = extra["accounts"]
    sheet.text(24, 22, extra["bank"], 12, "hei", color=FAINT)
    sheet.text(105, 34, "国内支付业务付款回单", 16, "hei", "center")
    y = pairs_of_columns(
        sheet,
        46,
        [
            ("客户号：208817653", f"日期：{chinese_date(get('paid_date'))}"),
            (f"付款人账号：{one}", f"收款人账号：{two}"),
            (f"付款人名称：{get('payer')}", f"收款人名称：{get('payee')}"),
            (f"付款人开户行：{extra['bank']}营业部", f"收款人开户行：{extra['bank']}新城支行"),
        ],
        Look(10),
    )
    y = sheet.paragraph(
        24,
        y + 1,
        f"金额：CNY{grouped(get('amount'))}\n人民币{in_words(get('amount'), '元')}\n"
        f"业务种类：跨行转账　　业务编号：{extra['serial'][:12]}　　凭证号码：\n"
        f"用途：保险费　　保单{extra['policy']}\n备注：\n附言：",
        160,
        Look(10, leading=1.7),
    )
    sheet.text(24, y + 4, "自助打印，请避免重复　打印渠道：网上银行", 9)
    sheet.text(24, y + 12, f"交易机构：00417　交易渠道：网上银行　交易流水号：{extra['serial']}　经办：", 9)
    sheet.seal(158, y - 6, extra["bank"], "电子回单专用章", 34)


MAKES = {"halves": halves, "voucher": voucher, "listed": listed, "slip": late_makes.slip}
