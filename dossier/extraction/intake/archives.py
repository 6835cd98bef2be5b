"""ZIP archives, opened in memory: nothing is unpacked to disk, so no name can reach outside."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from pathlib import Path

from dossier.extraction.intake.media import expected_media, media_of
from dossier.extraction.intake.names import is_litter, member_name, tame
from dossier.extraction.intake.sources import Intake
from dossier.extraction.problems import problem, size_text

_HARMLESS_BYTES = 1 << 20
"""Members up to this size are no bomb, however well they pack."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


def add_zip(intake: Intake, source: Path | bytes, name: str, prefix: str = "", depth: int = 1) -> None:
    """Take in all members of a ZIP, ZIPs inside it too. ``name`` is that of the ZIP, for messages."""
    if depth > intake.limits.max_zip_depth:
        intake.refuse(name, 0, problem("zip_too_deep", name, limit=intake.limits.max_zip_depth))
        return
    try:
        with zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source) as archive:
            for info in archive.infolist():
                if intake.full:
                    return
                _add_member(intake, archive, info, prefix, depth)
    except _BROKEN as error:
        meant = expected_media(name)
        if meant in ("docx", "xlsx", "ofd"):  # ZIPs inside; what is cut in half no longer shows it
            intake.refuse(name, 0, problem("file_broken", name, kind=meant.upper(), reason=_short(error)))
        else:
            intake.refuse(name, 0, problem("zip_broken", name, reason=_short(error)))


def _add_member(intake: Intake, archive: zipfile.ZipFile, info: zipfile.ZipInfo, prefix: str, depth: int) -> None:
    original = member_name(info)
    if info.is_dir() or original.endswith(("/", "\\")) or is_litter(original):
        return
    tamed, unsafe = tame(original)
    name = prefix + tamed
    if stat.S_ISLNK(info.external_attr >> 16):
        intake.refuse(name, 0, problem("outside_link", name))
    elif info.flag_bits & 0x1:
        intake.refuse(name, info.file_size, problem("zip_encrypted", name))
    elif intake.room_for(name, info.file_size):
        data = _unpacked(intake, archive, info, name)
        if data is not None and media_of(data) == "zip":
            intake.spent += len(data)
            add_zip(intake, data, name, prefix=f"{name}/", depth=depth + 1)
        elif data is not None:
            intake.add(name, data, (problem("unsafe_name", name, original=original),) if unsafe else ())


def _unpacked(intake: Intake, archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes | None:
    """The member's bytes. What the directory claims is not believed: reading stops where a limit is crossed."""
    limits = intake.limits
    allowed = int(max(_HARMLESS_BYTES, info.compress_size * limits.max_zip_ratio))
    if info.file_size > allowed:
        intake.refuse(name, info.file_size, problem("zip_bomb", name, limit=f"{limits.max_zip_ratio:g}"))
        return None
    room = min(allowed, limits.max_file_bytes, limits.max_total_bytes - intake.total)
    try:
        with archive.open(info) as member:
            data = member.read(room + 1)
    except _BROKEN as error:
        intake.spent += info.file_size
        intake.refuse(name, info.file_size, problem("zip_broken", name, reason=_short(error)))
        return None
    if len(data) > room:
        intake.refuse(name, len(data), problem("file_too_large", name, limit=size_text(room)))
        return None
    return data


def _short(error: BaseException) -> str:
    return str(error).splitlines()[0][:120] if str(error) else type(error).__name__
