"""The correction notice as a DOCX that an office can go on writing in: real headings, tables, page numbers."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from dossier.exports.crops import Crop, Spot
from dossier.exports.notice import CorrectionNotice, NoticeItem
from dossier.exports.notice_lines import Lines
from dossier.exports.notice_words import W
from dossier.exports.printing import printable
from dossier.ui.language import Language

_FONT, _LATIN = "宋体", "Times New Roman"
_HEAD_FONT = "黑体"
_TEXT_WIDTH, _LABEL_WIDTH = 174, 24
_PICTURE_WIDTH = 140
"""Millimetres."""
_HIGHEST = 48


def notice_docx(notice: CorrectionNotice, pictures: Mapping[Spot, Crop], language: Language = "zh") -> bytes:
    """The notice; ``pictures`` are the crops that could be made."""
    lines, made = Lines(notice, language), Document()
    _set_up(made, lines)
    title = made.add_paragraph(lines.say(W["title"]), style="Title")
    subtitle = made.add_paragraph(lines.say(W["subtitle"]))
    title.alignment = subtitle.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _fill(_table(made), lines.head())
    made.add_paragraph()
    made.add_paragraph(lines.lead())
    for material, items in lines.groups():
        made.add_heading(printable(material), level=1)
        for item in items:
            made.add_heading(lines.item_head(item), level=2)
            _item(_table(made), lines, item, pictures)
    made.add_paragraph()
    made.add_paragraph(lines.say(W["foot"]))
    made.add_paragraph(lines.say(W["sign_here"]))
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _item(table: Any, lines: Lines, item: NoticeItem, pictures: Mapping[Spot, Crop]) -> None:
    say = lines.say
    _row(table, say(W["found"]), lines.found(item))
    _row(table, say(W["clause"]), [lines.clauses(item)])
    if item.places:
        _places(_row(table, say(W["place"]), []), lines, item, pictures)
    _row(table, say(W["cure"]), lines.cures(item))


def _places(cell: Any, lines: Lines, item: NoticeItem, pictures: Mapping[Spot, Crop]) -> None:
    pictured, named = lines.places(item)
    told = [(lines.place(place), pictures.get(place.spot) if place.spot else None) for place in pictured]
    for words, crop in told:
        _say(cell, words)
        if crop is None:
            _say(cell, lines.say(W["no_picture"]))
            continue
        wide = min(_PICTURE_WIDTH, 210 * crop.part, _HIGHEST * crop.width / crop.height)
        _paragraph(cell).add_run().add_picture(io.BytesIO(crop.jpeg), width=Mm(wide))
    for words in lines.named(named):
        _say(cell, words)


def _table(made: Any) -> Any:
    table = made.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    return table


def _fill(table: Any, rows: list[tuple[str, str]]) -> None:
    for label, value in rows:
        _row(table, label, [value])


def _row(table: Any, label: str, values: list[str]) -> Any:
    """Add a row and return the cell of its values. A row may go on on the next page, its label stays with it."""
    left, right = table.add_row().cells
    left.width, right.width = Mm(_LABEL_WIDTH + 14), Mm(_TEXT_WIDTH - _LABEL_WIDTH - 14)
    _say(left, label)
    for value in values:
        _say(right, value)
    return right


def _say(cell: Any, words: str) -> None:
    _paragraph(cell).add_run(printable(words))


def _paragraph(cell: Any) -> Any:
    """The empty paragraph that a new cell has, else a further one."""
    first = cell.paragraphs[0]
    return first if len(cell.paragraphs) == 1 and not first.runs else cell.add_paragraph()


def _set_up(made: Any, lines: Lines) -> None:
    """A4, Chinese fonts, the language of the proofing, page numbers, and who made it."""
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(20)
    _face(made.styles["Normal"], _FONT, 10.5)
    made.styles["Normal"].paragraph_format.space_after = Pt(3)
    for name, size in (("Title", 20), ("Heading 1", 14), ("Heading 2", 11)):
        _face(made.styles[name], _HEAD_FONT, size)
        made.styles[name].font.color.rgb = RGBColor(0x1B, 0x24, 0x30)
    _numbered(section.footer.paragraphs[0], lines)
    notice = lines.notice
    facts = made.core_properties
    facts.title, facts.author = lines.say(W["title"]), "dossier"
    facts.comments, facts.language = "", "zh-CN" if lines.language == "zh" else "en-GB"
    facts.created = facts.modified = datetime.combine(notice.day, time())


def _face(style: Any, font: str, size: float) -> None:
    style.font.name, style.font.size = _LATIN, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)  # a theme's font would win over the one that is named
    fonts.set(qn("w:ascii"), _LATIN)
    fonts.set(qn("w:hAnsi"), _LATIN)
    fonts.set(qn("w:eastAsia"), font)


def _numbered(foot: Any, lines: Lines) -> None:
    """``第 n 页 共 m 页`` as fields, which Word and LibreOffice count."""
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, between, after = ("第 ", " 页 共 ", " 页") if lines.language == "zh" else ("page ", " of ", "")
    for words, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        foot.add_run(words)
        if field:
            _field(foot, field)


def _field(paragraph: Any, name: str) -> None:
    simple = OxmlElement("w:fldSimple")
    simple.set(qn("w:instr"), name)
    run, shown = OxmlElement("w:r"), OxmlElement("w:t")
    shown.text = "1"
    run.append(shown)
    simple.append(run)
    paragraph._p.append(simple)
