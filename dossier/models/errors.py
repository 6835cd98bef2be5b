"""The errors of the product: each says what happened and what cures it, and bears the command line's exit code."""

from __future__ import annotations

from dossier.models.base import Text


class DossierError(Exception):
    """Base of all errors that are meant for the user."""

    exit_code = 70

    def __init__(self, message: Text, cure: Text | None = None) -> None:
        super().__init__(f"{message.zh}" + (f" {cure.zh}" if cure else ""))
        self.message = message
        self.cure = cure


class UsageError(DossierError):
    """The call itself is wrong: an unknown policy, a path that is not there."""

    exit_code = 64


class UnreadableError(DossierError):
    """Nothing in the given path could be read, or a file could not be read at all. ``code`` is the Problem's code."""

    exit_code = 65

    def __init__(self, code: str, message: Text, cure: Text) -> None:
        super().__init__(message, cure)
        self.code = code


class PolicyError(DossierError):
    """A policy file is wrong; the message names file and place."""

    exit_code = 64


class StoreError(DossierError):
    """The record store cannot be opened, or what it keeps is damaged."""


class RefusedError(DossierError):
    """An act of a person that may not be done as things stand, e.g. an approval while a clause is unconfirmed."""

    exit_code = 64


class OvertakenError(RefusedError):
    """An act on something that somebody else has changed since it was looked at."""


class InvalidIdentifier(ValueError):
    """A number is not what it claims to be. Subclasses of this tree name the reason, as in python-stdnum."""

    reason = Text(zh="编号无效", en="invalid number")


class InvalidFormat(InvalidIdentifier):
    """Characters or separators that the format does not know."""

    reason = Text(zh="编号格式不符", en="wrong format")


class InvalidLength(InvalidIdentifier):
    """Too long or too short."""

    reason = Text(zh="编号位数不符", en="wrong length")


class InvalidChecksum(InvalidIdentifier):
    """The check digit does not fit."""

    reason = Text(zh="校验位不符", en="check digit does not fit")


class InvalidOrganisationCode(InvalidChecksum):
    """The outer check digit of a USCC fits, that of the organisation code inside does not."""

    reason = Text(zh="内含组织机构代码的校验位不符", en="check digit of the organisation code inside does not fit")


class InvalidComponent(InvalidIdentifier):
    """A part of the number (year, region, type) cannot be."""

    reason = Text(zh="编号组成部分不成立", en="a part of the number is impossible")
