"""Offices, accounts and sessions, on every kind of database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select, update

from dossier.models import clock
from dossier.models.errors import OvertakenError, RefusedError, UsageError
from dossier.models.records import Store, passwords, sessions
from dossier.models.records.account_rows import Person
from dossier.models.records.account_tables import AccountTable, SessionTable

PASSWORD = "correct horse battery"
ADMIN = Person(name="管理甲", role="administrator")


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch):
    """The same algorithm with little work."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._nobodys.cache_clear()
    yield
    passwords._nobodys.cache_clear()


@pytest.fixture
def peopled(store: Store) -> Store:
    """An administrator, and a reviewer of a district below a city."""
    store.add_account("admin", ADMIN, "dossier", password=PASSWORD)
    store.add_office("city", "某市局", "city", "admin", region="150200")
    store.add_office("east", "东区局", "district", "admin", region="150202", above="city")
    reviewer = Person(name="审核甲", role="district_reviewer", office="east")
    store.add_account("Reviewer", reviewer, "admin", password=PASSWORD)
    return store


def acts(store: Store, subject: str) -> list[str]:
    return [link.act for link in store.audit(subject)]


def later(monkeypatch, **delta):
    moment = clock.machine_now() + timedelta(**delta)
    monkeypatch.setattr(sessions, "machine_now", lambda: moment)


def test_the_first_account_is_an_administrators(store: Store) -> None:
    with pytest.raises(UsageError):
        store.add_account("eva", Person(name="乙", role="official"), "dossier", password=PASSWORD)
    assert not store.has_accounts()
    store.add_account("admin", ADMIN, "dossier", password=PASSWORD, first=True)
    with pytest.raises(RefusedError):
        store.add_account("second", ADMIN, "dossier", password=PASSWORD, first=True)
    assert [row.login for row in store.accounts()] == ["admin"]


def test_one_first_administrator_where_two_ask_at_once(store: Store) -> None:
    def first(login: str) -> bool:
        try:
            store.add_account(login, ADMIN, "dossier", password=PASSWORD, first=True)
        except RefusedError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(first, ("admin1", "admin2", "admin3", "admin4"))) == 1


@pytest.mark.parametrize("login", ["", "a", "有人", "a b", ".a", "x" * 65])
def test_logins_that_are_none(peopled: Store, login: str) -> None:
    with pytest.raises(UsageError):
        peopled.add_account(login, ADMIN, "admin", password=PASSWORD)


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaaaaa", "my-reviewer-word", "x" * 257])
def test_passwords_that_are_none(peopled: Store, password: str) -> None:
    with pytest.raises(UsageError):
        peopled.set_password("reviewer", password, "admin")


@pytest.mark.parametrize(
    "person",
    [
        Person(name=" ", role="official"),
        Person(name="甲", role="city_reviewer"),
        Person(name="甲", role="applicant", applicant="某公司", uscc="911502917777777777"),
        Person(name="甲", role="official", office="nowhere"),
    ],
)
def test_people_that_cannot_be(peopled: Store, person: Person) -> None:
    with pytest.raises(UsageError):
        peopled.add_account("someone", person, "admin", password=PASSWORD)


def test_offices_report_upwards_only(peopled: Store) -> None:
    with pytest.raises(UsageError):
        peopled.add_office("west", "西区局", "district", "admin", above="east")
    east = next(office for office in peopled.offices() if office.id == "east")
    with pytest.raises(UsageError):
        peopled.change_office("city", 1, "admin", above="east")
    peopled.change_office("east", east.version, "admin", name="东区新局")
    with pytest.raises(OvertakenError):
        peopled.change_office("east", east.version, "admin", name="another")
    assert [office.name for office in peopled.offices()] == ["某市局", "东区新局"]
    assert acts(peopled, "office:east") == ["office_added", "office_changed"]


