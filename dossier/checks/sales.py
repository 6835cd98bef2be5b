"""Sales to others: who sold, who bought, and whether contracts, invoices and user reports speak of the same sale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from pydantic import Field as Constrained

from dossier.checks.evidence import declared_evidence, declared_field
from dossier.checks.facts import money_of, sales_invoices
from dossier.checks.matching.companies import compare, parse
from dossier.checks.matching.comparison import Comparison
from dossier.checks.outcomes import UNREAD, failed, named, not_applicable, passed, several, to_review, unread, warned
from dossier.checks.parties import best, compare_applicant, differs, may_be, no_applicant
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.trust import unless_doubtful, unless_misread
from dossier.models.base import Record, text
from dossier.models.document import Document, Dossier
from dossier.models.finding import Outcome
from dossier.models.identifiers import uscc
from dossier.models.values import normalise_code

_NO_INVOICE = text("材料中没有销售发票。", "There is no sales invoice in the dossier.")


@check("sales.invoice_seller", NoParams)
def invoice_seller(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The applicant sold: the seller's code decides, the name confirms."""
    dossier, invoices = context.dossier, sales_invoices(context.dossier)
    unknown = no_applicant(dossier, text("发票的销售方", "the seller in the invoices"), invoices)
    yield from unknown or (_seller(dossier, invoice) for invoice in invoices)


def _seller(dossier: Dossier, invoice: Document) -> Outcome:
    name, code = invoice.value("seller_name"), normalise_code(invoice.value("seller_tax_id"))
    own_name, own = dossier.declared_value("applicant_name"), normalise_code(dossier.declared_value("uscc"))
    if not name and not code:
        return unread(invoice, "seller_name", "seller_tax_id")
    where = (invoice.evidence("seller_name"), invoice.evidence("seller_tax_id"))
    declared = declared_evidence(dossier, "applicant_name", "uscc")
    values = {
        "invoice": named(invoice),
        "name": name or UNREAD,
        "code": code or UNREAD,
        "own_name": own_name,
        "own": own or UNREAD,
    }
    if compare_applicant(dossier, invoice.value("buyer_name"), invoice.value("buyer_tax_id")).same:
        said = text(
            "{invoice}的购买方是申请单位，不是销售发票。",
            "{invoice}: the applicant bought; no sales invoice.",
            **values,
        )
        cure = text("请改交由申请单位开具的销售发票。", "Hand in an invoice that the applicant issued instead.")
        return to_review(said, invoice.evidence("buyer_name"), cure=cure)
    found = compare_applicant(dossier, name, code)
    if found.same and (not own or not code or code == own):
        said = text(
            "{invoice}的销售方为申请单位“{name}”。", "{invoice}: the seller is the applicant “{name}”.", **values
        )
        return passed(said, *where)
    said = text(
        "申请单位为“{own_name}”（{own}），{invoice}的销售方为“{name}”（{code}）：{reason}。",
        "The applicant is “{own_name}” ({own}), the seller in {invoice} is “{name}” ({code}): {reason}.",
        reason=_reason(found, code, own), **values,
    )  # fmt: skip
    cure = text("请提交由申请单位开具的销售发票。", "Hand in invoices issued by the applicant.")
    other_code = found.same and uscc.is_valid(code) and uscc.is_valid(own)
    if (may_be(found) and not other_code) or (code and not uscc.is_valid(code) and found.edits <= 1):
        return to_review(said, *where, *declared, cure=cure)
    fields = [invoice.fields.get("seller_name"), invoice.fields.get("seller_tax_id")]
    fields.append(declared_field(dossier, "applicant_name"))
    return unless_misread(failed(said, *where, *declared, cure=cure), found.edits, *fields)


def _reason(found: Comparison, code: str, own: str) -> object:
    if found.same and code != own:
        return text("名称一致，统一社会信用代码不同", "the names are the same, the codes are not")
    return found.reason


class ContractMatch(Record):
    """Share of the contract's total by which invoices may exceed it (0.01 is one per cent)."""

    over: Decimal = Constrained(ge=0)


