"""Balance sheet and income statement whose sums hold, in cents of yuan."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from sample_dossiers.money import cents

Rows = list[tuple[str, Decimal | None]]
"""Lines of a statement; None is a heading or an empty line."""


def _parts(random: Random, total: Decimal, names: tuple[str, ...]) -> Rows:
    """The total cut into one positive part a name, to the cent."""
    weights = [random.uniform(0.5, 2.0) for _ in names]
    shares = [cents(total * Decimal(w / sum(weights))) for w in weights[:-1]]
    return list(zip(names, [*shares, total - sum(shares)], strict=True))


def _amount(random: Random, low: int, high: int) -> Decimal:
    return Decimal(random.randrange(low * 100, high * 100)) / 100


def balance(random: Random, scale: int) -> tuple[Rows, Rows, dict[str, Decimal]]:
    """Assets, then liabilities and equity, and the three totals. ``scale`` is about the total in yuan."""
    current, fixed = _amount(random, scale // 3, scale // 2), _amount(random, scale // 3, scale // 2)
    assets = current + fixed
    short, long = cents(assets * Decimal(random.uniform(0.2, 0.35))), cents(assets * Decimal(random.uniform(0.04, 0.1)))
    equity = assets - short - long
    left: Rows = [
        ("流动资产：", None),
        *_parts(random, current, ("货币资金", "应收票据", "应收账款", "预付款项", "其他应收款", "存货")),
        ("流动资产合计", current), ("非流动资产：", None),
        *_parts(random, fixed, ("固定资产", "在建工程", "无形资产", "开发支出", "递延所得税资产")),
        ("非流动资产合计", fixed), ("资产总计", assets),
    ]  # fmt: skip
    right: Rows = [
        ("流动负债：", None), *_parts(random, short, ("短期借款", "应付账款", "预收款项", "应付职工薪酬", "应交税费")),
        ("流动负债合计", short), ("非流动负债：", None), ("长期借款", long), ("非流动负债合计", long),
        ("负债合计", short + long), ("所有者权益：", None),
        *_parts(random, equity, ("实收资本", "资本公积", "盈余公积", "未分配利润")),
        ("所有者权益合计", equity), ("负债和所有者权益总计", assets),
    ]  # fmt: skip
    return left, right, {"total_assets": assets, "total_liabilities": short + long, "total_equity": equity}


def income(random: Random, revenue: Decimal) -> tuple[Rows, Decimal]:
    """An income statement of that revenue, and its net profit."""
    share = [cents(revenue * Decimal(random.uniform(*span))) for span in
             ((0.62, 0.7), (0.004, 0.008), (0.03, 0.05), (0.06, 0.09), (0.05, 0.08), (0.004, 0.012))]  # fmt: skip
    profit = revenue - sum(share)
    other, tax = _amount(random, 20_000, 300_000), Decimal(0)
    total = profit + other
    tax = cents(total * Decimal("0.15"))
    names = ("营业成本", "税金及附加", "销售费用", "管理费用", "研发费用", "财务费用")
    rows: Rows = [("一、营业收入", revenue), *((f"减：{n}" if i == 0 else n, v) for i, (n, v) in
                                            enumerate(zip(names, share, strict=True))),
                  ("二、营业利润", profit), ("加：营业外收入", other), ("三、利润总额", total),
                  ("减：所得税费用", tax), ("四、净利润", total - tax)]  # fmt: skip
    return rows, total - tax
