"""Name, model, category, kind and origin of the product."""

from __future__ import annotations

import pytest

from tests.builders import document, dossier
from tests.checks.asking import outcomes, statuses
from tests.checks.test_applicant import OTHER, ocr
from tests.checks.whole_dossier import CODE, MODEL, PRODUCT, whole

ASK = {"question": {"zh": "请确认。", "en": "Confirm."}}
EQUIPMENT = {"list": "equipment", "not_for": "material_kinds", **ASK}
MATERIALS = {"list": "listed_materials", "only_for": "material_kinds", **ASK}


def lines(name: str, model: str = MODEL) -> dict[str, object]:
    return {"items": [{"name": f"*电动机*{name}", "model": model}]}


def test_one_name_and_one_model() -> None:
    for check in ("product.name", "product.model"):
        (found,) = outcomes(check, whole())
        assert found.status == "pass"
        assert {item.document for item in found.evidence} >= {"form", "report", "contract", "invoice", "user"}


def test_another_name_is_shown() -> None:
    (found,) = outcomes("product.name", whole(report={"product_name": "手持式吸尘器"}))
    assert found.status == "fail"
    assert "手持式吸尘器" in found.message.zh and PRODUCT in found.message.zh
    assert found.evidence[0].document == "report"


def test_a_like_name_goes_to_a_person() -> None:
    assert statuses("product.name", whole(novelty={"project_title": f"{PRODUCT}的研制"})) == ["review"]


def test_another_model() -> None:
    (found,) = outcomes("product.model", whole(report={"model": "YBQ-400D"}))
    assert found.status == "fail"
    assert "YBQ-400D" in found.message.zh and MODEL in found.message.zh
    assert statuses("product.model", whole(report={"model": ocr("YBQ-400D", 0.5)})) == ["review"]


def test_a_series_or_a_list_covers_the_model() -> None:
    assert statuses("product.model", whole(report={"model": "YBQ-315A/B"})) == ["pass"]
    ccc = document("ccc_certificate", "c", models=["YBQ-200A", MODEL])
    assert statuses("product.model", whole(ccc)) == ["pass"]


def test_an_invoice_over_other_goods_never_fails() -> None:
    assert statuses("product.name", whole(invoice=lines("办公桌"))) == ["review"]
    both = {"items": [{"name": "*家具*办公桌"}, {"name": f"*电动机*{PRODUCT}"}]}
    assert statuses("product.name", whole(invoice=both)) == ["pass"]


def test_nothing_declared() -> None:
    assert statuses("product.name", dossier(document("test_report", product_name=PRODUCT))) == ["review"]
    assert statuses("product.name", dossier()) == []


@pytest.mark.parametrize(
    ("category", "status"), [("单机装备", "pass"), ("成套 装备", "pass"), ("咨询服务", "review"), ("", "review")]
)
def test_kind(category: str, status: str) -> None:
    assert statuses("product.kind", whole(declared={"category": category}), list="kinds") == [status]


def test_category() -> None:
    assert statuses("product.category", whole(declared={"category": "大型矿山装备"}), **EQUIPMENT) == ["pass"]
    assert statuses("product.category", whole(), **EQUIPMENT) == ["review"]
    assert statuses("product.category", whole(), **MATERIALS) == ["not_applicable"]
    material = whole(declared={"category": "首批次新材料", "industry": "新材料"})
    assert statuses("product.category", material, **EQUIPMENT) == ["not_applicable"]
    assert statuses("product.category", material, **MATERIALS) == ["review"]


def test_origin() -> None:
    every = ["made_here", "core_technology", "trademark"]
    (found,) = outcomes("product.origin", whole(), "baotou", ways=every)
    assert found.status == "pass"
    assert {item.document for item in found.evidence} == {"report", "licence", "patent", "trademark"}
    elsewhere = {"report": {"manufacturer": OTHER}, "patent": {"patentees": [OTHER]}}
    assert statuses("product.origin", whole(**elsewhere), "baotou", ways=every) == ["pass"]
    nothing = {**elsewhere, "trademark": {"registrant": OTHER}}
    (lost,) = outcomes("product.origin", whole(**nothing), "baotou", ways=every)
    assert lost.status == "review"
    assert "未见在本地生产的证据" in lost.message.zh


def test_made_here_needs_the_place() -> None:
    away = whole(licence={"address": "河北省保定市竞秀区砺新路1号", "uscc": CODE})
    assert statuses("product.origin", away, ways=["made_here"]) == ["review"]


def test_on_the_market_asks() -> None:
    assert statuses("product.on_the_market", whole(), question={"zh": "问", "en": "asked"}) == ["review"]


@pytest.mark.parametrize("empty", ["无", "/", "——", "详见清单"])
def test_what_an_invoice_prints_for_no_model_is_none(empty: str) -> None:
    made = whole(invoice={"items": [{"name": f"*电动机*{PRODUCT}", "model": empty}]})
    found = [item.document for one in outcomes("product.model", made) for item in one.evidence]
    assert found and "invoice" not in found
