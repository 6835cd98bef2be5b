"""全国工业产品生产许可证: the original on its side, the copy upright, and the electronic one with a credit code."""

from __future__ import annotations

from datetime import timedelta

from reportlab.lib.colors import HexColor

from sample_dossiers import decor
from sample_dossiers.facts import Facts, years_after
from sample_dossiers.forms import Rows, rows
from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers.permit_forms import LICENCES
from sample_dossiers.sheet import LANDSCAPE, Look, Sheet

GOLD = HexColor("#a8842c")
OFFICE = "内蒙古自治区市场监督管理局"
LAYOUTS = ("original", "copy", "electronic")


def make(facts: Facts) -> list[Paper]:
    """A licence given by the province, five years long (product licensing rules: five years)."""
    random = facts.random("production_license")
    issued = facts.days.development_finished - timedelta(days=random.randrange(200, 700))
    number = f"XK{random.randrange(1, 29):02d}-{random.randrange(1, 30):03d}-{random.randrange(100, 3000):05d}"
    fields = {
        "certificate_number": number if random.random() < 0.5 else f"(蒙){number}",
        "holder": facts.applicant.name,
        "product_name": facts.product.name,
        "issue_date": issued.isoformat(),
        "valid_to": (years_after(issued, 5) - timedelta(days=1)).isoformat(),
    }
    extra = {"address": facts.applicant.address, "uscc": facts.applicant.uscc, "model": facts.product.model}
    return [Paper("production_license", "production_license", "工业产品生产许可证", fields, extra,
                  facts.make("production_license", *LAYOUTS, *LICENCES), random.randrange(8))]  # fmt: skip


def draw(sheet: Sheet, paper: Paper) -> None:
    """One page, and the annex where there is one."""
    if paper.layout in LICENCES:
        LICENCES[paper.layout](sheet, paper)
        return
    wide = paper.layout == "original"
    sheet.page(LANDSCAPE if wide else (210.0, 297.0))
    decor.border(sheet, 11, 5, GOLD, HexColor("#fffdf5"))
    middle = sheet.width / 2
    decor.emblem(sheet, middle, 32, 9)
    sheet.text(middle, 56, "全国工业产品生产许可证", 30 if wide else 24, "song", "center", bold=True, spacing=5)
    if not wide:
        sheet.text(middle, 66, "（副本）" if paper.layout == "copy" else "（电子证书）", 12, "hei", "center")
    if paper.layout == "electronic":
        sheet.qr(166, 20, f"https://www.samr.gov.cn/xkz?{paper.get('certificate_number')}", 20)
    y = rows(sheet, 34, 78, _pairs(paper), Rows(13 if wide else 12, "song", "song", 0 if paper.layout == "electronic"
                                               else 28, gap=2.5 if wide else 6, right=sheet.width - 34))  # fmt: skip
    text = "经审查，你单位生产的上述产品符合取得生产许可证条件，特发此证。"
    sheet.paragraph(34, y + 4, text, sheet.width - 68, Look(12, "kai"), 2)
    right, foot = sheet.width - 62, sheet.height - 30
    if paper.layout != "original":
        sheet.text(right, foot - 8, OFFICE, 12, "song", "center")
        sheet.text(right, foot, chinese_date(paper.get("issue_date")), 12, "song", "center")
    sheet.seal(right, foot - 8, OFFICE, width=40)
    sheet.text(middle, sheet.height - 18, "国家市场监督管理总局监制", 9, "song", "center")


def _pairs(paper: Paper) -> list[tuple[str, str]]:
    get, address = paper.get, paper.extra["address"]
    start, end = chinese_date(get("issue_date")), chinese_date(get("valid_to"))
    number = get("certificate_number").replace("(", "（").replace(")", "）")
    if paper.layout == "electronic":
        return [
            ("证书编号", number), ("生产者名称", get("holder")), ("统一社会信用代码", paper.extra["uscc"]),
            ("住所", address), ("生产地址", address), ("产品名称", f"{get('product_name')}\n（明细见附件）"),
            ("发证机关", OFFICE), ("发证日期", start), ("有效期至", end),
        ]  # fmt: skip
    pairs = [("企业名称", get("holder")), ("住所", address), ("生产地址", address), ("产品名称", get("product_name")),
             ("检验方式", "自行检验" if paper.variant % 2 else "委托检验"), ("证书编号", number)]  # fmt: skip
    if paper.layout == "copy":
        return [*pairs, ("有效期", f"{start}至{end}")]
    return [*pairs, ("发证日期", start), ("有效期至", end)]
