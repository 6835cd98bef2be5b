"""OFD documents (GB/T 33190): pages of text with places, and the data of an invoice.

``ofdkit`` parses the parts without DTDs and never writes to disk, so a member named ``../x`` harms nobody; what a
member may cost is checked here before any is unpacked.
"""

from __future__ import annotations

import hashlib
import io
import zipfile

import ofdkit

from dossier.extraction.structured.invoice_data import PREFIX, data_of, kind_of_qr_type
from dossier.extraction.structured.ofd_codes import codes_of
from dossier.models.base import Box, text
from dossier.models.errors import UnreadableError
from dossier.models.page import FileReading, Line, Page, Problem, Trace
from dossier.models.settings import Limits

_POINTS = 72 / 25.4
_ASCENT, _DESCENT = 0.88, 0.12
"""Height of Chinese type above and below its baseline, as shares of the type size."""

DATA_TRACE = "invoice_data"
"""Kind of the trace that keeps the structured values beside the printed ones: ``data`` is field to value."""


def read_ofd(data: bytes, limits: Limits) -> FileReading:
    """Read all pages (template and content) and the invoice's values, if there are any.

    Raises UnreadableError when the container is broken, too large, or names no document. A page whose part is missing
    becomes a blank page with a problem.
    """
    problems = _checked(data, limits)
    try:
        with ofdkit.open(data) as document:
            found = _invoice_data(document)
            pages, failed = _pages(document, limits.max_pages)
    except ofdkit.OFDLimitError as error:
        raise _too_large(str(error)) from error
    except (ofdkit.OFDError, RecursionError) as error:
        raise _broken() from error
    if found and pages:
        trace = Trace(kind=DATA_TRACE, page=1, data={key.removeprefix(PREFIX): value for key, value in found.items()})
        pages[0] = pages[0].model_copy(update={"traces": (trace, *codes_of(data))})
    sha256 = hashlib.sha256(data).hexdigest()
    return FileReading(sha256=sha256, pages=tuple(pages), problems=(*problems, *failed), data=found)


def _checked(data: bytes, limits: Limits) -> list[Problem]:
    """Problems of the container that do not stop the reading; raises UnreadableError for those that do."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as error:
        raise _broken() from error
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableError(
            "ofd_encrypted",
            text("OFD 文件已加密，无法读取。", "The OFD file is encrypted."),
            text("请提交未加密的文件。", "Submit the file without a password."),
        )
    size = sum(member.file_size for member in members)
    if size > limits.max_file_bytes:
        raise _too_large(f"{len(members)} parts, {size} bytes")
    for member in members:
        # small parts of repeated spaces pack very well and cost nothing
        if member.file_size > 2**20 and member.file_size > limits.max_zip_ratio * max(member.compress_size, 1):
            raise _too_large(member.filename)
    return [_outside(member.filename) for member in members if _leaves_package(member.filename)]


def _leaves_package(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or (len(name) > 1 and name[1] == ":")


def _pages(document: ofdkit.OFDDocument, most: int) -> tuple[list[Page], list[Problem]]:
    pages: list[Page] = []
    problems: list[Problem] = []
    for number, source in enumerate(document.pages[:most], start=1):
        try:
            if source.location is None:
                raise ofdkit.OFDFormatError("content not found")
            pages.append(_page(number, source))
        except (ofdkit.OFDLimitError, ofdkit.OFDFormatError, RecursionError):
            pages.append(Page(number=number, width=0, height=0, media="blank"))
            problems.append(_page_missing(number))
    if len(document.pages) > most:
        problems.append(_pages_left_out(most, len(document.pages)))
    return pages, problems


def _page(number: int, source: ofdkit.Page) -> Page:
    left, top, width, height = source.box
    if width <= 0 or height <= 0:
        raise ofdkit.OFDFormatError("page box without area")
    seen: dict[tuple[str, Box], Line] = {}
    for run in source.runs:
        box = _box(run, left, top, width, height)
        if run.text.strip() and box:
            seen.setdefault((run.text, box), Line(text=run.text.strip(), box=box))
    lines = sorted(seen.values(), key=lambda line: (line.box[1], line.box[0]))
    return Page(
        number=number,
        width=width * _POINTS,
        height=height * _POINTS,
        media="text" if lines else "blank",
        lines=tuple(lines),
    )


def _box(run: ofdkit.TextRun, left: float, top: float, width: float, height: float) -> Box | None:
    """The run's box as fractions of the page; None for text that lies off the page and cannot be seen."""
    x0, x1 = (run.x - left) / width, (run.x + run.width - left) / width
    y0, y1 = (run.y - _ASCENT * run.size - top) / height, (run.y + _DESCENT * run.size - top) / height
    if x1 <= 0 or x0 >= 1 or y1 <= 0 or y0 >= 1:
        return None
    x0, y0, x1, y1 = (round(min(1.0, max(0.0, edge)), 5) for edge in (x0, y0, x1, y1))
    return (x0, y0, x1, y1)


