"""Lists and single rows for one person: what is another's looks like what is not there."""

from __future__ import annotations

import pytest

from dossier.models.actor import ALONE, Actor
from dossier.models.acts import Step
from dossier.models.errors import UsageError
from dossier.models.records import Store
from dossier.models.records.account_rows import Person
from dossier.models.records.case_tables import CaseExpertTable
from dossier.models.records.catalogue_tables import ExpertTable

SHA = "a" * 64
CODE = "91110108551385082Q"


def person(login: str, role: str, office: str | None = None, uscc: str = "") -> Actor:
    return Actor.model_validate({"login": login, "name": login, "role": role, "office": office, "uscc": uscc})


FIRM, RIVAL = person("firm", "applicant", uscc=CODE), person("rival", "applicant")
EAST, WEST = person("r-east", "district_reviewer", "east"), person("r-west", "district_reviewer", "west")
CITY, OFFICIAL, ADMIN = person("c", "city_reviewer", "city"), person("o", "official"), person("admin", "administrator")
EXPERT, SECOND = person("expert", "expert"), person("second", "expert")
SITTING_HERE = Actor(login=ALONE, name="", role="expert")
EVERYBODY = (FIRM, RIVAL, EAST, WEST, CITY, OFFICIAL, ADMIN, EXPERT, SECOND, SITTING_HERE)


@pytest.fixture
def filled(store: Store) -> Store:
    store.add_account("admin", Person(name="管理甲", role="administrator"), "dossier", password="a long good word")
    store.add_office("city", "市局", "city", "admin")
    for office in ("east", "west"):
        store.add_office(office, office, "district", "admin", above="city")
    for login in ("firm", "rival"):
        firm = Person(name=login, role="applicant", applicant=login, uscc=CODE)
        store.add_account(login, firm, "admin", password="a long good word")
    with store._write() as session:
        session.add(ExpertTable(id="e1", name="专家", organisation="", field="", account="expert"))
    return store


def made(store: Store, title: str, **owner: str | None) -> str:
    return store.create_dossier(title, [("a.pdf", SHA, 1)], {}, **owner)


def seeing(store: Store, id_: str) -> set[str]:
    """Logins of those who see it in their list and open it by its id; the two must agree."""
    listed = {actor.login for actor in EVERYBODY if id_ in {row.id for row in store.dossiers_for(actor)}}
    opened = set()
    for actor in EVERYBODY:
        try:
            opened.add(actor.login if store.dossier_for(actor, id_).id == id_ else "")
        except UsageError:
            continue
    assert listed == opened
    return listed - {ALONE}


def test_a_new_dossier_says_whose_it_is(filled: Store) -> None:
    row = filled.dossier(made(filled, "t", office="east", account="r-east"))
    assert (row.office, row.account) == ("east", "r-east")
    assert filled.dossier(made(filled, "t")).office is None


def test_dossiers_by_office_and_applicant(filled: Store) -> None:
    assert seeing(filled, made(filled, "of east", office="east", account="r-east")) == {"r-east", "c", "o", "admin"}
    assert seeing(filled, made(filled, "of the firm", account="firm")) == {"firm"}
    assert seeing(filled, made(filled, "of nobody")) == {"o", "admin"}


def test_what_was_filed_is_seen_with_its_case(filled: Store) -> None:
    id_ = made(filled, "of the firm", account="firm")
    case = filled.open_case("baotou", "draft", "firm", account="firm", uscc=CODE, applicant="firm")
    step = Step(from_stage="draft", to_stage="review")
    filled.submit(case, filled.case(case).version, id_, "filed", step, "firm")
    assert seeing(filled, id_) == {"firm"}, "still a draft"
    row = filled.case(case)
    filled.change_case(case, row.version, "filed", step, "firm", state="open", office="east")
    assert seeing(filled, id_) == {"firm", "r-east", "c", "o", "admin"}
    with filled._write() as session:
        session.add(CaseExpertTable(case_id=case, expert="e1"))
    assert seeing(filled, id_) == {"firm", "r-east", "c", "o", "admin", "expert"}
    cases = {actor.login for actor in EVERYBODY if [one.id for one in filled.cases_for(actor)] == [case]}
    assert cases - {ALONE} == {"firm", "r-east", "c", "o", "admin", "expert"}


@pytest.mark.parametrize("actor", [RIVAL, WEST, EXPERT], ids=lambda actor: actor.login)
def test_forbidden_and_unknown_ids_get_one_answer(filled: Store, actor: Actor) -> None:
    hidden = made(filled, "of east", office="east", account="r-east")
    case = filled.open_case("baotou", "draft", "firm", account="firm", uscc="other")
    answers = []
    for id_, ask in ((hidden, filled.dossier_for), (case, filled.case_for)):
        for wanted in (id_, "0" * 16):
            with pytest.raises(UsageError) as refused:
                ask(actor, wanted)
            answers.append(str(refused.value).replace(wanted, "X"))
    assert answers[0] == answers[1] and answers[2] == answers[3]


def test_the_same_papers_of_two_owners_are_two_dossiers(filled: Store) -> None:
    files = [("a.pdf", SHA, 1)]
    ids = [
        filled.find_or_create_dossier("t", files, {}, account=account, office=office)
        for account, office in (("firm", None), ("rival", None), (None, None), ("r-east", "east"), ("firm", None))
    ]
    assert len(set(ids)) == 4 and ids[0] == ids[4]
