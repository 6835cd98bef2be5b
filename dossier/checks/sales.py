"""Sales to others: who sold, who bought, and whether contracts, invoices and user reports speak of the same sale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from pydantic import Field as Constrained

from dossier.checks.evidence import declared_evidence, declared_field
from dossier.checks.facts import money_of
from dossier.checks.matching.companies import compare
from dossier.checks.matching.comparison import Comparison
from dossier.checks.outcomes import UNREAD, failed, named, passed, to_review, unread, warned
from dossier.checks.parties import best, compare_applicant, differs, may_be, no_applicant
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.sold import Billed, billed, nameless, red_invoices, sales_invoices
from dossier.checks.trust import unless_doubtful, unless_misread
from dossier.models.base import Record, text
from dossier.models.document import Document, Dossier
from dossier.models.finding import Outcome
from dossier.models.identifiers import uscc
from dossier.models.values import normalise_code


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
    loose = [i for i in nameless(red_invoices(dossier)) if compare(contract.value("buyer"), i.value("buyer_name")).same]
    return _amounts(contract, billed(dossier, own, loose), over)


def _amounts(contract: Document, bills: Billed, over: Decimal) -> Outcome:
    """What was billed to a contract's buyer against its total; each number counts once, red ones take off."""
    total = money_of(contract, "total_amount")
    values = {"contract": named(contract), "buyer": contract.value("buyer"), "n": len(bills.papers),
              "billed": bills.steps}  # fmt: skip
    where = (contract.evidence("total_amount"), *(i.evidence("total_amount") for i in bills.papers))
    if total is None:
        return unread(contract, "total_amount")
    if bills.total > total * (1 + over):
        said = text(
            "{contract}总额为 {total}，开给买方“{buyer}”的 {n} 张发票合计 {billed}，超出合同 {gap}。",
            "{contract}: total {total}, the {n} invoices to “{buyer}” come to {billed}, {gap} more than that.",
            total=total, gap=bills.total - total, **values,
        )  # fmt: skip
        cure = text("请补交其余合同或说明差额。", "Hand in the other contracts, or explain the difference.")
        fields = [contract.fields.get("total_amount"), *(i.fields.get("total_amount") for i in bills.papers)]
        return unless_doubtful(warned(said, *where, cure=cure), *fields)
    if bills.unread:
        return unread(bills.unread[0], "total_amount")
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
