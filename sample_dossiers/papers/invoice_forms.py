"""The two printed forms of invoices: frame, labels and where each value stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from reportlab.lib.colors import HexColor

from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers.invoice_works import draw_works
from sample_dossiers.sheet import Look, Sheet

INK = HexColor("#8a3b20")
"""Colour of the printed form; values are black."""

COLUMNS = (12.0, 54.0, 77.0, 89.0, 112.0, 135.0, 160.0, 175.0, 202.0)
"""Left edges of the columns of the table, and its right edge, in millimetres."""

ITEM_KEYS = ("name", "model", "unit", "quantity", "unit_price", "amount", "tax_rate", "tax")
RIGHT = ("quantity", "unit_price", "amount", "tax")


def _label(sheet: Sheet, x: float, y: float, text: str, size: float = 9) -> float:
    return sheet.text(x, y, text, size, "song", color=INK)


def _side(sheet: Sheet, x: float, y: float, text: str, step: float) -> None:
    """A word written downwards."""
    for i, char in enumerate(text):
        sheet.text(x, y + i * step, char, 9, "song", "center", color=INK)


def draw_items(sheet: Sheet, items: Sequence[Mapping[str, str]], y: float, size: float) -> float:
    """Lines from baseline ``y`` on; returns where the next would stand. A tax of none is printed as stars."""
    step = 4.2 if size >= 9 else 3.3
    for item in items:
        deepest = y
        for i, key in enumerate(ITEM_KEYS):
            left, right = COLUMNS[i] + 1, COLUMNS[i + 1] - 1
            value = printed(item, key)
            if key in RIGHT:
                narrow = size
                while sheet.measure(value, narrow) > right - left + 1.5:
                    narrow -= 0.25
                sheet.text(right, y, value, narrow, "song", "right")
            elif key in ("unit", "tax_rate"):
                sheet.text((left + right) / 2, y, value, size, "song", "center")
            else:
                for line, part in enumerate(sheet.wrap(value, right - left, size)):
                    sheet.text(left, y + line * step, part, size)
                    deepest = max(deepest, y + line * step)
        y = deepest + step + 0.8
    return y


def printed(item: Mapping[str, str], key: str) -> str:
    """What a cell shows: three stars for the tax of goods that bear none, and for the rate of a taxed difference."""
    if key == "tax" and not item[key]:
        return "***" if item["tax_rate"] else ""
    return "***" if key == "tax_rate" and item["tax"] and not item[key] else item[key]


def _sums(sheet: Sheet, paper: Paper, y: float) -> None:
    sheet.text(COLUMNS[6] - 1, y, f"¥{paper.get('amount_excl_tax')}", 9, "song", "right")
    tax = f"¥{paper.get('tax_amount')}" if paper.get("tax_amount") else "***"
    sheet.text(COLUMNS[8] - 1, y, tax, 9, "song", "right")


def _crossed(sheet: Sheet, x: float, y: float) -> None:
    """The crossed circle before the total in words."""
    sheet.circle(x, y, 1.9, HexColor("#141414"), fill=False, line=0.8)
    sheet.line(x - 1.3, y - 1.3, x + 1.3, y + 1.3, 0.8)
    sheet.line(x - 1.3, y + 1.3, x + 1.3, y - 1.3, 0.8)


def _tax_office(paper: Paper) -> str:
    province = paper.extra["province"]
    return f"{province}{'自治区' if province == '内蒙古' else '省'}税务局"


def draw_digital(sheet: Sheet, paper: Paper, qr: str) -> None:
    """Fully digital: two blocks of parties, table, totals, remarks, drawer."""
    _digital_head(sheet, paper, qr)
    if "works" in paper.extra:
        draw_works(sheet, paper, INK)
    else:
        _digital_heads(sheet)
        draw_items(sheet, paper.fields["items"], 64, 7.5 if len(paper.fields["items"]) > 3 else 9)
    sheet.text(33, 96, "合        计", 9, "song", "center", color=INK)
    _sums(sheet, paper, 96)
    _digital_total(sheet, paper, 99)
    sheet.text(_label(sheet, 20, 132, "开票人："), 132, paper.extra["people"][0], 9)


def _digital_head(sheet: Sheet, paper: Paper, qr: str) -> None:
    sheet.page((210, 140))
    get = paper.get
    sheet.qr(10, 6, qr, 22)
    end = sheet.text(105, 16, get("invoice_kind"), 19, "kai", "center", color=INK)
    sheet.line(210 - end, 20, end, 20, 0.8, INK)
    sheet.line(210 - end, 21.2, end, 21.2, 0.8, INK)
    sheet.oval(105, 24, "全国统一发票监制章", "国家税务总局", _tax_office(paper), 24)
    sheet.text(_label(sheet, 148, 14, "发票号码："), 14, get("invoice_number"), 9)
    sheet.text(_label(sheet, 148, 21, "开票日期："), 21, chinese_date(get("issue_date")), 9)
    if paper.extra.get("corner"):
        sheet.text(12, 30.5, paper.extra["corner"], 9, "hei")
    sheet.box(COLUMNS[0], 32, COLUMNS[-1] - COLUMNS[0], 93, 0.8, INK)
    _digital_parties(sheet, paper)


def _digital_parties(sheet: Sheet, paper: Paper) -> None:
    for x, word, who in ((12.0, "购买方信息", "buyer"), (107.0, "销售方信息", "seller")):
        _side(sheet, x + 3, 35.5, word, 3.9)
        sheet.line(x + 6, 32, x + 6, 54, 0.5, INK)
        sheet.text(_label(sheet, x + 8, 39, "名称："), 39, paper.get(f"{who}_name"), 9)
        end = _label(sheet, x + 8, 50, "统一社会信用代码/纳税人识别号：", 8)
        sheet.text(end, 50, paper.get(f"{who}_tax_id"), 9)
    sheet.line(107, 32, 107, 54, 0.5, INK)
    sheet.line(COLUMNS[0], 54, COLUMNS[-1], 54, 0.5, INK)


def _digital_heads(sheet: Sheet) -> None:
    heads = ("项目名称", "规格型号", "单  位", "数  量", "单  价", "金  额", "税率/征收率", "税  额")
    for i, head in enumerate(heads):
        sheet.text((COLUMNS[i] + COLUMNS[i + 1]) / 2, 58.5, head, 8 if "/" in head else 9, "song", "center", color=INK)


def _digital_total(sheet: Sheet, paper: Paper, top: float) -> None:
    """The row of the total, and below it the remarks."""
    left, right = COLUMNS[0], COLUMNS[-1]
    sheet.line(left, top, right, top, 0.5, INK)
    sheet.text(33, top + 6, "价税合计（大写）", 9, "song", "center", color=INK)
    sheet.line(54, top, 54, top + 9, 0.5, INK)
    _crossed(sheet, 59, top + 4.8)
    sheet.text(63, top + 6, paper.get("total_in_words"), 9.5)
    sheet.text(_label(sheet, 142, top + 6, "（小写）"), top + 6, f"¥{paper.get('total_amount')}", 9.5)
    sheet.line(left, top + 9, right, top + 9, 0.5, INK)
    _side(sheet, 15, top + (15 if top < 105 else 12), "备注", 6 if top < 105 else 4)
    sheet.line(18, top + 9, 18, 125, 0.5, INK)
    remark = paper.extra.get("remark") or f"购方开户银行:—    银行账号:—    销方开户银行:{paper.extra['bank']}"
    sheet.paragraph(20, top + (14 if top < 105 else 13), remark, 175, Look(8))


def draw_electronic(sheet: Sheet, paper: Paper, qr: str) -> None:
    """Electronic ordinary invoice of the tax control system: with code, check code, cipher and seal."""
    sheet.page((210, 140))
    get = paper.get
    sheet.qr(10, 5, qr, 21)
    sheet.text(105, 15, f"{paper.extra['province']}{get('invoice_kind')}", 20, "kai", "center", color=INK)
    sheet.line(66, 20, 144, 20, 0.8, INK)
    sheet.line(66, 21.3, 144, 21.3, 0.8, INK)
    sheet.oval(105, 22, "全国统一发票监制章", "国家税务总局", _tax_office(paper), 28)
    _label(sheet, 12, 29.5, "机器编号：")
    sheet.text(28, 29.5, paper.extra["machine"], 9)
    _electronic_head(sheet, paper)
    _electronic_frame(sheet)
    _electronic_parties(sheet, paper)
    _electronic_table(sheet, paper)
    for x, label, name in zip((20, 66, 112), ("收款人：", "复  核：", "开票人："), paper.extra["people"], strict=True):
        sheet.text(_label(sheet, x, 131, label), 131, name, 9)
    _label(sheet, 158, 131, "销售方：(章)")
    sheet.oval(180, 123, get("seller_name"), get("seller_tax_id"), "发票专用章", 40)


def _electronic_head(sheet: Sheet, paper: Paper) -> None:
    get, check = paper.get, paper.get("check_code")
    heads = [("发票代码:", get("invoice_code")), ("发票号码:", get("invoice_number")),
             ("开票日期:", chinese_date(get("issue_date")))]  # fmt: skip
    if check:
        heads.append(("校 验 码:", " ".join(check[i : i + 5] for i in range(0, 20, 5))))
    for i, (label, value) in enumerate(heads):
        sheet.text(_label(sheet, 150, 9 + i * 6.2, label) + 1, 9 + i * 6.2, value, 9)


def draw_paper(sheet: Sheet, paper: Paper, qr: str) -> None:
    """A paper invoice of the tax control system: code bare at the left, number after No, a copy's name at the side."""
    get, special = paper.get, "专用" in paper.get("invoice_kind")
    sheet.page((210, 140))
    sheet.qr(10, 5, qr, 15)
    sheet.text(30, 13, get("invoice_code"), 13, "hei", color=INK)
    sheet.text(105, 14, f"{paper.extra['province']}{get('invoice_kind')}", 19, "kai", "center", color=INK)
    sheet.line(66, 19, 144, 19, 0.8, INK)
    sheet.line(66, 20.3, 144, 20.3, 0.8, INK)
    sheet.oval(105, 22, "全国统一发票监制章", "国家税务总局", _tax_office(paper), 26)
    sheet.text(_label(sheet, 152, 13, "№ ", 14), 13, get("invoice_number"), 15, "hei")
    sheet.text(202, 10, get("invoice_code"), 7, "song", "right")
    sheet.text(202, 20, get("invoice_number"), 7, "song", "right")
    sheet.text(_label(sheet, 152, 28, "开票日期："), 28, chinese_date(get("issue_date")), 9)
    if get("check_code"):
        check = get("check_code")
        sheet.text(_label(sheet, 30, 29, "校验码 "), 29, " ".join(check[i : i + 5] for i in range(0, 20, 5)), 9)
    _side(sheet, 205.5, 45, "第三联发票联购买方记账凭证" if special else "第二联发票联购买方记账凭证", 5)
    _electronic_frame(sheet)
    _electronic_parties(sheet, paper)
    _electronic_table(sheet, paper)
    for x, label, name in zip((20, 66, 112), ("收款人：", "复核：", "开票人："), paper.extra["people"], strict=True):
        sheet.text(_label(sheet, x, 131, label), 131, name, 9)
    _label(sheet, 158, 131, "销售方：（章）")
    sheet.oval(178, 116, get("seller_name"), get("seller_tax_id"), "发票专用章", 38)
    if paper.extra.get("listed"):
        _goods_list(sheet, paper)


