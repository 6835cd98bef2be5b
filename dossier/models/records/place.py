"""Where the record store lives: the URL of its database and the folder of its files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from dossier.models.base import text
from dossier.models.errors import UsageError
from dossier.models.settings import settings

DATABASE = "dossier.sqlite3"
_DRIVER = "postgresql+pg8000"
"""Whatever driver an address names, this one is installed."""


@dataclass(frozen=True)
class Place:
    """A database and the folder where the files lie."""

    url: URL
    files: Path


def place_of(store: str | None = None) -> Place:
    """The place that ``store`` names: a folder, a ``sqlite:///…`` URL, a ``postgresql://…`` URL, or nothing.

    Nothing means the setting (``DOSSIER_STORE``), then a folder of the user. The files lie beside a SQLite database;
    for PostgreSQL in the data folder of the settings, or where ``?files=`` of the URL says.
    Raises UsageError for a URL that is none of these.
    """
    chosen = store or settings().store or str(settings().data_dir)
    if "://" not in chosen:
        folder = Path(chosen).expanduser().absolute()
        return Place(URL.create("sqlite", database=str(folder / DATABASE)), folder / "files")
    try:
        url = make_url(chosen)
    except ArgumentError as error:
        raise _wrong(chosen) from error
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, chosen)
    if url.get_backend_name() == "postgresql":
        return _postgresql(url)
    raise _wrong(chosen)


def _sqlite(url: URL, chosen: str) -> Place:
    if not url.database or url.database == ":memory:":
        raise _wrong(chosen)
    database = Path(url.database).expanduser().absolute()
    return Place(URL.create("sqlite", database=str(database)), database.parent / "files")


def _postgresql(url: URL) -> Place:
    files = url.query.get("files")
    folder = Path(str(files)).expanduser() if files else settings().data_dir.expanduser() / "files"
    return Place(url.difference_update_query(["files"]).set(drivername=_DRIVER), folder.absolute())


def _wrong(chosen: str) -> UsageError:
    return UsageError(
        text("无法识别的存储地址：{chosen}。", "Not a place for the record store: {chosen}.", chosen=_masked(chosen)),
        text(
            "请给出文件夹、sqlite:///路径 或 postgresql://用户@主机/库。",
            "Give a folder, sqlite:///PATH or postgresql://USER@HOST/DATABASE.",
        ),
    )


def _masked(chosen: str) -> str:
    """The address without what stands before ``@``: a password never goes to a screen or log."""
    scheme, _, rest = chosen.partition("://")
    return f"{scheme}://***@{rest.rpartition('@')[2]}" if "@" in rest else chosen
