"""发票 of all eras: paper, electronic, fully digital, block chain, rolls, machine-printed, vehicles, railway."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from sample_dossiers import numbers, words
from sample_dossiers.facts import Facts
from sample_dossiers.money import in_words, plain
from sample_dossiers.paper import Paper
from sample_dossiers.papers import invoice_forms, invoice_lines, invoice_slips
from sample_dossiers.sheet import Sheet

KINDS = {
    "digital_special": "电子发票（增值税专用发票）",
    "digital_ordinary": "电子发票（普通发票）",
    "electronic_ordinary": "增值税电子普通发票",
    "electronic_special": "增值税电子专用发票",
    "paper_special": "增值税专用发票",
    "paper_ordinary": "增值税普通发票",
    "blockchain": "电子普通发票",
    "roll": "增值税普通发票（卷票）",
    "machine": "通用机打发票",
    "vehicle": "机动车销售统一发票",
    "used_car": "二手车销售统一发票",
    "railway": "电子发票（铁路电子客票）",
}
"""Layout, up to a dot, to the kind of invoice printed as its title; behind the dot stands what it is for."""

MAKES = (
    "digital_special", "digital_ordinary", "digital_special.discount", "digital_special.rates", "digital_special.pages",
    "digital_special.works", "digital_ordinary.exempt", "digital_ordinary.margin", "digital_ordinary.person",
    "digital_ordinary.purchase",
    "digital_special.red", "electronic_ordinary", "electronic_ordinary.exempt", "electronic_ordinary.red",
    "electronic_special", "electronic_special.discount", "paper_special", "paper_special.red", "paper_special.list",
    "paper_ordinary", "paper_ordinary.discount", "paper_ordinary.person", "blockchain", "blockchain.discount", "roll",
    "machine", "vehicle", "used_car", "railway",
)  # fmt: skip
"""All makes; the first three kinds are those of the usual dossiers."""

END_OF_OLD_FORM = date(2024, 12, 1)
"""From here on invoices are fully digital everywhere."""
_DIGITAL = ("digital_special", "digital_ordinary", "railway")
_PAPER_KIND = {"paper_special": "1", "paper_ordinary": "3"}


def make(facts: Facts) -> list[Paper]:
    """Two deliveries to one buyer, one invoice each."""
    return [invoice(facts, f"invoice_{i + 1}", day) for i, day in enumerate(facts.days.invoices)]


def invoice(facts: Facts, key: str, day: date) -> Paper:
    """An invoice of the applicant to its buyer for one or two products."""
    random = facts.random(key)
    layouts = ["digital_special", "digital_ordinary"]
    usual = "electronic_ordinary" if day < END_OF_OLD_FORM and random.random() < 0.6 else random.choice(layouts)
    layout = facts.make(key, usual, *MAKES)
    form, _, what = layout.partition(".")
    quantity = random.randrange(1, 3)
    content = invoice_lines.CONTENTS.get(what)
    items = content(facts, key) if content else [invoice_lines.product(facts, key, quantity)]
    net, tax = invoice_lines.sums(items)
    fields = _fields(facts, form, day, items, net + (tax or 0))
    fields |= {"amount_excl_tax": plain(net)} | ({} if tax is None else {"tax_amount": plain(tax)})
    fields |= _numbers(random, form, day, facts.applicant.region)
    extra = _extra(facts, random, fields, what)
    paper = Paper(key, "invoice", "销售发票", fields, extra, layout, random.randrange(8))
    _vary(paper, facts, what)
    return invoice_slips.adapted(paper, facts) if form in invoice_slips.FORMS else paper


def _fields(facts: Facts, form: str, day: date, items: list[dict[str, str]], total: Decimal) -> dict[str, Any]:
    red = total < 0
    said = in_words(abs(total), "圆")
    return {
        "invoice_kind": KINDS[form],
        "issue_date": day.isoformat(),
        "buyer_name": facts.buyer.name,
        "buyer_tax_id": facts.buyer.uscc,
        "seller_name": facts.applicant.name,
        "seller_tax_id": facts.applicant.uscc,
        "items": items,
        "total_amount": plain(total),
        "total_in_words": f"（负数）{said}" if red else said,
        "is_red": red,
    }


def _numbers(random: Random, form: str, day: date, region: str) -> dict[str, str]:
    """Code, number and check code, as far as the form has them."""
    old = form not in _DIGITAL
    number = numbers.digits(random, 8) if old else numbers.digital_invoice_number(random, day, region[:2])
    found = {"invoice_number": number}
    if form in _PAPER_KIND:
        found["invoice_code"] = f"{region[:2]}00{day.year % 100:02d}{random.randrange(1, 4)}{_PAPER_KIND[form]}{20}"[
            :10
        ]
    elif old:
        found["invoice_code"] = numbers.ordinary_invoice_code(random, day, region[:2])
        end = {"electronic_special": "13", "roll": "07", "machine": "31", "vehicle": "21", "used_car": "17"}.get(
            form, "11"
        )
        found["invoice_code"] = found["invoice_code"][:10] + end
    if form in ("electronic_ordinary", "electronic_special", "paper_ordinary", "roll"):
        found["check_code"] = numbers.digits(random, 20)
    return found


def _extra(facts: Facts, random: Random, fields: dict[str, Any], what: str) -> dict[str, Any]:
    region = facts.applicant.region
    bank = f"蒙砺银行{words.place(facts.applicant.region)}支行 {numbers.digits(random, 16)}"
    extra: dict[str, Any] = {
        "people": words.people(random, 3), "province": words.province(region),
        "machine": numbers.digits(random, 12), "bank": bank,
        "address": f"{facts.applicant.address} {facts.applicant.phone}",
        "buyer_address": f"{facts.buyer.address} {facts.buyer.phone}",
        "cipher": ["".join(random.choice("0123456789+-*/<>") for _ in range(27)) for _ in range(4)],
    }  # fmt: skip
    old = "invoice_code" in fields
    if what == "red" and old:
        code, number = numbers.digits(random, 10), numbers.digits(random, 8)
        sheet = f"开具红字增值税专用发票信息表编号{numbers.digits(random, 16)}"
        plain_ = f"对应正数发票代码:{code} 号码:{number}"
        extra["remark"] = sheet if "专用" in fields["invoice_kind"] else plain_
    elif what == "red":
        extra["remark"] = (
            f"被红冲蓝字数电票号码：{numbers.digits(random, 20)}  红字发票信息确认单编号：{numbers.digits(random, 20)}"
        )
    elif what == "margin":
        extra["remark"] = "差额征税：32150.00。扣除额凭证见附件"
    elif what == "rates":
        extra["remark"] = (
            f"合同编号：HT-{random.randrange(1000, 9999)}；收货地址：{facts.buyer.address}；"
            f"联系电话：{facts.buyer.phone}"
        )
    return extra


def _vary(paper: Paper, facts: Facts, what: str) -> None:
    """What a purpose changes beyond the lines: a private buyer, a purchase from a farmer, a list on another page."""
    if what == "person":
        paper.fields["buyer_name"] = words.person(facts.random(f"{paper.key}/person"))
        paper.fields.pop("buyer_tax_id")
    elif what == "purchase":
        paper.extra["corner"] = "收购"
        seller = words.person(facts.random(f"{paper.key}/farmer"))
        fields = paper.fields
        fields |= {"buyer_name": facts.applicant.name, "buyer_tax_id": facts.applicant.uscc, "seller_name": seller}
        fields.pop("seller_tax_id")
    elif what == "works":
        paper.extra["works"] = (facts.buyer.address, f"{facts.buyer.brand}二期厂房设备基础及安装工程")
    elif what == "list":
        net, tax = paper.get("amount_excl_tax"), paper.get("tax_amount")
        first = dict.fromkeys(invoice_forms.ITEM_KEYS, "")
        paper.extra["listed"] = True
        paper.extra["shown"] = [first | {"name": "（详见销货清单）", "amount": net, "tax_rate": "13%", "tax": tax}]


def qr_text(paper: Paper) -> str:
    """What the QR code of the invoice says: version, kind, code, number, amount, day, check code."""
    form = paper.layout.partition(".")[0]
    kind = {"digital_special": "31", "digital_ordinary": "32", "electronic_ordinary": "10", "paper_special": "01",
            "paper_ordinary": "04", "electronic_special": "08", "railway": "51"}.get(form, "10")  # fmt: skip
    amount = paper.get("total_amount" if form in _DIGITAL else "amount_excl_tax")
    day = paper.get("issue_date").replace("-", "")
    code, check = paper.get("invoice_code"), paper.get("check_code")
    body = f"01,{kind},{code},{paper.get('invoice_number')},{amount},{day},{check},"
    return f"{body}{numbers.invoice_crc(body)}"


def draw(sheet: Sheet, paper: Paper) -> None:
    """One page, or more where the lines need them."""
    form, _, what = paper.layout.partition(".")
    if form in invoice_slips.FORMS:
        invoice_slips.FORMS[form](sheet, paper, qr_text(paper))
    elif form.startswith("electronic"):
        invoice_forms.draw_electronic(sheet, paper, qr_text(paper))
    elif form.startswith("paper"):
        invoice_forms.draw_paper(sheet, paper, qr_text(paper))
    elif what == "pages":
        invoice_forms.draw_pages(sheet, paper, qr_text(paper))
    else:
        invoice_forms.draw_digital(sheet, paper, qr_text(paper))