def _goods_list(sheet: Sheet, paper: Paper) -> None:
    """The list of goods that a paper invoice refers to, on a page of its own."""
    sheet.page((210, 297))
    get = paper.get
    sheet.text(105, 22, "销售货物或者提供应税劳务清单", 16, "song", "center")
    sheet.text(14, 34, f"购买方名称：{get('buyer_name')}", 10)
    sheet.text(14, 41, f"销售方名称：{get('seller_name')}", 10)
    sheet.text(
        14, 48, f"所属增值税{'专用' if '专用' in get('invoice_kind') else '普通'}发票代码：{get('invoice_code')}", 10
    )
    sheet.text(110, 48, f"号码：{get('invoice_number')}", 10)
    sheet.text(170, 48, "共 1 页 第 1 页", 10)
    heads = ("货物（劳务）名称", "规格型号", "单位", "数量", "单价", "金额", "税率", "税额")
    for i, head in enumerate(heads):
        sheet.text((COLUMNS[i] + COLUMNS[i + 1]) / 2, 58, head, 9, "song", "center")
    y = draw_items(sheet, paper.fields["items"], 65, 9)
    sheet.text(33, y + 4, "小计", 9, "song", "center")
    _sums(sheet, paper, y + 4)
    sheet.text(33, y + 11, "总计", 9, "song", "center")
    _sums(sheet, paper, y + 11)
    sheet.text(14, y + 20, "备注", 9)
    sheet.box(12, 52, 190, y - 28, 0.5)
    sheet.text(150, y + 30, f"填开日期：{chinese_date(get('issue_date'))}", 9)
    sheet.oval(178, y + 26, get("seller_name"), get("seller_tax_id"), "发票专用章", 38)