def _invoice_data(document: ofdkit.OFDDocument) -> dict[str, str]:
    invoice = document.invoice()
    if invoice is None:
        return {}
    raw: dict[str, str | None] = {
        "invoice_kind": invoice.invoice_type or _kind_of_graph_code(invoice),
        "invoice_code": invoice.invoice_code,
        "invoice_number": invoice.invoice_number,
        "issue_date": invoice.issue_date,
        "check_code": invoice.check_code,
        "buyer_name": invoice.buyer.name,
        "buyer_tax_id": invoice.buyer.tax_id,
        "seller_name": invoice.seller.name,
        "seller_tax_id": invoice.seller.tax_id,
        "amount_excl_tax": invoice.amount_without_tax,
        "tax_amount": invoice.tax_amount,
        "total_amount": invoice.total_amount,
    }
    return data_of(raw, (_item(item) for item in invoice.items))


def _item(item: ofdkit.LineItem) -> dict[str, str | None]:
    return {
        "name": item.name,
        "model": item.specification,
        "unit": item.unit,
        "quantity": item.quantity,
        "unit_price": item.unit_price,
        "amount": item.amount,
        "tax_rate": item.tax_rate,
        "tax": item.tax_amount,
    }


def _kind_of_graph_code(invoice: ofdkit.Invoice) -> str | None:
    payload = (invoice.raw.get("GraphCode") or [""])[0].split(",")
    return kind_of_qr_type(payload[1]) if len(payload) > 1 else None


def _broken() -> UnreadableError:
    return UnreadableError(
        "ofd_broken",
        text("OFD 文件损坏或不完整，无法读取。", "The OFD file is broken or cut off."),
        text("请重新下载原始 OFD 文件，或改交 PDF。", "Download the original OFD again, or submit a PDF."),
    )


def _too_large(what: str) -> UnreadableError:
    return UnreadableError(
        "ofd_too_large",
        text("OFD 文件解压后超出限制（{what}）。", "The OFD file exceeds a limit when unpacked ({what}).", what=what),
        text("请提交原始文件，或由管理员调整上限。", "Submit the original file, or have the limits raised."),
    )


def _outside(name: str) -> Problem:
    return Problem(
        code="ofd_bad_path",
        message=text("OFD 内含越界路径 {name}，已忽略。", "The OFD holds the path {name}, ignored.", name=name[:80]),
        cure=text("请提交原始 OFD 文件。", "Submit the original OFD file."),
    )


def _page_missing(number: int) -> Problem:
    return Problem(
        code="ofd_page_missing",
        message=text(
            "第 {number} 页的内容缺失或损坏。", "The content of page {number} is missing or broken.", number=number
        ),
        cure=text("请重新下载原始 OFD 文件，或改交 PDF。", "Download the original OFD again, or submit a PDF."),
        page=number,
    )


def _pages_left_out(most: int, pages: int) -> Problem:
    return Problem(
        code="too_many_pages",
        message=text(
            "文件共 {pages} 页，只读取了前 {most} 页。",
            "{pages} pages, only the first {most} read.",
            pages=pages,
            most=most,
        ),
        cure=text("请拆分文件，或由管理员调整上限。", "Split the file, or have the limit raised."),
    )
