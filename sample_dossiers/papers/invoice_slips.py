"""Invoices outside the common form: block chain, roll, machine-printed, motor vehicles, used cars, railway tickets."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from sample_dossiers import numbers, words
from sample_dossiers.facts import Facts
from sample_dossiers.money import cents, in_words, plain
from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers.invoice_forms import draw_electronic
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import table


def adapted(paper: Paper, facts: Facts) -> Paper:
    """The paper with only those fields that its form prints."""
    form, fields = paper.layout.partition(".")[0], paper.fields
    if form == "blockchain":
        paper.extra["province"] = "深圳"
        fields["invoice_code"] = "1440319" + fields["invoice_code"][7:]
    elif form in ("roll", "machine"):
        total = fields["total_amount"]
        first = fields["items"][0] | {"model": "", "unit": "", "tax_rate": "", "tax": "", "amount": total}
        first["unit_price"] = f"{Decimal(total) / Decimal(first['quantity']):.2f}"
        fields["items"] = [first]
        for name in ("amount_excl_tax", "tax_amount"):
            fields.pop(name)
    elif form in ("vehicle", "used_car"):
        _vehicle(paper, facts, form)
    elif form == "railway":
        _ticket(paper, facts)
    return paper


def _vehicle(paper: Paper, facts: Facts, form: str) -> None:
    random, fields = facts.random(f"{paper.key}/car"), paper.fields
    total = Decimal(random.randrange(80_000, 300_000))
    net = cents(total / Decimal("1.13"))
    fields |= {"total_amount": plain(total), "total_in_words": in_words(total)}
    fields.pop("items")
    if form == "vehicle":
        fields |= {"amount_excl_tax": plain(net), "tax_amount": plain(total - net)}
    else:
        for name in ("amount_excl_tax", "tax_amount"):
            fields.pop(name)
    paper.extra |= {
        "car": "轻型厢式货车",
        "brand": f"砺程牌LC{random.randrange(5000, 6000)}XXY",
        "vin": "L" + numbers.digits(random, 16),
    }


def _ticket(paper: Paper, facts: Facts) -> None:
    random, fields = facts.random(f"{paper.key}/rail"), paper.fields
    price = Decimal(random.randrange(500, 9000)) / 10
    for name in ("seller_name", "seller_tax_id", "items", "amount_excl_tax", "tax_amount", "total_in_words"):
        fields.pop(name, None)
    fields |= {"total_amount": plain(price), "buyer_name": facts.applicant.name, "buyer_tax_id": facts.applicant.uscc}
    paper.extra |= {"person": words.person(random), "train": f"D{random.randrange(1000, 9000)}"}


def draw_blockchain(sheet: Sheet, paper: Paper, qr: str) -> None:
    """Shenzhen's ordinary invoice on a block chain: the frame of the tax control system, without check code."""
    draw_electronic(sheet, paper, f"https://bcfp.shenzhen.chinatax.gov.cn/verify/scan?hash={numbers_of(qr)}")


def numbers_of(qr: str) -> str:
    """Digits of a payload, as a stand-in for the hash of a block."""
    return "".join(char for char in qr if char.isdigit())


def draw_roll(sheet: Sheet, paper: Paper, qr: str) -> None:
    """A narrow slip with one value a row."""
    sheet.page((76, 180))
    get, (item,) = paper.get, paper.fields["items"]
    sheet.text(38, 12, f"{paper.extra['province']}增值税普通发票", 12, "kai", "center")
    sheet.text(38, 18, "（卷票）", 11, "kai", "center")
    sheet.text(38, 24, "发票联", 10, "song", "center")
    rows = [("发票代码", get("invoice_code")), ("发票号码", get("invoice_number")), ("机打号码", get("invoice_number")),
            ("机器编号", paper.extra["machine"]), ("销售方名称", get("seller_name")),
            ("纳税人识别号", get("seller_tax_id")), ("开票日期", get("issue_date")),
            ("收款员", paper.extra["people"][0]),
            ("购买方名称", get("buyer_name")), ("纳税人识别号", get("buyer_tax_id"))]  # fmt: skip
    y = 34.0
    for label, value in rows:
        y = sheet.paragraph(5, y, f"{label}：{value}", 66, Look(8.5)) + 1
    for x, head in ((5, "项目"), (30, "单价"), (46, "数量"), (58, "金额")):
        sheet.text(x, y + 2, head, 8.5)
    y = sheet.paragraph(5, y + 7, item["name"], 66, Look(8.5))
    for x, key in ((26, "unit_price"), (48, "quantity"), (54, "amount")):
        sheet.text(x, y, item[key], 8.5)
    sheet.text(5, y + 7, f"合计金额（小写）：¥{get('total_amount')}", 8.5)
    y = sheet.paragraph(5, y + 13, f"合计金额（大写）：{get('total_in_words')}", 66, Look(8.5))
    sheet.text(5, y + 2, f"校验码：{get('check_code')}", 8.5)
    sheet.qr(25, y + 6, qr, 24)
    sheet.oval(50, y - 8, get("seller_name"), get("seller_tax_id"), "发票专用章", 34)


