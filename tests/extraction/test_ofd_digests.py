"""Digests of signed OFD parts: recomputed, with whatever way of writing them, and never beyond bounds."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from typing import Any

import pytest

from dossier.extraction.traces.examining import EXAMINED, examined
from dossier.extraction.traces.ofd_digests import ofd_digests

PARTS = {"OFD.xml": b"<OFD/>", "Doc_0/Pages/Page_0/Content.xml": b"<Page>113.00</Page>", "Doc_0/Res/a.png": b"\x89PNG"}
HEAD = (
    '<ofd:Signature xmlns:ofd="http://www.ofdspec.org/2016"><ofd:SignedInfo>'
    '<ofd:Provider ProviderName="p" Company="c"/>'
)
TAIL = "</ofd:References></ofd:SignedInfo></ofd:Signature>"


def ofd(
    change: dict[str, bytes] | None = None, method: str = "sm3", name: str = "1.2.156.10197.1.401", **how: Any
) -> bytes:
    """A sealed container; ``change`` replaces parts after sealing, None as content takes one out."""
    encode = how.get("encode", lambda digest: base64.b64encode(digest).decode())
    references = "".join(
        f'<ofd:Reference FileRef="/{part}"><ofd:CheckValue>{encode(hashlib.new(method, content).digest())}'
        "</ofd:CheckValue></ofd:Reference>"
        for part, content in PARTS.items()
    )
    growing = (
        '<ofd:Reference FileRef="/Doc_0/Signs/Signatures.xml"><ofd:CheckValue>AAAA</ofd:CheckValue></ofd:Reference>'
    )
    seal = f'{HEAD}<ofd:References CheckMethod="{name}">{references}{growing}{TAIL}'
    parts = (
        PARTS
        | (change or {})
        | {"Doc_0/Signs/Sign_0/Signature.xml": seal.encode(), "Doc_0/Signs/Signatures.xml": b"<s/>"}
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, content in parts.items():
            if part not in how.get("without", ()):
                archive.writestr(part, content)
    return out.getvalue()


def facts(data: bytes) -> dict[str, Any]:
    (trace,) = ofd_digests(data)
    return trace.data


@pytest.mark.parametrize(
    ("method", "name"),
    [("sm3", "1.2.156.10197.1.401"), ("sha256", "SHA256"), ("md5", "MD5"), ("sha1", "1.3.14.3.2.26")],
)
def test_untouched_parts_agree(method: str, name: str) -> None:
    found = facts(ofd(method=method, name=name))
    assert (found["checked"], found["changed"], found["missing"], found["company"]) == (3, [], [], "c")


def test_a_changed_part_and_a_missing_one_are_named() -> None:
    changed = facts(ofd({"Doc_0/Pages/Page_0/Content.xml": b"<Page>913.00</Page>"}))
    assert changed["changed"] == ["Doc_0/Pages/Page_0/Content.xml"]
    assert facts(ofd(without=("Doc_0/Res/a.png",)))["missing"] == ["Doc_0/Res/a.png"]


def test_hexadecimal_digests_are_known_and_unknown_methods_are_said() -> None:
    assert facts(ofd(encode=lambda digest: digest.hex()))["changed"] == []
    unknown = facts(ofd(name="9.9.9"))
    assert unknown["checked"] == 0 and len(unknown["unknown"]) == 3


def test_damaged_containers_are_noted() -> None:
    for data in (b"", b"PK\x03\x04", ofd()[:-80]):
        (trace,) = examined(data, "ofd")
        assert trace.kind == EXAMINED and trace.data["done"] is False and trace.data["reason"]
