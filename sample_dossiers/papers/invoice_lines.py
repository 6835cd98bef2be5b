"""What invoices are for: lines with discounts, several rates, no tax, taxed differences, returns, many lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random

from sample_dossiers.facts import Facts
from sample_dossiers.money import cents, plain

Line = dict[str, str]
SPARES = ("密封垫片组件", "高速主轴轴承", "伺服驱动模块", "液压快换接头", "恒温循环水泵", "导轨防护罩总成",
          "工业触控面板", "激光测距探头", "减速机润滑套件", "电磁换向阀", "数控系统备用电池", "线束及端子排",
          "滚珠丝杠副", "冷却风机")  # fmt: skip


def line(name: str, model: str, unit: str, quantity: str, price: Decimal | str, rate: str = "13%") -> Line:
    """A line whose amount and tax follow from quantity, price and rate (a rate in words bears no tax)."""
    net = cents(Decimal(quantity) * Decimal(price))
    tax = plain(cents(net * Decimal(rate.rstrip("%")) / 100)) if rate.endswith("%") else ""
    return {"name": name, "model": model, "unit": unit, "quantity": quantity, "unit_price": f"{price}",
            "amount": plain(net), "tax_rate": rate, "tax": tax}  # fmt: skip


def product(facts: Facts, key: str, quantity: int = 1) -> Line:
    """The product applied for, at about its price."""
    kind = facts.product.kind
    price = Decimal(kind.price) + facts.random(f"{key}/price").randrange(-20, 20) * 1000
    name = f"*{kind.tax_class}*{facts.product.name}"
    return line(name, facts.product.model, kind.unit, str(quantity), f"{price:.2f}")


def discounted(facts: Facts, key: str) -> list[Line]:
    """The product, then a line that takes some of the price off again."""
    first = product(facts, key, 2)
    off = cents(Decimal(first["amount"]) * Decimal("0.05"))
    less = dict.fromkeys(first, "") | {"name": first["name"], "amount": plain(-off), "tax_rate": "13%",
                                       "tax": plain(-cents(off * Decimal("0.13")))}  # fmt: skip
    return [first, less]


def several_rates(facts: Facts, key: str) -> list[Line]:
    """Goods at 13 %, their erection at 9 % and training at 6 %; a price given with tax has many decimals."""
    random, kind = facts.random(f"{key}/rates"), facts.product.kind
    with_tax = Decimal(random.randrange(60_000, 90_000))
    price = f"{with_tax / Decimal('1.09'):.12f}".rstrip("0")
    return [
        product(facts, key),
        line("*建筑服务*设备基础及安装工程", "", "项", "1", price, "9%"),
        line("*现代服务*操作人员技术培训服务费", "现场", "次", "3", f"{random.randrange(900, 2500)}", "6%"),
        line(f"*{kind.tax_class}*备品备件（含随机专用工具一套）", "KT-02B/220V", "套", "2.5",
             f"{random.randrange(400, 900)}.4"),
    ]  # fmt: skip


def untaxed(facts: Facts, key: str) -> list[Line]:
    """Technical services free of tax."""
    price = facts.random(f"{key}/free").randrange(20_000, 60_000)
    return [line("*研发和技术服务*技术开发服务", "", "项", "1", f"{price}", "免税")]


def taxed_difference(facts: Facts, key: str) -> list[Line]:
    """A service taxed on a difference: no rate is printed, the tax is that of the difference."""
    random = facts.random(f"{key}/margin")
    price, cost = Decimal(random.randrange(50_000, 90_000)), Decimal(random.randrange(20_000, 40_000))
    tax = cents((price - cost) / Decimal("1.05") * Decimal("0.05"))
    bare = dict.fromkeys(("model", "unit", "quantity", "unit_price", "tax_rate"), "")
    return [bare | {"name": "*人力资源服务*劳务派遣服务", "amount": plain(price - tax), "tax": plain(tax)}]


def taken_back(facts: Facts, key: str) -> list[Line]:
    """A return: quantity and amounts are negative."""
    first = product(facts, key)
    return [first | {"quantity": "-1", "amount": f"-{first['amount']}", "tax": f"-{first['tax']}"}]


def many(facts: Facts, key: str, count: int) -> list[Line]:
    """So many spare parts."""
    random = facts.random(f"{key}/many")
    names = random.sample(SPARES, min(count, len(SPARES)))
    return [_spare(random, name) for name in names]


def _spare(random: Random, name: str) -> Line:
    model = f"{random.choice('ABDGHK')}{random.choice('LMPRT')}-{random.randrange(10, 990)}"
    return line(f"*通用设备*{name}", model, random.choice(("件", "套", "个")), str(random.randrange(1, 30)),
                f"{random.randrange(2000, 90_000) / 100:.2f}")  # fmt: skip


def building(facts: Facts, key: str) -> list[Line]:
    """Building services, which have neither quantity nor price."""
    price = facts.random(f"{key}/works").randrange(40_000, 400_000)
    bare = dict.fromkeys(("model", "unit", "quantity", "unit_price"), "")
    return [line("*建筑服务*设备基础施工及安装调试服务费", "", "项", "1", f"{price}", "9%") | bare]


CONTENTS: dict[str, Callable[[Facts, str], list[Line]]] = {
    "discount": discounted,
    "rates": several_rates,
    "works": building,
    "exempt": untaxed,
    "margin": taxed_difference,
    "red": taken_back,
    "pages": lambda facts, key: many(facts, key, 14),
    "list": lambda facts, key: many(facts, key, 9),
}


def sums(lines: Sequence[Line]) -> tuple[Decimal, Decimal | None]:
    """Net amount and tax; no tax at all where no line bears one."""
    taxes = [Decimal(one["tax"]) for one in lines if one["tax"]]
    return sum((Decimal(one["amount"]) for one in lines), Decimal(0)), sum(taxes, Decimal(0)) if taxes else None
