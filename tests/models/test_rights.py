"""The table of rights, role by role, and what belongs to whom."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import get_args

import pytest

from dossier.models.actor import ALONE, ROLES, Actor, Role
from dossier.models.records.case_rows import CaseRow
from dossier.models.records.rows import DossierRow
from dossier.models.rights import RIGHTS, Permission, Reach, may, sees_case, sees_dossier, sees_office

EXPECTED = {
    "applicant": "account.own cases.file cases.see catalogue.see dossiers.hand_in dossiers.see",
    "expert": "account.own cases.opinion cases.see catalogue.see dossiers.see",
    "district_reviewer": "account.own calendar.see cases.file cases.review cases.see catalogue.see clauses.attest "
    "dossiers.decide dossiers.hand_in dossiers.see fields.correct restricted.see signs.see",
    "city_reviewer": "account.own calendar.see cases.decide cases.file cases.review cases.see catalogue.change "
    "catalogue.see clauses.attest clauses.waive dossiers.decide dossiers.hand_in dossiers.see fields.correct "
    "restricted.see signs.see statistics.see",
    "official": "account.own audit.see board.see calendar.see cases.decide cases.file cases.review cases.see "
    "catalogue.change catalogue.see clauses.attest clauses.waive dossiers.decide dossiers.hand_in dossiers.see "
    "fields.correct offices.all restricted.see signs.see signs.settle statistics.see",
    "administrator": "account.own accounts.change audit.see board.see calendar.see cases.see catalogue.see "
    "dossiers.see installation.change offices.all restricted.see signs.see statistics.see",
}
"""Written out a second time: who widens a right must do it twice."""
REACH = Reach(
    above={"province": None, "city": "province", "east": "city", "west": "city", "other": None, "ring": "ring"},
    experts={"e1": "expert"},
    applicants=frozenset({"firm", "rival"}),
)


def actor(role: Role, office: str | None = None, login: str = "", uscc: str = "") -> Actor:
    return Actor(login=login or role, name="甲", role=role, office=office, uscc=uscc)


def case(**changes: object) -> CaseRow:
    blank = dict.fromkeys(CaseRow.model_fields, None) | dict.fromkeys(
        ("id", "number", "policy", "policy_version", "round", "applicant", "product", "model", "category", "stage"), ""
    )
    said = {
        "state": "open", "outcome": "", "created_at": datetime(2026, 1, 1, tzinfo=UTC), "version": 1, "uscc": "U1",
        "account": "firm", "office": "east", "offices": (), "experts": (),
    }  # fmt: skip
    return CaseRow.model_validate({**blank, **said, **changes})


def dossier(office: str | None = None, account: str | None = None) -> DossierRow:
    blank = dict.fromkeys(("policy", "applicant", "product", "verdict", "suspicion"))
    said = {
        "id": "d", "title": "", "created_at": datetime(2026, 1, 1, tzinfo=UTC), "options": {}, "state": "checked",
        "message": "", "progress_done": 0, "progress_total": 0, "progress_note": "", "counts": {},
        "open_attestations": 0,
    }  # fmt: skip
    return DossierRow.model_validate({**blank, **said, "office": office, "account": account})


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("permission", RIGHTS)
def test_every_role_has_what_is_written_and_no_more(role: Role, permission: Permission) -> None:
    assert may(actor(role), permission) == (permission in EXPECTED[role].split())


def test_every_permission_is_in_the_table() -> None:
    assert set(RIGHTS) == set(get_args(Permission))
    assert set(ROLES) == set(get_args(Role)) == set(EXPECTED)


@pytest.mark.parametrize("role", ["applicant", "expert"])
@pytest.mark.parametrize("permission", ["signs.see", "signs.settle", "board.see", "restricted.see", "audit.see"])
def test_applicants_and_experts_learn_nothing_of_signs(role: Role, permission: Permission) -> None:
    assert not may(actor(role), permission)


@pytest.mark.parametrize(
    ("own", "seen"),
    [
        ("east", {"east"}),
        ("city", {"city", "east", "west"}),
        ("province", {"province", "city", "east", "west"}),
        ("other", {"other"}),
    ],
)
@pytest.mark.parametrize("role", ["district_reviewer", "city_reviewer", "official", "administrator"])
def test_an_office_sees_itself_and_those_below(role: Role, own: str, seen: set[str]) -> None:
    offices = {office for office in REACH.above if sees_office(actor(role, own), office, REACH)}
    assert offices == seen
    assert not sees_office(actor(role, own), None, REACH)


@pytest.mark.parametrize("role", ROLES)
def test_without_an_office_only_those_of_the_whole_installation_see(role: Role) -> None:
    everything = role in ("official", "administrator")
    assert sees_office(actor(role), "east", REACH) == everything
    assert sees_office(actor(role), None, REACH) == everything


def test_applicants_and_experts_see_by_no_office() -> None:
    assert not sees_office(actor("applicant", "east"), "east", REACH)
    assert not sees_office(actor("expert", "east"), "east", REACH)


def test_a_case_is_seen_by_who_has_a_part_in_it() -> None:
    of_east = case(offices=("west",), experts=("e1", "e2"))
    assert sees_case(actor("applicant", login="firm"), of_east, REACH)
    assert sees_case(actor("applicant", login="colleague", uscc="U1"), of_east, REACH)
    assert not sees_case(actor("applicant", login="rival", uscc="U2"), of_east, REACH)
    assert not sees_case(actor("applicant", login="rival"), case(uscc=""), REACH), "no code is nobody's code"
    assert sees_case(actor("expert"), of_east, REACH)
    assert not sees_case(actor("expert", login="second"), of_east, REACH)
    assert sees_case(actor("district_reviewer", "east"), of_east, REACH)
    assert sees_case(actor("district_reviewer", "west"), of_east, REACH), "it had a part in it"
    assert not sees_case(actor("district_reviewer", "other"), of_east, REACH)
    assert sees_case(actor("city_reviewer", "city"), of_east, REACH)


@pytest.mark.parametrize("role", ["district_reviewer", "city_reviewer", "expert", "official", "administrator"])
def test_a_draft_is_the_applicants_own(role: Role) -> None:
    draft = case(state="draft", experts=("e1",))
    assert not sees_case(actor(role, None if role in ("official", "administrator") else "east"), draft, REACH)
    assert sees_case(actor("applicant", login="firm"), draft, REACH)


def test_a_dossier_is_its_offices_or_its_applicants() -> None:
    assert sees_dossier(actor("district_reviewer", "east"), dossier("east", "r1"), REACH)
    assert not sees_dossier(actor("district_reviewer", "east"), dossier("west", "district_reviewer"), REACH)
    assert sees_dossier(actor("city_reviewer", "city"), dossier("east", "r1"), REACH)
    assert sees_dossier(actor("applicant", login="firm"), dossier(None, "firm"), REACH)
    assert not sees_dossier(actor("applicant", login="rival"), dossier(None, "firm"), REACH)
    assert not sees_dossier(actor("expert", "east"), dossier("east", "r1"), REACH)


@pytest.mark.parametrize("role", ["district_reviewer", "city_reviewer", "expert", "official", "administrator"])
def test_what_an_applicant_had_checked_before_filing_is_nobody_elses(role: Role) -> None:
    assert not sees_dossier(actor(role), dossier(None, "firm"), REACH)
    assert not sees_dossier(actor(role), dossier(None, "firm"), REACH, [case(state="draft")])


def test_who_sees_the_case_sees_its_dossier() -> None:
    filed = [case()]
    assert sees_dossier(actor("district_reviewer", "east"), dossier(None, "firm"), REACH, filed)
    assert sees_dossier(actor("expert"), dossier(None, "firm"), REACH, [case(experts=("e1",))])
    assert not sees_dossier(actor("district_reviewer", "other"), dossier(None, "firm"), REACH, filed)


@pytest.mark.parametrize("role", ROLES)
def test_who_is_alone_sees_all(role: Role) -> None:
    alone = Actor(login=ALONE, name="", role=role)
    assert sees_dossier(alone, dossier("east", "firm"), REACH)
    assert sees_case(alone, case(state="draft"), REACH)


def test_a_ring_of_offices_ends() -> None:
    assert not sees_office(actor("official", "city"), "ring", REACH)


def test_two_of_one_name_sign_differently() -> None:
    assert actor("official", login="a1").signature != actor("official", login="a2").signature
    assert Actor(login=ALONE, name="甲", role="official").signature == "甲"
