"""File names taken apart: what they name, and the running number behind it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_NUMBERED = re.compile(
    r"(?P<base>.*?)[\s_\-.(（\[【第]*(?:第|page|p)?[\s_\-.]*(?P<number>0*\d{1,3})(?:页|张|面)?[)）\]】]?", re.IGNORECASE
)
_SIDES = re.compile(
    r"(?P<base>.*?)[\s_\-.(（]*(?:(?P<front>正面?|front)|(?P<back>反面?|背面?|back))[)）]?", re.IGNORECASE
)
_ANY = re.compile(
    r"(?:img|image|dsc[nf]?|scan(?:ned)?|doc(?:ument)?|photo|pic(?:ture)?|pages?|p|mmexport|wechat|wx|camscanner|untitled|"
    r"screenshot|file|new|copy|pdf|jpg|微信图片|图[片像]?|照片|扫描(?:件|文件|全能王)?|截[图屏]|未命名|新建|文[件档]|附件|附|证明|"
    r"材料|资料|佐证|申报|证书|其他|页|第|[\W\d_])*",
    re.IGNORECASE,
)
"""Names that cameras, scanners and hurried people give to anything: they prove nothing."""


@dataclass(frozen=True)
class Numbered:
    """A file name: what it names, its running number (1 where there is none), and whether it names one paper."""

    base: str
    number: int
    telling: bool


def numbered(stem: str) -> Numbered:
    """A file name without its suffix, taken apart.

    >>> numbered("销售合同-2"), numbered("IMG_0012").telling
    (Numbered(base='销售合同', number=2, telling=True), False)
    >>> numbered("发明专利（背面）")
    Numbered(base='发明专利', number=2, telling=True)
    """
    plain = unicodedata.normalize("NFKC", stem).strip()
    sides = _SIDES.fullmatch(plain)
    if sides:
        return _told(sides["base"], 2 if sides["back"] else 1)
    match = _NUMBERED.fullmatch(plain)
    return _told(match["base"], int(match["number"])) if match else _told(plain, 1)


def _told(base: str, number: int) -> Numbered:
    base = base.strip(" _-.(（[【")
    return Numbered(base, number, not _ANY.fullmatch(base))
