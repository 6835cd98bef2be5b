"""Settings of the installation, from the environment (prefix ``DOSSIER_``); the defaults are safe on two cores."""

from __future__ import annotations

import functools
import os
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from dossier.models.base import Record


class Limits(Record):
    """What a dossier may cost. Above a limit a file becomes a problem that names the limit; nothing is cut in silence.

    Set one by ``DOSSIER_LIMITS__MAX_FILES=5000`` and so on.
    """

    max_files: int = Field(1000, gt=0)
    """Files of one dossier, those inside ZIPs counted."""
    max_file_bytes: int = Field(500 * 2**20, gt=0)
    """Bytes of one file, unpacked."""
    max_total_bytes: int = Field(2**30, gt=0)
    """Bytes of all files of a dossier, unpacked."""
    max_zip_ratio: float = Field(200.0, gt=1)
    """Unpacked bytes by packed bytes of one ZIP member; text and white pictures reach 100."""
    max_zip_depth: int = Field(3, ge=1)
    """ZIP in ZIP: how many levels are opened."""
    max_pages: int = Field(300, gt=0)
    """Pages read of one file; a problem says which were left out."""
    max_pixels: int = Field(120_000_000, gt=0)
    """Pixels of a picture that is decoded at all (a 600 dpi A3 scan has 70 million)."""
    max_picture_side: int = Field(2400, ge=200)
    """Longer side in pixels of the picture given to OCR (A4 at 200 dpi is 2339)."""
    max_seals: int = Field(4, ge=0)
    """Red seals read of one page picture (half a second each); further ones are left unread, 0 reads none."""
    max_rereadings: int = Field(8, ge=0)
    """Doubtful values of one page that are read a second time (40 ms each); 0 reads none."""
    max_worker_bytes: int = Field(5 * 2**30, ge=2**30)
    """Address space of one process that reads pages; a page that unfolds beyond it becomes a problem of that page."""
    seconds_per_page: float = Field(120.0, gt=0)
    """Time for reading one page, 2 or 3 on an idle machine; one that needs longer becomes a problem of that page."""


class Settings(BaseSettings):
    """All settings: ``DOSSIER_OCR_ENGINE``, ``DOSSIER_WORKERS``, ``DOSSIER_STORE``, ``DOSSIER_LIMITS__...``."""

    model_config = SettingsConfigDict(env_prefix="DOSSIER_", env_nested_delimiter="__", extra="ignore")

    limits: Limits = Limits()
    ocr_engine: str = "rapidocr"
    """Name in ``dossier.extraction.ocr.ENGINES``."""
    scheduler: str = ""
    """Address of a Dask scheduler whose workers read the pages (``tcp://host:8786``); empty: this machine's."""
    workers: int = Field(default_factory=lambda: max(2, min(4, os.cpu_count() or 1)), ge=1)
    """Processes that read pages, each with one thread and about 1 GB at its peak; 1 reads in the calling process."""
    data_dir: Path = Path.home() / ".local/share/dossier"
    """Where the record store and the files live when no URL is given."""
    store: str | None = None
    """Record store: a folder or an SQLAlchemy URL; SQLite in ``data_dir`` when empty."""
    overlay: Path | None = None
    """Overlay file with an office's guide for a round; it holds for dossiers under its policy and version."""
    show_signs: bool = True
    """Whether signs of falsification are shown at all; turned off where applicants look at the desk."""
    login: Literal["accounts", "none"] = "accounts"
    """``none``: one person works on this computer and nobody logs in; the desk then answers to this computer only."""
    session_hours: float = Field(8.0, gt=0)
    """Hours without use after which somebody who has logged in must do so again."""
    clock: date | None = None
    """The day to take for today in training and tests; empty where real cases are kept."""
    sure_confidence: float = Field(0.9, ge=0, le=1)
    """Confidence from which the desk marks a field as read reliably, so that nobody need look at it."""


def settings() -> Settings:
    """Settings as the environment says now: read again once a variable has changed, so that tests can set them."""
    return _read(tuple(pair for pair in os.environ.items() if pair[0].upper().startswith("DOSSIER_")))


@functools.lru_cache(maxsize=8)
def _read(_environment: tuple[tuple[str, str], ...]) -> Settings:
    """Reading takes some milliseconds, and one drawing of a page asks a hundred times."""
    return Settings()
