"""How clauses are cited on paper."""

from __future__ import annotations

import pytest

from dossier.checks.engine import load_policy, policy_ids
from dossier.exports.clauses import article, cited


@pytest.mark.parametrize(
    ("key", "zh", "en"),
    [
        ("7.2.3", "第七条第（二）款第3项", "article 7(2)(3)"),
        ("7", "第七条", "article 7"),
        ("7.0", "第七条", "article 7"),
        ("12-14", "第十二条至第十四条", "articles 12 to 14"),
        ("21.10", "第二十一条第（十）款", "article 21(10)"),
        ("end", "end", "end"),
        ("0", "0", "0"),
    ],
)
def test_keys_as_articles(key: str, zh: str, en: str) -> None:
    assert article(key).model_dump() == {"zh": zh, "en": en}


def test_every_clause_of_every_policy_can_be_cited() -> None:
    for policy_id in policy_ids():
        for key in load_policy(policy_id).clauses:
            told = cited(f"{policy_id}:{key}")
            assert told.zh and told.en and policy_id not in told.zh


def test_what_is_no_clause_of_ours_is_given_as_it_stands() -> None:
    assert cited("atlantis:7").zh == "atlantis:7"
    assert cited("identifier").zh == "identifier"
    assert cited("general:identifiers").zh.startswith("通用核对要求：")
    assert cited("baotou:7.2.3").zh == "《包头市创新产品评价》第七条第（二）款第3项"
