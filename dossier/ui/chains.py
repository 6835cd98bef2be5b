"""Chains as drawings: owner to applicant, and contract to invoice to user report. Logic only; ``drawing.py`` draws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dossier.checks.facts import items_of, money_of
from dossier.checks.matching.companies import compare
from dossier.checks.matching.comparison import Comparison
from dossier.checks.matching.products import compare_models, compare_names
from dossier.checks.ownership_chains import Chain, chains, title_of
from dossier.checks.sold import billed, sales_invoices
from dossier.models.base import Text
from dossier.models.document import Declared, Document, Dossier
from dossier.models.finding import Result
from dossier.ui import review_words as words
from dossier.ui.drawing import Edge, Node, State
from dossier.ui.language import Language, in_language
from dossier.ui.timeline import paper_names

MANY = 3
"""Invoices to one buyer beyond which they are drawn as one."""
Facet = tuple[Text, str, str]
"""What is compared, and the two values."""


def dossier_of(result: Result) -> Dossier:
    """The result as checks see a dossier, as far as drawings need it."""
    stated = {
        "applicant_name": result.dossier.applicant.get("name", ""),
        "uscc": result.dossier.applicant.get("uscc", ""),
    }
    declared = {name: Declared(value=value, origin="default") for name, value in stated.items() if value}
    day = date.fromisoformat(result.dossier.applied_on)
    return Dossier(id=result.dossier.id, applied_on=day, declared=declared, documents=result.documents)


def ownership(result: Result, language: Language) -> tuple[list[Node], list[Edge]]:
    """The applicant, the names between, the owner and the right, of every right."""
    dossier = dossier_of(result)
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    papers = paper_names(result.documents, language)
    own = dossier.declared_value("applicant_name")
    for number, one in enumerate(chains(dossier)):
        start = _name_node(nodes, own, words.CHAIN_APPLICANT, language)
        last, state = _links(one, start, own, nodes, edges, papers, language)
        right = Node(
            id=f"right{number}",
            head=papers[one.right.id],
            text=title_of(one.right),
            kind="paper",
            document=one.right.id,
        )
        nodes[right.id] = right
        said = words.CHAIN_HOLDS
        edges.append(Edge(start=last, end=right.id, label=in_language(said, language), state=state))
    return list(nodes.values()), list(dict.fromkeys(edges))


def _links(
    one: Chain,
    start: str,
    own: str,
    nodes: dict[str, Node],
    edges: list[Edge],
    papers: dict[str, str],
    language: Language,
) -> tuple[str, State]:
    """The steps from the applicant to the owner; the last name and whether it holds the right."""
    if one.links == ():
        return start, "same"
    if one.links is None:
        end = _name_node(nodes, "、".join(one.owners), words.CHAIN_OWNER, language)
        edges.append(Edge(start=start, end=end, label=in_language(words.CHAIN_GAP, language), state="missing"))
        return end, "same"
    last = start
    for link in one.links:
        end = _name_node(nodes, link.name, words.CHAIN_OWNER, language)
        doubt = in_language(words.CHAIN_DOUBT, language) if link.doubts else "✓"
        kind = in_language(link.said, language).partition(in_language(words.CHAIN_COMMA, language))[0]
        label = f"{doubt} {kind} · {papers[link.paper.id]}"
        edges.append(Edge(start=last, end=end, label=label, state="doubt" if link.doubts else "same"))
        last = end
    return last, "same"


def _name_node(nodes: dict[str, Node], name: str, role: Text, language: Language) -> str:
    """The node of a name, once for each name."""
    found = next((node.id for node in nodes.values() if node.kind == "name" and compare(node.text, name).same), None)
    if found:
        return found
    id_ = f"name{len(nodes)}"
    nodes[id_] = Node(id=id_, head=in_language(role, language), text=name, kind="name")
    return id_


def sales(result: Result, language: Language) -> tuple[list[Node], list[Edge]]:
    """Contracts, the invoices to their buyers, and the reports of these; what stands alone says so."""
    dossier = dossier_of(result)
    papers = paper_names(result.documents, language)
    contracts = [_contract(one, papers, language) for one in dossier.of_type("sales_contract")]
    invoices = [_bills(dossier, group, papers, language) for group in _by_buyer(sales_invoices(dossier))]
    reports = [_paper(one, papers, one.value("user_name"), "report") for one in dossier.of_type("user_report")]
    edges = [*_edges(dossier, contracts, invoices, language), *_edges(dossier, invoices, reports, language)]
    reached = {edge.end for edge in edges}
    loose = [node for node in reports if node.id not in reached]
    edges += _edges(dossier, contracts, loose, language)
    tied = {end for edge in edges for end in (edge.start, edge.end)}
    alone = in_language(words.SALES_ALONE, language)
    nodes = [n if n.id in tied else n.model_copy(update={"note": f"{n.note} {alone}".strip(), "state": "missing"})
             for n in (*contracts, *invoices, *reports)]  # fmt: skip
    return nodes, edges


def _paper(document: Document, papers: dict[str, str], party: str, kind: str) -> Node:
    return Node(id=f"{kind}/{document.id}", head=papers[document.id], text=party, kind="paper", document=document.id,
                rank=kind)  # fmt: skip


def _contract(document: Document, papers: dict[str, str], language: Language) -> Node:
    node, total = _paper(document, papers, document.value("buyer"), "contract"), money_of(document, "total_amount")
    note = in_language(words.SUM, language, sum=f"{total:,.2f}") if total is not None else ""
    return node.model_copy(update={"note": note})


def _by_buyer(invoices: Iterable[Document]) -> list[list[Document]]:
    """Each invoice by itself; those of a buyer with many together."""
    groups: list[list[Document]] = []
    for invoice in invoices:
        buyer = invoice.value("buyer_name")
        mine = next((group for group in groups if buyer and compare(buyer, group[0].value("buyer_name")).same), None)
        mine.append(invoice) if mine else groups.append([invoice])
    return [part for group in groups for part in ([group] if len(group) > MANY else [[one] for one in group])]


def _bills(dossier: Dossier, group: Sequence[Document], papers: dict[str, str], language: Language) -> Node:
    first = group[0]
    node = _paper(first, papers, first.value("buyer_name"), "invoice")
    total = in_language(words.SUM, language, sum=f"{billed(dossier, group).total:,.2f}")
    head = papers[first.id] if len(group) == 1 else in_language(words.SALES_MANY, language, count=len(group))
    return node.model_copy(update={"head": head, "note": total})


def _edges(dossier: Dossier, left: Sequence[Node], right: Sequence[Node], language: Language) -> Iterator[Edge]:
    """A line between papers of one party, with what agrees and what does not."""
    by_id = {document.id: document for document in dossier.documents}
    for one in left:
        for other in right:
            party = compare(one.text, other.text)
            if not (one.text and other.text and party.close):
                continue
            found = [(words.SALES_BUYER, party), *_compared(by_id[one.document], by_id[other.document])]
            said = [f"{'✓' if c.same else '?' if c.close else '✕'} {in_language(name, language)}" for name, c in found]
            bad = [c for _, c in found if not c.same]
            state: State = "same" if not bad else "doubt" if all(c.close for c in bad) else "differs"
            yield Edge(start=one.id, end=other.id, label="  ".join(said), state=state)


def _compared(a: Document, b: Document) -> Iterator[tuple[Text, Comparison]]:
    """Product and model, where both papers name them; of an invoice's lines the one that fits best."""
    for name, field, judge in (
        (words.SALES_PRODUCT, "product_name", compare_names),
        (words.SALES_MODEL, "model", compare_models),
    ):
        pairs = [judge(x, y) for x in _values(a, field) for y in _values(b, field)]
        if pairs:
            yield name, max(pairs, key=lambda one: (one.same, one.close, one.score))


def _values(document: Document, field: str) -> list[str]:
    if document.type == "invoice":
        key = "name" if field == "product_name" else "model"
        return [item[key].rpartition("*")[2] for item in items_of(document) if item.get(key)]
    return [document.value(field)] if document.value(field) else []
