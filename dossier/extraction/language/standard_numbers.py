"""What the number of a standard looks like in running text."""

from __future__ import annotations

import re

_SERIES = (
    "GB GJB JJF JJG YY HG JB JC JG JT JTG DL SH SY SJ YB YS YD NB QC QB FZ TB NY SB LY HJ CJ CJJ JGJ GA AQ MT LD WS GH "
    "HJB SL DZ SN XF MH CB EJ HB QJ WJ BB GY JY TD TY WH YC YZ ZB CECS GM"
)
STANDARD = re.compile(
    rf"(?<![A-Za-z0-9])(?:(?:{_SERIES.replace(' ', '|')})(?:/[TZJ]|Z|J)?"
    r"|DB\s?\d{2,6}(?:/T)?|T/[A-Z]{2,10}|Q[/yl|]?[A-Z0-9]{2,8}?|ISO(?:/IEC|/TS|/TR)?|IEC|EN|ASTM|UL)"
    r"\s?[A-Z]{0,2}\d{1,6}[A-Z]?(?:\.\d{1,3})*(?:\s?[-—–:]\s?(?:19|20)\d{2})?(?![0-9])"
)
