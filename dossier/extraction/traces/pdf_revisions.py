"""Earlier states of a PDF that was changed by appending to it, and what each change did to its pages.

A PDF may be saved by writing only what changed behind the old bytes. The old bytes then still are the earlier file, so
that its pages can be read again and held beside the present ones. End marks alone say nothing: text processors write
two of them at once, and linearised files begin with one. A revision counts only where objects were really written in
the appended bytes and differ from what stood before (ISO 32000-1, 7.5.6 incremental updates).
"""

from __future__ import annotations

import hashlib
import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_log = logging.getLogger(__name__)

_END = re.compile(rb"startxref\s+\d+\s*%%EOF[ \t]*\r?\n?")
_OBJECT = re.compile(rb"(?<!\d)\d{1,10}\s+\d{1,5}\s+obj\b")
_PLUMBING = ("/XRef", "/ObjStm")
_MOST_REVISIONS, _MOST_BYTES, _MOST_OBJECTS = 12, 64 * 2**20, 50_000
_PAGES_LOOKED_AT = 400
_UPWARD = frozenset({"/Parent", "/P", "/StructParents", "/StructParent", "/Length"})
"""Entries that lead out of a thing, or say nothing of what is seen."""

Fingerprints = dict[tuple[int, int], str]


@dataclass(frozen=True)
class Change:
    """What one revision did. ``end`` is where the earlier file ends in the bytes; ``pages`` are those whose content,
    notes or form fields differ, with the kinds of change; ``producer`` and ``saved`` are the document information
    after it."""

    end: int
    kinds: frozenset[str]
    pages: dict[int, frozenset[str]] = field(default_factory=dict)
    producer: str = ""
    saved: str = ""


@dataclass(frozen=True)
class _Version:
    end: int
    objects: Fingerprints
    parts: list[dict[str, str]]
    """For each page a fingerprint of what makes up its ``content``, ``markup``, ``form`` and ``signature``."""
    info: dict[str, str]


def changes(data: bytes) -> list[Change]:
    """Every real change by appending, oldest first; empty for a file saved in one piece, or one beyond the bounds."""
    if len(data) > _MOST_BYTES:
        return []
    ends = [match.end() for match in _END.finditer(data)][-_MOST_REVISIONS:]
    if len(ends) < 2:
        return []
    found, before = [], None
    for end in ends:
        after = _version(data, end)
        if after is None:
            continue
        if before is not None and _OBJECT.search(data, before.end, end):
            change = _change(before, after)
            found += [change] if change else []
        before = after
    return found


def _version(data: bytes, end: int) -> _Version | None:
    """The file as it was when it ended there; None where those bytes are no whole file (a linearised one's head)."""
    try:
        with pikepdf.open(io.BytesIO(data[:end]), attempt_recovery=False, suppress_warnings=True) as pdf:
            if not len(pdf.pages) or len(pdf.objects) > _MOST_OBJECTS:
                return None
            parts = [_parts(page) for _, page in zip(range(_PAGES_LOOKED_AT), pdf.pages, strict=False)]
            return _Version(end, _fingerprints(pdf), parts, _info(pdf))
    except (pikepdf.PdfError, ValueError, RuntimeError, TypeError, KeyError, AttributeError, RecursionError) as error:
        _log.info("no version of the file ends at %s: %s", end, error)
        return None


def _change(before: _Version, after: _Version) -> Change | None:
    written = {id_ for id_, print_ in after.objects.items() if before.objects.get(id_) != print_}
    if not written:
        return None
    pages = {}
    for number, (old, new) in enumerate(zip(before.parts, after.parts, strict=False), 1):
        kinds = frozenset(kind for kind in old.keys() | new.keys() if old.get(kind) != new.get(kind))
        if kinds:
            pages[number] = kinds
    kinds = frozenset(kind for found in pages.values() for kind in found)
    if len(before.parts) != len(after.parts):
        kinds |= {"pages"}
    return Change(before.end, kinds or frozenset({"meta"}), pages, after.info["producer"], after.info["saved"])


def _fingerprints(pdf: pikepdf.Pdf) -> Fingerprints:
    found = {}
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream) and str(item.get("/Type", "")) in _PLUMBING:
            continue
        found[item.objgen] = _fingerprint(item)
    return found


def _fingerprint(item: Any) -> str:
    stream = isinstance(item, pikepdf.Stream)
    digest = hashlib.blake2b((item.stream_dict if stream else item).unparse(resolved=True), digest_size=12)
    if stream:
        digest.update(item.read_raw_bytes())
    return digest.hexdigest()


def _parts(page: pikepdf.Page) -> dict[str, str]:
    parts = {"content": _digest(page.obj, ("/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate"))}
    notes: Any = page.obj.get("/Annots", [])
    for note in notes:
        kind = _kind_of(note)
        if kind:
            parts[kind] = parts.get(kind, "") + _digest(note, tuple(map(str, note.keys())))
    return parts


def _kind_of(note: Any) -> str:
    """Whether a note on the page is a form field, a signature, or a mark that a person put there; links are nothing."""
    if not isinstance(note, pikepdf.Dictionary):
        return ""
    kind = str(note.get("/Subtype", ""))
    parent: Any = note.get("/Parent") or {}
    field_type = note.get("/FT") or parent.get("/FT")
    if str(field_type) == "/Sig":
        return "signature"
    if kind in ("/Link", "/Popup"):
        return ""
    return "form" if kind == "/Widget" else "markup"


def _digest(holder: Any, keys: tuple[str, ...]) -> str:
    """A fingerprint of all that hangs below these entries, wherever it is written in the file."""
    digest = hashlib.blake2b(digest_size=12)
    seen: set[tuple[int, int]] = set()
    for key in sorted(set(keys) - _UPWARD):
        if key in holder:
            digest.update(key.encode())
            for piece in _walk(holder[key], seen, 0):
                digest.update(piece)
    return digest.hexdigest()


def _walk(item: Any, seen: set[tuple[int, int]], depth: int) -> Iterator[bytes]:
    """The bytes of an object and of what it refers to; pages and what was seen are left out."""
    if depth > 40:
        return
    if getattr(item, "is_indirect", False):
        if item.objgen in seen:
            return
        seen.add(item.objgen)
    if isinstance(item, pikepdf.Stream):
        yield item.read_raw_bytes()
        item = item.stream_dict
    if isinstance(item, pikepdf.Dictionary):
        if str(item.get("/Type", "")) in ("/Page", "/Pages"):
            return
        for key in sorted(item.keys()):
            if key not in _UPWARD:
                yield key.encode()
                yield from _walk(item[key], seen, depth + 1)
    elif isinstance(item, pikepdf.Array):
        for part in item:
            yield from _walk(part, seen, depth + 1)
    else:
        yield repr(item).encode()


def _info(pdf: pikepdf.Pdf) -> dict[str, str]:
    info: Any = pdf.trailer.get("/Info", {})
    return {"producer": str(info.get("/Producer", "")), "saved": str(info.get("/ModDate", ""))}
