"""How people have arranged the papers of a dossier: kept as they said it, the last word counts, nothing is deleted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from dossier.models.arrangement import (
    FORMS,
    Arrangement,
    Form,
    Merge,
    Paper,
    Retype,
    Split,
    Stretch,
    Turn,
    Undo,
    turned_version,
    turns_of,
)
from dossier.models.base import text
from dossier.models.document_types import DOCUMENT_TYPES
from dossier.models.errors import RefusedError, UsageError
from dossier.models.records.base import Part, found, storable
from dossier.models.records.results import latest_run
from dossier.models.records.tables import ArrangementTable


class Arrangements(Part):
    """Papers re-typed, split and merged, pages turned."""

    def arrange(self, id_: str, kind: str, body: Mapping[str, Any], user: str, reason: str = "") -> int:
        """Keep a person's word and return its number; another check of the dossier is what makes it count.

        Raises UsageError for a body that is none of its kind and for an unknown type, RefusedError without a name and
        where the latest result has no such paper or page.
        """
        form = _formed(kind, body)
        if not user.strip():
            raise _refused("请填写姓名。", "Give your name.")
        with self._write() as session:
            found(session, id_)
            if isinstance(form, Undo):
                _must_stand(_listed(session, id_), form)
            else:
                _must_fit(form, _shown(session, id_))
            row = ArrangementTable(
                dossier_id=id_, kind=kind, body=form.model_dump(mode="json"), user=storable(user.strip()),
                reason=storable(reason.strip()),
            )  # fmt: skip
            session.add(row)
            session.flush()
            return row.id

    def arrangements(self, id_: str, with_undone: bool = False) -> list[Arrangement]:
        """What counts, oldest first; with ``with_undone`` also what was undone, and the acts that undid it."""
        with self._read() as session:
            found(session, id_)
            rows = _listed(session, id_)
        gone = _undone(rows)
        return [row for row in rows if with_undone or (row.kind != "undo" and row.id not in gone)]

    def page_version(self, id_: str, sha256: str, page: int, version: str) -> str:
        """The version under which the reading of that page is kept: its own one where the page was turned by hand."""
        return turned_version(version, page, self.turned(id_, sha256, page))

    def turned(self, id_: str, sha256: str, page: int) -> int:
        """Degrees clockwise by which persons have turned a page; 0 also for a dossier that is not there."""
        with self._read() as session:
            rows = _listed(session, id_)
        gone = _undone(rows)
        return turns_of(row for row in rows if row.id not in gone).get((sha256, page), 0)


class _Shown(NamedTuple):
    """What the latest result shows: its papers, the number of pages of each file, and how often it was handed in."""

    papers: list[Paper]
    pages: dict[str, int]
    copies: Counter[str]


def _formed(kind: str, body: Mapping[str, Any]) -> Form:
    if kind not in FORMS:
        raise UsageError(text("没有“{kind}”这种整理方式。", "There is no arrangement “{kind}”.", kind=kind))
    try:
        form = FORMS[kind].model_validate(body)
    except ValidationError as error:
        names = ", ".join(dict.fromkeys(".".join(map(str, part["loc"])) for part in error.errors()))
        raise UsageError(
            text("整理内容不完整或有误：{names}。", "Not a complete arrangement: {names}.", names=names)
        ) from error
    if isinstance(form, Retype) and form.type not in DOCUMENT_TYPES:
        raise UsageError(text("没有材料类型“{type}”。", "There is no type of paper “{type}”.", type=form.type))
    return form


def _listed(session: Session, id_: str) -> list[Arrangement]:
    rows = session.scalars(
        select(ArrangementTable).where(ArrangementTable.dossier_id == id_).order_by(ArrangementTable.id)
    )
    return [Arrangement(**{name: getattr(row, name) for name in Arrangement.model_fields}) for row in rows]


def _undone(rows: Iterable[Arrangement]) -> set[int]:
    return {form.arrangement for row in rows if isinstance(form := row.form, Undo)}


def _must_stand(rows: list[Arrangement], undo: Undo) -> None:
    standing = {row.id for row in rows if row.kind != "undo"} - _undone(rows)
    if undo.arrangement not in standing:
        raise _refused("该项整理不存在或已撤销。", "There is no such arrangement, or it was undone already.")


def _shown(session: Session, id_: str) -> _Shown:
    run = latest_run(session, id_)
    if run is None:
        raise _refused("卷宗尚未核验，不能整理。", "The dossier was not checked yet.")
    papers = [_paper(document) for document in run.result["documents"]]
    files = run.result["dossier"].get("files", ())
    pages = {file["sha256"]: int(file.get("pages") or 0) for file in files}
    for paper in papers:
        for part in paper:
            pages[part.sha256] = max(pages.get(part.sha256, 0), *part.pages)
    return _Shown(papers, pages, Counter(file["sha256"] for file in files))


def _paper(document: Mapping[str, Any]) -> Paper:
    parts = document.get("parts") or [document]
    return tuple(Stretch(sha256=part["sha256"], pages=tuple(part["pages"])) for part in parts if part["pages"])


def _must_fit(form: Form, shown: _Shown) -> None:
    """Refuse what speaks of pages and papers that are not there, or of nothing new."""
    if isinstance(form, Turn):
        _must_have(form.sha256, form.page, shown)
    elif isinstance(form, Retype):
        _must_be_one(form.paper, shown)
    elif isinstance(form, Split):
        _must_be_one(form.paper, shown)
        _must_divide(form)
    elif isinstance(form, Merge):
        _must_be_one(form.first, shown, shared=True)
        _must_be_one(form.second, shown, shared=True)
        if form.first == form.second:
            raise _refused("不能与自身合并。", "A paper cannot be merged with itself.")


def _must_be_one(paper: Paper, shown: _Shown, *, shared: bool = False) -> None:
    for part in paper:
        for page in part.pages:
            _must_have(part.sha256, page, shown)
    same = shown.papers.count(paper)
    if same == 0:
        raise _refused(
            "结果中没有恰由这些页组成的材料，可能已被他人整理，请查看最新结果。",
            "The result has no paper of just these pages; somebody may have arranged them. Look at the latest result.",
        )
    if not shared and _others_on(paper, shown):
        raise _refused(
            "同一页上另有材料，不能单独整理；请先将其合并或重新上传分开的图像。",
            "Another paper lies on the same page; merge them first, or hand in pictures of each.",
        )


def _others_on(paper: Paper, shown: _Shown) -> bool:
    """Whether another paper shares a page with it (several sheets on one photograph); a file's copy is none."""
    mine = {(part.sha256, page) for part in paper for page in part.pages}
    sharing = [one for one in shown.papers if mine & {(part.sha256, page) for part in one for page in part.pages}]
    return any(one != paper for one in sharing) or len(sharing) > max(1, shown.copies[paper[0].sha256])


def _must_have(sha256: str, page: int, shown: _Shown) -> None:
    pages = shown.pages.get(sha256)
    if pages is None:
        raise _refused("卷宗中没有这个文件。", "The dossier has no such file.")
    if not 1 <= page <= pages:
        raise RefusedError(
            text("文件共 {pages} 页，没有第 {page} 页。", "The file has {pages} pages, there is no page {page}.",
                 pages=pages, page=page)
        )  # fmt: skip


def _must_divide(split: Split) -> None:
    places = [(part.sha256, page) for part in split.paper for page in part.pages]
    spot = (split.before.sha256, split.before.page)
    if spot not in places:
        raise _refused("拆分处不在该材料内。", "The paper has no such page to be split before.")
    if spot == places[0]:
        raise _refused("材料本就从该页开始，无须拆分。", "The paper begins with that page anyway.")


def _refused(zh: str, en: str) -> RefusedError:
    return RefusedError(text(zh, en))
