"""Text of the QR code on an invoice: ``01,kind,code,number,amount,date,check code,self-check,``.

Kinds 31 and 32 (fully digital) carry the total with tax, have no code and no check code; the older kinds carry the
amount without tax, some electronic ordinary ones (10) the total. The self-check is a CRC-16 (polynomial 0x8005, start
0, not reflected) over the fields before it with the comma behind them; some issuers of kind 10 leave that comma out.
The layout is not published; it was found on invoices, so that a wrong self-check is no proof of anything.

>>> read('01,32,,26427000000375586818,10.70,20260430,,FAFB').self_check
True
>>> read('01,10,050003523456,29342181,104.72,20180613,02418567008427471889,1774').self_check
True
>>> read('01,04,4200161350,00015045,165106.00,20160501,48114255542168294433,DBFF,').self_check
False
>>> read('01,04,4200161350,00015045,165106.00,20160501,48114255542168294433').self_check is None
True
>>> read('https://example.org/') is None
True
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from dossier.models.values import parse_date

_FIELDS = 7
_DIGITAL = ("31", "32")
_SELF_CHECK = re.compile(r"[0-9A-F]{4}")


@dataclass(frozen=True)
class InvoiceCode:
    """What an invoice's QR code says. ``issue_date`` is ISO, empty where it is no day; ``self_check`` whether the
    code's own checksum holds, None where it has none."""

    kind: str
    invoice_code: str
    invoice_number: str
    amount: Decimal | None
    issue_date: str
    check_code: str
    self_check: bool | None

    @property
    def digital(self) -> bool:
        """Whether the invoice is fully digital; its amount then is the total with tax."""
        return self.kind in _DIGITAL


def read(payload: str) -> InvoiceCode | None:
    """The invoice's data; None for a code of another kind."""
    parts = [part.strip() for part in payload.strip().split(",")]
    if len(parts) < _FIELDS - 1 or parts[0] != "01" or not re.fullmatch(r"\d{2}", parts[1]):
        return None
    parts += [""] * (_FIELDS + 1 - len(parts))
    return InvoiceCode(
        kind=parts[1],
        invoice_code=parts[2],
        invoice_number=parts[3],
        amount=_amount(parts[4]),
        issue_date=parse_date(parts[5]) or "",
        check_code=parts[6],
        self_check=_self_check(parts),
    )


def _amount(shown: str) -> Decimal | None:
    try:
        return Decimal(shown)
    except InvalidOperation:
        return None


def _self_check(parts: list[str]) -> bool | None:
    """Whether the eighth field is the checksum of the seven before it, with their last comma or without."""
    said = parts[_FIELDS].upper()
    if not _SELF_CHECK.fullmatch(said):
        return None
    body = ",".join(parts[:_FIELDS])
    return said in {f"{_crc16(text.encode()):04X}" for text in (body, f"{body},")}


def _crc16(data: bytes) -> int:
    crc = 0
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1) ^ 0x8005 if crc & 0x8000 else crc << 1
            crc &= 0xFFFF
    return crc
