"""Files kept by their digest: ``files/ab/abcdef…``, written once, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from pathlib import Path

from dossier.models.base import Text, text
from dossier.models.errors import StoreError
from dossier.models.records.base import unwritable

_DIGEST = re.compile(r"[0-9a-f]{64}")


class Files:
    """A folder of files named by sha256. What is kept is never changed; what is read is compared with its name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, data: bytes) -> str:
        """Write ``data`` durably and return its digest. Data already there is left alone, unless it is damaged.

        Raises StoreError where the disk does not take it.
        """
        digest = hashlib.sha256(data).hexdigest()
        path = self._path(digest)
        if not (path.exists() and _matches(path.read_bytes(), digest)):
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                _write_whole(path, data)
            except OSError as error:
                raise unwritable(f"{path.parent}: {error.strerror or error}") from error
        return digest

    def has(self, digest: str) -> bool:
        """Whether a file of that digest is kept."""
        return self._path(digest).is_file()

    def read(self, digest: str) -> bytes:
        """The bytes of a kept file.

        Raises StoreError where the file is missing or does not fit its digest.
        """
        try:
            data = self._path(digest).read_bytes()
        except FileNotFoundError as error:
            raise _damaged(digest, "缺失", "is missing") from error
        if not _matches(data, digest):
            raise _damaged(digest, "与指纹不符", "does not fit its digest")
        return data

    def _path(self, digest: str) -> Path:
        if not _DIGEST.fullmatch(digest):
            raise ValueError(f"not a sha256: {digest!r}")
        return self.folder / digest[:2] / digest


def _matches(data: bytes, digest: str) -> bool:
    return hashlib.sha256(data).hexdigest() == digest


def _write_whole(path: Path, data: bytes) -> None:
    """Write beside, flush to the disk, rename: a reader sees the whole file or none, also after a power cut."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(0o440)
        beside.rename(path)
    finally:
        beside.unlink(missing_ok=True)
    for folder in (path.parent, path.parent.parent):
        _flush_folder(folder)


def _flush_folder(folder: Path) -> None:
    """Make a rename in the folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _damaged(digest: str, zh: str, en: str) -> StoreError:
    return StoreError(
        Text(zh=f"存储的文件 {digest[:12]} {zh}。", en=f"The kept file {digest[:12]} {en}."),
        text("请从备份恢复该文件，或重新上传。", "Restore it from a backup, or hand it in again."),
    )
