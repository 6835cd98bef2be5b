"""What time it is: the computer's clock, or a day that the installation is told to take for today.

Terms, notices and lapses run over years. With ``DOSSIER_CLOCK=2027-06-01`` an installation for training or tests lives
on that day; the hours go on as they do. An installation that is in use leaves it empty.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from functools import cache

from dossier.models.settings import settings

_VARIABLE = "DOSSIER_CLOCK"


def machine_now() -> datetime:
    """The computer's own moment in UTC, for leases and locks: they count seconds, not days."""
    return datetime.now(UTC)


def now() -> datetime:
    """The present moment in UTC, on the day that the setting names where it names one."""
    moment = machine_now()
    told = _told(os.environ.get(_VARIABLE))
    return datetime.combine(told, moment.timetz()) if told else moment


def today() -> date:
    """The present day where this computer stands; the day that the setting names where it names one."""
    return _told(os.environ.get(_VARIABLE)) or date.today()


@cache
def _told(_value: str | None) -> date | None:
    """The setting, read anew only where the variable has changed: every row and link that is written asks for it."""
    return settings().clock
