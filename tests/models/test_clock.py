"""The day that an installation is told to take for today."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from dossier.models import clock


def test_without_a_setting_it_is_the_computers_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DOSSIER_CLOCK", raising=False)
    assert abs((clock.now() - datetime.now(UTC)).total_seconds()) < 5
    assert clock.today() == date.today()


def test_the_told_day_holds_and_follows_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    for day in (date(2027, 6, 1), date(2029, 2, 28)):
        monkeypatch.setenv("DOSSIER_CLOCK", day.isoformat())
        assert (clock.today(), clock.now().date(), clock.now().tzinfo) == (day, day, UTC)


def test_leases_go_by_the_computers_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_CLOCK", "2027-06-01")
    assert abs((clock.machine_now() - datetime.now(UTC)).total_seconds()) < 5


def test_what_is_no_day_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_CLOCK", "tomorrow")
    with pytest.raises(ValidationError):
        clock.today()
