"""A record store on SQLite and, where a PostgreSQL server is installed, on PostgreSQL."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine

from dossier.models.records import Store
from dossier.models.records.place import place_of


def _server() -> Path | None:
    """The folder of the PostgreSQL programs, None where there is no server."""
    found = shutil.which("pg_ctl")
    places = [Path(found).resolve().parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return next((place for place in reversed(places) if (place / "initdb").exists()), None)


def _run(*command: str | Path) -> None:
    """As the user ``postgres`` where we are root: the server refuses to run as root."""
    user: dict[str, Any] = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
    subprocess.run([str(part) for part in command], check=True, capture_output=True, timeout=60, cwd="/", **user)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """URL of a fresh server on loopback."""
    programs = _server()
    if programs is None:
        pytest.skip("no PostgreSQL server installed")
    folder = Path(tempfile.mkdtemp(prefix="dossier-pg-"))
    owner = "postgres" if os.geteuid() == 0 else getpass.getuser()
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        data = folder / "data"
        _run(programs / "initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--locale=C", "-U", owner, "--no-sync")
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
        _run(programs / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start")
        yield f"postgresql://{owner}@127.0.0.1:{port}/postgres"
        _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of an empty store."""
    if request.param == "sqlite":
        return str(tmp_path / "store")
    server = request.getfixturevalue("postgresql")
    name = f"t{os.urandom(6).hex()}"
    engine = create_engine(place_of(server).url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f'CREATE DATABASE "{name}"')
    engine.dispose()
    return f"{server.rsplit('/', 1)[0]}/{name}?files={tmp_path / 'files'}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An open, empty store."""
    opened = Store(url)
    yield opened
    opened.close()