@check("sales.contract_match", ContractMatch)
def contract_match(context: Context, params: ContractMatch) -> Iterable[Outcome]:
    """Each contract is the applicant's, has invoices to its buyer, and these do not come to more than its total."""
    dossier, contracts = context.dossier, context.dossier.of_type("sales_contract")
    unknown = no_applicant(dossier, text("合同的卖方", "the seller in the contracts"), contracts)
    invoices = sales_invoices(dossier)
    yield from unknown or (_contract(dossier, contract, invoices, params.over) for contract in contracts)


def _contract(dossier: Dossier, contract: Document, invoices: Sequence[Document], over: Decimal) -> Outcome:
    if not contract.value("buyer"):
        return unread(contract, "buyer")
    seller = compare_applicant(dossier, contract.value("seller"))
    values = {"contract": named(contract), "buyer": contract.value("buyer"), "seller": contract.value("seller")}
    if contract.value("seller") and not seller.same:
        said = text(
            "申请单位为“{own}”，{contract}的卖方为“{seller}”：{reason}。",
            "The applicant is “{own}”, the seller in {contract} is “{seller}”: {reason}.",
            reason=seller.reason, own=dossier.declared_value("applicant_name"), **values,
        )  # fmt: skip
        where = (contract.evidence("seller"), *declared_evidence(dossier, "applicant_name"))
        cure = text(
            "请提交由申请单位签订的销售合同，或说明与卖方的关系。",
            "Hand in a contract made by the applicant, or explain its relation to the seller.",
        )
        fields = [contract.fields.get("seller"), declared_field(dossier, "applicant_name")]
        return differs(seller, said, *where, cure=cure, fields=fields)
    own = [i for i in invoices if compare(contract.value("buyer"), i.value("buyer_name")).close]
    if not own:
        said = text(
            "{contract}的买方为“{buyer}”，未见开给该单位的发票。",
            "{contract}: no invoice to its buyer “{buyer}”.",
            **values,
        )
        cure = text("请补交与合同对应的发票。", "Hand in the invoices that go with the contract.")
        return to_review(said, contract.evidence("buyer"), *(i.evidence("buyer_name") for i in invoices), cure=cure)
    return _amounts(contract, own, over)


def _amounts(contract: Document, invoices: Sequence[Document], over: Decimal) -> Outcome:
    """The invoices to a contract's buyer against its total; each number counts once."""
    total = money_of(contract, "total_amount")
    once = {i.value("invoice_code") + i.value("invoice_number") or i.id: i for i in invoices}
    amounts = [money_of(i, "total_amount") or Decimal(0) for i in once.values()]
    values = {"contract": named(contract), "buyer": contract.value("buyer"), "n": len(once), "billed": sum(amounts)}
    where = (contract.evidence("total_amount"), *(i.evidence("total_amount") for i in once.values()))
    if total is None:
        return unread(contract, "total_amount")
    if sum(amounts) > total * (1 + over):
        said = text(
            "{contract}总额为 {total}，开给买方“{buyer}”的 {n} 张发票合计 {billed}，超出合同。",
            "{contract}: total {total}, the {n} invoices to “{buyer}” come to {billed}, more than that.",
            total=total, **values,
        )  # fmt: skip
        cure = text("请补交其余合同或说明差额。", "Hand in the other contracts, or explain the difference.")
        fields = [contract.fields.get("total_amount"), *(i.fields.get("total_amount") for i in once.values())]
        return unless_doubtful(warned(said, *where, cure=cure), *fields)
    said = text(
        "{contract}总额 {total}，买方“{buyer}”有 {n} 张对应发票，合计 {billed}。",
        "{contract}: total {total}; {n} invoices to its buyer “{buyer}” come to {billed}.",
        total=total, **values,
    )  # fmt: skip
    return passed(said, *where)


@check("sales.user_report_match", NoParams)
def user_report_match(context: Context, params: NoParams) -> Iterable[Outcome]:
    """Each user report was written by a buyer in an invoice or contract, not by the applicant."""
    dossier = context.dossier
    buyers = [(document, "buyer_name") for document in sales_invoices(dossier)]
    buyers += [(document, "buyer") for document in dossier.of_type("sales_contract")]
    for report in dossier.of_type("user_report"):
        yield _user_report(dossier, report, [(d, f) for d, f in buyers if d.value(f)])


