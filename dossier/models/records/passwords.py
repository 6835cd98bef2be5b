"""Passwords: argon2id with the library's parameters (RFC 9106, low memory). Nothing else is kept of a password."""

from __future__ import annotations

import functools
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dossier.models.base import Text, text

SHORTEST, LONGEST = 10, 256
"""Characters of a password; the longest keeps a request from being made costly."""
_hasher = PasswordHasher()


def hashed(password: str) -> str:
    """The hash to keep, with its own salt and parameters in it."""
    return _hasher.hash(password)


def fits(kept: str, password: str) -> bool:
    """Whether the password is the one. Without a hash to compare the same work is done and the answer is no."""
    try:
        return _hasher.verify(kept or _nobodys(), password[:LONGEST]) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(kept: str) -> bool:
    """Whether the hash was made with other parameters than are used now."""
    return _hasher.check_needs_rehash(kept)


def password_problem(password: str, login: str) -> Text | None:
    """Why this cannot be a password. Length guards better than rules on characters."""
    if not SHORTEST <= len(password) <= LONGEST:
        return text(
            "密码须为 {shortest} 至 {longest} 个字符。",
            "A password has {shortest} to {longest} characters.",
            shortest=SHORTEST,
            longest=LONGEST,
        )
    if login in password.lower() or len(set(password)) < 4:
        return text(
            "密码不能包含登录名，也不能只由少数几个字符重复组成。",
            "A password must not hold the login, nor be a few characters again and again.",
        )
    return None


@functools.cache
def _nobodys() -> str:
    """The hash of a password that nobody knows."""
    return hashed(secrets.token_hex(16))