def draw_pages(sheet: Sheet, paper: Paper, qr: str) -> None:
    """A fully digital invoice of several pages: each repeats head and parties and has a 小计, the last the totals."""
    items, per = paper.fields["items"], 7
    pages = [items[i : i + per] for i in range(0, len(items), per)]
    for number, part in enumerate(pages, start=1):
        _digital_head(sheet, paper, qr)
        sheet.text(105, 30.5, f"共{len(pages)}页 第{number}页", 8, "song", "center")
        _digital_heads(sheet)
        draw_items(sheet, part, 64, 8.5)
        for word, y, lines in (("小        计", 96.5, part), ("合        计", 103.5, items)):
            if word[0] == "小" or number == len(pages):
                sheet.text(33, y, word, 9, "song", "center", color=INK)
                for key, right in (("amount", COLUMNS[6]), ("tax", COLUMNS[8])):
                    total = sum((Decimal(line[key]) for line in lines), Decimal(0))
                    sheet.text(right - 1, y, f"¥{total:.2f}", 9, "song", "right")
        if number == len(pages):
            _digital_total(sheet, paper, 107.5)
        sheet.text(_label(sheet, 20, 132, "开票人："), 132, paper.extra["people"][0], 9)


def _electronic_frame(sheet: Sheet) -> None:
    left, right = COLUMNS[0], COLUMNS[-1]
    sheet.box(left, 32, right - left, 93, 0.8, INK)
    for y in (55, 94, 102):
        sheet.line(left, y, right, y, 0.5, INK)
    for x in COLUMNS[1:-1]:
        sheet.line(x, 55, x, 94, 0.5, INK)
    sheet.line(54, 94, 54, 102, 0.5, INK)
    for top, bottom, word in ((32.0, 55.0, "购买方"), (102.0, 125.0, "销售方")):
        _side(sheet, 15, top + 5, word, 6.4)
        sheet.line(18, top, 18, bottom, 0.5, INK)
    for top, bottom, word in ((32.0, 55.0, "密码区"), (102.0, 125.0, "备注")):
        _side(sheet, 127, top + (5 if len(word) == 3 else 8), word, 6.4)
        sheet.line(124, top, 124, bottom, 0.5, INK)
        sheet.line(130, top, 130, bottom, 0.5, INK)


