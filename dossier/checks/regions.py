"""Whether an address or an office lies in a policy's region. Place names in street names do not count."""

from __future__ import annotations

import re

from dossier.models.policy import Region

_STREET = r"(?![东西南北中新]{0,2}(?:[一二三四五六七八九十\d]{0,2})(?:路|街|大街|大道|道|巷|里|桥|广场|大厦))"


def place_in(text: str, region: Region) -> str | None:
    """The region's name as it stands in the text, None where the text names no place of the region.

    >>> place_in("内蒙古自治区包头市九原区建设路1号", Region(code="1502", words=("包头",)))
    '包头'
    >>> place_in("上海市浦东新区北京路8号", Region(code="11", words=("北京",))) is None
    True
    """
    flat = "".join(text.split())
    return next((word for word in region.words if re.search(re.escape(word) + _STREET, flat)), None)


def code_in(uscc: str, region: Region) -> bool:
    """Whether the registering office in a USCC (its digits 3 to 8) lies in the region.

    Only a hint: companies keep their code when they move, and development zones have codes of their own.
    """
    return uscc[2:8].startswith(region.code)
