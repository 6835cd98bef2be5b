"""The wording of a paper as a tie-breaker where no title tells its type."""

from __future__ import annotations

import pytest

from dossier.extraction import second_opinion
from dossier.extraction.classify import Classification
from dossier.extraction.second_opinion import weighed
from tests.extraction.made_pages import page_of

PAGE = page_of(*["本公司与贵公司就产品的供应达成如下条款，双方应当遵守。"] * 5)
UNKNOWN = Classification("id_or_other", 0.5, "无可识别的标题或栏目 / no known title or labels")
LABELLED = Classification("test_report", 0.68, "无标题 no title; 6 个栏目 labels")
TITLED = Classification("test_report", 0.9, "标题 title: 检验报告; 6 个栏目 labels", titled=True)


@pytest.mark.parametrize(
    ("found", "answer", "kind", "least", "most"),
    [
        (UNKNOWN, ("sales_contract", 0.95), "sales_contract", 0.6, 0.7),
        (UNKNOWN, ("sales_contract", 0.7), "id_or_other", 0.5, 0.5),
        (UNKNOWN, ("id_or_other", 0.99), "id_or_other", 0.5, 0.5),
        (UNKNOWN, None, "id_or_other", 0.5, 0.5),
        (LABELLED, ("test_report", 0.95), "test_report", 0.7, 0.79),
        (LABELLED, ("sales_contract", 0.95), "test_report", 0.5, 0.6),
        (LABELLED, ("sales_contract", 0.8), "test_report", 0.68, 0.68),
        (TITLED, ("sales_contract", 1.0), "test_report", 0.9, 0.9),
    ],
)
def test_wording_names_gainsays_or_confirms_only_without_a_title(monkeypatch, found, answer, kind, least, most):
    monkeypatch.setattr(second_opinion, "likely_type", lambda text: answer)
    said = weighed(found, [PAGE])
    assert said.type == kind
    assert least <= said.confidence <= most


def test_a_page_of_few_words_is_not_asked_about(monkeypatch):
    monkeypatch.setattr(second_opinion, "likely_type", lambda text: ("invoice", 1.0))
    assert weighed(UNKNOWN, [page_of("厂区照片")]) is UNKNOWN
