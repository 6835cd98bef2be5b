"""Names of files inside a dossier: decoded, tamed, and told from what operating systems leave behind."""

from __future__ import annotations

import re
import unicodedata
import zipfile

_LITTER = {"__macosx", "thumbs.db", "desktop.ini", "ehthumbs.db", "$recycle.bin", "system volume information"}
_UTF8_FLAG = 0x800


def is_litter(name: str) -> bool:
    """Whether the name is of no paper: hidden files, Office lock files, what Finder and Explorer leave."""
    parts = name.replace("\\", "/").split("/")
    return any(part.lower() in _LITTER or (part.startswith((".", "~$")) and part not in {".", ".."}) for part in parts)


def member_name(info: zipfile.ZipInfo) -> str:
    """The name of a ZIP member. Without the UTF-8 flag Windows writes GBK, and macOS UTF-8 all the same."""
    if info.flag_bits & _UTF8_FLAG:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def tame(name: str) -> tuple[str, bool]:
    """The name as a relative path with ``/``, and whether it had tried to leave the dossier."""
    slashed = unicodedata.normalize("NFC", name).replace("\\", "/")
    bare = re.sub(r"^[A-Za-z]:", "", slashed)
    parts = [_clean(part) for part in bare.split("/") if part not in {"", ".", ".."}]
    unsafe = bare != slashed or bare.startswith("/") or ".." in bare.split("/")
    return "/".join(part for part in parts if part) or "unnamed", unsafe


def _clean(part: str) -> str:
    return "".join(c for c in part if unicodedata.category(c)[0] != "C").strip()
