"""用户使用报告: what the buyer says of the product after running it."""

from __future__ import annotations

from sample_dossiers import words
from sample_dossiers.facts import Facts
from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers.letter_makes import USES
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import table


def make(facts: Facts) -> list[Paper]:
    """The buyer's report."""
    random, product = facts.random("user_report"), facts.product
    fields = {
        "user_name": facts.buyer.name,
        "applicant_name": facts.applicant.name,
        "product_name": product.name,
        "model": product.model,
        "sign_date": facts.days.user_report.isoformat(),
    }
    item = product.kind.items[0]
    text = (
            f"我单位自{facts.days.invoices[0].year}年起使用{facts.applicant.name}"
            f"生产的{product.name}（{product.model}），"
            f"设备投运以来累计运行{random.randrange(900, 2600)}小时，运行平稳，故障率低。经现场测定，"
            f"{item[0]}达到{item[2]}{item[3]}，"
            "满足技术协议要求；操作简便，维护方便，与原有设备相比能耗明显下降，售后服务及时，"
            "使用效果良好。")  # fmt: skip
    extra = {"text": text, "contact": words.person(random), "phone": facts.buyer.phone,
             "address": facts.buyer.address,
             "title": random.choice(("用户使用报告", "用户报告", "用户使用证明"))}  # fmt: skip
    layout = facts.make("user_report", random.choice(("table", "letter")), "table", "letter", "running", *USES)
    return [Paper("user_report", "user_report", "用户报告", fields, extra, layout, random.randrange(8))]


def draw(sheet: Sheet, paper: Paper) -> None:
    """One page."""
    if paper.layout in USES:
        USES[paper.layout](sheet, paper)
        return
    sheet.page()
    sheet.text(105, 36, paper.extra["title"], 24, "hei", "center", bold=True, spacing=8)
    get, extra = paper.get, paper.extra
    if paper.layout == "running":
        _running(sheet, paper)
        return
    rows = [("用户单位", get("user_name")), ("单位地址", extra["address"]), ("产品名称", get("product_name")),
            ("规格型号", get("model")), ("生产单位", get("applicant_name")), 
            ("联系人", f"{extra['contact']} {extra['phone']}")]  # fmt: skip
    if paper.layout == "table":
        cells = [[Cell(label, align="center"), Cell(value, 3)] for label, value in rows]
        cells.append([Cell("使用情况及评价", align="center"), Cell(f"{extra['text']}\n\n\n\n\n\n", 3)])
        y = table(sheet, 24, 48, (34, 48, 30, 50), cells, Look(11.5, leading=1.7), 12) - 22
    else:
        y = 56.0
        for label, value in rows:
            sheet.text(24, y, f"{label}：{value}", 12)
            y += 10
        y = sheet.paragraph(24, y + 4, extra["text"], 162, Look(12, leading=1.8), 2) + 22
    sheet.text(140, y, "用户单位（盖章）", 12, "song", "center")
    sheet.text(140, y + 10, chinese_date(get("sign_date"), zero=False), 12, "song", "center")
    sheet.seal(140, y, get("user_name"), width=40)


def _running(sheet: Sheet, paper: Paper) -> None:
    """A letter without labels, signed with the user's name."""
    y = sheet.paragraph(26, 60, paper.extra["text"], 158, Look(13, leading=1.9), 2)
    y = sheet.paragraph(26, y, "特此证明。", 158, Look(13, leading=1.9), 2) + 24
    sheet.text(180, y, paper.get("user_name"), 13, "song", "right")
    sheet.text(176, y + 10, chinese_date(paper.get("sign_date"), zero=False), 13, "song", "right")
    sheet.seal(150, y + 4, paper.get("user_name"), width=40)
