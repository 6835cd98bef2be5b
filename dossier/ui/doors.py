"""Logging in, the first set-up, another password: requests of their own beside Streamlit, which cannot set a cookie.

The cookie is HttpOnly and SameSite=Strict: no script reads it, no other site has it sent along.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from dossier.models.actor import Actor
from dossier.models.base import Text, text
from dossier.models.errors import DossierError
from dossier.models.records import Store
from dossier.models.records.account_rows import Person, plain_login
from dossier.models.records.accounts import MADE_HERE
from dossier.ui import door_words
from dossier.ui.door_page import Field, Part, door_page, language_of, secret
from dossier.ui.entry import COOKIE, choose_alone, is_this_computer, oidc_offered, safe_target, way_in
from dossier.ui.signed import is_signed

_LONGEST_FORM = 8192
Form = dict[str, str]
OpenStore = Callable[[], Store]


def doors(open_store: OpenStore) -> list[Route]:
    """The routes."""
    return [
        Route("/login", _door(open_store, _login_page, _login), methods=["GET", "POST"]),
        Route("/first", _door(open_store, _first_page, _first), methods=["GET", "POST"]),
        Route("/logout", _logged_out(open_store), methods=["GET"]),
        Route("/password", _door(open_store, _password_page, _password), methods=["GET", "POST"]),
    ]


def _door(
    open_store: OpenStore,
    show: Callable[[Request, Store], Response],
    act: Callable[[Request, Store, Form], Response],
) -> Callable[[Request], Awaitable[Response]]:
    """A page that shows a form, and does what was sent by it and by no other page."""

    async def answer(asked: Request) -> Response:
        if asked.method != "POST":
            return await run_in_threadpool(show, asked, open_store())
        if not _is_own(asked):
            return PlainTextResponse(door_words.DOOR_FOREIGN.zh + "\n" + door_words.DOOR_FOREIGN.en, 403)
        form = await _form(asked)
        if form is None:
            return PlainTextResponse("413", 413)
        return await run_in_threadpool(act, asked, open_store(), form)

    return answer


def _is_own(asked: Request) -> bool:
    """Whether the form was sent by a page of this desk. Browsers say so in one of two headers with every POST."""
    site, origin = asked.headers.get("sec-fetch-site"), asked.headers.get("origin")
    if site is not None:
        return site == "same-origin"
    return origin is not None and urlsplit(origin).netloc == asked.headers.get("host")


async def _form(asked: Request) -> Form | None:
    """The fields that were sent; None where it is more than any of these forms can be."""
    body = b""
    async for chunk in asked.stream():
        body += chunk
        if len(body) > _LONGEST_FORM:
            return None
    return {name: values[-1] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}


def _login_page(
    asked: Request, store: Store, problem: Text | None = None, form: Form | None = None, done: Text | None = None
) -> Response:
    if (way := way_in(store)) != "accounts":
        return RedirectResponse("/first" if way == "first" else "/", 303)
    given = form or {}
    part = Part(
        title=door_words.LOGIN_TITLE, problem=problem, done=done, action="/login", button=door_words.LOGIN_BUTTON,
        fields=(
            Field(name="login", label=door_words.LOGIN_NAME, autocomplete="username", value=given.get("login", "")),
            secret("password", door_words.LOGIN_PASSWORD),
        ),
        hidden={"next": safe_target(given.get("next") or asked.query_params.get("next"))},
        links=((door_words.LOGIN_OIDC, "/"),) if oidc_offered() else (),
        help=door_words.LOGIN_HELP,
    )  # fmt: skip
    return door_page(asked, part, status=401 if problem else 200)


def _login(asked: Request, store: Store, form: Form) -> Response:
    try:
        actor = store.authenticate(form.get("login", ""), form.get("password", ""))
    except DossierError as error:
        return _login_page(asked, store, _whole(error), form)
    return _let_in(asked, store, actor, safe_target(form.get("next")))


def _let_in(asked: Request, store: Store, actor: Actor, target: str) -> Response:
    """To the desk with a new session; one that the browser had before is ended."""
    if before := asked.cookies.get(COOKIE):
        store.end_session(before)
    secure = asked.url.scheme == "https" or asked.headers.get("x-forwarded-proto") == "https"
    answer = RedirectResponse(_in(asked, target), 303)
    answer.set_cookie(COOKIE, store.start_session(actor), httponly=True, samesite="strict", secure=secure, path="/")
    return answer


def _logged_out(open_store: OpenStore) -> Callable[[Request], Awaitable[Response]]:
    """A link of the desk's own pages. The browser loads all anew, so that nothing stays on the screen or in memory.

    The cookie comes along only from a page of this desk: no other site can have somebody logged out.
    """

    async def answer(asked: Request) -> Response:
        if token := asked.cookies.get(COOKIE):
            await run_in_threadpool(open_store().end_session, token)
        after = "/auth/logout" if oidc_offered() and is_signed(asked) else _in(asked, "/login")
        gone = RedirectResponse(after, 303)
        gone.delete_cookie(COOKIE, httponly=True, samesite="strict", path="/")
        return gone

    return answer


def _in(asked: Request, target: str) -> str:
    """The page in the language of this one."""
    if language_of(asked) == "zh" or "lang=" in target:
        return target
    return f"{target}{'&' if '?' in target else '?'}lang=en"


def _first_page(asked: Request, store: Store, problem: Text | None = None, form: Form | None = None) -> Response:
    if way_in(store) != "first":
        return RedirectResponse("/", 303)
    if not is_this_computer(asked.headers.get("host")):
        return door_page(asked, Part(title=door_words.FIRST_TITLE, intro=door_words.FIRST_ELSEWHERE), status=403)
    given = form or {}
    fields = (
        Field(name="name", label=door_words.FIRST_PERSON, autocomplete="name", value=given.get("name", "")),
        Field(name="login", label=door_words.LOGIN_NAME, autocomplete="username", value=given.get("login", "")),
        secret("password", door_words.PASSWORD_NEW, "new-password"),
        secret("again", door_words.PASSWORD_AGAIN, "new-password"),
    )
    administrator = Part(
        title=door_words.FIRST_TITLE, intro=door_words.FIRST_INTRO, problem=problem, fields=fields, action="/first",
        button=door_words.FIRST_BUTTON,
    )  # fmt: skip
    alone = Part(
        title=door_words.FIRST_ALONE_TITLE, intro=door_words.FIRST_ALONE, action="/first", hidden={"alone": "yes"},
        button=door_words.FIRST_ALONE_BUTTON,
    )  # fmt: skip
    return door_page(asked, administrator, alone, status=400 if problem else 200)


def _first(asked: Request, store: Store, form: Form) -> Response:
    if way_in(store) != "first" or not is_this_computer(asked.headers.get("host")):
        return _first_page(asked, store)
    if form.get("alone") == "yes":
        choose_alone(store)
        return RedirectResponse(_in(asked, "/"), 303)
    password, person = form.get("password", ""), Person(name=form.get("name", ""), role="administrator")
    if password != form.get("again"):
        return _first_page(asked, store, door_words.PASSWORD_UNLIKE, form)
    try:
        store.add_account(form.get("login", ""), person, MADE_HERE, password=password, first=True)
    except DossierError as error:
        return _first_page(asked, store, _whole(error), form)
    return _let_in(asked, store, store.account(plain_login(form["login"])).actor, "/")


def _password_page(asked: Request, store: Store, problem: Text | None = None) -> Response:
    if way_in(store) != "accounts" or _actor(asked, store) is None:
        return RedirectResponse("/", 303)
    part = Part(
        title=door_words.PASSWORD_TITLE, problem=problem, action="/password", button=door_words.PASSWORD_BUTTON,
        fields=(
            secret("old", door_words.PASSWORD_OLD),
            secret("password", door_words.PASSWORD_NEW, "new-password"),
            secret("again", door_words.PASSWORD_AGAIN, "new-password"),
        ),
        links=((door_words.PASSWORD_BACK, _in(asked, "/")),),
    )  # fmt: skip
    return door_page(asked, part, status=400 if problem else 200)


def _password(asked: Request, store: Store, form: Form) -> Response:
    actor = _actor(asked, store) if way_in(store) == "accounts" else None
    if actor is None:
        return RedirectResponse("/", 303)
    if form.get("password") != form.get("again"):
        return _password_page(asked, store, door_words.PASSWORD_UNLIKE)
    try:
        store.authenticate(actor.login, form.get("old", ""))
        store.set_password(actor.login, form.get("password", ""), actor.login)
    except DossierError as error:
        return _password_page(asked, store, _whole(error))
    return _login_page(asked, store, done=door_words.PASSWORD_DONE)


def _actor(asked: Request, store: Store) -> Actor | None:
    token = asked.cookies.get(COOKIE)
    return store.session_actor(token) if token else None


def _whole(error: DossierError) -> Text:
    return text("{what}{cure}", "{what} {cure}", what=error.message, cure=error.cure or Text(zh="", en=""))
