"""Digital signatures of a PDF as three facts: is what was signed intact, who signed, and what came after.

Nothing is asked of a network and no root is trusted, so that who signed is what the certificate says of itself. The
national algorithms (SM2 with SM3, GM/T 0003 and 0004) are beyond the library: there the digest of the signed bytes is
compared, and the signature value itself is reported as not examined.
"""

from __future__ import annotations

import re

from dossier.extraction.traces.vendor_signatures import vendor_signatures
from dossier.models.page import Trace

TRACE = "pdf_signature"
"""Kind of the trace (page 0: the whole file). ``data``: ``intact`` (True, False, None for not examined), ``national``,
``algorithm``, ``digest``, ``name``, ``organisation``, ``unit``, ``issuer`` (the certificate's words), ``signed_at``
(the signer's own clock, ISO), ``whole`` (whether it covers the file to its end), ``after`` (pyHanko's level of later
changes: NONE, LTA_UPDATES, FORM_FILLING, ANNOTATIONS, OTHER, or empty), ``reason`` why something was not examined,
``handler`` the vendor's program where the signature is not one of the file's form (``reason`` is then ``vendor``)."""
_RANGE = re.compile(b"/" + b"".join(b"(?:%c|#(?i:%02x))" % (char, char) for char in b"ByteRange"))
"""The name of what every signature must have, where it must lie open: in a packed object it could not leave itself out
of the bytes that it covers. A name may be written with its letters as numbers (ISO 32000-1, 7.3.5)."""


def signatures(data: bytes) -> list[Trace]:
    """One trace a signature; a signature that cannot be examined says why. Raises pyhanko's PdfError for no PDF."""
    if not _RANGE.search(data):
        return []
    from dossier.extraction.traces.form_signatures import form_signatures

    found, ranges = form_signatures(data)
    return [*found, *vendor_signatures(data, ranges)]
