"""Papers arranged by hand: a person's word is kept, and the dossier is checked again with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dossier.extraction.outcome import ByHand
from dossier.extraction.versions import READER_VERSION
from dossier.models.arrangement import turned_version, turns_of
from dossier.models.base import text
from dossier.models.errors import RefusedError
from dossier.models.records import Store


def arrange(store: Store, id_: str, kind: str, body: Mapping[str, Any], user: str, reason: str = "") -> int:
    """Keep a person's word on papers or pages of a checked dossier and return its number; it is then to be checked.

    Raises UsageError and RefusedError as ``Store.arrange``, and for a page that has no picture to be turned.
    """
    if kind == "turn":
        _must_have_picture(store, id_, body)
    return store.arrange(id_, kind, body, user, reason)


def reads_anew(store: Store, id_: str) -> bool:
    """Whether the next check must read a page anew, which takes seconds: a worker should do it."""
    return any(unread_turns(store, id_, file.sha256) for file in store.dossier_files(id_))


def by_hand(store: Store, id_: str) -> ByHand:
    """How persons have arranged the papers of a dossier, in the form that extraction asks for."""

    def cache(page: int, degrees: int) -> Any:
        return store.cache(turned_version(READER_VERSION, page, degrees))

    return ByHand(store.arrangements(id_), cache)


def unread_turns(store: Store, id_: str, sha256: str) -> bool:
    """Whether a page of the file was turned and not yet read so: its bytes are needed."""
    turns = turns_of(store.arrangements(id_))
    versions = [turned_version(READER_VERSION, page, d) for (sha, page), d in turns.items() if sha == sha256]
    return any(not store.has_reading(sha256, version) for version in versions)


def _must_have_picture(store: Store, id_: str, body: Mapping[str, Any]) -> None:
    from dossier.extraction.reading.turned import can_be_turned

    sha256, number = body.get("sha256"), body.get("page")
    runs = store.runs(id_)
    known = sha256 in {file.sha256 for file in store.dossier_files(id_)}
    reading = store.reading(str(sha256), runs[-1].reader_version) if known and runs else None
    page = next((page for page in reading.pages if page.number == number), None) if reading else None
    if page is not None and not can_be_turned(store.file(str(sha256)), page):
        raise RefusedError(text("该页没有图像，不能旋转。", "This page has no picture that could be turned."))
