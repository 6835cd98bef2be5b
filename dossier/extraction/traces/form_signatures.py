"""What pyHanko says of the signatures of a PDF's form; apart, as loading it takes half a second that only a file with a
signature should cost."""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Iterator
from typing import Any

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko_certvalidator import ValidationContext

from dossier.extraction.traces.vendor_signatures import TRACE
from dossier.models.page import Trace

_SM2, _SM3 = ("1.2.156.10197.1.301", "1.2.156.10197.1.501"), "1.2.156.10197.1.401"
_MOST = 20
_log = logging.getLogger(__name__)
for _name in ("pyhanko", "pyhanko_certvalidator"):  # what they log is what the trace says
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def form_signatures(data: bytes) -> tuple[list[Trace], set[tuple[int, ...]]]:
    """A trace of each signature of the form, and the ranges of bytes that signatures and time stamps of it cover.

    Raises pyhanko's PdfError for no PDF.
    """
    reader = PdfFileReader(io.BytesIO(data), strict=False)
    found = list(_found(reader))
    ranges = {_range(signature.byte_range) for signature in (*found, *reader.embedded_timestamp_signatures)}
    return [_trace(signature, data) for signature in found], ranges


def _range(parts: Any) -> tuple[int, ...]:
    return tuple(int(part) for part in parts)


def _found(reader: PdfFileReader) -> Iterator[EmbeddedPdfSignature]:
    for _, signature in zip(range(_MOST), reader.embedded_regular_signatures, strict=False):
        yield signature


def _trace(signature: EmbeddedPdfSignature, data: bytes) -> Trace:
    facts: dict[str, Any] = {"intact": None, "national": False, "reason": "", "whole": None, "after": ""}
    for part in (_who, _algorithms, _integrity):
        try:
            facts |= part(signature, data)
        except (SignatureValidationError, PdfError, ValueError, TypeError, KeyError, AttributeError, OSError) as error:
            _log.info("signature %s: %s", signature.field_name, error)
            facts["reason"] = facts["reason"] or f"{type(error).__name__}: {error}"[:160]
    return Trace(kind=TRACE, page=0, text=str(facts.get("organisation") or facts.get("name") or ""), data=facts)


def _who(signature: EmbeddedPdfSignature, data: bytes) -> dict[str, Any]:
    subject = signature.signer_cert.subject.native
    stamp = signature.self_reported_timestamp
    return {
        "name": str(subject.get("common_name", "")),
        "organisation": str(subject.get("organization_name", "")),
        "unit": _first(subject.get("organizational_unit_name", "")),
        "issuer": signature.signer_cert.issuer.human_friendly[:200],
        "signed_at": stamp.isoformat() if stamp else "",
    }


def _algorithms(signature: EmbeddedPdfSignature, data: bytes) -> dict[str, Any]:
    algorithm = signature.signer_info["signature_algorithm"]["algorithm"].dotted
    digest = signature.signer_info["digest_algorithm"]["algorithm"].dotted
    key = signature.signer_cert.public_key["algorithm"]["algorithm"].dotted
    return {"algorithm": algorithm, "digest": digest, "national": bool({algorithm, key} & set(_SM2)) or digest == _SM3}


def _integrity(signature: EmbeddedPdfSignature, data: bytes) -> dict[str, Any]:
    """Whether the signed bytes are those that were signed, and what came behind them."""
    signature.compute_integrity_info()  # type: ignore[no-untyped-call]
    coverage, diff = signature.coverage, signature.diff_result
    level = getattr(diff, "modification_level", None)
    facts = {"whole": coverage.name == "ENTIRE_FILE" if coverage else None, "after": level.name if level else ""}
    if _algorithms(signature, data)["national"]:
        return facts | {"intact": _national_digest(signature, data), "reason": "SM2"}
    status = validate_pdf_signature(signature, ValidationContext(trust_roots=[], allow_fetching=False))
    return facts | {"intact": bool(status.intact and status.valid)}


def _national_digest(signature: EmbeddedPdfSignature, data: bytes) -> bool | None:
    """Whether the SM3 digest of the signed ranges is the one in the signature; None where it names none."""
    for attribute in signature.signer_info["signed_attrs"]:
        if attribute["type"].native == "message_digest":
            ranges = [int(part) for part in signature.byte_range]
            digest = hashlib.new("sm3")
            for start, length in zip(ranges[::2], ranges[1::2], strict=True):
                digest.update(data[start : start + length])
            return bool(digest.digest() == attribute["values"][0].native)
    return None


def _first(value: Any) -> str:
    return str(value[0] if isinstance(value, list) and value else value or "")
