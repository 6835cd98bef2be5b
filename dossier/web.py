"""The web server of the desk: Streamlit's app with the doors beside it and the gate before it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from starlette.middleware import Middleware
from streamlit.starlette import App

from dossier.models.records import Store
from dossier.ui.catalogue_public import public_files
from dossier.ui.doors import doors
from dossier.ui.gate import Gate


@cache
def opened() -> Store:
    """The record store for the doors and the gate, opened once."""
    return Store()


app = App(
    Path(__file__).with_name("app.py"),
    routes=[*doors(opened), *public_files(opened)],
    middleware=[Middleware(Gate, open_store=opened)],
)
