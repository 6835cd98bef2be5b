"""保费付款凭证: a bank's ruled receipt, its receipt in two halves, and the insurer's own receipt."""

from __future__ import annotations

from datetime import date, timedelta

from sample_dossiers import numbers
from sample_dossiers.facts import Facts
from sample_dossiers.money import grouped, in_words
from sample_dossiers.others import stranger
from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers.insurance_policy import make as make_policy
from sample_dossiers.papers.payment_makes import MAKES
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import Row, table

LAYOUTS = ("bank_table", "bank_lines", "receipt", *MAKES)


def make(facts: Facts) -> list[Paper]:
    """The premium of the policy, paid before it begins."""
    random, policy = facts.random("premium_payment"), make_policy(facts)[0]
    paid = date.fromisoformat(policy.get("valid_from")) - timedelta(days=random.randrange(1, 12))
    fields = {"payer": facts.applicant.name, "payee": policy.extra["insurer"], "amount": policy.get("premium"),
              "paid_date": paid.isoformat()}  # fmt: skip
    bank = stranger(facts, "bank", "{}银行股份有限公司")
    extra = {"policy": policy.get("policy_number"), "bank": bank, "product": facts.product.name,
             "accounts": [numbers.digits(random, 17) for _ in "12"], "serial": numbers.digits(random, 16),
             "time": f"{random.randrange(9, 17):02d}:{random.randrange(60):02d}:26"}  # fmt: skip
    return [Paper("premium_payment", "premium_payment", "保费付款凭证", fields, extra,
                  facts.make("premium_payment", *LAYOUTS), random.randrange(8))]  # fmt: skip


def draw(sheet: Sheet, paper: Paper) -> None:
    """One page, half of it used."""
    {"bank_table": _table, "bank_lines": _lines, "receipt": _receipt, **MAKES}[paper.layout](sheet, paper)


def _table(sheet: Sheet, paper: Paper) -> None:
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(105, 26, f"{extra['bank']}　电子回单", 17, "hei", "center", bold=True)
    sheet.text(22, 36, f"回单编号：{extra['serial']}", 9.5)
    sheet.text(186, 36, f"打印日期：{date.fromisoformat(get('paid_date')) + timedelta(days=9)}", 9.5, "song", "right")
    one, two = extra["accounts"]
    lines: list[Row] = [
        [Cell("付款人", rows=3, align="center"), "户名", get("payer"), Cell("收款人", rows=3, align="center"), "户名",
         get("payee")],
        ["账号", one, "账号", two], ["开户银行", f"{extra['bank']}营业部", "开户银行", f"{extra['bank']}新城支行"],
        [Cell("金额（小写）", 2), f"¥{grouped(get('amount'))}", Cell("金额（大写）", 2), in_words(get("amount"), "元")],
        [Cell("摘要", 2), "产品责任险保费", Cell("交易时间", 2), f"{get('paid_date')} {extra['time']}"],
        [Cell("附言", 2), Cell(f"保单号{extra['policy']}", 4)],
    ]  # fmt: skip
    y = table(sheet, 22, 42, (14, 20, 50, 14, 20, 50), lines, Look(9.5), 9)
    sheet.text(22, y + 8, "重要提示：本回单不作为收款方发货依据，请勿重复记账。", 8.5)
    sheet.seal(160, y + 4, extra["bank"], "电子回单专用章", 34)


def _lines(sheet: Sheet, paper: Paper) -> None:
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(24, 24, extra["bank"], 13, "hei", bold=True)
    sheet.text(105, 36, "客户付款回单", 18, "hei", "center", bold=True)
    sheet.text(24, 48, f"交易日期：{chinese_date(get('paid_date'))}", 10.5)
    sheet.text(120, 48, f"流水号：{extra['serial']}", 10.5)
    y = 60.0
    for left, right in (
        (f"付款人名称：{get('payer')}", f"收款人名称：{get('payee')}"),
        (f"付款人账号：{extra['accounts'][0]}", f"收款人账号：{extra['accounts'][1]}"),
        (f"付款人开户行：{extra['bank']}营业部", f"收款人开户行：{extra['bank']}新城支行"),
    ):
        sheet.paragraph(24, y, left, 76, Look(10))
        sheet.paragraph(106, y, right, 80, Look(10))
        y += 12
    sheet.text(24, y, f"交易金额（小写）：人民币 {grouped(get('amount'))} 元", 10.5)
    sheet.text(24, y + 9, f"交易金额（大写）：人民币{in_words(get('amount'), '元')}", 10.5)
    sheet.text(24, y + 18, "用途：保险费", 10.5)
    sheet.text(106, y + 18, "交易状态：成功", 10.5)
    sheet.seal(160, y + 18, extra["bank"], "业务专用章", 34)


def _receipt(sheet: Sheet, paper: Paper) -> None:
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(105, 30, "保 险 费 收 据", 22, "hei", "center", bold=True)
    sheet.text(24, 44, f"日期：{chinese_date(get('paid_date'), zero=False)}", 11)
    sheet.text(186, 44, f"No.{extra['serial'][:8]}", 11, "song", "right")
    lines: list[Row] = [
        ["交款单位", get("payer")], ["收款事由", f"{extra['product']}产品责任保险保险费（保险单号{extra['policy']}）"],
        ["人民币（大写）", f"{in_words(get('amount'), '元')}　　¥{grouped(get('amount'))}"],
        ["收款方式", "银行转账"], ["收款单位", get("payee")],
    ]  # fmt: skip
    y = table(sheet, 24, 50, (36, 126), lines, Look(11), 11)
    sheet.text(24, y + 10, "收款人：", 11)
    sheet.text(110, y + 10, "经办人：", 11)
    sheet.seal(140, y + 8, get("payee"), "财务专用章", 38)
