"""中国国家强制性产品认证证书: names with addresses under their labels, beside them, and in two languages."""

from __future__ import annotations

from datetime import timedelta

from reportlab.lib.colors import HexColor

from sample_dossiers import decor
from sample_dossiers.facts import Facts, years_after
from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers.permit_forms import CERTIFICATES
from sample_dossiers.sheet import Look, Sheet

BLUE = HexColor("#1f4e8c")
BODY = "中国质量认证中心"
LAYOUTS = ("under", "beside", "bilingual")
RULE = "CNCA-C03-01:2014"
LABELS = {
    "under": ("申请人名称及地址", "制造商名称及地址", "生产企业名称及地址", "产品名称和系列、规格、型号"),
    "beside": ("认证委托人", "生产者（制造商）", "生产企业", "产品名称"),
    "bilingual": ("委托人名称、地址", "生产者（制造商）名称、地址", "生产企业名称、地址",
                  "产品名称和系列、规格、型号"),
}  # fmt: skip
ENGLISH = ("NAME AND ADDRESS OF THE APPLICANT", "NAME AND ADDRESS OF THE MANUFACTURER",
           "NAME AND ADDRESS OF THE FACTORY", "NAME, MODEL AND SPECIFICATION OF THE PRODUCT")  # fmt: skip


def make(facts: Facts) -> list[Paper]:
    """A certificate of five years (rule of the certification authority) for the product and its series."""
    random, product = facts.random("ccc_certificate"), facts.product
    issued = facts.days.development_finished - timedelta(days=random.randrange(100, 500))
    other = f"{product.kind.prefix}-{random.choice((100, 125, 500))}{random.choice('ABD')}"
    fields = {
        "certificate_number": f"{issued.year}01{random.randrange(301, 1199):04d}{random.randrange(100_000, 999_999)}",
        "holder": facts.applicant.name,
        "manufacturer": facts.applicant.name,
        "product_name": product.name,
        "models": [product.model, other],
        "issue_date": issued.isoformat(),
        "valid_to": (years_after(issued, 5) - timedelta(days=1)).isoformat(),
    }
    extra = {"address": facts.applicant.address, "standards": product.kind.standards, "head": facts.staff[5],
             "first": years_after(issued, -4).isoformat()}  # fmt: skip
    return [Paper("ccc_certificate", "ccc_certificate", "强制性产品认证证书", fields, extra,
                  facts.make("ccc_certificate", *LAYOUTS, *CERTIFICATES), random.randrange(8))]  # fmt: skip


def draw(sheet: Sheet, paper: Paper) -> None:
    """One page."""
    if paper.layout in CERTIFICATES:
        CERTIFICATES[paper.layout](sheet, paper)
        return
    sheet.page()
    decor.border(sheet, 10, 4, BLUE, HexColor("#fafcff"))
    sheet.text(105, 38, "中国国家强制性产品认证证书", 24, "hei", "center", bold=True, spacing=2)
    if paper.layout == "bilingual":
        title = "CERTIFICATE FOR CHINA COMPULSORY PRODUCT CERTIFICATION"
        sheet.text(105, 46, title, 10, "hei", "center")
    sheet.text(105, 58, f"证书编号：{paper.get('certificate_number')}", 12, "hei", "center")
    y = _parties(sheet, paper, 72.0)
    text = f"上述产品符合强制性产品认证实施规则{RULE}的要求，特发此证。"
    y = sheet.paragraph(26, y + 4, text, 160, Look(11), 0) + 6
    start, end = chinese_date(paper.get("issue_date")), chinese_date(paper.get("valid_to"))
    sheet.text(26, y, f"发证日期：{start}", 11.5)
    sheet.text(112, y, f"有效期至：{end}", 11.5)
    sheet.paragraph(26, y + 10, "证书有效期内本证书的有效性依据发证机构的定期监督获得保持。", 160, Look(10))
    sheet.text(60, 256, "主任：", 11.5)
    decor.signature(sheet, 76, 256, paper.extra["head"], 20)
    sheet.text(130, 268, BODY, 15, "hei", "center")
    sheet.seal(140, 258, BODY, width=38)


def _parties(sheet: Sheet, paper: Paper, y: float) -> float:
    holder, address = paper.get("holder"), paper.extra["address"]
    models = "、".join(paper.fields["models"])
    names = [f"{holder}\n{address}", f"{paper.get('manufacturer')}\n{address}", f"{holder}\n{address}"]
    labels = LABELS[paper.layout]
    if paper.layout == "beside":
        pairs = [*zip(labels, [*names, paper.get("product_name")], strict=True), ("型号规格", models)]
        pairs.append(("认证模式", "型式试验+初始工厂检查+获证后监督"))
    else:
        pairs = list(zip(labels, [*names, f"{paper.get('product_name')}\n{models}"], strict=True))
    pairs.append(("产品标准和技术要求", "；".join(paper.extra["standards"])))
    for i, (label, value) in enumerate(pairs):
        y = _row(sheet, paper, y, label, value, ENGLISH[i] if paper.layout == "bilingual" and i < 4 else "")
    return y


def _row(sheet: Sheet, paper: Paper, y: float, label: str, value: str, english: str) -> float:
    sheet.text(26, y, label + ("：" if paper.layout == "beside" else ""), 11, "hei")
    if paper.layout == "beside":
        return sheet.paragraph(66, y, value, 118, Look(11)) + 4
    y += 6
    if english:
        sheet.text(26, y - 1, english, 8, "hei")
        y += 4
    return sheet.paragraph(32, y, value, 150, Look(11)) + 4
