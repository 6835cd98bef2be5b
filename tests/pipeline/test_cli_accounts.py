"""Accounts and offices by the command line; passwords come from stdin."""

from __future__ import annotations

import io

import pytest

from dossier import cli
from dossier.models.errors import RefusedError
from dossier.models.records import Store

PASSWORD = "a long good word"


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("DOSSIER_STORE", str(tmp_path))
    return str(tmp_path)


def run(monkeypatch, *arguments, typed=PASSWORD):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
    return cli.run(list(arguments))


def test_a_whole_installation(place, monkeypatch, capsys):
    assert run(monkeypatch, "accounts", "add", "admin", "--name", "管理甲", "--role", "administrator") == 0
    assert run(monkeypatch, "offices", "add", "city", "--name", "市局", "--level", "city") == 0
    east = ("offices", "add", "east", "--name", "东区局", "--level", "district", "--above", "city")
    assert run(monkeypatch, *east) == 0
    reviewer = ("--name", "审核甲", "--role", "district_reviewer", "--office", "east")
    assert run(monkeypatch, "accounts", "add", "zhang", *reviewer) == 0
    assert run(monkeypatch, "accounts", "list") == run(monkeypatch, "offices", "list") == 0
    told = capsys.readouterr().out
    assert "审核甲" in told and "东区局" in told and PASSWORD not in told and "argon2" not in told
    store = Store(place)
    assert store.authenticate("zhang", PASSWORD).office == "east"
    assert run(monkeypatch, "accounts", "password", "zhang", typed="another good word") == 0
    assert store.authenticate("zhang", "another good word")
    assert run(monkeypatch, "accounts", "change", "zhang", "--role", "city_reviewer", "--office", "city") == 0
    assert store.account("zhang").role == "city_reviewer"
    assert run(monkeypatch, "accounts", "deactivate", "zhang") == 0
    with pytest.raises(RefusedError):
        store.authenticate("zhang", "another good word")
    assert all("@" in link.user for link in store.audit("account:zhang")[:1]), "who ran the command"
    store.close()


def test_what_cannot_be_is_said_with_its_cure(place, monkeypatch, capsys):
    assert run(monkeypatch, "accounts", "add", "zhang", "--name", "甲", "--role", "official") == 64
    assert "管理员" in capsys.readouterr().err, "the first one is an administrator's"
    assert run(monkeypatch, "accounts", "add", "admin", "--name", "甲", "--role", "king") == 64
    assert run(monkeypatch, "accounts", "add", "admin", "--name", "甲", "--role", "administrator", typed="x") == 64
    assert run(monkeypatch, "accounts", "add", "admin", "--name", "甲", "--role", "administrator") == 0
    assert run(monkeypatch, "accounts", "deactivate", "admin") == 64, "the last one stays"
    assert run(monkeypatch, "accounts", "password", "nobody") == 64
    assert run(monkeypatch, "offices", "add", "x", "--name", "甲", "--level", "planet") == 64


def test_no_password_is_an_argument():
    for command in ("add", "password"):
        assert cli.run(["accounts", command, "admin", "--password", "x"]) == 64
