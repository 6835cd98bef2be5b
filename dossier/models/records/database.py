"""Opening the database: connection settings, and the migrations that bring it to the present form."""

from __future__ import annotations

import ssl
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import SQLAlchemyError as DatabaseError
from sqlalchemy.sql import text as sql

from dossier.models.base import text
from dossier.models.errors import StoreError

HEAD = "0007"
"""The newest revision of ``migrations/versions`` (a test asserts it), so that opening need not load Alembic."""
BUSY_SECONDS = 30
_LOCK = 0x646F7373
"""Key of the PostgreSQL advisory lock under which migrations run."""


def open_database(url: URL) -> Engine:
    """An engine on a database in its present form; missing tables are made, older forms are migrated.

    Several processes may open at once: the migration runs in one transaction under the database's own lock.
    Raises StoreError where the database cannot be opened or was written by a newer version.
    """
    try:
        engine = _sqlite(url) if url.get_backend_name() == "sqlite" else _postgresql(url)
        with engine.connect() as connection:
            revision = revision_of(connection)
        if revision != HEAD:
            migrate(engine)
    except (OSError, DatabaseError) as error:
        raise _unopenable(url, error) from error
    return engine


def revision_of(connection: Connection) -> str | None:
    """The revision the database is at, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sql("SELECT version_num FROM alembic_version")).scalar()


def migrate(engine: Engine) -> None:
    """Bring the database to ``HEAD``, in one transaction. Raises StoreError where it is newer than this program."""
    from alembic import command  # slow to load, needed once in a version's life
    from alembic.util.exc import CommandError

    with engine.execution_options(writes=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(sql("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        config = alembic_config()
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise StoreError(
                text("存储由更新版本的程序写入：{error}", "The store is of a newer version: {error}", error=error),
                text("请升级本程序，或另选 --store。", "Upgrade this program, or choose another --store."),
            ) from error


def alembic_config() -> Any:
    """Alembic's configuration, in memory: there is no ini file to find or to forget."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config


def _sqlite(url: URL) -> Engine:
    Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _postgresql(url: URL) -> Engine:
    """``sslmode`` is understood as PostgreSQL's own programs do; what only asks for encryption checks no name."""
    mode = url.query.get("sslmode", "prefer")
    arguments: dict[str, Any] = {"timeout": BUSY_SECONDS}
    if mode in ("require", "verify-ca", "verify-full"):
        context = ssl.create_default_context()
        context.check_hostname = mode == "verify-full"
        context.verify_mode = ssl.CERT_NONE if mode == "require" else ssl.CERT_REQUIRED
        arguments["ssl_context"] = context
    plain = url.difference_update_query(["sslmode", "connect_timeout"])
    return create_engine(plain, pool_pre_ping=True, connect_args=arguments)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Write-ahead log (readers never wait), foreign keys on, every commit flushed to the disk."""
    connection.isolation_level = None  # transactions are begun below, not by the driver
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    connection.execute("PRAGMA foreign_keys = ON")
    _turn_on_log(connection)
    connection.execute("PRAGMA synchronous = FULL")


def _turn_on_log(connection: Any) -> None:
    """Several first openers can collide here, and SQLite then answers at once instead of waiting."""
    import sqlite3

    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.05)


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes the write lock at once: taking it halfway through fails instead of waiting."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _unopenable(url: URL, error: Exception) -> StoreError:
    reason = error.orig if isinstance(error, OperationalError) and error.orig else error
    return StoreError(
        text(
            "无法打开存储 {url}：{reason}",
            "Cannot open the record store {url}: {reason}",
            url=url.render_as_string(hide_password=True),
            reason=str(reason).strip().splitlines()[0] if str(reason).strip() else type(error).__name__,
        ),
        text(
            "请检查路径、权限和磁盘空间，或用 --store 另指定位置。",
            "Check path, permissions and disk space, or choose another place with --store.",
        ),
    )