def _electronic_parties(sheet: Sheet, paper: Paper) -> None:
    extra = paper.extra
    for top, who, address, bank in ((32, "buyer", extra["buyer_address"], ""), (102, "seller", extra["address"],
                                                                                 extra["bank"])):  # fmt: skip
        rows = (("名称", paper.get(f"{who}_name"), 9.5), ("纳税人识别号", paper.get(f"{who}_tax_id"), 10),
                ("地址、电话", address, 7.5), ("开户行及账号", bank, 7.5))  # fmt: skip
        for i, (label, value, size) in enumerate(rows):
            y = top + 4.8 + i * 5.4
            sheet.label(20, y, label, 19.5, 9, color=INK)
            _label(sheet, 39.6, y, ":")
            sheet.text(41.5, y, value, size)
    if extra.get("remark"):
        sheet.paragraph(133, 107, extra["remark"], 66, Look(8))
    for i, line in enumerate(extra["cipher"]):
        sheet.text(133, 37.2 + i * 5.2, line, 11, "hei")


def _electronic_table(sheet: Sheet, paper: Paper) -> None:
    long = len(paper.fields["items"]) > 3
    heads = ("货物或应税劳务、服务名称", "规格型号", "单位", "数 量", "单 价", "金 额", "税率", "税 额")
    for i, head in enumerate(heads):
        sheet.text((COLUMNS[i] + COLUMNS[i + 1]) / 2, 59, head, 9, "song", "center", color=INK)
    draw_items(sheet, paper.extra.get("shown", paper.fields["items"]), 64, 7.5 if long else 9)
    sheet.text(33, 92.5, "合        计", 9, "song", "center", color=INK)
    _sums(sheet, paper, 92.5)
    sheet.text(33, 99.2, "价税合计（大写）", 9, "song", "center", color=INK)
    _crossed(sheet, 59, 98)
    sheet.text(63, 99.2, paper.get("total_in_words"), 10)
    end = _label(sheet, 144, 99.2, "（小写）")
    amount = Decimal(paper.get("total_amount"))
    sheet.text(end, 99.2, f"¥{amount:.2f}", 10)
