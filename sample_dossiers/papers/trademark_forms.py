"""More papers of a trademark: a certificate of many goods, two classes, and the proofs of renewal and transfer."""

from __future__ import annotations

from reportlab.lib.colors import HexColor

from sample_dossiers import decor
from sample_dossiers.forms import Rows, rows
from sample_dossiers.paper import Paper, chinese_date, numeral_date
from sample_dossiers.papers.rare_forms import tabled_mark
from sample_dossiers.sheet import Look, Sheet

GOLD = HexColor("#b8944f")
OFFICE = "国家知识产权局"
CHINESE = "〇一二三四五六七八九十"


def _class_in_words(number: str) -> str:
    value = int(number)
    tens, ones = divmod(value, 10)
    return (
        CHINESE[value] if value <= 10 else ("" if tens == 1 else CHINESE[tens]) + "十" + (CHINESE[ones] if ones else "")
    )


def electronic(sheet: Sheet, paper: Paper) -> None:
    """The electronic certificate: label and value with colons, goods over many lines, the term in two rows."""
    get = paper.get
    sheet.page()
    decor.border(sheet, 10, 3, GOLD, HexColor("#fffef9"))
    sheet.text(105, 36, "商 标 注 册 证", 30, "hei", "center", bold=True)
    sheet.qr(168, 20, "https://sbj.cnipa.gov.cn/zs", 20)
    sheet.text(105, 48, f"第{get('registration_number')}号", 14, "hei", "center")
    sheet.box(75, 56, 60, 36, 0.6, GOLD)
    sheet.text(105, 80, get("mark"), 38, "hei", "center", spacing=4)
    pairs = [
        ("核定使用商品/服务项目", f"国际分类：{get('class')}"), ("", f"第{get('class')}类：{get('goods')}"),
        ("注册人", get("registrant")), ("注册人地址", paper.extra["address"]),
        ("注册日期", chinese_date(get("valid_from"))), ("有效期至", chinese_date(get("valid_to"))),
    ]  # fmt: skip
    y = 106.0
    for label, value in pairs:
        start = 26 if not label else sheet.text(26, y, f"{label}：", 11, "hei") + 1
        y = sheet.paragraph(start, y, value, 184 - start, Look(11, "song", leading=1.55)) + 4
    sheet.text(26, 256, "局长签发", 12, "kai")
    decor.signature(sheet, 50, 256, paper.extra["head"], 22)
    sheet.text(150, 262, numeral_date(get("valid_from")), 12, "song", "center")
    sheet.seal(150, 252, OFFICE, "商标注册专用章", 40)


def folded(sheet: Sheet, paper: Paper) -> None:
    """The old certificate of the trademark office: class in Chinese figures, labels in brackets, the goods closed."""
    get = paper.get
    sheet.page((210.0, 280.0))
    decor.border(sheet, 12, 5, HexColor("#9d3a2e"), HexColor("#fffaf4"))
    sheet.text(105, 40, "商标注册证", 34, "kai", "center", bold=True, spacing=10)
    sheet.text(180, 54, f"第 {get('registration_number')} 号", 13, "song", "right")
    sheet.text(105, 92, get("mark"), 42, "song", "center", spacing=6)
    y = sheet.paragraph(28, 124, f"核定使用商品（第{_class_in_words(get('class'))}类）", 150, Look(12.5, "kai"))
    y = sheet.paragraph(28, y, f"{get('goods')}。（截止）", 152, Look(12, "song")) + 8
    for label, value in (("注 册 人", get("registrant")), ("注册地址", paper.extra["address"])):
        sheet.text(28, y, label, 12.5, "kai")
        y = sheet.paragraph(54, y, value, 126, Look(12)) + 5
    start, end = chinese_date(get("valid_from")), chinese_date(get("valid_to"))
    sheet.paragraph(28, y, f"注册有效期限　自公元{start}至公元{end}止", 156, Look(12, "song"))
    sheet.text(34, 240, "局长签发", 13, "kai")
    decor.signature(sheet, 60, 240, paper.extra["head"], 24)
    sheet.seal(150, 236, "国家工商行政管理总局商标局", width=40)


def renewal(sheet: Sheet, paper: Paper) -> None:
    """核准续展注册证明: one sentence for the number, rows for the owner, class and the new term."""
    get = paper.get
    sheet.page()
    decor.border(sheet, 12, 4, GOLD, HexColor("#fffefa"))
    sheet.text(105, 50, "商标续展注册证明", 28, "song", "center", bold=True, spacing=5)
    sheet.text(105, 66, f"兹核准第{get('registration_number')}号商标续展注册。", 14, "song", "center")
    pairs = [
        ("商标", get("mark")), ("类别", get("class")), ("注册人", get("registrant")),
        ("续展注册有效期", f"自{chinese_date(get('valid_from'))}至{chinese_date(get('valid_to'))}"),
    ]  # fmt: skip
    rows(sheet, 40, 92, pairs, Rows(13, "song", "song", 0, "：", 8, 180))
    sheet.text(40, 160, "特此证明", 13)
    sheet.text(150, 230, OFFICE, 13, "song", "center")
    sheet.text(150, 240, chinese_date(paper.extra["issued"]), 12, "song", "center")
    sheet.seal(150, 232, OFFICE, width=40)


def transfer(sheet: Sheet, paper: Paper) -> None:
    """核准商标转让证明: the number in the sentence, giver and taker of the mark."""
    get = paper.get
    sheet.page()
    sheet.text(105, 46, "核准商标转让证明", 28, "song", "center", bold=True, spacing=4)
    sheet.text(170, 60, f"编号：{paper.extra['paper_number']}", 10, "song", "right")
    text = f"兹核准第{get('registration_number')}号商标转让，受让人名义和地址如下："
    y = sheet.paragraph(30, 78, text, 150, Look(13), 2) + 6
    pairs = [("商标", get("mark")), ("国际分类", f"第{get('class')}类"), ("转让人", paper.extra["former"]),
             ("受让人", get("registrant")), ("受让人地址", paper.extra["address"])]  # fmt: skip
    rows(sheet, 36, y, pairs, Rows(12.5, "song", "song", 0, "：", 7, 180))
    sheet.text(140, 220, OFFICE, 13, "song", "center")
    sheet.text(140, 230, chinese_date(paper.extra["issued"]), 12, "song", "center")
    sheet.seal(140, 222, OFFICE, width=40)


FORMS = {"tabled": tabled_mark, "electronic": electronic, "folded": folded, "renewal": renewal, "transfer": transfer}
PRINTS = {"renewal": ("registration_number", "mark", "class", "registrant", "valid_from", "valid_to"),
          "transfer": ("registration_number", "mark", "class", "registrant")}  # fmt: skip
"""What the proofs print of the fields; a certificate prints all."""
