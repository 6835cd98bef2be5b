"""Overlays of an office, and which version of a policy is used on which day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dossier.checks.engine import load_policy, run_policy
from dossier.checks.overlays import overlaid, policy_in_use, read_overlay
from dossier.models.errors import PolicyError, UsageError
from dossier.models.finding import Finding
from dossier.models.overlay import Overlay
from dossier.models.policy import Policy, PolicyVersion
from tests.checks.whole_dossier import whole

VERSION = load_policy("baotou").versions[-1].version
GUIDE = f"""\
id: guide-2026
policy: baotou
version: "{VERSION}"
name: {{zh: 2026年度申报指南, en: Guide of 2026}}
clauses: ["6"]
materials:
  - {{id: patent_register, label: {{zh: 专利登记簿副本, en: Register}}, types: [patent_register], clause: "6"}}
  - {{id: business_license, at_least: 2}}
without: [trademark]
limits:
  - {{check: dates.recency, params: {{months: {{test_report: 2}}}}}}
"""


def written(tmp_path: Path, content: str = GUIDE) -> Path:
    path = tmp_path / "guide.yaml"
    path.write_text(content, encoding="utf-8")
    return path


def checked(guide: Overlay) -> list[Finding]:
    used, overlay = policy_in_use("baotou", date(2025, 6, 30), guide, None)
    assert overlay is guide
    return list(run_policy(whole(), used))


def test_materials_and_limits_of_an_office(tmp_path: Path) -> None:
    plain = run_policy(whole(), load_policy("baotou"))
    found = checked(read_overlay(written(tmp_path)))
    missing = {
        f.message.split("。")[0] for f in found if f.check == "completeness.required_document" and f.status == "fail"
    }
    assert missing == {"未见专利登记簿副本", "营业执照应有 2 份，见到 1 份"}
    label = next(m.label.zh for m in load_policy("baotou").versions[-1].materials if m.id == "trademark")
    assert any(f"已提交{label}" in f.message for f in plain if f.check == "completeness.required_document")
    assert not any(f"已提交{label}" in f.message for f in found if f.check == "completeness.required_document")
    aged = [f.status for f in found if f.check == "dates.recency" and "report" in f.documents]
    assert aged == ["warn"]
    assert "warn" not in [f.status for f in plain if f.check == "dates.recency" and "report" in f.documents]


def test_the_result_says_so(tmp_path: Path) -> None:
    (said,) = [f for f in checked(read_overlay(written(tmp_path))) if f.check == "policy.overlay"]
    assert (said.status, said.mandatory, said.clauses) == ("pass", False, ("baotou:6",))
    for words in ("2026年度申报指南", "增加“专利登记簿副本”", "改动“", "不要求“", "dates.recency", "test_report: 2"):
        assert words in said.message
    assert not [f for f in run_policy(whole(), load_policy("baotou")) if f.check == "policy.overlay"]


def test_the_shipped_policy_stays_as_it_is(tmp_path: Path) -> None:
    before = load_policy("baotou").model_dump()
    changed = overlaid(load_policy("baotou"), read_overlay(written(tmp_path)))
    assert load_policy("baotou").model_dump() == before
    assert changed.versions[-1].version == f"{VERSION}+guide-2026"
    ages = next(c for c in changed.versions[-1].conditions if c.check == "dates.recency").params["months"]
    old = next(c for c in load_policy("baotou").versions[-1].conditions if c.check == "dates.recency").params["months"]
    assert ages == {**old, "test_report": 2}


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("materials:", "colour: red\nmaterials:", 6, "colour"),
        ("policy: baotou", "policy: atlantis", 2, "unknown policy atlantis"),
        (f'version: "{VERSION}"', 'version: "1066"', 3, "unknown version 1066"),
        ('clauses: ["6"]', 'clauses: ["666"]', 5, "unknown clause 666"),
        ("types: [patent_register]", "types: [patent_registre]", 7, "patent_registre"),
        ('clause: "6"}', 'clause: "66"}', 7, "unknown clause 66"),
        ("types: [patent_register], ", "", 7, "types"),
        ("at_least: 2", "at_least: 0", 8, "at_least"),
        ("at_least: 2", "at_leest: 2", 8, "at_leest"),
        ("at_least: 2", "required: ask", 8, "question"),
        ("id: business_license", "id: trademark", 8, "stands twice"),
        ("[trademark]", "[trademarc]", 9, "unknown material trademarc"),
        ("dates.recency", "applicant.operating_period", 11, "check"),
        ("dates.recency", "nothing.recency", 11, "nothing.recency"),
        ("test_report: 2", "test_repport: 2", 11, "test_repport"),
        ("test_report: 2", "test_report: two", 11, "test_report"),
        ("months:", "weeks:", 11, "weeks"),
        ("id: guide-2026", "id: guide-2026\nid: x", 2, "stands twice"),
    ],
)
def test_a_wrong_overlay_names_file_and_line(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    assert old in GUIDE
    with pytest.raises(PolicyError) as caught:
        read_overlay(written(tmp_path, GUIDE.replace(old, new)))
    assert f"guide.yaml:{line}:" in caught.value.message.zh
    assert said in caught.value.message.zh


def test_an_overlay_for_another_policy_is_refused_when_asked_for_and_left_out_when_standing(tmp_path: Path) -> None:
    guide = read_overlay(written(tmp_path))
    with pytest.raises(UsageError, match="guide-2026"):
        policy_in_use("beijing", date(2025, 6, 30), guide, None)
    assert policy_in_use("beijing", date(2025, 6, 30), None, guide) == (load_policy("beijing"), None)
    assert policy_in_use("baotou", date(2025, 6, 30), None, guide)[1] is guide


def versions(*terms: tuple[str, str | None, str | None]) -> Policy:
    made = tuple(
        PolicyVersion(
            version=name,
            valid_from=date.fromisoformat(start) if start else None,
            valid_to=date.fromisoformat(end) if end else None,
        )
        for name, start, end in terms
    )
    return load_policy("huangshi").model_copy(update={"versions": made})


@pytest.mark.parametrize(
    ("day", "version"),
    [
        ("2022-12-31", "b"),
        ("2023-01-01", "a"),
        ("2024-02-29", "a"),
        ("2024-03-01", "b"),
        ("2026-02-28", "b"),
        ("2026-03-01", "b"),
    ],
)
def test_the_version_in_force_on_the_day(day: str, version: str) -> None:
    """To the day, a leap day included; outside all terms the newest, and ``policy.in_force`` says so."""
    policy = versions(("a", "2023-01-01", "2024-02-29"), ("b", "2024-03-01", "2026-02-28"))
    assert policy.version_on(date.fromisoformat(day)).version == version


def test_a_new_version_without_an_end_to_the_old_one() -> None:
    policy = versions(("a", "2023-01-01", None), ("b", "2024-03-01", None))
    assert [policy.version_on(date(2024, *day)).version for day in ((2, 29), (3, 1))] == ["a", "b"]


def test_the_manuals_example_is_valid(tmp_path: Path) -> None:
    manual = (Path(__file__).parents[2] / "docs/policies.md").read_text(encoding="utf-8")
    example = manual.split("```yaml\n")[1].split("```")[0]
    assert read_overlay(written(tmp_path, example)).id == "guide-2026"
