"""Values of one paper that cannot all be true are contradictions under every policy."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.models.document import Field
from dossier.models.finding import Finding
from tests.builders import document, dossier
from tests.checks.authenticity.signs import found
from tests.checks.clean import ITEM, broken, clean, ocr


def findings(kind: str, **values: Any) -> list[Finding]:
    return found("value_edited", broken(kind, **values))


def test_a_clean_dossier_has_none() -> None:
    assert found("value_edited", clean()) == []


@pytest.mark.parametrize(
    ("kind", "values", "word"),
    [
        ("business_license", {"uscc": "91150207MA13TYXX2B"}, "91150207MA13TYXX2B"),
        ("patent_certificate", {"patent_number": "ZL202010643009.1"}, "ZL202010643009.1"),
        ("patent_certificate", {"patent_type": "utility_model"}, "互相矛盾"),
        ("invoice", {"total_amount": "913000.00"}, "913000.00"),
        ("invoice", {"total_in_words": "玖拾壹万叁仟圆整"}, "玖拾壹万叁仟圆整"),
        ("invoice", {"issue_date": "2022-12-05"}, "2022"),
        ("business_license", {"established_date": "2019-07-20", "registration_date": "2012-10-12"}, "先后矛盾"),
    ],
)
def test_an_exact_contradiction_is_one(kind: str, values: dict[str, str], word: str) -> None:
    told = findings(kind, **values)
    assert told and all((f.tier, f.status, f.mandatory) == ("contradiction", "fail", False) for f in told)
    assert any(word in f.message for f in told) and all(f.innocent and f.verify and f.evidence for f in told)


def test_a_doubtful_reading_contradicts_nothing() -> None:
    assert findings("business_license", uscc=ocr("91150207MA13TYXX2B")) == []
    assert findings("invoice", total_amount=ocr("913000.00"), total_in_words=None) == []


def test_lines_that_do_not_add_up_are_a_note() -> None:
    told = findings("invoice", items=[{**ITEM, "quantity": "3"}])
    assert [f.tier for f in told] == ["weak"]


@pytest.mark.parametrize("policy", ["inner_mongolia", "beijing", "changzhou_insurance"])
def test_every_policy_runs_it(policy: str) -> None:
    assert found("value_edited", broken("invoice", total_amount="913000.00"), policy)


@pytest.mark.parametrize(("source", "tiers"), [("text", ["strong"]), ("ocr", [])])
def test_sums_of_a_text_layer_that_do_not_add_up_are_no_misreading(source: Any, tiers: list[str]) -> None:
    doubtful = {
        name: Field(value=value, raw=value, page=1, box=None, confidence=0.58, source=source)
        for name, value in (("amount_excl_tax", "1000.00"), ("tax_amount", "130.00"), ("total_amount", "21130.00"))
    }
    told = found("value_edited", dossier(document("invoice", **doubtful)))
    assert [one.tier for one in told if one.tier] == tiers


@pytest.mark.parametrize(
    ("raw", "source", "tiers"),
    [
        ("人民币肆万陆仟元整（小写）¥66,000.00", "text", ["contradiction"]),
        ("¥66,000.00 … 肆万陆仟元整", "text", ["strong"]),
        ("肆万陆仟元整，首期¥66,000.00，余款¥20,000.00", "text", ["strong"]),
        ("人民币肆万陆仟元整（小写）¥66,000.00", "ocr", []),
    ],
)
def test_words_and_figures_of_any_amount(raw: str, source: Any, tiers: list[str]) -> None:
    premium = Field(value="66000.00", raw=raw, page=1, box=None, confidence=0.6, source=source, note="words_differ")
    told = found("value_edited", dossier(document("insurance_policy", premium=premium)))
    assert [one.tier for one in told if one.tier] == tiers
    assert all(raw in one.message for one in told if one.tier)


def test_text_of_the_file_is_not_called_badly_recognised() -> None:
    sums = {"amount_excl_tax": "1000.00", "tax_amount": "130.00", "total_amount": "21130.00"}
    doubtful = {
        name: Field(value=value, raw=value, page=1, box=None, confidence=0.58, source="text")
        for name, value in sums.items()
    }
    (told,) = found("value_edited", dossier(document("invoice", **doubtful)))
    assert "识别" not in told.message and "文件自带的文字" in told.message


@pytest.mark.parametrize(
    ("amount", "price", "tiers"),
    [("900.00", "100", {"weak", "strong"}), ("900.00", "300", {"weak"}), ("300.00", "100", set())],
)
def test_the_amount_of_a_line_against_all_else(amount: str, price: str, tiers: set[str]) -> None:
    line = {"name": "*泵*水泵", "quantity": "3", "unit_price": price, "amount": amount, "tax_rate": "13%", "tax": "39"}
    sums = {"amount_excl_tax": "300.00", "tax_amount": "39.00", "total_amount": "339.00"}
    items = Field(value=[line], raw="…", page=1, box=None, confidence=0.97, source="text")
    told = [one for one in found("value_edited", dossier(document("invoice", **sums, items=items))) if one.tier]
    assert {one.tier for one in told} == tiers
    assert all("900.00" in one.message and "300.00" in one.message for one in told if one.tier == "strong")
