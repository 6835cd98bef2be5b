"""What the store hands out of offices and accounts: frozen values, and what a new one must be."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Literal, get_args

from dossier.models.actor import Actor, Role
from dossier.models.base import Record, Text, text
from dossier.models.errors import UsageError
from dossier.models.identifiers import uscc

Level = Literal["province", "city", "district"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""Highest first: an office reports to one of a higher level, so that no office can come to stand above itself."""
LEVEL_NAMES: dict[Level, Text] = {
    "province": Text(zh="省级", en="Province"),
    "city": Text(zh="市级", en="City"),
    "district": Text(zh="区级", en="District"),
}
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{1,63}")
_NAME_LENGTH = 60


class OfficeRow(Record):
    """An office; ``above`` is the one it reports to."""

    id: str
    name: str
    level: Level
    region: str
    above: str | None
    version: int


class Person(Record):
    """What an account says of the person. ``subject`` is what an OIDC provider knows the person by, or the e-mail."""

    name: str
    role: Role
    office: str | None = None
    applicant: str = ""
    uscc: str = ""
    subject: str | None = None
    active: bool = True


class AccountRow(Person):
    """One account, without its password."""

    login: str
    has_password: bool
    locked_until: datetime | None
    created_at: datetime
    version: int

    @property
    def actor(self) -> Actor:
        """Who acts when this account has logged in."""
        return Actor(
            login=self.login, name=self.name, role=self.role, office=self.office, uscc=self.uscc,
            applicant=self.applicant,
        )  # fmt: skip


def plain_login(login: str) -> str:
    """The login as it is kept: upper and lower case are one."""
    return login.strip().lower()


def login_problem(login: str) -> Text | None:
    """Why this cannot be a login."""
    if _LOGIN.fullmatch(login):
        return None
    return text(
        "登录名须为 2 至 64 个字符：小写字母、数字、“.”“_”“@”“-”，以字母或数字开头。",
        "A login has 2 to 64 characters: lower-case letters, digits and . _ @ -, a letter or digit first.",
    )


def person_problem(person: Person) -> Text | None:
    """Why an account cannot say this."""
    if not 0 < len(person.name.strip()) <= _NAME_LENGTH or not person.name.isprintable():
        return text("姓名须为 1 至 60 个字。", "A name has 1 to 60 characters.")
    if person.role in ("district_reviewer", "city_reviewer") and person.office is None:
        return text("审核员须属于一个单位。", "A reviewer belongs to an office.")
    if person.role == "applicant" and not (person.applicant.strip() and uscc.is_valid(person.uscc)):
        return text(
            "申请单位账号须有企业名称和有效的统一社会信用代码。",
            "An applicant's account needs the company's name and a valid unified social credit code.",
        )
    return None


def refuse(problem: Text | None) -> None:
    """Raise UsageError where there is a problem."""
    if problem:
        raise UsageError(problem)
