"""What a file is, by its content. The extension is not asked: a ``.jpg`` that holds a PNG is a PNG."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import BinaryIO, Literal

Media = Literal[
    "pdf", "picture", "ofd", "docx", "xlsx", "xml", "zip", "archive", "ole", "heif", "html", "text", "empty", "unknown"
]

_PICTURES = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"II*\x00",
    b"MM\x00*",
    b"II+\x00",
    b"MM\x00+",
    b"GIF87a",
    b"GIF89a",
)
_ARCHIVES = {b"Rar!\x1a\x07": "RAR", b"7z\xbc\xaf\x27\x1c": "7z", b"\x1f\x8b": "GZIP", b"\xfd7zXZ": "XZ"}
_HEIF = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
_PARTS: dict[str, Media] = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "OFD.xml": "ofd"}
_UTF_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

KIND_NAMES: dict[str, tuple[str, str]] = {
    "pdf": ("PDF", "a PDF"),
    "picture": ("图片", "a picture"),
    "ofd": ("OFD", "an OFD"),
    "docx": ("DOCX文档", "a DOCX document"),
    "xlsx": ("XLSX表格", "an XLSX workbook"),
    "xml": ("XML", "XML"),
    "zip": ("ZIP压缩包", "a ZIP archive"),
    "archive": ("压缩包", "an archive"),
    "ole": ("旧版Office文件或加密的Office文件", "an old or encrypted Office file"),
    "heif": ("HEIC图片", "a HEIC picture"),
    "html": ("网页", "a web page"),
    "text": ("纯文本", "plain text"),
    "unknown": ("未知格式", "of an unknown format"),
}
"""Media to its name in Chinese and English."""


def media_of(data: bytes) -> Media:
    """The media of the bytes; never raises."""
    if not data:
        return "empty"
    if data.startswith(_PICTURES) or _is_bitmap(data) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return "picture"
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return zip_media(io.BytesIO(data))
    if archive_kind(data):
        return "archive"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "ole"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF:
        return "heif"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    return _written(data)


def archive_kind(data: bytes) -> str:
    """Name of an archive format that is not ZIP; empty when it is none."""
    return next((kind for magic, kind in _ARCHIVES.items() if data.startswith(magic)), "")


def expected_media(name: str) -> Media:
    """What the extension promises; ``unknown`` where it promises nothing."""
    extension = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if extension in {"jpg", "jpeg", "png", "tif", "tiff", "bmp", "webp", "gif"}:
        return "picture"
    promised: dict[str, Media] = {
        "pdf": "pdf",
        "ofd": "ofd",
        "docx": "docx",
        "xlsx": "xlsx",
        "xml": "xml",
        "zip": "zip",
    }
    return promised.get(extension, "unknown")


def _is_bitmap(data: bytes) -> bool:
    return data[:2] == b"BM" and data[6:10] == b"\x00\x00\x00\x00" and len(data) > 26


def zip_media(source: Path | BinaryIO) -> Media:
    """ZIP, or one of the document formats that are ZIPs inside."""
    try:
        with zipfile.ZipFile(source) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "zip"
    return next((media for part, media in _PARTS.items() if part in names), "zip")


def _written(data: bytes) -> Media:
    head = data[:4096]
    if head.startswith(_UTF_MARKS[1:]):
        head = head.decode("utf-16", "ignore").encode()
    start = head.removeprefix(_UTF_MARKS[0]).lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    if start.startswith((b"<?xml", b"<!doctype", b"<einvoice", b"<")):
        return "xml"
    return "unknown" if b"\x00" in head else "text"
