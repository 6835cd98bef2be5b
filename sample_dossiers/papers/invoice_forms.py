"""The two printed forms of invoices: frame, labels and where each value stands."""

from __future__ import annotations

from decimal import Decimal

from reportlab.lib.colors import HexColor

from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.sheet import Sheet

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


def _items(sheet: Sheet, paper: Paper, y: float, size: float) -> None:
    for item in paper.fields["items"]:
        deepest = y
        for i, key in enumerate(ITEM_KEYS):
            left, right = COLUMNS[i] + 1, COLUMNS[i + 1] - 1
            value = str(item[key])
            if key in RIGHT:
                sheet.text(right, y, value, size, "song", "right")
            elif key in ("unit", "tax_rate"):
                sheet.text((left + right) / 2, y, value, size, "song", "center")
            else:
                for line, part in enumerate(sheet.wrap(value, right - left, size)):
                    sheet.text(left, y + line * 4.2, part, size)
                    deepest = max(deepest, y + line * 4.2)
        y = deepest + 5


def _sums(sheet: Sheet, paper: Paper, y: float) -> None:
    sheet.text(COLUMNS[6] - 1, y, f"¥{paper.get('amount_excl_tax')}", 9, "song", "right")
    sheet.text(COLUMNS[8] - 1, y, f"¥{paper.get('tax_amount')}", 9, "song", "right")


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
    sheet.page((210, 140))
    get = paper.get
    sheet.qr(10, 6, qr, 22)
    end = sheet.text(105, 16, get("invoice_kind"), 19, "kai", "center", color=INK)
    sheet.line(210 - end, 20, end, 20, 0.8, INK)
    sheet.line(210 - end, 21.2, end, 21.2, 0.8, INK)
    sheet.oval(105, 24, "全国统一发票监制章", "国家税务总局", _tax_office(paper), 24)
    sheet.text(_label(sheet, 148, 14, "发票号码："), 14, get("invoice_number"), 9)
    sheet.text(_label(sheet, 148, 21, "开票日期："), 21, chinese_date(get("issue_date")), 9)
    left, right = COLUMNS[0], COLUMNS[-1]
    sheet.box(left, 32, right - left, 93, 0.8, INK)
    _digital_parties(sheet, paper)
    _digital_table(sheet, paper)
    sheet.text(_label(sheet, 20, 132, "开票人："), 132, paper.extra["people"][0], 9)


def _digital_parties(sheet: Sheet, paper: Paper) -> None:
    for x, word, who in ((12.0, "购买方信息", "buyer"), (107.0, "销售方信息", "seller")):
        _side(sheet, x + 3, 35.5, word, 3.9)
        sheet.line(x + 6, 32, x + 6, 54, 0.5, INK)
        sheet.text(_label(sheet, x + 8, 39, "名称："), 39, paper.get(f"{who}_name"), 9)
        end = _label(sheet, x + 8, 50, "统一社会信用代码/纳税人识别号：", 8)
        sheet.text(end, 50, paper.get(f"{who}_tax_id"), 9)
    sheet.line(107, 32, 107, 54, 0.5, INK)
    sheet.line(COLUMNS[0], 54, COLUMNS[-1], 54, 0.5, INK)


def _digital_table(sheet: Sheet, paper: Paper) -> None:
    heads = ("项目名称", "规格型号", "单  位", "数  量", "单  价", "金  额", "税率/征收率", "税  额")
    for i, head in enumerate(heads):
        sheet.text((COLUMNS[i] + COLUMNS[i + 1]) / 2, 58.5, head, 8 if "/" in head else 9, "song", "center", color=INK)
    _items(sheet, paper, 64, 9)
    sheet.text(33, 96, "合        计", 9, "song", "center", color=INK)
    _sums(sheet, paper, 96)
    left, right = COLUMNS[0], COLUMNS[-1]
    sheet.line(left, 99, right, 99, 0.5, INK)
    sheet.text(33, 105, "价税合计（大写）", 9, "song", "center", color=INK)
    sheet.line(54, 99, 54, 108, 0.5, INK)
    _crossed(sheet, 59, 103.8)
    sheet.text(63, 105, paper.get("total_in_words"), 9.5)
    sheet.text(_label(sheet, 142, 105, "（小写）"), 105, f"¥{paper.get('total_amount')}", 9.5)
    sheet.line(left, 108, right, 108, 0.5, INK)
    _side(sheet, 15, 114, "备注", 6)
    sheet.line(18, 108, 18, 125, 0.5, INK)
    sheet.text(20, 113, f"购方开户银行:—    银行账号:—    销方开户银行:{paper.extra['bank']}", 8)


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
    check = get("check_code")
    heads = (("发票代码:", get("invoice_code")), ("发票号码:", get("invoice_number")),
             ("开票日期:", chinese_date(get("issue_date"))),
             ("校 验 码:", " ".join(check[i : i + 5] for i in range(0, 20, 5))))  # fmt: skip
    for i, (label, value) in enumerate(heads):
        sheet.text(_label(sheet, 150, 9 + i * 6.2, label) + 1, 9 + i * 6.2, value, 9)
    _electronic_frame(sheet)
    _electronic_parties(sheet, paper)
    _electronic_table(sheet, paper)
    for x, label, name in zip((20, 66, 112), ("收款人：", "复  核：", "开票人："), paper.extra["people"], strict=True):
        sheet.text(_label(sheet, x, 131, label), 131, name, 9)
    _label(sheet, 158, 131, "销售方：(章)")
    sheet.oval(180, 123, get("seller_name"), get("seller_tax_id"), "发票专用章", 40)


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
    for i, line in enumerate(extra["cipher"]):
        sheet.text(133, 37.2 + i * 5.2, line, 11, "hei")


def _electronic_table(sheet: Sheet, paper: Paper) -> None:
    heads = ("货物或应税劳务、服务名称", "规格型号", "单位", "数 量", "单 价", "金 额", "税率", "税 额")
    for i, head in enumerate(heads):
        sheet.text((COLUMNS[i] + COLUMNS[i + 1]) / 2, 59, head, 9, "song", "center", color=INK)
    _items(sheet, paper, 64, 9)
    sheet.text(33, 92.5, "合        计", 9, "song", "center", color=INK)
    _sums(sheet, paper, 92.5)
    sheet.text(33, 99.2, "价税合计（大写）", 9, "song", "center", color=INK)
    _crossed(sheet, 59, 98)
    sheet.text(63, 99.2, paper.get("total_in_words"), 10)
    end = _label(sheet, 144, 99.2, "（小写）")
    amount = Decimal(paper.get("total_amount"))
    sheet.text(end, 99.2, f"¥{amount:.2f}", 10)
