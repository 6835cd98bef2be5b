"""What the store has acknowledged survives the death of the process that wrote it."""

from __future__ import annotations

import errno
import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, event

from dossier.models.errors import StoreError
from dossier.models.records import Store
from dossier.models.records.place import place_of

_WRITER = """
import itertools, sys
from dossier.models.records import Store
store = Store(sys.argv[1])
for i in itertools.count():
    data = (str(i) * 20000).encode()
    digest = store.keep_file(data)
    id_ = store.create_dossier(str(i), [(f"{i}.bin", digest, len(data))], {})
    print(id_, digest, flush=True)
"""


def test_kill_9_loses_nothing_acknowledged(tmp_path: Path) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True, env={**os.environ}
    )
    assert writer.stdout is not None
    told = [writer.stdout.readline().split() for _ in range(40)]
    writer.send_signal(signal.SIGKILL)
    told += [line.split() for line in writer.stdout.read().splitlines() if len(line.split()) == 2]
    writer.wait(10)
    store = Store(str(tmp_path))
    for id_, digest in told:
        (file,) = store.dossier_files(id_)
        assert file.sha256 == digest
        assert hashlib.sha256(store.file(digest)).hexdigest() == digest
    for path in store.files.folder.rglob("*"):
        if path.is_file() and not path.name.startswith("."):
            assert hashlib.sha256(path.read_bytes()).hexdigest() == path.name
    store.create_dossier("after", [], {})


_ENTERER = """
import sys
from dossier.models.records import Store
store = Store(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
print(store.find_or_create_dossier("a", [("a.pdf", "", 1)], {}), flush=True)
"""


def test_the_same_dossier_entered_by_several_at_once_is_one(url: str) -> None:
    Store(url).close()
    command = [sys.executable, "-c", _ENTERER, url]
    crowd = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    for one in crowd:
        assert one.stdout is not None and one.stdout.readline() == "ready\n"
    for one in crowd:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    assert len({one.communicate(timeout=30)[0] for one in crowd}) == 1


def test_a_disk_that_takes_nothing_is_a_store_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(str(tmp_path))
    kept = store.keep_file(b"before")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="No space left"):
        store.keep_file(b"after")
    assert store.file(kept) == b"before" and not list(store.files.folder.rglob(".*"))


def test_a_database_that_takes_nothing_is_a_store_error(tmp_path: Path) -> None:
    store = Store(str(tmp_path))
    with sqlite3.connect(tmp_path / "dossier.sqlite3") as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]

    def limit(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(store._engine, "checkout", limit)
    with pytest.raises(StoreError, match="full"):
        store.create_dossier("a" * 100_000, [], {})


def test_a_server_that_goes_away_is_a_store_error(postgresql: str, tmp_path: Path) -> None:
    store = Store(f"{postgresql}?files={tmp_path}")
    other = create_engine(place_of(postgresql).url, isolation_level="AUTOCOMMIT")

    def end(connection: Any, _: object, statement: str, *__: object) -> None:
        if statement.startswith("INSERT INTO dossiers"):
            own = connection.connection.cursor().execute("SELECT pg_backend_pid()").fetchone()[0]
            with other.connect() as second:
                second.exec_driver_sql(f"SELECT pg_terminate_backend({own}, 5000)")

    event.listen(store._engine, "before_cursor_execute", end)
    with pytest.raises(StoreError, match="无法写入"):
        store.create_dossier("a", [], {})
    event.remove(store._engine, "before_cursor_execute", end)
    store.create_dossier("the next one finds a new connection", [], {})


@pytest.mark.parametrize("query", ["", "?sslmode=disable", "?connect_timeout=3"])
def test_addresses_made_for_other_drivers_open(postgresql: str, query: str, tmp_path: Path) -> None:
    store = Store(f"{postgresql}{query}{'&' if query else '?'}files={tmp_path}")
    assert store.dossiers() is not None
    store.close()


def test_encryption_that_was_asked_for_is_not_left_out(postgresql: str) -> None:
    with pytest.raises(StoreError, match="SSL"):
        Store(f"{postgresql}?sslmode=require")
