"""The looks of the pages before the desk: plain HTML without scripts; a password passes through nothing else."""

from __future__ import annotations

import secrets
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dossier.models.base import Record, Text
from dossier.ui import words
from dossier.ui.language import Language, in_language

_POLICY = "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
_HTML = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=select_autoescape())


class Field(Record):
    """A field of a form."""

    name: str
    label: Text
    type: str = "text"
    autocomplete: str = "off"
    value: str = ""


class Part(Record):
    """A frame with a form, or only words where it has no button."""

    title: Text
    intro: Text | None = None
    problem: Text | None = None
    done: Text | None = None
    fields: tuple[Field, ...] = ()
    hidden: dict[str, str] = {}
    action: str = ""
    button: Text | None = None
    links: tuple[tuple[Text, str], ...] = ()
    help: Text | None = None


def secret(name: str, label: Text, autocomplete: str = "current-password") -> Field:
    """A field for a password."""
    return Field(name=name, label=label, type="password", autocomplete=autocomplete)


def language_of(asked: Request) -> Language:
    """English where the address says so."""
    return "en" if asked.query_params.get("lang") == "en" else "zh"


def door_page(asked: Request, *parts: Part, status: int = 200) -> HTMLResponse:
    """The page. Nothing keeps it, nothing frames it, and its forms go nowhere else."""
    language, nonce = language_of(asked), secrets.token_urlsafe(16)
    url = asked.url.include_query_params(lang="zh" if language == "en" else "en")
    other = (
        f"{url.path}?{url.query}",
        in_language(words.LANGUAGE_ZH if language == "en" else words.LANGUAGE_EN, language),
    )
    told = [_told(part, language) for part in parts]
    content = _HTML.get_template("door.html").render(
        english=language == "en", nonce=nonce, title=told[0]["title"], app=in_language(words.APP_TITLE, language),
        other=other, parts=told,
    )  # fmt: skip
    policy = f"{_POLICY}; style-src 'nonce-{nonce}'"
    headers = {"content-security-policy": policy, "cache-control": "no-store", "referrer-policy": "same-origin"}
    return HTMLResponse(content, status, headers)


def _told(part: Part, language: Language) -> dict[str, object]:
    """The part with its words in one language; a form goes back to where its page came from, in that language."""
    texts = {name: getattr(part, name) for name in ("title", "intro", "problem", "done", "button", "help")}
    return {
        **{name: in_language(text, language) if text else "" for name, text in texts.items()},
        "action": f"{part.action}?lang={language}",
        "hidden": part.hidden,
        "fields": [{**field.model_dump(), "label": in_language(field.label, language)} for field in part.fields],
        "links": [(in_language(label, language), target) for label, target in part.links],
    }