def test_logging_in_takes_the_right_password_only(peopled: Store) -> None:
    actor = peopled.authenticate(" REVIEWER ", PASSWORD)
    assert (actor.login, actor.role, actor.office) == ("reviewer", "district_reviewer", "east")
    told = set()
    for login, password in (("reviewer", "wrong"), ("nobody", PASSWORD), ("", "")):
        with pytest.raises(RefusedError) as refused:
            peopled.authenticate(login, password)
        told.add((refused.value.message, refused.value.cure))
    assert len(told) == 1, "nothing tells which logins there are"


def test_an_unknown_login_costs_the_same_work(peopled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []
    real = passwords._hasher.verify
    monkeypatch.setattr(
        passwords._hasher.__class__, "verify", lambda self, *given: (tried.append(given), real(*given))[1]
    )
    with pytest.raises(RefusedError):
        peopled.authenticate("nobody", PASSWORD)
    assert len(tried) == 1


def test_wrong_passwords_lock_for_a_while(peopled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(sessions.TRIES):
        with pytest.raises(RefusedError):
            peopled.authenticate("reviewer", "wrong")
    with pytest.raises(RefusedError):
        peopled.authenticate("reviewer", PASSWORD)
    assert peopled.account("reviewer").locked_until
    later(monkeypatch, minutes=sessions.LOCK_MINUTES + 1)
    assert peopled.authenticate("reviewer", PASSWORD)
    assert peopled.account("reviewer").locked_until is None
    assert acts(peopled, "account:reviewer").count("login_refused") == sessions.TRIES


def test_no_more_passwords_are_tried_at_once_than_one_after_the_other(peopled: Store, monkeypatch) -> None:
    tried = []
    monkeypatch.setattr(sessions, "fits", lambda kept, password: tried.append(kept) or False)

    def attempt(number: int) -> None:
        with pytest.raises(RefusedError):
            peopled.authenticate("reviewer", f"guess {number}")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(attempt, range(16)))
    assert sum(map(bool, tried)) == sessions.TRIES


def test_a_right_password_forgets_the_wrong_ones(peopled: Store) -> None:
    for _ in range(3):
        for _ in range(sessions.TRIES - 1):
            with pytest.raises(RefusedError):
                peopled.authenticate("reviewer", "wrong")
        peopled.authenticate("reviewer", PASSWORD)


def test_a_hash_follows_the_parameters(peopled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def kept() -> str:
        with peopled._read() as session:
            return session.scalars(select(AccountTable.password).where(AccountTable.login == "reviewer")).one()

    before = kept()
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    peopled.authenticate("reviewer", PASSWORD)
    assert "t=2" in kept() and kept() != before
    peopled.authenticate("reviewer", PASSWORD)


def test_a_session_holds_until_it_is_ended(peopled: Store) -> None:
    actor = peopled.authenticate("reviewer", PASSWORD)
    token = peopled.start_session(actor)
    assert peopled.session_actor(token) == actor
    assert peopled.session_actor(token[:-1]) is None
    with peopled._read() as session:
        assert token not in session.scalars(select(SessionTable.token)).all(), "only the digest is kept"
    peopled.end_session(token)
    assert peopled.session_actor(token) is None
    assert acts(peopled, "account:reviewer")[-2:] == ["logged_in", "logged_out"]


def test_a_session_ends_by_itself_unless_it_is_used(peopled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_SESSION_HOURS", "2")
    actor = peopled.authenticate("reviewer", PASSWORD)
    used, unused = peopled.start_session(actor), peopled.start_session(actor)
    later(monkeypatch, hours=1.5)
    assert peopled.session_actor(used)
    later(monkeypatch, hours=2.5)
    assert peopled.session_actor(unused) is None
    assert peopled.session_actor(used)
    later(monkeypatch, hours=5)
    assert peopled.session_actor(used) is None


def test_another_password_ends_all_sessions(peopled: Store) -> None:
    actor = peopled.authenticate("reviewer", PASSWORD)
    tokens = [peopled.start_session(actor) for _ in range(2)]
    peopled.set_password("reviewer", "another good word", "admin")
    assert [peopled.session_actor(token) for token in tokens] == [None, None]
    assert peopled.authenticate("reviewer", "another good word")


def test_who_is_deactivated_is_out_at_once(peopled: Store) -> None:
    token = peopled.start_session(peopled.authenticate("reviewer", PASSWORD))
    peopled.change_account("reviewer", peopled.account("reviewer").version, "admin", active=False)
    assert peopled.session_actor(token) is None
    with pytest.raises(RefusedError):
        peopled.authenticate("reviewer", PASSWORD)


def test_a_change_takes_effect_in_a_session_that_goes_on(peopled: Store) -> None:
    token = peopled.start_session(peopled.authenticate("reviewer", PASSWORD))
    version = peopled.account("reviewer").version
    peopled.change_account("reviewer", version, "admin", role="city_reviewer", office="city")
    actor = peopled.session_actor(token)
    assert actor and (actor.role, actor.office) == ("city_reviewer", "city")
    with pytest.raises(OvertakenError):
        peopled.change_account("reviewer", version, "admin", name="another")
    link = peopled.audit("account:reviewer")[-1]
    assert link.details["after"] == {"role": "city_reviewer", "office": "city"}
    assert link.details["before"] == {"role": "district_reviewer", "office": "east"}


@pytest.mark.parametrize("change", [{"active": False}, {"role": "official"}])
def test_the_last_active_administrator_stays(peopled: Store, change: dict[str, object]) -> None:
    peopled.add_account("other", ADMIN.model_copy(update={"active": False}), "admin", password=PASSWORD)
    with pytest.raises(RefusedError):
        peopled.change_account("admin", peopled.account("admin").version, "admin", **change)
    peopled.change_account("other", peopled.account("other").version, "admin", active=True)
    peopled.change_account("admin", peopled.account("admin").version, "other", **change)


def test_two_administrators_cannot_put_each_other_out_at_once(peopled: Store) -> None:
    peopled.add_account("other", ADMIN, "admin", password=PASSWORD)
    versions = {login: peopled.account(login).version for login in ("admin", "other")}

    def out(login: str) -> bool:
        try:
            peopled.change_account(login, versions[login], "x", active=False)
        except RefusedError:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(out, versions)) == [False, True]


def test_failed_logins_do_not_hinder_a_change(peopled: Store) -> None:
    version = peopled.account("reviewer").version
    with pytest.raises(RefusedError):
        peopled.authenticate("reviewer", "wrong")
    peopled.change_account("reviewer", version, "admin", name="审核乙")
    assert peopled.account("reviewer").name == "审核乙"


def test_an_account_is_found_by_what_a_provider_knows(peopled: Store) -> None:
    official = Person(name="官员", role="official", subject="sub-1")
    peopled.add_account("official", official, "admin")
    found = peopled.account_by_subject("nothing", "sub-1")
    assert found and found.login == "official" and not found.has_password
    with pytest.raises(RefusedError):
        peopled.authenticate("official", "")
    with pytest.raises(UsageError):
        peopled.add_account("twin", official, "admin")
    peopled.change_account("official", found.version, "admin", active=False)
    assert peopled.account_by_subject("sub-1") is None
    assert peopled.account_by_subject("", "unknown") is None


def test_no_password_is_in_the_trail(peopled: Store) -> None:
    peopled.set_password("reviewer", "another good word", "admin")
    told = "".join(str(link.details) for link in peopled.audit())
    assert "argon2" not in told and "another good word" not in told
    assert peopled.verify_audit().broken is None


def test_a_password_set_while_it_is_tried_wins(peopled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def overtaken(kept: str, password: str) -> bool:
        with peopled._write() as session:
            fresh = {"password": passwords.hashed("another good word")}
            session.execute(update(AccountTable).where(AccountTable.login == "reviewer").values(fresh))
        return True

    monkeypatch.setattr(sessions, "fits", overtaken)
    with pytest.raises(RefusedError):
        peopled.authenticate("reviewer", PASSWORD)
