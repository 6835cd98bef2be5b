"""Digests of an OFD's signatures recomputed: which signed parts no longer are what was signed.

An OFD signature lists the parts of the file with a digest each (GB/T 33190-2016, 18), mostly SM3. The list itself is
sealed with SM2, which is not verified here: who changes a part and its digest alike is not found out this way.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from dossier.models.page import Trace

TRACE = "ofd_signature"
"""Kind of the trace (page 0): ``data`` has ``checked`` (parts whose digest was compared), ``changed`` and ``missing``
(names of parts), ``unknown`` (parts with a digest of an unknown method), ``provider``, ``company``, ``signed_at``."""

_METHODS = {
    "1.2.156.10197.1.401": "sm3",
    "SM3": "sm3",
    "1.3.14.3.2.26": "sha1",
    "SHA1": "sha1",
    "2.16.840.1.101.3.4.2.1": "sha256",
    "SHA256": "sha256",
    "MD5": "md5",
}
_GROWS = "signatures.xml"
"""The list of signatures gets longer with every further one."""
_MOST_PARTS, _MOST_BYTES = 5000, 64 * 2**20


def ofd_digests(data: bytes) -> Iterator[Trace]:
    """One trace a signature. Raises zipfile.BadZipFile, ValueError or ParseError for a damaged file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = {name.lstrip("/").lower(): name for name in archive.namelist()[:_MOST_PARTS]}
        for name in sorted(names):
            if name.endswith("signature.xml"):
                yield _trace(archive, names, fromstring(_part(archive, names[name])))


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _MOST_BYTES:
        raise ValueError(f"{name} is too large")
    return archive.read(name)


def _trace(archive: zipfile.ZipFile, names: dict[str, str], root: Element) -> Trace:
    facts: dict[str, Any] = {"checked": 0, "changed": [], "missing": [], "unknown": []}
    references = next(_named(root, "References"), None)
    method = _METHODS.get((references.get("CheckMethod") or "").upper() if references is not None else "", "")
    for reference in _named(root, "Reference"):
        part = (reference.get("FileRef") or "").lstrip("/")
        if part.lower().endswith(_GROWS):
            continue
        _compare(archive, names, part, next(_named(reference, "CheckValue"), None), method, facts)
    provider: Any = next(_named(root, "Provider"), {})
    stamp = next(_named(root, "SignatureDateTime"), None)
    facts |= {"provider": provider.get("ProviderName") or "", "company": provider.get("Company") or ""}
    facts["signed_at"] = (stamp.text or "").strip() if stamp is not None else ""
    return Trace(kind=TRACE, page=0, text=facts["company"] or facts["provider"], data=facts)


def _compare(
    archive: zipfile.ZipFile,
    names: dict[str, str],
    part: str,
    value: Element | None,
    method: str,
    facts: dict[str, Any],
) -> None:
    """Puts one part where it belongs: compared, changed, missing or unknown."""
    said = (value.text or "").strip() if value is not None else ""
    if part.lower() not in names:
        facts["missing"].append(part)
    elif not method or not said:
        facts["unknown"].append(part)
    else:
        facts["checked"] += 1
        found = hashlib.new(method, _part(archive, names[part.lower()])).digest()
        if found not in _digests(said):
            facts["changed"].append(part)


def _digests(said: str) -> list[bytes]:
    """A digest is written in base64; some programs write hexadecimal."""
    found = []
    if re.fullmatch(r"[0-9A-Fa-f]+", said) and len(said) % 2 == 0:
        found.append(bytes.fromhex(said))
    with contextlib.suppress(binascii.Error, ValueError):
        found.append(base64.b64decode(said, validate=True))
    return found


def _named(root: Element, name: str) -> Iterator[Element]:
    return (element for element in root.iter() if element.tag.rpartition("}")[2] == name)
