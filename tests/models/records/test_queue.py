"""The queue: one taker a dossier, leases, progress, and dossiers that kill their worker."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from dossier.models.base import text
from dossier.models.records import Store, queue
from tests.models.records.results import finding, result


def _queued(store: Store, count: int) -> list[str]:
    ids = [store.create_dossier(f"t{i}", [], {}) for i in range(count)]
    for id_ in ids:
        store.enqueue(id_)
    return ids


def test_a_dossier_not_enqueued_is_not_claimed(store: Store) -> None:
    store.create_dossier("t", [], {})
    assert store.claim_next() is None


def test_claims_come_in_order_and_once(store: Store) -> None:
    ids = _queued(store, 3)
    assert [store.claim_next() for _ in range(4)] == [*ids, None]


def test_no_dossier_is_claimed_twice_by_workers_at_once(store: Store, url: str) -> None:
    ids = _queued(store, 24)
    workers = [Store(url) for _ in range(4)]

    def claim_all(worker: Store) -> list[str]:
        return [id_ for id_ in iter(worker.claim_next, None) if id_]

    with ThreadPoolExecutor(4) as pool:
        claimed = [id_ for taken in pool.map(claim_all, workers) for id_ in taken]
    assert sorted(claimed) == sorted(ids)
    for worker in workers:
        worker.close()


def test_progress_and_end(store: Store) -> None:
    (id_,) = _queued(store, 1)
    store.claim_next()
    store.report_progress(id_, 3, 10, "执照.pdf")
    row = store.dossier(id_)
    assert (row.state, row.progress_done, row.progress_total, row.progress_note) == ("reading", 3, 10, "执照.pdf")
    store.keep_result(id_, result(finding("warn")), "1", "r")
    row = store.dossier(id_)
    assert (row.state, row.progress_done, row.verdict, row.counts) == ("checked", 10, "eligible", {"warn": 1})
    assert store.claim_next() is None


def test_failure_is_told_in_both_languages(store: Store) -> None:
    (id_,) = _queued(store, 1)
    store.claim_next()
    store.fail(id_, text("坏了", "it broke"))
    assert (store.dossier(id_).state, store.dossier(id_).message) == ("failed", "坏了\nit broke")
    store.enqueue(id_)
    assert (store.dossier(id_).message, store.claim_next()) == ("", id_)


def test_a_dead_workers_dossier_is_claimed_again_a_living_ones_is_not(
    store: Store, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (id_,) = _queued(store, 1)
    other = Store(url)
    assert store.claim_next() == id_
    assert other.claim_next() is None
    monkeypatch.setattr(queue, "LEASE", timedelta(seconds=-1))
    assert store.renew_lease(id_)
    assert other.claim_next() == id_
    assert not store.renew_lease(id_)
    other.close()


def test_a_claim_given_back_is_first_again(store: Store) -> None:
    first, second = _queued(store, 2)
    assert store.claim_next() == first
    store.release(first)
    assert (store.dossier(first).state, store.claim_next(), store.claim_next()) == ("queued", first, second)


def test_a_dossier_that_kills_its_worker_is_given_up(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    (id_,) = _queued(store, 1)
    monkeypatch.setattr(queue, "LEASE", timedelta(seconds=-1))
    assert [store.claim_next() for _ in range(4)] == [id_, id_, id_, None]
    assert store.dossier(id_).state == "failed"
    assert "意外终止" in store.dossier(id_).message
