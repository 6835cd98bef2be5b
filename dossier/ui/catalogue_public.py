"""The public catalogue as a file, for whoever has not logged in: public columns, by an address of its own.

Streamlit hands files out by session only, and a session's files are closed to strangers.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dossier.casework.catalogue_export import Form
from dossier.casework.sheets import MEDIA
from dossier.models.records import Store
from dossier.ui.catalogue_search import FORMS, Wanted, taken_away, wanted_of
from dossier.ui.language import Language

PATH = "/catalogue/export."


def public_files(open_store: Callable[[], Store]) -> list[Route]:
    """One route a form."""
    return [Route(f"{PATH}{form}", _answer(open_store, form), methods=["GET"]) for form in FORMS]


def address(wanted: Wanted, form: Form, language: Language) -> str:
    """Where the file lies that holds what is wanted."""
    asked = {name: value for name, value in wanted.model_dump(mode="json").items() if value}
    return f"{PATH}{form}?{urlencode({**asked, 'lang': language})}"


def _answer(open_store: Callable[[], Store], form: Form) -> Callable[[Request], Awaitable[Response]]:
    async def answer(asked: Request) -> Response:
        wanted = wanted_of(dict(asked.query_params))
        if wanted is None:
            return PlainTextResponse("400", 400)
        language: Language = "en" if asked.query_params.get("lang") == "en" else "zh"
        data = await run_in_threadpool(taken_away, open_store(), wanted, form, language)
        name = f"catalogue-{wanted.on.isoformat()}.{form}"
        return Response(data, media_type=MEDIA[form], headers={"content-disposition": f'attachment; filename="{name}"'})

    return answer
