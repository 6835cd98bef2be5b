"""The policy's own validity, exclusions and earlier records."""

from __future__ import annotations

from datetime import date

import pytest

from dossier.checks.discover import all_checks
from dossier.checks.policy_files import load_policy
from dossier.checks.registry import Context, NoParams, NoRecords
from dossier.models.finding import Outcome
from dossier.models.policy import PolicyVersion
from tests.builders import document, dossier
from tests.checks.asking import outcomes, statuses
from tests.checks.whole_dossier import DECLARED, whole

QUESTION = {"question": {"zh": "问", "en": "asked"}, "papers": ["invoice"]}


class Earlier(NoRecords):
    """A record store with given entries."""

    def __init__(self, *recognised: dict[str, str], restricted: str | None = None, since: str = "2000-01-01") -> None:
        self.recognised, self.restricted, self.since = recognised, restricted, date.fromisoformat(since)

    def kept_since(self, register: str) -> date | None:
        return self.since

    def recognised_models(self, applicant_uscc: str, product_name: str, on: date) -> list[dict[str, str]]:
        return list(self.recognised)

    def restricted_until(self, uscc: str, name: str, on: date, policy: str) -> str | None:
        return self.restricted


def in_force(applied_on: str, **version: object) -> Outcome:
    policy = load_policy("huangshi")
    made = PolicyVersion(**{"version": "1", **version})
    context = Context(dossier(applied_on=applied_on), policy.model_copy(update={"issued_on": None}), made, NoRecords())
    (found,) = all_checks()["policy.in_force"].run(context, NoParams())
    return found


@pytest.mark.parametrize(
    ("day", "status"), [("2023-05-04", "warn"), ("2023-05-05", "pass"), ("2026-05-05", "pass"), ("2026-05-06", "warn")]
)
def test_three_years_from_issue(day: str, status: str) -> None:
    (found,) = outcomes("policy.in_force", dossier(applied_on=day), "huangshi")
    assert found.status == status


def test_draft_repealed_and_undated() -> None:
    assert statuses("policy.in_force", whole(), "inner_mongolia") == ["warn"]
    assert statuses("policy.in_force", whole(), "baotou") == ["review"]
    assert in_force("2025-06-30", state="repealed").status == "warn"
    assert in_force("2025-06-30", valid_from=date(2025, 1, 1)).status == "pass"
    assert in_force("2025-06-30", valid_from=date(2025, 1, 1), valid_to=date(2025, 6, 29)).status == "warn"


def test_questions_show_the_papers_to_look_at() -> None:
    for check in ("policy.attestation", "policy.exclusion"):
        (found,) = outcomes(check, whole(), **QUESTION)
        assert found.status == "review"
        assert "问" in found.message.zh
        assert [item.document for item in found.evidence] == ["invoice"]


def test_choices_are_listed() -> None:
    (found,) = outcomes("policy.attestation", whole(), "baotou", **QUESTION, choices="preference_titles")
    assert "专精特新" in found.message.zh


def earlier(model: str, until: str = "2026-01-01") -> dict[str, str]:
    return {"product_name": DECLARED["product_name"], "model": model, "number": "R-1", "until": until}


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        (Earlier(), ["pass"]),
        (Earlier(earlier("YBQ-200A")), ["fail"]),
        (Earlier(earlier("KTX-200")), ["review"]),
        (Earlier(earlier("")), ["review"]),
    ],
)
def test_same_series(records: Earlier, expected: list[str]) -> None:
    found = outcomes("policy.same_series", whole(), records=records)
    assert [one.status for one in found] == expected


@pytest.mark.parametrize(
    ("until", "status"),
    [
        ((), "pass"),
        (("2025-06-30",), "pass"),
        (("2025-06-30", "2023-06-30"), "fail"),
        (("2024-06-30", "2022-06-30"), "pass"),
    ],
)
def test_consecutive_term(until: tuple[str, ...], status: str) -> None:
    """Two years each, four on end at most; a gap begins the count anew."""
    records = Earlier(*(earlier(DECLARED["model"], day) for day in until))
    (found,) = outcomes("policy.consecutive_term", whole(), "baotou", records)
    assert found.status == status


def test_consecutive_term_of_what_may_be_another_product_is_verified() -> None:
    records = Earlier(earlier("YBQ-1", "2025-06-30"), earlier("YBQ-1", "2023-06-30"))
    (found,) = outcomes("policy.consecutive_term", whole(), "baotou", records)
    assert (found.status, found.judge) == ("review", None)
    assert "同一产品" in found.message.zh


def test_what_was_recognised_under_another_policy_is_not_counted() -> None:
    records = Earlier(
        *(earlier(DECLARED["model"], day) | {"policy": "beijing"} for day in ("2025-06-30", "2023-06-30"))
    )
    (found,) = outcomes("policy.consecutive_term", whole(), "baotou", records)
    assert found.status == "pass"


def test_same_series_of_an_unknown_product() -> None:
    assert statuses("policy.same_series", whole(declared={"product_name": ""})) == ["review"]


def test_consecutive_term_without_a_limit() -> None:
    assert statuses("policy.consecutive_term", whole(), "beijing") == []


@pytest.mark.parametrize(("until", "status"), [(None, "pass"), ("2025-06-29", "pass"), ("2025-06-30", "fail")])
def test_restricted_list(until: str | None, status: str) -> None:
    (found,) = outcomes("policy.restricted_list", whole(), "baotou", Earlier(restricted=until))
    assert found.status == status


def test_waiver() -> None:
    assert statuses("policy.waiver", whole(), "baotou") == ["not_applicable"]
    asked = whole(declared={"waiver.applicant.operating_period": "重点企业，局长办公会同意"})
    (found,) = outcomes("policy.waiver", asked, "baotou")
    assert found.status == "review"
    assert "局长办公会" in found.message.zh


def test_declared_place_is_shown() -> None:
    made = dossier(document("application_form", "f", uscc="91150207MA13TYXX2A"), uscc="91150207MA13TYXX2A")
    (found,) = outcomes("policy.restricted_list", made)
    assert [item.document for item in found.evidence] == ["f"]


REGISTERS = ["policy.same_series", "policy.restricted_list", "policy.consecutive_term"]


@pytest.mark.parametrize("check", REGISTERS)
def test_where_no_register_is_kept_a_person_is_asked(check: str) -> None:
    (found,) = outcomes(check, whole(), "baotou", NoRecords())
    assert (found.status, found.judge) == ("review", "person")
    assert "本系统" in found.message.zh


@pytest.mark.parametrize(("since", "status"), [("2022-06-30", "pass"), ("2022-07-01", "review")])
def test_a_register_that_begins_too_late_proves_nothing(since: str, status: str) -> None:
    """Applied for on 2025-06-30: bans of three years may go back to the day three years before."""
    records = Earlier(since=since)
    (found,) = outcomes("policy.restricted_list", whole(), "baotou", records)
    assert found.status == status
    if status == "review":
        assert (found.judge, since in found.message.zh) == ("person", True)


def test_a_register_cannot_be_searched_for_nobody() -> None:
    nobody = whole(declared={"uscc": "", "applicant_name": ""})
    (found,) = outcomes("policy.restricted_list", nobody, "baotou", Earlier())
    assert (found.status, found.judge) == ("review", "person")
