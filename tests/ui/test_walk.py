"""The way through what is open."""

import pytest

from dossier.ui.fields import listed_fields
from dossier.ui.findings import by_clause, listed
from dossier.ui.focus import Focus, next_place
from dossier.ui.walk import following, stops
from tests.ui import made


def way(word=lambda finding: None):
    return stops(listed(made.findings()), listed_fields(made.documents(), made.findings(), 0.9), word)


def names(found):
    checks = {row.id: row.finding.check for row in listed(made.findings())}
    return [(stop.view, checks.get(stop.id, stop.id)) for stop in found]


def test_machine_findings_then_clauses_then_fields():
    found = names(way())
    assert found[:4] == [
        ("findings", "applicant.name"), ("findings", "validity.identifier"), ("findings", "lab.name"),
        ("attest", "policy.attestation"),
    ]  # fmt: skip
    assert ("fields", "d1/uscc") in found and ("fields", "d2/report_number") in found, "doubtful and missing"
    assert not [name for _, name in found if name in ("applicant.region", "finance.year", "d1/company_name")]


def test_what_is_settled_is_passed_by_and_what_is_put_off_comes_last():
    words = {"applicant.name": "holds", "lab.name": "later"}
    found = names(way(lambda finding: words.get(finding.check)))
    assert ("findings", "applicant.name") not in found
    assert found[-1] == ("findings", "lab.name")


def test_a_clause_that_was_denied_is_settled():
    denied = made.finding("policy.attestation", "fail", judge="person")
    assert stops(listed([denied]), [], lambda finding: None) == []


def test_round_the_end_and_back():
    found = way()
    assert following(found, Focus(finding=found[0].id), "findings") == found[1]
    assert following(found, Focus(finding=found[0].id), "findings", -1) == found[-1], "also into another list"
    assert following(found, Focus(field=found[-1].id), "fields") == found[0]


@pytest.mark.parametrize(("by", "at"), [(1, "d1/uscc"), (-1, "d2/standards")])
def test_from_nowhere_to_the_first_or_last_of_the_view(by, at):
    found = way()
    stop = following(found, Focus(), "fields", by)
    assert stop is not None and stop.view == "fields"
    assert stop == [one for one in found if one.view == "fields"][0 if by > 0 else -1]


def test_a_list_chosen_by_hand_begins_with_its_own():
    found = way()
    first_field = next(stop for stop in found if stop.view == "fields")
    assert following(found, Focus(finding=found[0].id), "fields") == first_field
    assert following(found, Focus(field=first_field.id), "findings") == found[0]
    assert following(found, Focus(finding=found[0].id), "decision") == found[1], "no list: on from where one was"


def test_nothing_else_is_open():
    found = way()[:1]
    assert following(found, Focus(finding=found[0].id), "findings") is None
    assert following([], Focus(), "findings") is None


def test_the_next_place_of_a_finding_goes_round():
    row = next(row for row in listed(made.findings()) if row.finding.check == "applicant.name")
    first = next_place(made.result(), row, Focus(finding=row.id, number=1))
    assert first.number == 0
    assert next_place(made.result(), row, first).number == 1


def test_findings_by_clause_in_the_order_of_numbers():
    found = [
        made.finding("a.b", "pass", clauses=("p:5.10",)), made.finding("a.c", "fail", clauses=("p:5.9", "p:1")),
        made.finding("a.d", "warn", clauses=("internal",)), made.finding("a.e", "review", clauses=("p:5.10",)),
    ]  # fmt: skip
    groups = by_clause(listed(found))
    assert [clauses for clauses, _ in groups] == [("5.9",), ("5.10",), ()]
    assert [row.finding.check for row in groups[1][1]] == ["a.e", "a.b"], "worst first within a clause"