def _user_report(dossier: Dossier, report: Document, buyers: Sequence[tuple[Document, str]]) -> Outcome:
    user = report.value("user_name")
    values = {"report": named(report), "user": user}
    if not user:
        return unread(report, "user_name")
    if compare_applicant(dossier, user).same:
        said = text(
            "{report}的用户单位就是申请单位“{user}”。", "{report}: the user is the applicant “{user}”.", **values
        )
        cure = text("请提交由用户出具的报告。", "Hand in a report written by a user.")
        return unless_doubtful(failed(said, report.evidence("user_name"), cure=cure), report.fields.get("user_name"))
    found = [(document, field, compare(user, document.value(field))) for document, field in buyers]
    match = best([comparison for _, _, comparison in found])
    document, field = next(((d, f) for d, f, c in found if c is match), (report, "user_name"))
    if match.same:
        said = text(
            "{report}的用户单位“{user}”是{paper}的购买方。",
            "{report}: the user “{user}” is the buyer in {paper}.",
            paper=named(document), **values,
        )  # fmt: skip
        return passed(said, report.evidence("user_name"), document.evidence(field))
    said = text(
        "{report}的用户单位“{user}”未见于发票和合同的购买方：{reason}。",
        "{report}: the user “{user}” is no buyer in invoices or contracts: {reason}.",
        reason=match.reason, **values,
    )  # fmt: skip
    cure = text(
        "请补交与该用户的合同、发票，或说明供货关系。", "Hand in contract and invoice with this user, or explain."
    )
    return to_review(said, report.evidence("user_name"), *(d.evidence(f) for d, f in buyers), cure=cure)


@check("sales.external_buyer", NoParams)
def external_buyer(context: Context, params: NoParams) -> Iterable[Outcome]:
    """At least one sale went to somebody other than the applicant, its branches and companies of its brand."""
    dossier, invoices = context.dossier, sales_invoices(context.dossier)
    known = [invoice for invoice in invoices if invoice.value("buyer_name") or invoice.value("buyer_tax_id")]
    outside = [invoice for invoice in known if not _own(dossier, invoice) and not _kin(dossier, invoice)]
    kin = [invoice for invoice in known if _kin(dossier, invoice)]
    if not invoices:
        yield not_applicable(_NO_INVOICE)
    elif outside:
        buyers = several(invoice.value("buyer_name") for invoice in outside)
        said = text("产品已售给其他单位：{buyers}。", "Sold to others: {buyers}.", buyers=buyers)
        yield passed(said, *(invoice.evidence("buyer_name") for invoice in outside))
    elif not known:
        yield from (unread(invoice, "buyer_name") for invoice in invoices)
    elif kin:
        buyers = several(invoice.value("buyer_name") for invoice in kin)
        said = text(
            "购买方“{buyers}”可能与申请单位有关联，需核实。",
            "The buyers {buyers} may be related to the applicant.",
            buyers=buyers,
        )
        cure = text(
            "请说明与购买方的关系，或提交售给其他单位的发票。",
            "Explain the relation to the buyer, or hand in invoices to others.",
        )
        yield to_review(said, *(invoice.evidence("buyer_name") for invoice in kin), cure=cure)
    else:
        said = text("发票的购买方都是申请单位自己。", "The buyer in every invoice is the applicant itself.")
        cure = text("请提交售给其他单位的发票。", "Hand in invoices to others.")
        outcome = failed(said, *(invoice.evidence("buyer_name") for invoice in known), cure=cure)
        yield unless_doubtful(outcome, *(invoice.fields.get("buyer_name") for invoice in known))


def _own(dossier: Dossier, invoice: Document) -> bool:
    code, own = normalise_code(invoice.value("buyer_tax_id")), normalise_code(dossier.declared_value("uscc"))
    return bool(code and code == own) or compare_applicant(dossier, invoice.value("buyer_name")).same


def _kin(dossier: Dossier, invoice: Document) -> bool:
    """A branch, a name that is nearly the applicant's, or a company of the same brand."""
    buyer, applicant = invoice.value("buyer_name"), dossier.declared_value("applicant_name")
    if _own(dossier, invoice) or not buyer or not applicant:
        return False
    return compare(applicant, buyer).close or parse(buyer).brand == parse(applicant).brand != ""
