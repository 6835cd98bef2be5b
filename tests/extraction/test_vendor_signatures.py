"""Signatures outside the form are told as not examined, once each; those of the form are not told twice."""

from __future__ import annotations

import io

import pikepdf
import pytest

from dossier.extraction.traces.pdf_revisions import changes
from dossier.extraction.traces.pdf_signatures import _RANGE, signatures
from tests.checks.authenticity.twins import signs
from tests.extraction.appended import appended, content_of
from tests.extraction.layered import made


def sealed(*, direct: bool = False, **value: object) -> bytes:
    """A file with a vendor's annotation that holds a signature."""
    with pikepdf.open(io.BytesIO(made())) as pdf:
        held = pikepdf.Dictionary(
            Type=pikepdf.Name.Sig, Filter=pikepdf.Name("/Vendor.Seal"), SubFilter=pikepdf.Name("/vendor.sm2"),
            Name="某某局", ByteRange=pikepdf.Array([0, 100, 300, 200]), Contents=pikepdf.String("sealed"), **value,
        )  # fmt: skip
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name("/VendorSeal"), FT=pikepdf.Name.Sig,
            Rect=pikepdf.Array([300, 100, 400, 200]), V=held if direct else pdf.make_indirect(held),
        )  # fmt: skip
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(note)])
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("direct", [True, False])
def test_a_signature_outside_the_form_is_told_as_not_examined(direct: bool) -> None:
    (trace,) = signatures(sealed(direct=direct))
    assert trace.data["intact"] is None and trace.data["reason"] == "vendor"
    assert trace.data["handler"] == "Vendor.Seal vendor.sm2" and trace.text == "某某局"


def test_the_finding_cannot_tell_and_names_the_program() -> None:
    (finding,) = signs(sealed())
    assert (finding.check, finding.tier, finding.status) == ("authenticity.signature", "cannot_tell", "not_applicable")
    assert "Vendor.Seal" in finding.message and "某某局" in finding.message


def test_rights_of_use_and_time_stamps_are_no_signatures() -> None:
    rights = pikepdf.Array([pikepdf.Dictionary(TransformMethod=pikepdf.Name("/UR3"))])
    assert signatures(sealed(Reference=rights)) == []
    assert signatures(made()) == []


def test_a_seal_is_no_mark_that_a_person_put_there() -> None:
    data = made()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page, pages = pdf.pages[0].obj.objgen[0], b"%d 0 R" % pdf.Root.Pages.objgen[0]
        resources = pdf.pages[0].obj.Resources.unparse(resolved=False)
    body = (
        b"<</Type /Page /Parent %s /MediaBox [0 0 595.27 841.89] /Contents %d 0 R /Resources %s /Annots ["
        b"<</Type /Annot /Subtype /VendorSeal /FT /Sig /Rect [100 100 200 200]>>]>>"
        % (pages, content_of(data)[0], resources)
    )
    (change,) = changes(appended(data, {page: body}))
    assert "signature" in change.kinds and "markup" not in change.kinds


def test_a_signature_is_looked_for_also_where_its_name_is_written_in_numbers() -> None:
    data = sealed()
    assert _RANGE.search(data) and _RANGE.search(data.replace(b"/ByteRange", b"/#42yteR#61nge"))
    assert not _RANGE.search(made())
