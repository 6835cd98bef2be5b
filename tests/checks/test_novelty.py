"""The novelty search report."""

from __future__ import annotations

import pytest

from tests.checks.asking import outcomes, statuses
from tests.checks.test_applicant import OTHER, ocr
from tests.checks.whole_dossier import NAME, PRODUCT, whole

ASKED = {"levels": "levels", "lower": "lower_levels", "required": True}


def test_agency_goes_to_a_person_unless_listed() -> None:
    (found,) = outcomes("novelty.agency", whole(), known="novelty_agencies")
    assert found.status == "review"
    assert "科技信息研究院" in found.message.zh
    listed = whole(novelty={"agency": "专精特新"})
    assert statuses("novelty.agency", listed, "baotou", known="preference_titles") == ["pass"]
    assert statuses("novelty.agency", whole(novelty={"agency": None}), known="novelty_agencies") == ["review"]


def test_subject() -> None:
    assert statuses("novelty.subject", whole()) == ["pass", "pass"]
    project, client = outcomes("novelty.subject", whole(novelty={"project_title": "手持吸尘器", "client": OTHER}))
    assert (project.status, client.status) == ("fail", "fail")
    assert PRODUCT in project.message.zh and OTHER in client.message.zh
    doubtful = {"project_title": ocr("手持吸尘器", 0.5), "client": ocr(OTHER, 0.5)}
    assert statuses("novelty.subject", whole(novelty=doubtful)) == ["review", "review"]
    unread = {"project_title": None, "client": None}
    assert statuses("novelty.subject", whole(novelty=unread)) == ["review", "review"]
    close = {"project_title": PRODUCT + "研制", "client": NAME.replace("电气", "电器")}
    assert statuses("novelty.subject", whole(novelty=close)) == ["review", "review"]
    assert statuses("novelty.subject", whole(declared={"product_name": "", "applicant_name": ""})) == [
        "review",
        "review",
    ]
    assert statuses("novelty.subject", whole(novelty=None)) == []


def test_conclusion() -> None:
    (found,) = outcomes("novelty.conclusion", whole())
    assert found.status == "pass"
    assert "未见相同报道" in found.message.zh
    assert statuses("novelty.conclusion", whole(novelty={"conclusion": None})) == ["review"]


@pytest.mark.parametrize(
    ("level", "conclusion", "status"),
    [
        ("国际先进", "", "pass"),
        (None, "综合技术达到国内 先进水平", "pass"),
        (None, "具有新颖性", "review"),
        ("区内领先", "具有新颖性", "fail"),
        (None, None, "review"),
    ],
)
def test_technology_level(level: str | None, conclusion: str | None, status: str) -> None:
    made = whole(novelty={"technology_level": level, "conclusion": conclusion})
    assert statuses("novelty.technology_level", made, "baotou", **ASKED) == [status]


def test_technology_level_where_none_is_asked_for() -> None:
    made = whole(novelty={"technology_level": None, "conclusion": "具有新颖性"})
    assert statuses("novelty.technology_level", made, levels="levels", required=False) == []
