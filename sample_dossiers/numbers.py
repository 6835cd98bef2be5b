"""Numbers with valid check digits, computed here and not by ``dossier.models.identifiers``.

The two are independent on purpose: a mistake in one shows as a disagreement with the other.
"""

from __future__ import annotations

from datetime import date
from random import Random

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ORG_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
PATENT_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)

PATENT_KINDS = {"invention": "1", "utility_model": "2", "design": "3"}
"""Patent type to the type digit of the application number."""

KIND_LETTERS = {"invention": "B", "utility_model": "U", "design": "S"}
"""Patent type to the kind letter of the announcement number."""


def organisation_check(body: str) -> str:
    """Check character of an eight-character organisation code (GB 11714: weighted sum modulo 11)."""
    value = 11 - sum(ORG_ALPHABET.index(c) * w for c, w in zip(body, ORG_WEIGHTS, strict=True)) % 11
    return {10: "X", 11: "0"}.get(value, str(value))


def uscc_check(body: str) -> str:
    """Check character of the first seventeen characters of a credit code (GB 32100: powers of 3 modulo 31)."""
    total = sum(USCC_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    return USCC_ALPHABET[(31 - total % 31) % 31]


def uscc(random: Random, region: str, kind: str = "91") -> str:
    """A credit code of the authority ``region`` (six digits) whose inner and outer check digits both hold."""
    organisation = "MA" + "".join(random.choice(USCC_ALPHABET) for _ in range(6))
    body = kind + region + organisation + organisation_check(organisation)
    return body + uscc_check(body)


def registration_number(random: Random, region: str) -> str:
    """A registration number of the form before 2015: authority, serial, check digit (ISO 7064 MOD 11,10)."""
    body = f"{region}{random.randrange(1, 40_000_000):08d}"
    rest = 10
    for digit in body:
        rest = ((rest + int(digit)) % 10 or 10) * 2 % 11
    return body + str((11 - rest) % 10)


def wrong_uscc(code: str) -> str:
    """The code with a last character that cannot be right, as a typing slip would leave it."""
    return code[:-1] + USCC_ALPHABET[(USCC_ALPHABET.index(code[-1]) + 7) % 31]


def patent_number(random: Random, year: int, kind: str) -> str:
    """A patent number in contract form (``ZL202010643009.X``) with its check digit."""
    body = f"{year}{PATENT_KINDS[kind]}{random.randrange(100_000, 1_900_000):07d}"
    rest = sum(int(c) * w for c, w in zip(body, PATENT_WEIGHTS, strict=True)) % 11
    return f"ZL{body}.{'X' if rest == 10 else rest}"


def announcement_number(random: Random, kind: str) -> str:
    """Announcement number of a grant: CN, nine digits beginning with the type, kind letter."""
    return f"CN{PATENT_KINDS[kind]}{random.randrange(10_000_000, 20_000_000)}{KIND_LETTERS[kind]}"


def cma_number(random: Random, year: int, authority: str = "05") -> str:
    """CMA certificate number: year, authority (05 is Inner Mongolia), field 08 machinery, sector 34, serial."""
    return f"{year % 100:02d}{authority}0834{random.randrange(1000, 9999)}"


def cnas_number(random: Random) -> str:
    """CNAS registration number of a laboratory."""
    return f"CNASL{random.randrange(10_000, 24_000)}"


def digital_invoice_number(random: Random, issued: date, region: str = "15") -> str:
    """Number of a fully digital invoice: year, tax region, channel 2, fifteen digits of serial."""
    return f"{issued.year % 100:02d}{region}2{random.randrange(10**9, 10**10):015d}"


def ordinary_invoice_code(random: Random, issued: date, region: str = "15") -> str:
    """Twelve-digit code of an electronic ordinary invoice (kind 11)."""
    return f"0{region}00{issued.year % 100:02d}{random.randrange(1, 9):03d}11"


def digits(random: Random, count: int) -> str:
    """So many digits, the first not zero."""
    return str(random.randrange(10 ** (count - 1), 10**count))


def invoice_crc(body: str) -> str:
    """Check field of an invoice's QR code: CRC-16 (polynomial 0x8005, from 0) of what stands before it.

    >>> invoice_crc("01,32,,26427000000375586818,10.70,20260430,,")
    'FAFB'
    """
    value = 0
    for byte in body.encode():
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ 0x8005 if value & 0x8000 else value << 1) & 0xFFFF
    return f"{value:04X}"
