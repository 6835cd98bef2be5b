"""What both writers of the notice print, word by word, so that the PDF and the DOCX say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from dossier.exports.notice import MOST_PICTURES, CorrectionNotice, NoticeItem, NoticePlace
from dossier.exports.notice_words import W
from dossier.models.base import Text
from dossier.ui.language import Language, in_language

_MOST_PLACES = 12


class Lines:
    """The notice's words in one language."""

    def __init__(self, notice: CorrectionNotice, language: Language) -> None:
        self.notice, self.language = notice, language
        self._pictured = frozenset(notice.spots)

    def say(self, words: Text, **values: object) -> str:
        """The words in the notice's language."""
        return in_language(words, self.language, **values)

    def date(self, day: date) -> str:
        """A day as it is written in a letter."""
        return f"{day.year}年{day.month}月{day.day}日" if self.language == "zh" else day.isoformat()

    def head(self) -> list[tuple[str, str]]:
        """Labels and values of the head; what is not known is left out."""
        notice = self.notice
        version = self.say(W["version"], name=self.say(notice.policy), version=notice.version)
        number = self.say(W["submission_number"], number=notice.submission) if notice.submission else ""
        rows = [
            ("case", notice.case), ("dossier", notice.dossier), ("applicant", notice.applicant), ("uscc", notice.uscc),
            ("product", notice.product), ("policy", version), ("round", notice.round), ("submission", number),
            ("day", self.date(notice.day)), ("due", self.date(notice.due) if notice.due else ""),
        ]  # fmt: skip
        return [(self.say(W[label]), value) for label, value in rows if value]

    def lead(self) -> str:
        """How many items, and by when; or that there is nothing."""
        if not self.notice.items:
            return self.say(W["nothing"])
        lead = self.say(W["lead"], count=len(self.notice.items))
        due = self.say(W["by_day"], day=self.date(self.notice.due)) if self.notice.due else ""
        return f"{lead}{due}" if self.language == "zh" else f"{lead} {due}".strip()

    def groups(self) -> Iterator[tuple[str, list[NoticeItem]]]:
        """The items by material."""
        for material, items in groupby(self.notice.items, lambda item: item.material):
            yield self.say(material), list(items)

    def item_head(self, item: NoticeItem) -> str:
        """Number and kind."""
        return f"{self.say(W['number'], number=item.number)}【{self.say(W[item.kind])}】"

    def found(self, item: NoticeItem) -> list[str]:
        """What was found, a sentence a line."""
        return [self.say(words) for words in item.found]

    def cures(self, item: NoticeItem) -> list[str]:
        """What to do."""
        return [self.say(words) for words in item.cures]

    def clauses(self, item: NoticeItem) -> str:
        """The clauses, each as it is cited."""
        return ("；" if self.language == "zh" else "; ").join(self.say(clause) for clause in item.cited)

    def places(self, item: NoticeItem) -> tuple[Sequence[NoticePlace], Sequence[NoticePlace]]:
        """The places that a picture is shown of, and those that are only named, each page once."""
        pictured = [place for place in item.places if place.spot in self._pictured][:MOST_PICTURES]
        shown = {(place.file, place.page) for place in pictured}
        named = {(p.file, p.page): p for p in item.places if (p.file, p.page) not in shown}
        return pictured, list(named.values())

    def place(self, place: NoticePlace) -> str:
        """Paper, file and page."""
        page = self.say(W["page"], page=place.page) if place.page else ""
        return " · ".join(filter(None, (self.say(place.paper), place.file, page)))

    def named(self, places: Sequence[NoticePlace]) -> list[str]:
        """Places without a picture; how many more there are, beyond the first few."""
        told = [self.place(place) for place in places[:_MOST_PLACES]]
        rest = len(places) - _MOST_PLACES
        return [*told, self.say(W["more_places"], count=rest)] if rest > 0 else told
