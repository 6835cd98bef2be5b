"""The QR code of an invoice against its print: the code is seldom changed when the print is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from dossier.checks.authenticity.signs import Advice, contradiction, strong, weak
from dossier.checks.facts import money_of
from dossier.checks.outcomes import label_of, named, passed, several
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.trust import trust
from dossier.models.base import Text, text
from dossier.models.document import Document, Evidence, Field
from dossier.models.finding import Outcome
from dossier.models.identifiers.invoice_qr import InvoiceCode, read
from dossier.models.page import Trace

_COMPARED = ("invoice_code", "invoice_number", "issue_date", "check_code")
_TOTAL, _NET = "total_amount", "amount_excl_tax"
_MISREAD = 1
"""Characters in which a value read from a picture may differ by misreading alone."""
_WEIGHED = 0.7
"""By this the reader lowers the trust in a value whose code differs; here its own trust is wanted back."""
_ADVICE = Advice(
    innocent=text(
        "二维码属于同页另一张发票；红字或差额发票的金额口径不同；票面识别有误。",
        "The code belongs to another invoice on the page; red-letter or margin invoices count otherwise; the "
        "print was misread.",
    ),
    verify=text(
        "请用票面各项在全国增值税发票查验平台（inv-veri.chinatax.gov.cn）查验，并核对原件上的二维码。",
        "Look the invoice up on the tax platform (inv-veri.chinatax.gov.cn) by its print, and scan the code on the "
        "original.",
    ),
)


class _Pair(NamedTuple):
    """One value as printed and as the code has it."""

    name: str
    printed: Field
    coded: str


@check("authenticity.qr_mismatch", NoParams)
def qr_mismatch(context: Context, params: NoParams) -> Iterable[Outcome]:
    """Number, date, check code and amount in the QR code are those printed; the code agrees with itself."""
    for invoice in context.dossier.of_type("invoice"):
        codes = [(trace, code) for trace in invoice.traces if trace.kind == "qr_code" and (code := _code(trace))]
        own = [(trace, code) for trace, code in codes if len(codes) == 1 or _is_of(invoice, code)]
        for trace, code in own:
            yield from _compared(invoice, trace, code)


def _code(trace: Trace) -> InvoiceCode | None:
    return read(str(trace.data.get("payload") or trace.text))


def _is_of(invoice: Document, code: InvoiceCode) -> bool:
    """With several codes on the page, whether one is this invoice's."""
    return invoice.value("invoice_number") == code.invoice_number


def _compared(invoice: Document, trace: Trace, code: InvoiceCode) -> Iterator[Outcome]:
    differing = [*_codes(invoice, code), *_amount(invoice, code)]
    if differing:
        yield _told(invoice, trace, differing)
    place = Evidence(document=invoice.id, page=trace.page, box=trace.box, text=trace.text)
    if code.self_check is False:
        said = text(
            "{invoice}的二维码自校验不一致，二维码内容可能被重新生成。",
            "{invoice}: the QR code's own checksum does not hold; it may have been made anew.",
            invoice=named(invoice),
        )
        yield weak(said, place, advice=_ADVICE)
    if not differing and code.self_check is not False:
        said = text("{invoice}的二维码与票面一致。", "{invoice}: QR code and print agree.", invoice=named(invoice))
        yield passed(said, place)


def _codes(invoice: Document, code: InvoiceCode) -> Iterator[_Pair]:
    for name in _COMPARED:
        printed, coded = invoice.fields.get(name), getattr(code, name)
        if printed and coded and _differs(name, printed, coded):
            yield _Pair(name, printed, coded)


def _differs(name: str, printed: Field, coded: str) -> bool:
    """Whether a value that was printed, not taken from the code, differs; a check code may be given by its tail."""
    if printed.source == "qr" or printed.text == coded:
        return False
    return name != "check_code" or not (coded.endswith(printed.text) or printed.text.endswith(coded))


def _amount(invoice: Document, code: InvoiceCode) -> Iterator[_Pair]:
    """The amount is net or total by the kind of invoice; it contradicts where it is neither.

    Where the amount of that kind was not read (covered, torn off) the other one says nothing: it differs rightly.
    """
    name = _TOTAL if code.digital else _NET
    amounts = {amount for one in (_TOTAL, _NET) if (amount := money_of(invoice, one)) is not None}
    if code.amount is None or money_of(invoice, name) is None or abs(code.amount) in {abs(one) for one in amounts}:
        return
    yield _Pair(name, invoice.fields[name], str(code.amount.quantize(Decimal("0.01"))))


def _told(invoice: Document, trace: Trace, pairs: list[_Pair]) -> Outcome:
    """Text of the file cannot be misread; OCR can, in a character or where it is unsure."""
    said, places = _said(invoice, pairs), list(_places(invoice, trace, pairs))
    if any(pair.printed.source != "ocr" for pair in pairs):
        return contradiction(said, *places, advice=_ADVICE)
    return (strong if any(_surely_differs(pair) for pair in pairs) else weak)(said, *places, advice=_ADVICE)


def _surely_differs(pair: _Pair) -> bool:
    own = pair.printed.confidence / (_WEIGHED if pair.printed.note == "qr_differs" else 1.0)
    return own >= trust().low_confidence and Levenshtein.distance(pair.printed.text, pair.coded) > _MISREAD


def _said(invoice: Document, pairs: list[_Pair]) -> Text:
    shown = [
        text(
            "{label}票面为“{printed}”，二维码为“{coded}”",
            "{label} is printed “{printed}”, the code says “{coded}”",
            label=label_of(invoice, pair.name),
            printed=pair.printed.text,
            coded=pair.coded,
        )
        for pair in pairs
    ]
    return text(
        "{invoice}的票面与二维码不一致：{shown}。",
        "{invoice}, print and QR code differ: {shown}.",
        invoice=named(invoice),
        shown=several(shown, most=len(shown)),
    )


def _places(invoice: Document, trace: Trace, pairs: list[_Pair]) -> Iterator[Evidence]:
    """The print, then the code that says otherwise."""
    for pair in pairs:
        yield invoice.evidence(pair.name)
        yield Evidence(document=invoice.id, page=trace.page, box=trace.box, text=pair.coded, field=pair.name)
