"""The web server of the desk: Streamlit's app with the doors beside it and the gate before it."""

from __future__ import annotations

import gc
import importlib
import threading
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


def warm() -> None:
    """Load what every first visitor would wait seconds for: the pages with all that they import, and the policies."""
    from dossier.checks.engine import load_policy, policy_ids

    importlib.import_module("dossier.ui.pages")
    for id_ in policy_ids():
        load_policy(id_)
    gc.collect()
    gc.freeze()  # what stays for good need not be looked through again while somebody waits


threading.Thread(target=warm, name="warm", daemon=True).start()
app = App(
    Path(__file__).with_name("app.py"),
    routes=[*doors(opened), *public_files(opened)],
    middleware=[Middleware(Gate, open_store=opened)],
)
