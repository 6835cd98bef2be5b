"""产品责任保险单: a ruled schedule, rows of labels for first sets, and an electronic policy with nested limits."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from sample_dossiers import numbers
from sample_dossiers.facts import Facts, years_after
from sample_dossiers.forms import Rows, rows
from sample_dossiers.money import grouped, in_words, plain
from sample_dossiers.others import stranger
from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers.insurance_makes import MAKES
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import Row, table

LAYOUTS = ("schedule", "first_set", "electronic", *MAKES)
TITLES = {
    "schedule": "产品责任保险单",
    "first_set": "首台（套）重大技术装备综合保险单",
    "electronic": "产品质量责任保险",
}


def make(facts: Facts) -> list[Paper]:
    """The applicant's policy of one year around the day of application."""
    random, layout = facts.random("insurance_policy"), facts.make("insurance_policy", *LAYOUTS)
    start = facts.days.applied_on - timedelta(days=random.randrange(30, 200))
    amount = Decimal(random.choice((2_000_000, 3_000_000, 5_000_000, 8_500_000)))
    premium = (amount * Decimal(random.choice(("0.0042", "0.0085", "0.0213")))).quantize(Decimal("0.01"))
    fields = {
        "policy_number": f"{random.choice(('PZCP', 'PCPZ', 'AQZ'))}{start.year}{numbers.digits(random, 14)}",
        "insured": facts.applicant.name,
        "product_name": facts.product.name,
        "insured_amount": plain(amount),
        "premium": plain(premium),
        "valid_from": start.isoformat(),
        "valid_to": (years_after(start, 1) - timedelta(days=1)).isoformat(),
    }
    extra = {"insurer": stranger(facts, "insurer", "{}财产保险股份有限公司") + "内蒙古分公司",
             "model": facts.product.model, "address": facts.applicant.address, "uscc": facts.applicant.uscc,
             "signed": (start - timedelta(days=2)).isoformat(), "each": plain(amount / 2),}  # fmt: skip
    return [Paper("insurance_policy", "insurance_policy", "保险单", fields, extra, layout, random.randrange(8))]


def draw(sheet: Sheet, paper: Paper) -> None:
    """One page."""
    if paper.layout in MAKES:
        MAKES[paper.layout](sheet, paper)
        return
    sheet.page()
    extra = paper.extra
    sheet.text(105, 24, extra["insurer"], 14, "hei", "center", bold=True)
    sheet.text(105, 38, TITLES[paper.layout], 21, "hei", "center", bold=True, spacing=3)
    if paper.layout == "electronic":
        sheet.text(105, 47, "（电子保单）", 12, "hei", "center")
    sheet.text(186, 54, f"保险单号：{paper.get('policy_number')}", 10.5, "song", "right")
    body = {"schedule": _schedule, "first_set": _first_set, "electronic": _electronic}[paper.layout]
    y = body(sheet, paper)
    sheet.text(24, y + 16, f"签单日期：{chinese_date(extra['signed'])}", 10.5)
    sheet.text(112, y + 16, f"保险人（签章）：{extra['insurer']}", 9.5)
    sheet.seal(146, y + 16, extra["insurer"], "保单专用章", 40)


def _period(paper: Paper) -> str:
    start, end = chinese_date(paper.get("valid_from")), chinese_date(paper.get("valid_to"))
    return f"自{start}零时起至{end}二十四时止"


def _both(amount: str) -> str:
    return f"人民币（大写）{in_words(amount, '元')}　（小写）¥{grouped(amount)}"


def _schedule(sheet: Sheet, paper: Paper) -> float:
    get, extra = paper.get, paper.extra
    lines: list[Row] = [
        ["投保人", Cell(get("insured"), 3)], ["被保险人", Cell(get("insured"), 3)], ["地址", Cell(extra["address"], 3)],
        ["保险产品", get("product_name"), "规格型号", extra["model"]],
        ["承保区域", "中华人民共和国境内（不含港澳台）", "追溯日", get("valid_from")],
        ["每次事故责任限额", f"¥{grouped(extra['each'])}", "累计责任限额", f"¥{grouped(get('insured_amount'))}"],
        ["免赔额", Cell("每次事故人民币2000元或损失金额的10%，以高者为准", 3)],
        ["保险费", Cell(_both(get("premium")), 3)], ["保险期间", Cell(_period(paper), 3)],
        ["争议处理", Cell("诉讼", 3)], ["特别约定", Cell("本保险单经保险人签章后生效。", 3)],
    ]  # fmt: skip
    return table(sheet, 22, 60, (34, 52, 32, 48), lines, Look(10.5), 10)


def _first_set(sheet: Sheet, paper: Paper) -> float:
    get, extra = paper.get, paper.extra
    pairs = [
        ("投保人", get("insured")), ("被保险人", get("insured")), ("统一社会信用代码", extra["uscc"]),
        ("通讯地址", extra["address"]), ("装备名称", get("product_name")), ("规格型号", extra["model"]),
        ("保险金额", f"人民币{in_words(get('insured_amount'), '元')}（¥{grouped(get('insured_amount'))}）"),
        ("保险费率", "详见费率表"), ("保险费", f"人民币{in_words(get('premium'), '元')}（¥{grouped(get('premium'))}）"),
        ("保险期间", f"共12个月，{_period(paper)}"), ("保险合同争议解决方式", "仲裁"),
    ]  # fmt: skip
    return rows(sheet, 26, 68, pairs, Rows(11.5, gap=5, right=186))


def _electronic(sheet: Sheet, paper: Paper) -> float:
    get, extra = paper.get, paper.extra
    text = "鉴于投保人已向保险人提出投保申请并同意按约定交付保险费，保险人依照承保险种及其条款承担保险责任。"
    y = sheet.paragraph(22, 62, text, 166, Look(10), 2) + 2
    lines: list[Row] = [
        [Cell("投保人", rows=2), "名称", Cell(get("insured"), 2)],
        ["证件号码", Cell(extra["uscc"], 2)],
        [Cell("被保险人", rows=2), "名称", Cell(get("insured"), 2)],
        ["证件号码", Cell(extra["uscc"], 2)],
        ["产品名称", Cell(get("product_name"), 3)],
        ["型号", Cell(extra["model"], 3)],
        [Cell("赔偿限额", rows=2), "每次事故赔偿限额", Cell(f"{grouped(extra['each'])}元", 2)],
        ["累计赔偿限额", Cell(f"{grouped(get('insured_amount'))}元", 2)],
        ["保险费合计", Cell(f"RMB {grouped(get('premium'))}", 3)],
        ["保险期间", Cell(f"{get('valid_from')} 00:00:00 至 {get('valid_to')} 24:00:00", 3)],
    ]
    return table(sheet, 22, y, (34, 36, 52, 44), lines, Look(10.5), 9.5)
