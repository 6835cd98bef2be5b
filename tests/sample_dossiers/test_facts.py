"""Numbers are valid by the product's own validators, dates follow each other, a seed is a world."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from random import Random

import pytest

from dossier.models.identifiers import patent, uscc
from dossier.models.values import amount_in_words
from sample_dossiers import numbers
from sample_dossiers.facts import POLICIES, Facts, make_facts
from sample_dossiers.money import in_words
from sample_dossiers.papers import all_papers

SEEDS = range(24)
CASES = [(seed, policy) for seed in SEEDS for policy in POLICIES]


def _companies(facts: Facts) -> list[str]:
    return [c.uscc for c in (facts.applicant, facts.buyer, facts.stranger, facts.lab, facts.agency, facts.audit_firm)]


@pytest.mark.parametrize("policy", POLICIES)
def test_codes_are_valid(policy: str) -> None:
    for seed in SEEDS:
        for code in _companies(make_facts(seed, policy)):
            assert uscc.validate(code) == code


def test_a_wrong_code_is_not_valid() -> None:
    code = numbers.uscc(Random(3), "150203")
    assert not uscc.is_valid(numbers.wrong_uscc(code))


@pytest.mark.parametrize("policy", POLICIES)
def test_patents_are_valid_and_agree_with_their_dates(policy: str) -> None:
    for seed in SEEDS:
        for paper in all_papers(make_facts(seed, policy)):
            if paper.type == "patent_certificate":
                number = paper.get("patent_number")
                assert patent.is_valid(number)
                assert number[2:6] == paper.get("application_date")[:4]
                assert number[6] == {"invention": "1", "utility_model": "2"}[paper.get("patent_type")]
                assert paper.get("announcement_number")[-1] == {"1": "B", "2": "U"}[number[6]]


def test_numbers_of_invoices_and_laboratories_bear_their_year() -> None:
    for seed, policy in CASES:
        facts = make_facts(seed, policy)
        assert facts.cma_number[:2] == f"{facts.days.lab_from.year % 100:02d}"
        for paper in all_papers(facts):
            if paper.type == "invoice":
                number, year = paper.get("invoice_number"), paper.get("issue_date")[2:4]
                if paper.layout == "electronic_ordinary":
                    assert len(number) == 8
                    assert paper.get("invoice_code")[5:7] == year
                else:
                    assert len(number) == 20
                    assert number[:2] == year


def test_dates_follow_each_other() -> None:
    for seed, policy in CASES:
        facts = make_facts(seed, policy)
        d = facts.days
        chains = [
            (facts.applicant.established, d.invention_filed, d.invention_granted, d.applied_on),
            (d.utility_filed, d.utility_granted, d.applied_on),
            (d.lab_from, d.sample_received, d.test_start, d.test_end, d.report_issued, d.applied_on),
            (d.novelty_commissioned, d.novelty_completed, d.applied_on),
            (d.development_finished, d.contract, *d.invoices, d.user_report, d.credit_generated, d.applied_on),
            (facts.applicant.established, facts.applicant.registered, d.applied_on),
        ]
        for chain in chains:
            assert all(first <= second for first, second in pairwise(chain)), (seed, policy, chain)
        assert (d.applied_on - d.development_finished).days < 730


def test_sums_of_invoices_and_balance_sheets_hold() -> None:
    for seed, policy in CASES:
        for paper in all_papers(make_facts(seed, policy)):
            if paper.type == "invoice":
                net, tax, total = (Decimal(paper.get(n)) for n in ("amount_excl_tax", "tax_amount", "total_amount"))
                assert net + tax == total
                assert amount_in_words(paper.get("total_in_words")) == total
            if paper.type == "audit_report":
                names = ("total_assets", "total_liabilities", "total_equity")
                assets, owed, own = (Decimal(paper.get(n)) for n in names)
                assert assets == owed + own
                assert min(owed, own) > 0


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("1409.50", "壹仟肆佰零玖圆伍角整"),
        ("6007.14", "陆仟零柒圆壹角肆分"),
        ("107000.03", "壹拾万柒仟圆零叁分"),
        ("30050600.00", "叁仟零伍万零陆佰圆整"),
        ("200000005.00", "贰亿零伍圆整"),
        ("510000.00", "伍拾壹万圆整"),
    ],
)
def test_amounts_in_words(value: str, words: str) -> None:
    assert in_words(value) == words
    assert amount_in_words(words) == Decimal(value)


def test_amounts_in_words_are_read_back() -> None:
    random = Random(5)
    for _ in range(500):
        value = Decimal(random.randrange(1, 10 ** random.randrange(1, 13))) / 100
        assert amount_in_words(in_words(value)) == value


def test_the_applicant_sits_where_the_policy_asks() -> None:
    for seed in SEEDS:
        assert make_facts(seed, "baotou").applicant.uscc[2:6] == "1502"
        assert make_facts(seed, "inner_mongolia").applicant.uscc[2:4] == "15"
        assert make_facts(seed, "inner_mongolia", outside=True).applicant.uscc[2:4] == "13"


def test_names_of_one_world_differ() -> None:
    for seed, policy in CASES:
        codes = _companies(make_facts(seed, policy))
        assert len(set(codes)) == len(codes)


def test_a_policy_without_generator_is_refused() -> None:
    with pytest.raises(ValueError, match="no generator"):
        make_facts(1, "huangshi")
