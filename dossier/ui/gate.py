"""What stands before every request: whoever has not logged in gets the login page, and no file of anybody.

The pages themselves ask again who is there (``who.py``); this keeps strangers from filling the memory with uploads and
from fetching what the desk shows to others.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dossier.models.records import Store
from dossier.ui.entry import COOKIE, is_this_computer, oidc_offered, way_in
from dossier.ui.signed import is_signed

DOORS = ("/login", "/logout", "/first", "/password")
"""Pages that are not Streamlit's and look after themselves (``doors.py``)."""
PUBLIC = ("/catalogue",)
"""Pages that are shown to whoever has not logged in; ``pages.py`` says the same of them."""
_PUBLIC_PATHS = {page + asked for page in PUBLIC for asked in ("", "/", "/_stcore/health", "/_stcore/host-config")}
"""Streamlit's browser side first asks for its server below the page's address, and must hear that it is not there."""
_FILES = ("/media/", "/_stcore/upload_file", "/_stcore/metrics")
_NO_PAGES = ("/_stcore/", "/static/", "/component/", "/app/static/", "/auth/", "/oauth2callback")
_AGAIN = '<!doctype html><meta http-equiv="refresh" content="0"><title>…</title>'
"""A link on another site brings no cookie along; the same page asked for from here does."""
_HEADERS = ((b"x-frame-options", b"SAMEORIGIN"), (b"x-content-type-options", b"nosniff"))


class Gate:
    """ASGI middleware; ``open_store`` gives the store when it is first needed."""

    def __init__(self, app: ASGIApp, open_store: Callable[[], Store]) -> None:
        self._app = app
        self._open_store = open_store

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer in the desk's place."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        answer = await run_in_threadpool(self._answer, scope)
        if answer is None:
            await self._app(scope, receive, _with_headers(send) if scope["type"] == "http" else send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await answer(scope, receive, send)

    def _answer(self, scope: Scope) -> Response | None:
        asked = HTTPConnection(scope)
        store, path = self._open_store(), asked.url.path
        way = way_in(store)
        if way == "alone":
            return None if is_this_computer(asked.headers.get("host")) else PlainTextResponse("403", 403)
        if scope["type"] == "websocket" or path in DOORS:
            return None
        if path.startswith(_FILES):
            return None if is_inside(asked, store) else PlainTextResponse("403", 403)
        if not _is_page(path) or is_inside(asked, store):
            return None
        if path in _PUBLIC_PATHS and way != "first":
            return None
        return _to_login(Request(scope), way == "first")


def is_inside(asked: HTTPConnection, store: Store) -> bool:
    """Whether the request bears a session that holds, or what a provider signed."""
    token = asked.cookies.get(COOKIE)
    return bool(token and store.session_actor(token)) or (oidc_offered() and is_signed(asked))


def _is_page(path: str) -> bool:
    return not path.startswith(_NO_PAGES) and "." not in path.rpartition("/")[2]


def _to_login(asked: Request, first: bool) -> Response | None:
    if asked.headers.get("sec-fetch-site") == "cross-site":
        return HTMLResponse(_AGAIN)
    english = asked.query_params.get("lang") == "en"
    if first:
        return RedirectResponse("/first?lang=en" if english else "/first", 303)
    if oidc_offered():
        return None  # the desk's own page offers both ways
    target = asked.url.path + (f"?{asked.url.query}" if asked.url.query else "")
    wanted = {"next": target} if target != "/" else {}
    query = urlencode({**wanted, **({"lang": "en"} if english else {})})
    return RedirectResponse("/login" + (f"?{query}" if query else ""), 303)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *_HEADERS]
        await send(message)

    return sending
