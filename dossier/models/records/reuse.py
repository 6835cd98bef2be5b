"""Papers, pages and seals of all dossiers, to be found again in another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import text as sql

from dossier.models.document import Document
from dossier.models.earlier import EarlierPage, EarlierPaper, EarlierSeal, EarlierValue
from dossier.models.numbered import NUMBERED, number_of
from dossier.models.prints import BANDS, PAGE_PRINT, bands
from dossier.models.records.account_tables import AccountTable
from dossier.models.records.base import Part, found, storable
from dossier.models.records.case_tables import SubmissionTable
from dossier.models.records.reuse_tables import PageBandTable, PagePrintTable, PaperTable, SealPrintTable
from dossier.models.records.tables import DossierTable
from dossier.models.values import normalise_code, normalise_name

_MOST_OF_A_BAND = 400
"""Pages looked at that share one key: an empty form may share it with a hundred thousand others."""
_MOST = 60
"""Pages, papers or seals handed out for one question: those that share most keys, the newest first."""
_OF_A_KEY = "SELECT page_id FROM page_bands WHERE band = :key{n} ORDER BY page_id DESC LIMIT {most}"
_EACH = f"SELECT page_id FROM ({_OF_A_KEY}) AS b{{n}}"  # noqa: S608 (numbers of this file only)
_EVERY = " UNION ALL ".join(_EACH.format(n=number, most=_MOST_OF_A_BAND) for number in range(BANDS))
_CANDIDATES = sql(
    f"SELECT page_id FROM ({_EVERY}) AS every GROUP BY page_id "  # noqa: S608 (numbers of this file only)
    f"ORDER BY count(*) DESC, page_id DESC LIMIT {_MOST}"
)
"""Ids of the pages that share a key, those that share most of them first; as text, for it is asked for every page."""
_KEPT = (
    "user_name", "applicant_name", "product_name", "sign_date", "payer", "payee", "amount", "paid_date",
    "auditee", "agency", "lab_name",
)  # fmt: skip
"""Fields kept beside those that are compared."""


class Reuse(Part):
    """What is known of papers in other dossiers; each check run of a dossier replaces what was known of its own."""

    def keep_papers(self, id_: str, applicant: str, uscc: str, product: str, documents: Sequence[Document]) -> None:
        """Enter the papers of a dossier in place of those that were entered for it before."""
        head = {"applicant": storable(applicant), "uscc": storable(uscc), "product": storable(product)}
        with self._write() as session:
            found(session, id_)
            _forget(session, id_)
            for document in documents:
                _enter(session, id_, head, document)

    def forget_papers(self, id_: str) -> None:
        """Remove all that was entered for a dossier."""
        with self._write() as session:
            _forget(session, id_)

    def pages_like(self, printed: str, dossier: str) -> list[EarlierPage]:
        """Pages of other dossiers whose text may be like the one with that print; most alike first."""
        keys = bands(printed)
        if not keys:
            return []
        with self._read() as session:
            ids = list(session.scalars(_CANDIDATES, {f"key{number}": key for number, key in enumerate(keys)}))
            rows = session.execute(_of_others(PagePrintTable, dossier).where(PagePrintTable.id.in_(ids))).all()
        pages = {row[0].id: _page(*row) for row in rows}
        return [pages[id_] for id_ in ids if id_ in pages]

    def papers_numbered(self, kind: str, number: str, dossier: str) -> list[EarlierPaper]:
        """Papers of other dossiers that bear the number of that kind, the newest first."""
        wanted = (
            PaperTable.number == normalise_code(number),
            PaperTable.kind == kind,
            PaperTable.dossier_id != dossier,
            ~_is_draft(),
        )
        query = select(PaperTable, DossierTable).join(DossierTable).where(*wanted).order_by(PaperTable.id.desc())
        with self._read() as session:
            return [_paper(*row) for row in session.execute(query.limit(_MOST))] if number else []

    def seals_of(self, organisation: str, dossier: str) -> list[EarlierSeal]:
        """Seals of that organisation on papers of other dossiers, the newest first."""
        named = select(SealPrintTable.id).where(SealPrintTable.organisation == normalise_name(organisation))
        newest = named.order_by(SealPrintTable.id.desc()).limit(_MOST)
        query = _of_others(SealPrintTable, dossier).where(SealPrintTable.id.in_(newest.scalar_subquery()))
        with self._read() as session:
            rows = session.execute(query.order_by(SealPrintTable.id.desc())).all() if organisation else []
        return [EarlierSeal(paper=_paper(p, d), page=s.page, print=s.print, grain=s.grain) for s, p, d in rows]


def _of_others(table: Any, dossier: str) -> Select[Any]:
    query = select(table, PaperTable, DossierTable).join(PaperTable, table.paper_id == PaperTable.id)
    query = query.join(DossierTable, PaperTable.dossier_id == DossierTable.id)
    return query.where(PaperTable.dossier_id != dossier, ~_is_draft())


def _is_draft() -> ColumnElement[bool]:
    """What an applicant has checked and not filed is the applicant's alone: it speaks against nobody."""
    applicants = select(AccountTable.login).where(AccountTable.role == "applicant")
    filed = select(SubmissionTable.dossier_id)
    return and_(func.coalesce(DossierTable.account.in_(applicants), False), DossierTable.id.not_in(filed))


