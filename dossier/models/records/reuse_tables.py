"""The tables by which a paper, a page or a seal of another dossier is found again; rebuilt at every check."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from dossier.models.records.tables import Base


class PaperTable(Base):
    """A paper with the values that two copies of it must agree in, and its own number where it has one."""

    __tablename__ = "papers"
    __table_args__ = (Index("ix_papers_number", "number", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id", ondelete="CASCADE"), index=True)
    applicant: Mapped[str]
    uscc: Mapped[str]
    product: Mapped[str]
    type: Mapped[str]
    file: Mapped[str]
    sha256: Mapped[str]
    first_page: Mapped[int]
    kind: Mapped[str]
    number: Mapped[str]
    values: Mapped[dict[str, Any]]


class PagePrintTable(Base):
    """The prints of one page of a paper."""

    __tablename__ = "page_prints"

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("papers.id", ondelete="CASCADE"), index=True)
    page: Mapped[int]
    picture: Mapped[str]
    text: Mapped[str]
    words: Mapped[str]


class PageBandTable(Base):
    """Keys under which a page's text is looked up. No foreign key: with it each deletion would search the table."""

    __tablename__ = "page_bands"
    __table_args__ = {"sqlite_with_rowid": False}

    band: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    page_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class SealPrintTable(Base):
    """The print of a seal on a page of a paper."""

    __tablename__ = "seal_prints"

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("papers.id", ondelete="CASCADE"), index=True)
    page: Mapped[int]
    organisation: Mapped[str] = mapped_column(index=True)
    print: Mapped[str]
    grain: Mapped[float]
