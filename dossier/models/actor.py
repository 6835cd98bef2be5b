"""Who acts: a person who has logged in, or whoever sits at a computer where nobody needs to."""

from __future__ import annotations

from typing import Literal, TypeGuard, get_args

from dossier.models.base import Record, Text

Role = Literal["applicant", "district_reviewer", "city_reviewer", "expert", "official", "administrator"]

ROLES: dict[Role, Text] = {
    "applicant": Text(zh="申请单位", en="Applicant"),
    "district_reviewer": Text(zh="区级审核员", en="District reviewer"),
    "city_reviewer": Text(zh="市级审核员", en="City reviewer"),
    "expert": Text(zh="专家", en="Expert"),
    "official": Text(zh="核查官员", en="Official"),
    "administrator": Text(zh="管理员", en="Administrator"),
}
"""Every role with its name."""

ALONE = ""
"""The login of whoever sits at a computer without accounts; no account can bear it."""


class Actor(Record):
    """A person with a role. ``office`` is the office's id; an applicant acts for the company ``applicant``/``uscc``."""

    login: str
    name: str
    role: Role
    office: str | None = None
    uscc: str = ""
    applicant: str = ""

    @property
    def alone(self) -> bool:
        """Whether there are no accounts: all that is in the store is this person's own."""
        return self.login == ALONE

    @property
    def signature(self) -> str:
        """What stands on this person's acts: two people may bear one name, so the login stands beside it."""
        return self.name if self.alone else f"{self.name}（{self.login}）"


def is_role(value: str) -> TypeGuard[Role]:
    """Whether there is a role of that name."""
    return value in get_args(Role)