def _forget(session: Session, id_: str) -> None:
    mine = select(PaperTable.id).where(PaperTable.dossier_id == id_)
    for page in session.scalars(select(PagePrintTable).where(PagePrintTable.paper_id.in_(mine))):
        keyed = (PageBandTable.band.in_(bands(page.text)), PageBandTable.page_id == page.id)
        session.execute(delete(PageBandTable).where(*keyed))
    session.execute(delete(PagePrintTable).where(PagePrintTable.paper_id.in_(mine)))
    session.execute(delete(SealPrintTable).where(SealPrintTable.paper_id.in_(mine)))
    session.execute(delete(PaperTable).where(PaperTable.dossier_id == id_))


def _enter(session: Session, id_: str, head: dict[str, str], document: Document) -> None:
    numbered = NUMBERED.get(document.type)
    paper = PaperTable(
        dossier_id=id_, **head, type=document.type, file=storable(document.file), sha256=document.sha256,
        first_page=document.pages[0] if document.pages else 1, kind=numbered.kind if numbered else "",
        number=number_of(document), values=dict(_values(document)),
    )  # fmt: skip
    session.add(paper)
    session.flush()
    prints = [trace for trace in document.traces if trace.kind == PAGE_PRINT]
    pages = [
        PagePrintTable(paper_id=paper.id, page=trace.page, **{n: trace.data.get(n, "") for n in _PRINTS})
        for trace in prints
    ]
    session.add_all(pages)
    session.add_all(_seals(paper.id, document))
    session.flush()
    for page in pages:
        session.add_all(PageBandTable(band=key, page_id=page.id) for key in set(bands(page.text)))


_PRINTS = ("picture", "text", "words")


def _seals(paper: int, document: Document) -> Iterator[SealPrintTable]:
    for trace in document.traces:
        data, name = trace.data, normalise_name(str(trace.data.get("organisation", "")))
        if data.get("print") and name:
            yield SealPrintTable(
                paper_id=paper, page=trace.page, organisation=storable(name), print=data["print"], grain=data["grain"]
            )


def _values(document: Document) -> Iterator[tuple[str, dict[str, Any]]]:
    """What two copies of the paper are compared in."""
    numbered = NUMBERED.get(document.type)
    names = (numbered.number, *numbered.compared, *numbered.issuer, numbered.owners) if numbered else ()
    for name in dict.fromkeys((*names, *_KEPT)):
        field = document.fields.get(name)
        if field is not None and field.text:
            value = EarlierValue(
                value=storable(field.text),
                source=field.source,
                confidence=field.confidence,
                page=field.page,
                box=field.box,
            )
            yield name, value.model_dump(mode="json")


def _page(page: PagePrintTable, paper: PaperTable, dossier: DossierTable) -> EarlierPage:
    return EarlierPage(
        paper=_paper(paper, dossier), page=page.page, picture=page.picture, text=page.text, words=page.words
    )


def _paper(paper: PaperTable, dossier: DossierTable) -> EarlierPaper:
    names = ("applicant", "uscc", "product", "type", "file", "sha256", "first_page")
    return EarlierPaper(
        dossier=dossier.id,
        kept_on=dossier.created_at.date(),
        policy=dossier.policy or "",
        values={name: EarlierValue.model_validate(value) for name, value in paper.values.items()},
        **{name: getattr(paper, name) for name in names},
    )
