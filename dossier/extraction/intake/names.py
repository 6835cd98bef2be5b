"""Names of files inside a dossier: decoded, tamed, and told from what operating systems leave behind."""

from __future__ import annotations

import re
import unicodedata
import zipfile

_LITTER = {"__macosx", "thumbs.db", "desktop.ini", "ehthumbs.db", "$recycle.bin", "system volume information"}
_UTF8_FLAG = 0x800
_LONGEST_NAME, _LONGEST_PATH = 255, 1024
"""Characters of a name and of a whole path; a ZIP can hold longer ones, which no screen can show."""


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
    try:
        return _decoded(raw)
    except UnicodeDecodeError:
        return info.filename


def decoded(raw: bytes) -> str:
    """A name on disk as text, whatever the system wrote it in; never raises."""
    try:
        return _decoded(raw)
    except UnicodeDecodeError:
        return raw.decode("utf-8", "replace")


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030")


def tame(name: str) -> tuple[str, bool]:
    """The name as a relative path with ``/``, and whether it had tried to leave the dossier."""
    slashed = unicodedata.normalize("NFC", name).replace("\\", "/")
    bare = re.sub(r"^[A-Za-z]:", "", slashed)
    parts = [_clean(part) for part in bare.split("/") if part not in {"", ".", ".."}]
    unsafe = bare != slashed or bare.startswith("/") or ".." in bare.split("/")
    return _bounded([part for part in parts if part]) or "unnamed", unsafe


def _bounded(parts: list[str]) -> str:
    """The parts as one name; of a path longer than any file system takes, only the last part."""
    name = "/".join(parts)
    return name if len(name) <= _LONGEST_PATH else parts[-1]


def _clean(part: str) -> str:
    plain = "".join(c for c in part if unicodedata.category(c)[0] != "C").strip()
    if len(plain) <= _LONGEST_NAME:
        return plain
    stem, dot, extension = plain.rpartition(".")
    ending = dot + extension if len(extension) < 10 else ""
    return (stem or plain)[: _LONGEST_NAME - len(ending) - 1] + "…" + ending
