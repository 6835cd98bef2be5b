"""Questions to a person: what only a person can confirm, with the papers to look at laid beside it."""

from __future__ import annotations

from dossier.checks.evidence import first_page
from dossier.checks.outcomes import to_review
from dossier.checks.params import ListName, TypeName
from dossier.checks.registry import Context
from dossier.models.base import Record, Text, text
from dossier.models.document import Evidence
from dossier.models.finding import Outcome


class Question(Record):
    """What a person must confirm, the papers to look at, and the words of a list to choose from."""

    question: Text
    papers: tuple[TypeName, ...] = ()
    choices: ListName | None = None


CONFIRM = text("请审核人员确认：", "To be confirmed by a person: ")


def ask(context: Context, params: Question, *hints: Evidence, lead: Text = CONFIRM) -> Outcome:
    """The question as an outcome in review, with its choices, hints, and the first page of each paper named."""
    words = "、".join(context.version.lists[params.choices]) if params.choices else ""
    said = text(
        "{lead}{question}{choices}。",
        "{lead}{question}{choices}.",
        lead=lead,
        question=params.question,
        choices=text("（{words}）", " ({words})", words=words) if words else Text(zh="", en=""),
    )
    return to_review(said, *hints, *(first_page(document) for document in context.dossier.of_type(*params.papers)))
