"""Whether the product was sold to others: not to the applicant itself, and not only to buyers tied to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dossier.checks.outcomes import failed, not_applicable, passed, several, to_review, unread, warned
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.related import Tie, ties
from dossier.checks.sold import bought, red_invoices, sales_invoices
from dossier.checks.sums import in_turn
from dossier.checks.trust import unless_doubtful
from dossier.models.base import Text, text
from dossier.models.document import Document, Dossier, Evidence, Field
from dossier.models.finding import Outcome

_EXPLAIN = text(
    "请说明与购买方的关系，或提交售给其他单位的发票。",
    "Explain the relation to the buyer, or hand in invoices to others.",
)


@check("sales.external_buyer", NoParams)
def external_buyer(context: Context, params: NoParams) -> Iterable[Outcome]:
    """At least one sale went to somebody who is neither the applicant nor tied to it by name, address or person."""
    dossier, invoices = context.dossier, sales_invoices(context.dossier)
    known = [invoice for invoice in invoices if invoice.value("buyer_name") or invoice.value("buyer_tax_id")]
    sold = [(invoice, ties(dossier, invoice)) for invoice in known if not bought(dossier, invoice)]
    outside = [invoice for invoice, tied in sold if not tied]
    kin = [(invoice, tied) for invoice, tied in sold if tied]
    if not invoices:
        yield _no_sale(dossier)
    elif outside:
        said = text("产品已售给其他单位：{buyers}。", "Sold to others: {buyers}.", buyers=_buyers(outside))
        yield passed(said, *(invoice.evidence("buyer_name") for invoice in outside))
        if kin:
            said = text(
                "{said}这些发票不计入对外销售。", "{said} They do not count as sold to others.", said=_tied(kin)
            )
            yield unless_doubtful(warned(said, *_places(kin), cure=_EXPLAIN), *_fields(kin))
    elif not known:
        yield from (unread(invoice, "buyer_name") for invoice in invoices)
    elif kin:
        yield to_review(_tied(kin), *_places(kin), cure=_EXPLAIN)
    else:
        said = text("发票的购买方都是申请单位自己。", "The buyer in every invoice is the applicant itself.")
        cure = text("请提交售给其他单位的发票。", "Hand in invoices to others.")
        outcome = failed(said, *(invoice.evidence("buyer_name") for invoice in known), cure=cure)
        yield unless_doubtful(outcome, *(invoice.fields.get("buyer_name") for invoice in known))


def _no_sale(dossier: Dossier) -> Outcome:
    """There is no sales invoice; where red ones took every one back, that is a question."""
    reds = red_invoices(dossier)
    if not reds or len(reds) == len(dossier.of_type("invoice")):
        return not_applicable(text("材料中没有销售发票。", "There is no sales invoice in the dossier."))
    return to_review(
        text("所附发票均已被红字发票冲回，不能证明对外销售。", "Every invoice was taken back by a red-letter one."),
        *(red.evidence("total_amount") for red in reds),
        cure=text("请提交未冲红的销售发票。", "Hand in sales invoices that were not taken back."),
    )


def _buyers(invoices: Iterable[Document]) -> Text:
    return several(invoice.value("buyer_name") or invoice.value("buyer_tax_id") for invoice in invoices)


Kin = Sequence[tuple[Document, list[Tie]]]


def _tied(kin: Kin) -> Text:
    """Each buyer with what ties it to the applicant; a buyer of several invoices once."""
    each = {invoice.value("buyer_name"): in_turn(*(tie.said for tie in tied)) for invoice, tied in kin}
    told = [text("“{buyer}”{why}", "“{buyer}”: {why}", buyer=buyer, why=why) for buyer, why in each.items()]
    return text(
        "购买方可能与申请单位有关联，需核实：{told}。",
        "Buyers that may be related to the applicant, to be verified: {told}.",
        told=in_turn(*told),
    )


def _places(kin: Kin) -> list[Evidence]:
    return list(dict.fromkeys(place for _, tied in kin for tie in tied for place in tie.evidence))


def _fields(kin: Kin) -> list[Field | None]:
    return [field for _, tied in kin for tie in tied for field in tie.fields]