def draw_machine(sheet: Sheet, paper: Paper, qr: str) -> None:
    """A general machine-printed invoice of the years before the tax control system reached everybody."""
    sheet.page((190, 120))
    get, (item,) = paper.get, paper.fields["items"]
    sheet.text(95, 14, f"{paper.extra['province']}国家税务局通用机打发票", 15, "kai", "center")
    sheet.text(95, 22, "发票联", 11, "kai", "center")
    sheet.text(130, 28, f"发票代码 {get('invoice_code')}", 9.5)
    sheet.text(130, 34, f"发票号码 {get('invoice_number')}", 9.5)
    sheet.text(14, 34, f"开票日期：{chinese_date(get('issue_date'))}", 9.5)
    sheet.text(75, 34, "行业分类：工业", 9.5)
    sheet.box(12, 37, 166, 68, 0.6)
    sheet.text(14, 44, f"付款方名称：{get('buyer_name')}", 9.5)
    sheet.text(14, 51, f"付款方识别号：{get('buyer_tax_id')}", 9.5)
    for x, head in ((14, "开票项目"), (84, "数量"), (110, "单价"), (145, "金额")):
        sheet.text(x, 60, head, 9.5)
    for part, line in enumerate(sheet.wrap(item["name"], 66, 9)):
        sheet.text(14, 67 + part * 4.5, line, 9)
    for x, key in ((86, "quantity"), (106, "unit_price"), (142, "amount")):
        sheet.text(x, 67, item[key], 9)
    sheet.text(14, 86, f"合计人民币（大写）：{get('total_in_words')}", 9.5)
    sheet.text(130, 86, f"（小写）：¥{get('total_amount')}", 9.5)
    sheet.text(14, 94, f"收款方名称：{get('seller_name')}", 9.5)
    sheet.text(14, 101, f"收款方识别号：{get('seller_tax_id')}", 9.5)
    sheet.text(14, 112, f"开票人：{paper.extra['people'][0]}", 9.5)
    sheet.oval(150, 98, get("seller_name"), get("seller_tax_id"), "发票专用章", 36)


def draw_vehicle(sheet: Sheet, paper: Paper, qr: str) -> None:
    """The unified invoice for motor vehicles: a ruled form."""
    sheet.page((240, 160))
    get, extra = paper.get, paper.extra
    sheet.text(120, 16, "机动车销售统一发票", 18, "kai", "center")
    sheet.text(160, 26, f"发票代码 {get('invoice_code')}", 10)
    sheet.text(160, 32, f"发票号码 {get('invoice_number')}", 10)
    sheet.text(16, 32, f"开票日期 {get('issue_date')}", 10)
    rows: list[list[Cell | str]] = [
        ["机打代码", Cell(get("invoice_code"), columns=2), "税控码", Cell(extra["cipher"][0], columns=2)],
        ["购买方名称及身份证号码/组织机构代码", Cell(get("buyer_name"), columns=2), "纳税人识别号",
         Cell(get("buyer_tax_id"), columns=2)],
        ["车辆类型", extra["car"], "厂牌型号", extra["brand"], "产地", "内蒙古包头"],
        ["合格证号", "WAH1920004512", "发动机号码", "2203457T", "车辆识别代号/车架号码", extra["vin"]],
        ["价税合计", Cell(f"⊗{get('total_in_words')}", columns=3), "小写", f"¥{get('total_amount')}"],
        ["销货单位名称", Cell(get("seller_name"), columns=3), "电话", "0472-2150000"],
        ["纳税人识别号", Cell(get("seller_tax_id"), columns=3), "账号", "1500100200300400"],
        ["地址", Cell(extra["address"], columns=3), "开户银行", extra["bank"].split()[0]],
        ["增值税税率或征收率", "13%", "增值税税额", f"¥{get('tax_amount')}", "主管税务机关及代码",
         "包头市税务局 1150200"],
        ["不含税价", Cell(f"小写 ¥{get('amount_excl_tax')}", columns=2), "完税凭证号码", "吨位 2.5", "限乘人数 3"],
    ]  # fmt: skip
    table(sheet, 14, 38, (38, 42, 30, 34, 32, 38), rows, Look(8.5), 8.5)
    sheet.text(16, 146, f"开票人：{extra['people'][0]}      销货单位盖章      备注：一车一票", 9.5)
    sheet.oval(150, 138, get("seller_name"), get("seller_tax_id"), "发票专用章", 38)


