"""产品销售合同: parties, subject table, amounts in both writings, signatures."""

from __future__ import annotations

from dataclasses import fields as dataclass_fields
from decimal import Decimal

from sample_dossiers import words
from sample_dossiers.facts import Facts
from sample_dossiers.money import grouped, in_words, plain
from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers.invoice import make as make_invoices
from sample_dossiers.papers.sales_contract_forms import letters, supply
from sample_dossiers.papers.sales_contract_makes import MAKES
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import table

FORMS = {"supply": supply, "letters": letters, **MAKES}


def _usual(facts: Facts) -> Facts:
    """The same world with invoices of the usual makes: a contract is for goods, whatever makes invoices have."""
    return Facts(**{one.name: getattr(facts, one.name) for one in dataclass_fields(Facts)} | {"all_makes": False})


def make(facts: Facts) -> list[Paper]:
    """The contract that both invoices fulfil."""
    random, days = facts.random("sales_contract"), facts.days
    invoices = make_invoices(_usual(facts))
    lines = [paper.fields["items"][0] for paper in invoices]
    total = sum((Decimal(paper.get("total_amount")) for paper in invoices), Decimal(0))
    fields = {
        "contract_number": f"{random.choice(('XS', 'GX', 'HT'))}-{days.contract:%Y%m%d}-{random.randrange(1, 90):03d}",
        "buyer": facts.buyer.name,
        "seller": facts.applicant.name,
        "product_name": facts.product.name,
        "model": facts.product.model,
        "total_amount": plain(total),
        "sign_date": days.contract.isoformat(),
    }
    extra = {
        "lines": lines, "words": in_words(total, "元"), "place": words.place(facts.applicant.region),
        "seller_uscc": facts.applicant.uscc, "buyer_uscc": facts.buyer.uscc, "unit": facts.product.kind.unit,
        "seller_address": facts.applicant.address, "buyer_address": facts.buyer.address,
        "people": [facts.applicant.legal_representative, facts.buyer.legal_representative],
    }  # fmt: skip
    return [Paper("sales_contract", "sales_contract", "销售合同", fields, extra,
                  facts.make("sales_contract", "", *FORMS), random.randrange(8))]  # fmt: skip


def _sides(paper: Paper) -> tuple[str, str]:
    """How this contract calls buyer and seller."""
    return (("甲方（买方）", "乙方（卖方）"), ("需方", "供方"))[paper.variant % 2]


def draw(sheet: Sheet, paper: Paper) -> None:
    """Two pages, or one of the other forms."""
    if paper.layout:
        FORMS[paper.layout](sheet, paper)
        return
    sheet.page()
    buyer, seller = _sides(paper)
    sheet.text(105, 34, "产 品 销 售 合 同", 22, "hei", "center", bold=True)
    sheet.text(186, 48, f"合同编号：{paper.get('contract_number')}", 10.5, "song", "right")
    sheet.text(24, 60, f"{buyer}：{paper.get('buyer')}", 12)
    sheet.text(24, 69, f"{seller}：{paper.get('seller')}", 12)
    sheet.text(24, 78, f"签订日期：{chinese_date(paper.get('sign_date'), zero=False)}", 12)
    sheet.text(112, 78, f"签订地点：{paper.extra['place']}", 12)
    look = Look(11.5, leading=1.6)
    text = "双方本着平等互利、协商一致的原则，依照《中华人民共和国民法典》，就下列产品的买卖订立本合同，共同遵守。"
    y = sheet.paragraph(24, 90, text, 162, look, 2)
    sheet.text(24, y + 3, "一、产品名称、型号、数量、金额", 12, "hei")
    y = _subject(sheet, paper, y + 8)
    clauses = (
        "二、质量标准：按卖方企业标准及国家有关标准执行，质保期自验收合格之日起十二个月。",
        "三、交货：分两批交付，卖方负责运输至买方指定现场，运费由卖方承担。",
        "四、验收：货到现场安装调试完毕后，由双方按标准共同验收。",
        "五、结算：每批货物验收合格后，卖方开具增值税发票，买方三十日内付清该批货款。",
    )
    for clause in clauses:
        y = sheet.paragraph(24, y + 7, clause, 162, look) - 4
    sheet.text(105, 285, "第 1 页 共 2 页", 9, "song", "center")
    _second(sheet, paper)


def _subject(sheet: Sheet, paper: Paper, y: float) -> float:
    head = [Cell(text, align="center", bold=True) for text in
            ("产品名称", "规格型号", "单位", "数量", "单价（元，不含税）", "金额（元，含税）")]  # fmt: skip
    rows: list[list[Cell | str]] = [[*head]]
    for line in paper.extra["lines"]:
        gross = Decimal(line["amount"]) + Decimal(line["tax"])
        cells = (paper.get("product_name"), paper.get("model"), line["unit"], line["quantity"],
                 grouped(line["unit_price"]), grouped(gross))  # fmt: skip
        rows.append([Cell(text, align="center") for text in cells])
    rows.append([Cell("合计（含税13%）", 5, align="center"), Cell(grouped(paper.get("total_amount")), align="center")])
    rows.append([Cell(f"合计人民币（大写）：{paper.extra['words']}", 6)])
    return table(sheet, 24, y, (46, 26, 14, 14, 32, 32), rows, Look(10), 9)


def _second(sheet: Sheet, paper: Paper) -> None:
    sheet.page()
    look, y = Look(11.5, leading=1.6), 34.0
    for clause in (
        "六、违约责任：逾期交货或逾期付款的，每逾期一日按逾期部分金额的万分之三支付违约金。",
        "七、争议解决：协商不成的，向卖方所在地人民法院起诉。",
        "八、本合同一式四份，双方各执两份，自双方签字盖章之日起生效。",
    ):
        y = sheet.paragraph(24, y, clause, 162, look) + 3
    buyer, seller = _sides(paper)
    for x, side, who, person in ((24, buyer, "buyer", 1), (108, seller, "seller", 0)):
        sheet.text(x, y + 12, f"{side}（盖章）：", 11.5, "hei")
        sheet.paragraph(x, y + 21, paper.get(who), 76, Look(11))
        sheet.paragraph(x, y + 36, f"地址：{paper.extra[f'{who}_address']}", 74, Look(10.5))
        sheet.text(x, y + 50, f"税号：{paper.extra[f'{who}_uscc']}", 10.5)
        sheet.text(x, y + 60, "法定代表人：", 10.5)
        sheet.text(x + 26, y + 60, paper.extra["people"][person], 15, "kai")
        sheet.text(x, y + 70, f"日期：{chinese_date(paper.get('sign_date'), zero=False)}", 10.5)
        sheet.seal(x + 48, y + 30, paper.get(who), "合同专用章", 40)
    sheet.text(105, 285, "第 2 页 共 2 页", 9, "song", "center")
