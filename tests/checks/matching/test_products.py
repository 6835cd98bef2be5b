import pytest

from dossier.checks.matching.products import compare_models, compare_names


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("智能稀土萃取机", "智能 稀土萃取机", "same"),
        ("智能稀土萃取机(三代)", "智能稀土萃取机（三代）", "same"),
        ("智能稀土萃取机", "智能稀土萃取机的研制", "contained"),
        ("智能稀土萃取机", "智能-稀土萃取机", "near_miss"),
        ("智能稀土萃取机", "智能稀士萃取机", "near_miss"),
        ("大型智能稀土连续萃取机", "大型智能稀土连续萃取装置", "near_miss"),
        ("智能稀土萃取机", "低温冷藏箱", "different"),
        ("智能稀土萃取机", "", "unknown"),
    ],
)
def test_names(a: str, b: str, relation: str) -> None:
    found = compare_names(a, b)
    assert found.relation == relation, found
    assert found.reason.zh and found.reason.en


def test_the_difference_is_shown() -> None:
    assert "“机”对“装置”" in compare_names("大型智能稀土连续萃取机", "大型智能稀土连续萃取装置").reason.zh
    assert "后者多“的研制”" in compare_names("智能稀土萃取机", "智能稀土萃取机的研制").reason.zh


@pytest.mark.parametrize(
    ("declared", "found", "relation"),
    [
        ("X-100", "x - 100 型", "same"),
        ("X-100A/B", "X-100A、X-100B", "same"),
        ("X-100", "X-100、X-200", "contained"),
        ("X-100A", "X-100A/B/C", "contained"),
        ("X-105", "X-1□□", "contained"),
        ("X-100B", "X-100系列", "contained"),
        ("X-100", "X100", "near_miss"),
        ("X-100", "X-1OO", "near_miss"),
        ("X-100", "X-100A", "near_miss"),
        ("X-100", "X-1000", "different"),
        ("X-100、X-200", "X-200", "near_miss"),
        ("X-100", "Y-7", "different"),
        ("", "X-100", "unknown"),
    ],
)
def test_models(declared: str, found: str, relation: str) -> None:
    result = compare_models(declared, found)
    assert result.relation == relation, result
    assert result.reason.zh and result.reason.en


@pytest.mark.parametrize(
    ("declared", "found", "relation"),
    [
        ("X-200", "X-100～X-300", "contained"),
        ("X-200", "X-100至300", "contained"),
        ("X-301", "X-100~X-300", "different"),
        ("X-200A", "X-100A~X-300A", "contained"),
        ("X-200B", "X-100A~X-300A", "different"),
        ("X-105", "X-1□□", "contained"),
        ("X-205", "X-1□□", "different"),
        ("X-100B", "X-100A/B", "contained"),
    ],
)
def test_series_and_ranges_of_models(declared: str, found: str, relation: str) -> None:
    compared = compare_models(declared, found)
    assert (compared.relation == "contained") == (relation == "contained"), compared.reason.zh
