"""Invoice data inside a PDF: attached XML files, the document information and XMP, read and kept beside the print.

Nothing is judged here. ``embedded_of`` gives the file's data (JSON, keys ``embedded.<n>``), ``compared`` puts them
beside what the page shows.
"""

from __future__ import annotations

import io
import json
import logging
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pikepdf

from dossier.extraction.structured.invoice_data import PREFIX
from dossier.extraction.structured.xml_invoice import values_of, values_of_names
from dossier.models.document import Field
from dossier.models.errors import UnreadableError
from dossier.models.page import Page, Trace
from dossier.models.settings import Limits
from dossier.models.values import normalise_code

EMBEDDED = "embedded."
TRACE = "embedded_data"
"""Kind of the trace: ``data`` has ``source`` (attachment, info, xmp, ofd), ``name``, ``values`` (field to value) and
``printed`` (field to the Field read from the page, as JSON), ``elsewhere`` (fields whose embedded value stands
somewhere on the pages, whatever was read as their value)."""

_MOST_FILES, _MOST_BYTES = 50, 4 * 2**20
_AMOUNT = re.compile(r"\d+\.\d{1,2}")
_LEAST_VALUES = 2
"""One value alone (a buyer's name in a title) is no invoice data."""
_log = logging.getLogger(__name__)


def embedded_of(data: bytes, limits: Limits) -> dict[str, str]:
    """Values of all embedded invoice data of a PDF; empty where there are none or the file cannot be opened so."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            found = [*_attached(pdf, limits), *_described(pdf, limits)]
    except (pikepdf.PdfError, ValueError, RuntimeError, TypeError, KeyError, AttributeError) as error:
        _log.info("no embedded data: %s", error)
        return {}
    return {f"{EMBEDDED}{i}": json.dumps(one, ensure_ascii=False) for i, one in enumerate(found)}


def _attached(pdf: pikepdf.Pdf, limits: Limits) -> Iterator[dict[str, Any]]:
    seen: set[bytes] = set()
    for name, stream in list(_streams(pdf))[:_MOST_FILES]:
        content = _unpacked(stream)
        if not content or content in seen or b"<" not in content[:200]:
            continue
        seen.add(content)
        values = _xml_values(content, limits)
        if len(values) >= _LEAST_VALUES:
            yield {"source": "attachment", "name": name, "values": values}


def _xml_values(content: bytes, limits: Limits) -> dict[str, str]:
    try:
        return _bare(values_of(content, limits))
    except UnreadableError:
        return {}


def _bare(values: Mapping[str, str]) -> dict[str, str]:
    return {name.removeprefix(PREFIX): value for name, value in values.items()}


def _streams(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    """File streams of the name tree, of /AF arrays and of annotations, by any file specification that names one."""
    specs: list[tuple[str, pikepdf.Object]] = []
    if "/Names" in pdf.Root and "/EmbeddedFiles" in pdf.Root.Names:
        specs += [(str(key), spec) for key, spec in pikepdf.NameTree(pdf.Root.Names.EmbeddedFiles).items()]
    holders = [pdf.Root, *(page.obj for page in pdf.pages)]
    specs += [("", spec) for holder in holders for spec in _listed(holder, "/AF")]
    specs += [("", note.FS) for page in pdf.pages for note in _listed(page.obj, "/Annots") if "/FS" in note]
    for name, spec in specs:
        files = spec.get("/EF") if isinstance(spec, pikepdf.Dictionary) else None
        stream = files.get("/F", files.get("/UF")) if files is not None else None
        if isinstance(stream, pikepdf.Stream):
            yield str(spec.get("/UF", spec.get("/F", name))), stream


def _listed(holder: pikepdf.Object, key: str) -> list[pikepdf.Object]:
    found = holder.get(key)
    if isinstance(found, pikepdf.Dictionary):
        return [found]
    return [one for one in found if isinstance(one, pikepdf.Dictionary)] if isinstance(found, pikepdf.Array) else []


def _unpacked(stream: pikepdf.Object) -> bytes:
    """The stream's bytes where they are plain or deflated and not too many; empty for all else."""
    raw = stream.read_raw_bytes()
    given = stream.get("/Filter")
    filters = [str(one) for one in given] if isinstance(given, pikepdf.Array) else [str(given)] if given else []
    if not filters:
        return raw if len(raw) <= _MOST_BYTES else b""
    if filters != ["/FlateDecode"]:
        return b""
    unpack = zlib.decompressobj()
    try:
        content = unpack.decompress(raw, _MOST_BYTES)
    except zlib.error:
        return b""
    return b"" if unpack.unconsumed_tail else content


def _described(pdf: pikepdf.Pdf, limits: Limits) -> Iterator[dict[str, Any]]:
    info = {str(key).lstrip("/"): str(value) for key, value in pdf.docinfo.items() if isinstance(value, pikepdf.String)}
    values = _bare(values_of_names(info))
    if len(values) >= _LEAST_VALUES:
        yield {"source": "info", "name": "", "values": values}
    metadata = pdf.Root.get("/Metadata")
    content = _unpacked(metadata) if isinstance(metadata, pikepdf.Stream) else b""
    # a packet's trailer is padding behind the root element
    values = _xml_values(content.strip(b"\x00 \r\n\t"), limits) if content else {}
    if len(values) >= _LEAST_VALUES:
        yield {"source": "xmp", "name": "", "values": values}


def compared(
    printed: Mapping[str, Field], pages: Sequence[Page], data: Mapping[str, str], alone: bool
) -> tuple[Trace, ...]:
    """One trace for every set of values that belongs to this paper: the only one of its file, or of the same number.

    ``printed`` is what was read from the pages alone.
    """
    shown = {name: one.model_dump(mode="json") for name, one in printed.items() if one.source in ("text", "ocr")}
    number = printed["invoice_number"].text if "invoice_number" in printed else ""
    lines = [line.text for page in pages for line in page.lines]
    traces: list[Trace] = []
    for one in _sets(data):
        if alone or one["values"].get("invoice_number") == number:
            elsewhere = sorted(name for name, value in one["values"].items() if _stands(name, str(value), lines))
            kept = one | {"printed": shown, "elsewhere": elsewhere}
            traces.append(Trace(kind=TRACE, page=pages[0].number, data=kept))
    return tuple(traces) if shown else ()


def _stands(name: str, value: str, lines: Sequence[str]) -> bool:
    """Whether a value stands anywhere in the print, a day in any of its spellings.

    An amount stands there by itself: it is not the end of a longer one, from which a digit may have been taken.
    """
    if _AMOUNT.fullmatch(value):
        alone = re.compile(rf"(?<![\d.]){re.escape(value)}(?!\d)")
        return any(alone.search(re.sub("[,，]", "", line)) for line in lines)
    print_ = "".join(map(normalise_code, lines)).replace(",", "")
    if name != "issue_date":
        return normalise_code(value) in print_
    year, month, day = [*value.split("-"), "", ""][:3]
    zero = rf"0?{int(month)}\D0?{int(day)}(?!\d)" if month.isdigit() and day.isdigit() else r"(?!)"
    return value.replace("-", "") in print_ or bool(re.search(rf"{year}\D{zero}", print_))


def _sets(data: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    own = {name: value for name, value in _bare(_only(data, PREFIX)).items() if name not in ("items", "is_red")}
    if own:
        yield {"source": "ofd", "name": "", "values": own}
    for value in _only(data, EMBEDDED).values():
        yield json.loads(value)


def _only(data: Mapping[str, str], prefix: str) -> dict[str, str]:
    return {key: value for key, value in data.items() if key.startswith(prefix)}
