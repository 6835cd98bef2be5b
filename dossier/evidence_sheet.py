"""The printable evidence sheet: a PDF with every sign, its places side by side, digests, and what was not examined."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import datetime

from PIL import Image as Pictures
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Image, KeepTogether, Spacer, Table, TableStyle

from dossier.checks.authenticity.signs import TIER_WORDS
from dossier.checks.examination import looked_for
from dossier.evidence import Place, Sign, evidence_picture, place_of, signs_of
from dossier.evidence_words import W
from dossier.exports.printing import GREY, INK, WIDTH, line, printed, table
from dossier.models.base import Text, text
from dossier.models.document import Document, Evidence
from dossier.models.document_types import DOCUMENT_TYPES
from dossier.models.errors import UsageError
from dossier.models.finding import Finding, Result
from dossier.models.records import Store
from dossier.ui.language import Language, in_language
from dossier.ui.marks import DISPOSITION, SUSPICION

_HIGHEST = 70 * mm
_LABELS = 40 * mm
_COVERED = "authenticity.overlay"
_QUALITY = 72
_MOST_PLACES = 8
_TONES = {"contradiction": "#9b1c1c", "strong": "#7a4b00", "weak": "#1e4e8c"}


Sees = Callable[[str], bool]


def evidence_sheet(
    store: Store, id_: str, language: Language = "zh", user: str = "", sees: Sees | None = None
) -> bytes:
    """The sheet of a dossier's latest result as a PDF. Raises UsageError where there is no such dossier or result.

    ``sees`` says of which other dossiers the reader may see more than that they are there; None: of all.
    """
    row = store.dossier(id_)
    kept = store.latest_result(id_)
    if kept is None:
        raise UsageError(text("卷宗 {id} 还没有核验结果。", "Dossier {id} has no result yet.", id=id_))
    result = Result.from_json(kept)
    sheet = Sheet(store, id_, result, store.runs(id_)[-1].reader_version, language, sees)
    story = [*sheet.head(row.title, user), *sheet.signs(), *sheet.unexamined(), *sheet.files(), *sheet.foot()]
    return printed(story, sheet.say(W["title"]), id_, language == "zh")


class Sheet:
    """Parts of the sheet in one language."""

    def __init__(
        self, store: Store, id_: str, result: Result, version: str, language: Language, sees: Sees | None = None
    ) -> None:
        self._store, self._result, self._version, self._language = store, result, version, language
        self._id, self._sees = id_, sees
        self._papers = {document.id: document for document in result.documents}
        self._signs = signs_of(result, store.dispositions(id_))

    def say(self, words: Text, **values: object) -> str:
        """The words in the sheet's language."""
        return in_language(words, self._language, **values)

    def head(self, title: str, user: str) -> Iterator[Flowable]:
        """Whose dossier, when, and how it came to its level of suspicion."""
        summary = self._result.dossier
        yield line(self.say(W["title"]), 17)
        facts = [
            (W["dossier"], f"{self._id} · {title}"),
            (W["applicant"], " ".join(filter(None, (summary.applicant.get("name"), summary.applicant.get("uscc"))))),
            (W["product"], " ".join(filter(None, (summary.product.get("name"), summary.product.get("model"))))),
            (W["made"], " · ".join(filter(None, (datetime.now().astimezone().strftime("%Y-%m-%d %H:%M %z"), user)))),
            (W["level"], self.say(SUSPICION[self._result.suspicion].word)),
        ]
        for reason in self._result.suspicion_reasons:
            paper = self._papers.get(reason.document or "")
            told = reason.reason if self._language == "zh" else reason.reason_en
            facts.append((W["reason"], f"{self._named(paper)}: {told}" if paper else told))
        yield table([(self.say(label), value) for label, value in facts], _LABELS)
        yield line(self.say(W["caution"]), 9, GREY)

    def signs(self) -> Iterator[Flowable]:
        """Each sign with its places, explanations, and the reviewers' word."""
        if not self._signs:
            yield line(self.say(W["none"]), 11)
        for number, sign in enumerate(self._signs, 1):
            yield from self._sign(number, sign)

    def _sign(self, number: int, sign: Sign) -> Iterator[Flowable]:
        finding, zh = sign.finding, self._language == "zh"
        tier = self.say(TIER_WORDS[finding.tier]) if finding.tier else ""
        yield Spacer(1, 4 * mm)
        head = line(
            f"{number}. 【{tier}】 {self.say(looked_for(finding.check))}", 12, _TONES.get(finding.tier or "", INK)
        )
        said = line(finding.message if zh else finding.message_en, 10.5)
        first, *others = [*self._places(sign)] or [Spacer(1, 0)]
        yield KeepTogether([head, said, first])
        yield from others
        rows = [
            (self.say(W["innocent"]), (finding.innocent if zh else finding.innocent_en) or ""),
            (self.say(W["verify"]), (finding.verify if zh else finding.verify_en) or ""),
            (self.say(W["word"]), self._word(sign)),
        ]
        yield table(rows, _LABELS)

    def _word(self, sign: Sign) -> str:
        row = sign.disposition
        if row is None:
            return self.say(W["open"])
        when = row.created_at.astimezone().strftime("%Y-%m-%d %H:%M")
        return f"{self.say(DISPOSITION[row.verdict].word)} · {row.user} · {when} · {row.reason}"

    def _places(self, sign: Sign) -> Iterator[Flowable]:
        """Evidence two by two, so that both values stand side by side."""
        cells = [self._cell(sign, number) for number in range(min(len(sign.finding.evidence), _MOST_PLACES))]
        for at in range(0, len(cells), 2):
            pair = [*cells[at : at + 2], *([[]] if len(cells) - at == 1 else [])]
            made = Table([pair], colWidths=[WIDTH / 2] * 2, splitInRow=0)
            made.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOX", (0, 0), (-1, -1), 0.4, "#cfd6df")]))
            yield made

    def _cell(self, sign: Sign, number: int) -> list[Flowable]:
        item = sign.finding.evidence[number]
        if item.dossier and self._sees and not self._sees(item.dossier):
            return [line(self.say(W["other"], id=item.dossier, file=""), 8.5, GREY), line(self.say(W["unseen"]), 9)]
        place = place_of(self._result, self._store, sign.finding, number)
        found: list[Flowable] = [line(self._where(item, self._side(sign, number, place)), 8.5, GREY)]
        found.append(line(item.text or "–", 10))
        picture = evidence_picture(self._store, place, item.box, self._version) if place else None
        if picture is not None:
            found += [_flowing(picture), Spacer(1, 1.5 * mm)]
        if place:
            found.append(line(f"SHA-256 {place.sha256}", 5.6, GREY))
        return found

    def _side(self, sign: Sign, number: int, place: Place | None) -> str:
        """Which side of a pair the place shows, where its picture alone does not tell."""
        if sign.finding.check == _COVERED:
            return self.say(W["above" if number % 2 else "below"])
        return self.say(W["before"]) if place and place.until else ""

    def _where(self, item: Evidence, side: str) -> str:
        paper = self._papers.get(item.document or "")
        name = self.say(W["other"], id=item.dossier, file=item.file or "") if item.dossier else self._named(paper)
        page = self.say(W["page"], page=item.page) if item.page else ""
        return " · ".join(filter(None, (name, page, side)))

    def _named(self, paper: Document | None) -> str:
        if paper is None:
            return self.say(W["nowhere"])
        kind = DOCUMENT_TYPES[paper.type].label if paper.type in DOCUMENT_TYPES else Text(zh=paper.type, en=paper.type)
        return f"{self.say(kind)} {paper.file}"

    def unexamined(self) -> Iterator[Flowable]:
        """What nobody could look at: that nothing was found there means nothing."""
        yield Spacer(1, 5 * mm)
        yield line(self.say(W["unexamined"]), 12)
        grouped: dict[tuple[str, str], list[str]] = {}
        for one in self._result.examination:
            if one.state == "cannot_tell":
                grouped.setdefault((one.check, self.say(one.reason)), []).append(one.document)
        told = [f.message if self._language == "zh" else f.message_en for f in self._unknown()]
        if not grouped and not told:
            yield line(self.say(W["all_examined"]), 10)
        for (check, reason), papers in grouped.items():
            yield line(f"{self.say(looked_for(check))}: {reason} ({', '.join(papers)})", 9)
        for words in told:
            yield line(words, 9)

    def _unknown(self) -> list[Finding]:
        return [finding for finding in self._result.findings if finding.tier == "cannot_tell"]

    def files(self) -> Iterator[Flowable]:
        """Digests of all files of the dossier."""
        yield Spacer(1, 5 * mm)
        yield line(self.say(W["files"]), 12)
        rows = self._store.dossier_files(self._id)
        yield table([(file.name, f"{file.size} B · SHA-256 {file.sha256 or '–'}") for file in rows], _LABELS, 7.5)

    def foot(self) -> Iterator[Flowable]:
        """Room for signatures."""
        yield Spacer(1, 8 * mm)
        yield line(self.say(W["sign_here"]), 10)


def _flowing(picture: Pictures.Image) -> Flowable:
    stream = io.BytesIO()
    picture.convert("RGB").save(stream, "JPEG", quality=_QUALITY)
    scale = min((WIDTH / 2 - 6 * mm) / picture.width, _HIGHEST / picture.height)
    return Image(stream, width=picture.width * scale, height=picture.height * scale)