def draw_used_car(sheet: Sheet, paper: Paper, qr: str) -> None:
    """The unified invoice for used cars: buyer and seller with their addresses, one price in words and figures."""
    sheet.page((240, 150))
    get, extra = paper.get, paper.extra
    sheet.text(120, 16, "二手车销售统一发票", 18, "kai", "center")
    sheet.text(160, 26, f"发票代码 {get('invoice_code')}", 10)
    sheet.text(160, 32, f"发票号码 {get('invoice_number')}", 10)
    sheet.text(16, 32, f"开票日期 {chinese_date(get('issue_date'))}", 10)
    rows: list[list[Cell | str]] = [
        ["买方单位/个人", Cell(get("buyer_name"), columns=2), "单位代码/身份证号码",
         Cell(get("buyer_tax_id"), columns=2)],
        ["买方单位/个人住址", Cell(extra["buyer_address"], columns=3), "电话", "0312-5150000"],
        ["卖方单位/个人", Cell(get("seller_name"), columns=2), "单位代码/身份证号码",
         Cell(get("seller_tax_id"), columns=2)],
        ["卖方单位/个人住址", Cell(extra["address"], columns=3), "电话", "0472-2150000"],
        ["车牌照号", "蒙B7G215", "登记证号", "150005113214", "车辆类型", extra["car"]],
        ["车架号/车辆识别代码", extra["vin"], "厂牌型号", extra["brand"], "转入地车辆管理所名称", "保定市车管所"],
        ["车价合计（大写）", Cell(get("total_in_words"), columns=3), "小写", f"¥{get('total_amount')}"],
        ["经营、拍卖单位", Cell("包头市砺程二手车交易市场有限公司", columns=5)],
    ]  # fmt: skip
    table(sheet, 14, 38, (38, 42, 30, 34, 32, 38), rows, Look(8.5), 9)
    sheet.text(16, 132, f"开票人：{extra['people'][0]}", 9.5)


def draw_railway(sheet: Sheet, paper: Paper, qr: str) -> None:
    """The railway's e-ticket."""
    sheet.page((180, 100))
    get, extra = paper.get, paper.extra
    sheet.text(90, 14, "电子发票（铁路电子客票）", 16, "kai", "center")
    sheet.text(14, 26, f"发票号码:{get('invoice_number')}", 10)
    sheet.text(110, 26, f"开票日期:{chinese_date(get('issue_date'))}", 10)
    for x, name in ((20, "包头站"), (120, "呼和浩特东站")):
        sheet.text(x, 40, name, 14, "hei")
    sheet.text(82, 40, extra["train"], 12)
    sheet.text(14, 50, "2025年05月12日 08:35开     06车12F号     二等座", 10)
    sheet.text(14, 60, f"票价:￥{get('total_amount')}", 12)
    sheet.text(14, 69, f"1502**********2317     {extra['person']}", 10)
    sheet.text(14, 80, "电子客票号:2604505120030512345672025", 9)
    sheet.text(14, 88, f"购买方名称:{get('buyer_name')}", 9)
    sheet.text(110, 88, f"统一社会信用代码:{get('buyer_tax_id')}", 9)
    sheet.qr(146, 44, qr, 26)


FORMS: dict[str, Callable[[Sheet, Paper, str], None]] = {
    "blockchain": draw_blockchain, "roll": draw_roll, "machine": draw_machine, "vehicle": draw_vehicle,
    "used_car": draw_used_car, "railway": draw_railway,
}  # fmt: skip
"""Drawers of the forms by the name of the layout."""
