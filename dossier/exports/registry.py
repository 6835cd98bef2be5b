"""Everything that leaves the house, by name and format: what it is called, who may have it, and what makes it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from dossier.exports.checked import checked
from dossier.models.base import Text, text
from dossier.models.errors import UsageError
from dossier.models.records import Store
from dossier.models.rights import Permission
from dossier.ui.language import Language

if TYPE_CHECKING:
    from dossier.exports.crops import Crop, Spot
    from dossier.exports.notice import CorrectionNotice

Format = Literal["pdf", "docx", "xlsx", "json"]

MEDIA_TYPES: dict[Format, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


@dataclass(frozen=True)
class Asked:
    """How an export is wanted. ``signs``: whether the reader may see signs of falsification."""

    language: Language = "zh"
    signs: bool = False
    others: frozenset[str] | None = None
    """Other dossiers of which the reader may see what they say; None is all of them."""
    due: date | None = None
    """By when the applicant is to mend what the notice lists."""


@dataclass(frozen=True)
class Export:
    """One thing that can be exported, in one format. ``make`` raises UsageError for a dossier not yet checked."""

    name: str
    format: Format
    label: Text
    permission: Permission
    make: Callable[[Store, str, Asked], bytes]

    @property
    def media_type(self) -> str:
        """The media type of the file."""
        return MEDIA_TYPES[self.format]


def _notice_pdf(store: Store, id_: str, asked: Asked) -> bytes:
    from dossier.exports.notice_pdf import notice_pdf

    notice, pictures = _notice(store, id_, asked)
    return notice_pdf(notice, pictures, asked.language)


def _notice_docx(store: Store, id_: str, asked: Asked) -> bytes:
    from dossier.exports.notice_docx import notice_docx

    notice, pictures = _notice(store, id_, asked)
    return notice_docx(notice, pictures, asked.language)


def _notice(store: Store, id_: str, asked: Asked) -> tuple[CorrectionNotice, dict[Spot, Crop]]:
    from dossier.exports.crops import crops
    from dossier.exports.notice import notice_of

    dossier = checked(store, id_, signs=False)
    notice = notice_of(dossier, asked.due)
    return notice, crops(store, dossier.run.reader_version, notice.spots)


def _review_report(store: Store, id_: str, asked: Asked) -> bytes:
    from dossier.exports.review_report import review_report

    return review_report(checked(store, id_, asked.signs, asked.others), asked.language)


def _xlsx(store: Store, id_: str, asked: Asked) -> bytes:
    from dossier.exports.result_xlsx import result_xlsx

    return result_xlsx(checked(store, id_, asked.signs, asked.others), asked.language)


def _json(store: Store, id_: str, asked: Asked) -> bytes:
    result = checked(store, id_, asked.signs, asked.others).result.as_json()
    return (json.dumps(result, ensure_ascii=False, indent=2) + "\n").encode()


_NOTICE = Text(zh="一次性告知书", en="Correction notice")

EXPORTS: tuple[Export, ...] = (
    Export("correction_notice", "pdf", _NOTICE, "dossiers.see", _notice_pdf),
    Export("correction_notice", "docx", _NOTICE, "dossiers.see", _notice_docx),
    Export("review_report", "pdf", Text(zh="核验报告", en="Review report"), "cases.review", _review_report),
    Export("xlsx", "xlsx", Text(zh="核验结果表", en="Result as tables"), "cases.review", _xlsx),
    Export("json", "json", Text(zh="核验结果数据", en="Result as data"), "dossiers.see", _json),
)
"""All exports; the first of a name is its usual format."""


def export_named(name: str, format_: str | None = None) -> Export:
    """The export of that name and format. Raises UsageError where there is none."""
    fitting = [one for one in EXPORTS if one.name == name and format_ in (None, one.format)]
    if fitting:
        return fitting[0]
    known = ", ".join(f"{one.name} ({one.format})" for one in EXPORTS)
    raise UsageError(
        text("没有这种导出：{name} {format}。", "There is no such export: {name} {format}.", name=name, format=format_),
        text("可选：{known}", "Choose one of: {known}", known=known),
    )


def file_name(export: Export, whose: str, language: Language = "zh") -> str:
    """What the file is called: the export and whose dossier it is, with nothing that a file system would refuse."""
    label = export.label.en if language == "en" else export.label.zh
    kept = "".join(c if c.isprintable() and c not in '\\/:*?"<>|' else "_" for c in f"{label} {whose}".strip())
    return f"{kept[:80].strip(' .')}.{export.format}"
