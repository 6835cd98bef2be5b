"""Papers handed in again: what changed page by page, and people's words on what did not change.

A page is the same where its text is the same to the letter and its picture has the same print, whatever file it lies
in: a PDF that was saved anew with one page replaced keeps all its other pages.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from dossier.models.base import Record
from dossier.models.document import Document
from dossier.models.finding import Finding, Result
from dossier.models.page import Page
from dossier.models.prints import PAGE_PRINT, likeness, text_print
from dossier.models.records.attestations import answers
from dossier.models.records.audit_chain import content_digest
from dossier.models.records.rows import AttestationRow
from dossier.models.records.store import Store

_ALIKE = 0.5
"""Share of text from which a page counts as the changed form of another, and not as a new one."""
_MOST_LINES = 12
"""Changed lines told of one page."""

Change = Literal["same", "changed", "new", "gone"]


class PagePlace(Record):
    """A page of a dossier's file."""

    file: str
    sha256: str
    page: int


class PageChange(Record):
    """What became of a page. ``removed`` and ``added`` are its changed lines, the first ones."""

    change: Change
    before: PagePlace | None
    after: PagePlace | None
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


class _Sheet(Record):
    place: PagePlace
    page: Page

    @property
    def key(self) -> str:
        pictures = [trace.data.get("picture", "") for trace in self.page.traces if trace.kind == PAGE_PRINT]
        return content_digest([[line.text for line in self.page.lines], pictures])


def page_changes(store: Store, before: str, after: str) -> list[PageChange]:
    """What became of each page from one handing-in to the next, in the order of the new papers; lost ones last.

    Both dossiers must have been checked: nothing is said of pages that were not read.
    """
    old, new = list(_sheets(store, before)), list(_sheets(store, after))
    pairs = _same(old, new)
    pairs |= _alike([one for one in old if one not in pairs.values()], [one for one in new if one.place not in pairs])
    changes = [_change(pairs.get(sheet.place), sheet) for sheet in new]
    kept = {sheet.place for sheet in pairs.values()}
    return [
        *changes,
        *(PageChange(change="gone", before=one.place, after=None) for one in old if one.place not in kept),
    ]


def carry_over(store: Store, before: str, after: str, note: str) -> int:
    """Give the new papers the corrections, confirmations and settled signs of the old ones where nothing changed.

    Each is entered under the name of who gave it, with ``note`` before its reason. Returns how many there were. Signs
    are known again by the papers' bytes and values, so that all of them are carried. What rests on a changed page is
    not carried: somebody must look at it anew.
    """
    same = {
        (change.before.sha256, change.before.page): change.after
        for change in page_changes(store, before, after)
        if change.change == "same" and change.before and change.after
    }
    return (
        _carry_corrections(store, before, after, same, note)
        + _carry_attestations(store, before, after, same, note)
        + _carry_dispositions(store, before, after, note)
    )


_Same = Mapping[tuple[str, int], PagePlace]


def _carry_corrections(store: Store, before: str, after: str, same: _Same, note: str) -> int:
    carried = 0
    for row in store.corrections(before):
        place = same.get((row.sha256, row.first_page))
        if place:
            store.correct_field(
                after,
                place.sha256,
                place.page,
                row.document_type,
                row.field,
                row.new_value,
                row.user,
                note + row.reason,
            )
            carried += 1
    return carried


def _carry_attestations(store: Store, before: str, after: str, same: _Same, note: str) -> int:
    result = _result(store, before)
    carried = 0
    for row in store.attestations(before):
        finding = _answered(result, row)
        if result and finding and _rests_on_same(finding, result.documents, same):
            store.attest(after, row.check, row.clauses, row.confirmed, note + row.reason, row.user, row.message)
            carried += 1
    return carried


def _carry_dispositions(store: Store, before: str, after: str, note: str) -> int:
    signs = {finding.message: finding for finding in _findings(store, after) if finding.tier}
    result = _result(store, after)
    carried = 0
    for row in store.dispositions(before):
        finding = signs.get(row.message)
        if finding and result:
            store.dispose(after, finding, result.documents, row.verdict, note + row.reason, row.user)
            carried += 1
    return carried


def _answered(result: Result | None, row: AttestationRow) -> Finding | None:
    """The finding that somebody gave a word on; waivers bear the check's name behind a prefix and are given anew."""
    findings = result.findings if result else ()
    return next((one for one in findings if answers(row, one.check, one.clauses, one.message)), None)


def _rests_on_same(finding: Finding, documents: Sequence[Document], same: _Same) -> bool:
    wanted = [document for document in documents if document.id in finding.documents]
    places = [(part.sha256, page) for document in wanted for part in document.in_files for page in part.pages]
    return all(place in same for place in places)


def _findings(store: Store, id_: str) -> tuple[Finding, ...]:
    result = _result(store, id_)
    return result.findings if result else ()


def _result(store: Store, id_: str) -> Result | None:
    data = store.latest_result(id_)
    return Result.from_json(data) if data else None


def _sheets(store: Store, id_: str) -> Iterator[_Sheet]:
    runs = store.runs(id_)
    for row in store.dossier_files(id_) if runs else ():
        reading = store.reading(row.sha256, runs[-1].reader_version)
        for page in reading.pages if reading else ():
            yield _Sheet(place=PagePlace(file=row.name, sha256=row.sha256, page=page.number), page=page)


def _same(old: Sequence[_Sheet], new: Sequence[_Sheet]) -> dict[PagePlace, _Sheet]:
    """New pages with the old page that they are; of several alike, one each, in order."""
    waiting: dict[str, list[_Sheet]] = {}
    for sheet in old:
        waiting.setdefault(sheet.key, []).append(sheet)
    return {sheet.place: waiting[sheet.key].pop(0) for sheet in new if waiting.get(sheet.key)}


def _alike(old: Sequence[_Sheet], new: Sequence[_Sheet]) -> dict[PagePlace, _Sheet]:
    """New pages with the old page that they are a changed form of: most alike first, each once."""
    prints = {sheet.place: text_print(sheet.page.text) for sheet in (*old, *new)}
    ranked = sorted(
        (
            (likeness(prints[one.place], prints[other.place]), n, m)
            for n, one in enumerate(new)
            for m, other in enumerate(old)
        ),
        reverse=True,
    )
    pairs: dict[PagePlace, _Sheet] = {}
    taken: set[int] = set()
    for share, n, m in ranked:
        if share >= _ALIKE and new[n].place not in pairs and m not in taken:
            pairs[new[n].place] = old[m]
            taken.add(m)
    return pairs


def _change(before: _Sheet | None, after: _Sheet) -> PageChange:
    if before is None:
        return PageChange(change="new", before=None, after=after.place)
    if before.key == after.key:
        return PageChange(change="same", before=before.place, after=after.place)
    told = list(difflib.ndiff(before.page.text.splitlines(), after.page.text.splitlines()))
    removed, added = (tuple(line[2:] for line in told if line.startswith(mark))[:_MOST_LINES] for mark in ("- ", "+ "))
    return PageChange(change="changed", before=before.place, after=after.place, removed=removed, added=added)
