"""The correction notice as a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from dossier.exports.crops import Crop, Spot
from dossier.exports.notice import CorrectionNotice, NoticeItem
from dossier.exports.notice_lines import Lines
from dossier.exports.notice_words import W
from dossier.exports.printing import GREY, LABELS, WIDTH, line, picture, printed, table, together
from dossier.ui.language import Language

_LABELS = 22 * mm
_ROOM = WIDTH - _LABELS - 5 * mm


def notice_pdf(notice: CorrectionNotice, pictures: Mapping[Spot, Crop], language: Language = "zh") -> bytes:
    """The printed notice; ``pictures`` are the crops that could be made."""
    lines = Lines(notice, language)
    title = lines.say(W["title"])
    foot = " ".join(filter(None, (title, notice.case or notice.dossier)))
    return printed(_story(lines, pictures), title, foot, language == "zh")


def _story(lines: Lines, pictures: Mapping[Spot, Crop]) -> Iterator[Flowable]:
    say = lines.say
    yield line(say(W["title"]), 18, centred=True, after=0.5)
    yield line(say(W["subtitle"]), 10, GREY, 3, centred=True)
    yield table(lines.head(), LABELS + 6 * mm, 10)
    yield Spacer(1, 3 * mm)
    yield line(lines.lead(), 11, after=2)
    for material, items in lines.groups():
        yield CondPageBreak(45 * mm)
        yield Spacer(1, 3 * mm)
        yield line(material, 13, after=1.5)
        for item in items:
            yield from _item(lines, item, pictures)
    yield Spacer(1, 6 * mm)
    yield line(say(W["foot"]), 9, GREY, 6)
    yield line(say(W["sign_here"]), 10)


def _item(lines: Lines, item: NoticeItem, pictures: Mapping[Spot, Crop]) -> Iterator[Flowable]:
    say = lines.say
    yield CondPageBreak(28 * mm)
    yield line(lines.item_head(item), 10.5, "#1e4e8c" if item.kind == "open" else "#9b1c1c", 0.5)
    rows: list[tuple[str, str | list[Flowable]]] = [(say(W["found"]), [line(words) for words in lines.found(item)])]
    rows.append((say(W["clause"]), lines.clauses(item)))
    if item.places:
        rows.append((say(W["place"]), [*_places(lines, item, pictures)]))
    rows.append((say(W["cure"]), [line(words) for words in lines.cures(item)]))
    yield table(rows, _LABELS)
    yield Spacer(1, 2.5 * mm)


def _places(lines: Lines, item: NoticeItem, pictures: Mapping[Spot, Crop]) -> Iterator[Flowable]:
    pictured, named = lines.places(item)
    before = ""
    for place in pictured:
        told = lines.place(place)
        crop = pictures.get(place.spot) if place.spot else None
        shown = line(lines.say(W["no_picture"]), 8.5, GREY) if crop is None else picture(crop, _ROOM)
        yield together([] if told == before else [line(told, 8.5, GREY, 0.5)], [shown])
        before = told
    for words in lines.named(named):
        yield line(words, 8.5, GREY, 0.5)
