"""计算机软件著作权登记证书: published or not, and the earlier form with six-digit numbers."""

from __future__ import annotations

from datetime import timedelta

from reportlab.lib.colors import HexColor

from sample_dossiers import decor
from sample_dossiers.facts import Facts
from sample_dossiers.forms import Rows, rows
from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers.software_forms import FORMS
from sample_dossiers.sheet import LANDSCAPE, Look, Sheet

OFFICE = "中华人民共和国国家版权局"
GREEN = HexColor("#3d6f58")
LAYOUTS = ("current", "unpublished", "earlier")


def make(facts: Facts) -> list[Paper]:
    """The control software of the product."""
    random, product = facts.random("software_copyright"), facts.product
    layout = facts.make("software_copyright", *LAYOUTS, *FORMS)
    finished = facts.days.development_finished - timedelta(days=random.randrange(30, 120))
    registered = finished + timedelta(days=random.randrange(60, 150))
    serial = random.randrange(100_000, 990_000) if layout == "earlier" else random.randrange(1_000_000, 2_100_000)
    fields = {
        "certificate_number": f"软著登字第{random.randrange(12_000_000, 15_900_000)}号",
        "registration_number": f"{registered.year}SR{serial:06d}",
        "software_name": f"{product.name}控制系统软件",
        "owner": facts.applicant.name,
        "developed_date": finished.isoformat(),
        "published_date": (finished + timedelta(days=random.randrange(5, 40))).isoformat(),
    }
    if layout == "unpublished" or (layout in FORMS and random.random() < 0.4):
        del fields["published_date"]
    if layout == "joint":
        fields["owner"] = f"{facts.applicant.name}；{facts.agency.name}"
    extra = {
        "version": f"V{random.randrange(1, 4)}.{random.randrange(0, 3)}",
        "short": f"{product.kind.prefix}控制软件",
        "registered": registered.isoformat(),
        "serial": str(random.randrange(10_000_000, 19_000_000)),
    }
    return [Paper("software_copyright", "software_copyright", "软件著作权登记证书", fields, extra, layout,
                  random.randrange(8))]  # fmt: skip


def draw(sheet: Sheet, paper: Paper) -> None:
    """One page; the earlier form lies on its side."""
    if paper.layout in FORMS:
        FORMS[paper.layout](sheet, paper)
        return
    earlier = paper.layout == "earlier"
    sheet.page(LANDSCAPE if earlier else (210.0, 297.0))
    decor.border(sheet, 12, 5, GREEN, HexColor("#f8fbf7"))
    middle = sheet.width / 2
    sheet.text(middle, 36, OFFICE, 19, "song", "center", bold=True, spacing=2)
    sheet.text(middle, 50, "计算机软件著作权登记证书", 25, "hei", "center", bold=True, spacing=3)
    number = paper.get("certificate_number")
    sheet.text(30, 64, f"证书号：{number.replace('软著登字第', '软著登字第 ').replace('号', ' 号')}", 11, "song")
    y = rows(sheet, 42, 80, _pairs(paper), Rows(13 if earlier else 12, "song", "song", 0 if earlier else 30,
                                               gap=3 if earlier else 6, right=sheet.width - 40))  # fmt: skip
    law = (
        "根据《计算机软件保护条例》和《计算机软件著作权登记办法》的规定，经中国版权保护中心审核，"
        "对以上事项予以登记，登记事项以本证书为准。"
    )
    sheet.paragraph(42, y + 6, law, sheet.width - 84, Look(11.5, "kai", leading=1.6), 2)
    foot = sheet.height - 28
    sheet.text(30, foot, f"No. {paper.extra['serial']}", 10, "song")
    sheet.text(sheet.width - 56, foot - 6, chinese_date(paper.extra["registered"]), 12, "song", "center")
    sheet.seal(sheet.width - 56, foot - 16, "国家版权局", "计算机软件著作权登记专用章", 40)


def _pairs(paper: Paper) -> list[tuple[str, str]]:
    get, extra = paper.get, paper.extra
    short = f"\n[简称：{extra['short']}]" if paper.variant % 2 else ""
    published = chinese_date(get("published_date")) if get("published_date") else "未发表"
    return [
        ("软件名称", f"{get('software_name')}{short}\n{extra['version']}"), ("著作权人", get("owner")),
        ("开发完成日期", chinese_date(get("developed_date"))), ("首次发表日期", published),
        ("权利取得方式", "原始取得"), ("权利范围", "全部权利"), ("登记号", get("registration_number")),
    ]  # fmt: skip
