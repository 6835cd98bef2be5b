"""How long it takes to find a page, a number or a seal again among a million pages of other dossiers.

``python -m benchmarks.lookup [--pages 1000000] [--store URL]`` fills a store (a temporary SQLite file by default) with
made-up prints and prints a table: milliseconds in the middle and at the slow end, and how many twins were found. One
page in ten stands on the same form, so that its print shares 60 % with 100 000 others.
"""

from __future__ import annotations

import argparse
import base64
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import insert

from dossier.models.clock import machine_now
from dossier.models.prints import PLACES, bands
from dossier.models.records import Store
from dossier.models.records.reuse_tables import PageBandTable, PagePrintTable, PaperTable, SealPrintTable
from dossier.models.records.tables import DossierTable

_BATCH = 50_000
_PAGES_OF_A_PAPER = 4
_PAPERS_OF_A_DOSSIER = 25
_ON_A_FORM = 0.1
_SHARED = 0.6
_ASKED = 300

Prints = NDArray[np.uint16]


def main() -> None:
    """Fill, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1_000_000)
    parser.add_argument("--store", default=None)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="lookup-") as folder:
        store = Store(asked.store or folder)
        made = _made(asked.pages)
        started = time.perf_counter()
        _fill(store, made)
        print(f"{asked.pages} pages filled in {time.perf_counter() - started:.0f} s", _size(Path(folder)))
        _ask(store, made)
        store.close()


def _made(pages: int) -> Prints:
    """Prints of pages; the first tenth are those of one form, filled in differently."""
    random = np.random.default_rng(7)
    prints = random.integers(0, 2**16, (pages, PLACES), dtype=np.uint16)
    form = random.integers(0, 2**16, PLACES, dtype=np.uint16)
    on_it = prints[: int(pages * _ON_A_FORM)]
    np.copyto(on_it, form, where=random.random(on_it.shape) < _SHARED)
    return prints


def _packed(one: Prints) -> str:
    return base64.b64encode(one.astype("<u2").tobytes()).decode()


def _fill(store: Store, prints: Prints) -> None:
    """Rows in the order of their keys, as a bulk load wants them."""
    pages = len(prints)
    papers = -(-pages // _PAGES_OF_A_PAPER)
    _load(store, DossierTable, ({**_DOSSIER, "id": f"d{n}"} for n in range(-(-papers // _PAPERS_OF_A_DOSSIER))))
    _load(store, PaperTable, (_paper(n) for n in range(papers)))
    _load(store, SealPrintTable, (_seal(n) for n in range(papers)))
    _load(store, PagePrintTable, (_page(n, prints[n]) for n in range(pages)))
    keys = np.array([bands(_packed(one)) for one in prints], np.int64)
    ids = np.repeat(np.arange(1, pages + 1), keys.shape[1])
    order = np.lexsort((ids, keys.ravel()))
    pairs = np.stack([keys.ravel()[order], ids[order]], axis=1)
    pairs = pairs[np.concatenate([[True], (pairs[1:] != pairs[:-1]).any(axis=1)])]
    _load(store, PageBandTable, ({"band": int(band), "page_id": int(id_)} for band, id_ in pairs))


def _load(store: Store, table: Any, rows: Iterator[dict[str, Any]]) -> None:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            _write(store, table, batch)
            batch = []
    _write(store, table, batch)


def _write(store: Store, table: Any, batch: list[dict[str, Any]]) -> None:
    if batch:
        with store._write() as session:
            session.execute(insert(table.__table__), batch)


_DOSSIER: dict[str, Any] = {
    "title": "t", "created_at": machine_now(), "options": {}, "fingerprint": "", "state": "checked", "message": "",
    "progress_done": 0, "progress_total": 0, "progress_note": "", "attempts": 0, "open_attestations": 0, "counts": {},
}  # fmt: skip


def _paper(n: int) -> dict[str, Any]:
    return {
        "id": n + 1, "dossier_id": f"d{n // _PAPERS_OF_A_DOSSIER}", "applicant": f"第{n}公司", "uscc": "",
        "product": "", "type": "test_report", "file": "a.pdf",
        "sha256": f"{n:064x}", "first_page": 1, "kind": "test_report",
        "number": f"WT{n:08d}", "values": {},
    }  # fmt: skip


def _page(n: int, one: Prints) -> dict[str, Any]:
    paper = n // _PAGES_OF_A_PAPER
    return {"id": n + 1, "paper_id": paper + 1, "page": 1, "picture": f"{n:016x}", "text": _packed(one), "words": ""}


def _seal(n: int) -> dict[str, Any]:
    name = f"第{n % 5000}检验院"
    return {"id": n + 1, "paper_id": n + 1, "page": 1, "organisation": name, "print": f"{n:064x}", "grain": 2.0}


def _ask(store: Store, prints: Prints) -> None:
    """Pages that are there, pages of which a tenth was changed, pages of the form, numbers, seals."""
    random = np.random.default_rng(11)
    form, rest = int(len(prints) * _ON_A_FORM), len(prints)
    own = random.integers(form, rest, _ASKED)
    on_form = random.integers(0, form, _ASKED)
    print(f"{'question':28} {'median ms':>10} {'99 % ms':>9} {'found':>7} N")
    _told("the same page", [(n, prints[n]) for n in own], store)
    _told("a page changed by a tenth", [(n, _changed(prints[n], random)) for n in own], store)
    _told("the same page, on a form", [(n, prints[n]) for n in on_form], store)
    _told("changed by a tenth, on a form", [(n, _changed(prints[n], random)) for n in on_form], store)
    papers = rest // _PAGES_OF_A_PAPER
    numbers = [f"WT{n:08d}" for n in random.integers(0, papers, _ASKED)]
    _timed("a number", [partial(_has_number, store, number) for number in numbers])
    names = [f"第{n}检验院" for n in random.integers(0, min(5000, papers), _ASKED)]
    _timed("seals of an organisation", [partial(_has_seals, store, name) for name in names])


def _has_number(store: Store, number: str) -> bool:
    return len(store.papers_numbered("test_report", number, "x")) == 1


def _has_seals(store: Store, name: str) -> bool:
    return bool(store.seals_of(name, "x"))


def _changed(one: Prints, random: np.random.Generator) -> Prints:
    other = one.copy()
    np.copyto(other, random.integers(0, 2**16, PLACES, dtype=np.uint16), where=random.random(PLACES) < 0.1)
    return other


def _told(what: str, asked: list[tuple[Any, Prints]], store: Store) -> None:
    def question(n: int, one: Prints) -> Callable[[], bool]:
        return lambda: any(page.picture == f"{n:016x}" for page in store.pages_like(_packed(one), "x"))

    _timed(what, [question(int(n), one) for n, one in asked])


def _timed(what: str, questions: list[Callable[[], bool]]) -> None:
    spent, found = [], 0
    for ask in questions:
        started = time.perf_counter()
        found += ask()
        spent.append((time.perf_counter() - started) * 1000)
    slow = statistics.quantiles(spent, n=100)[98]
    print(f"{what:28} {statistics.median(spent):10.2f} {slow:9.2f} {found / len(spent):7.1%} {len(spent)}")


def _size(folder: Path) -> str:
    total = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return f"({total / 2**20:.0f} MiB)" if total else ""


if __name__ == "__main__":
    main()
