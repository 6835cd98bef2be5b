"""发票: fully digital (special and ordinary) and the electronic ordinary invoice of the earlier tax control system."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sample_dossiers import numbers, words
from sample_dossiers.facts import Facts
from sample_dossiers.money import cents, in_words, plain
from sample_dossiers.paper import Paper
from sample_dossiers.papers import invoice_forms
from sample_dossiers.sheet import Sheet

KINDS = {
    "digital_special": "电子发票（增值税专用发票）",
    "digital_ordinary": "电子发票（普通发票）",
    "electronic_ordinary": "增值税电子普通发票",
}
"""Layout to the kind of invoice printed as its title."""

END_OF_OLD_FORM = date(2024, 12, 1)
"""From here on invoices are fully digital everywhere."""

RATE = Decimal("0.13")


def make(facts: Facts) -> list[Paper]:
    """Two deliveries to one buyer, one invoice each."""
    return [invoice(facts, f"invoice_{i + 1}", day) for i, day in enumerate(facts.days.invoices)]


def invoice(facts: Facts, key: str, day: date) -> Paper:
    """An invoice of the applicant to its buyer for one or two products."""
    random = facts.random(key)
    layouts = ["digital_special", "digital_ordinary"]
    layout = "electronic_ordinary" if day < END_OF_OLD_FORM and random.random() < 0.6 else random.choice(layouts)
    old, region = layout == "electronic_ordinary", facts.applicant.region
    item = _item(facts, random.randrange(1, 3), key)
    net, tax = Decimal(item["amount"]), Decimal(item["tax"])
    fields = {
        "invoice_kind": KINDS[layout],
        "invoice_number": numbers.digits(random, 8) if old else numbers.digital_invoice_number(random, day, region[:2]),
        "issue_date": day.isoformat(),
        "buyer_name": facts.buyer.name,
        "buyer_tax_id": facts.buyer.uscc,
        "seller_name": facts.applicant.name,
        "seller_tax_id": facts.applicant.uscc,
        "items": [item],
        "amount_excl_tax": plain(net),
        "tax_amount": plain(tax),
        "total_amount": plain(net + tax),
        "total_in_words": in_words(net + tax),
        "is_red": False,
    }
    if old:
        fields["invoice_code"] = numbers.ordinary_invoice_code(random, day, region[:2])
        fields["check_code"] = numbers.digits(random, 20)
    bank = f"蒙砺银行{words.place(facts.applicant.region)}支行 {numbers.digits(random, 16)}"
    extra = {
        "people": words.people(random, 3), "province": words.province(region),
        "machine": numbers.digits(random, 12), "bank": bank,
        "address": f"{facts.applicant.address} {facts.applicant.phone}",
        "buyer_address": f"{facts.buyer.address} {facts.buyer.phone}",
        "cipher": ["".join(random.choice("0123456789+-*/<>") for _ in range(27)) for _ in range(4)],
    }  # fmt: skip
    return Paper(key, "invoice", "销售发票", fields, extra, layout, random.randrange(8))


def _item(facts: Facts, quantity: int, key: str) -> dict[str, str]:
    kind = facts.product.kind
    price = Decimal(kind.price) + facts.random(f"{key}/price").randrange(-20, 20) * 1000
    net = cents(price * quantity)
    return {
        "name": f"*{kind.tax_class}*{facts.product.name}",
        "model": facts.product.model,
        "unit": kind.unit,
        "quantity": str(quantity),
        "unit_price": f"{price:.2f}",
        "amount": plain(net),
        "tax_rate": "13%",
        "tax": plain(cents(net * RATE)),
    }


def qr_text(paper: Paper) -> str:
    """What the QR code of the invoice says: version, kind, code, number, amount, day, check code."""
    kind = {"digital_special": "31", "digital_ordinary": "32", "electronic_ordinary": "10"}[paper.layout]
    amount = paper.get("amount_excl_tax" if kind == "10" else "total_amount")
    day = paper.get("issue_date").replace("-", "")
    code, check = paper.get("invoice_code"), paper.get("check_code")
    return f"01,{kind},{code},{paper.get('invoice_number')},{amount},{day},{check},3A7C"


def draw(sheet: Sheet, paper: Paper) -> None:
    """One page."""
    if paper.layout == "electronic_ordinary":
        invoice_forms.draw_electronic(sheet, paper, qr_text(paper))
    else:
        invoice_forms.draw_digital(sheet, paper, qr_text(paper))
