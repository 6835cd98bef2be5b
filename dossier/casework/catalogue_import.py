"""Takes in lists of products that were recognised before: CSV or XLSX, line by line, and says why a line is refused.

A certificate of an earlier rule holds until the day that stands on it. What was recognised under the present text may
not hold for longer than that text says.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dossier.checks.policy_files import load_policy
from dossier.models.base import Record, Text, text
from dossier.models.dates import parse_date
from dossier.models.errors import DossierError, InvalidIdentifier, UnreadableError
from dossier.models.identifiers import uscc
from dossier.models.policy import Policy, PolicyVersion
from dossier.models.records.catalogue_rows import EntryRow, NewEntry
from dossier.models.records.store import Store
from dossier.models.terms import term_end

HEADS: dict[str, tuple[str, ...]] = {
    "number": ("number", "编号", "证书编号", "认定编号", "证书号"),
    "product": ("product", "产品名称", "名称", "技术产品名称", "新技术新产品名称", "服务名称"),
    "model": ("model", "型号", "规格型号", "产品型号"),
    "applicant": ("applicant", "企业名称", "单位名称", "申报单位", "申请单位", "申请单位名称", "生产单位"),
    "uscc": ("uscc", "统一社会信用代码", "社会信用代码", "信用代码"),
    "category": ("category", "类别", "领域", "技术领域", "产品类别"),
    "chain": ("chain", "产业链"),
    "region": ("region", "地区", "区县", "所属区", "属地"),
    "first_set": ("first_set", "首台（套）", "首台套"),
    "starts_on": ("starts_on", "有效期起", "起始日期", "发证日期", "认定日期", "公布日期", "有效期开始日期"),
    "ends_on": ("ends_on", "有效期至", "有效期止", "截止日期", "到期日期", "有效期截止日期"),
}
"""Names of columns that are understood; other columns are left aside. The first row is the head."""
NEEDED = ("number", "product", "applicant", "starts_on")
"""The last day too, for what was recognised under an earlier rule: it stands on the certificate and nowhere else."""
_LARGEST = 20_000_000
"""Bytes; a list of products is far smaller."""
_YES = {"是", "1", "true", "yes", "y", "√"}


class Refused(Record):
    """A line that was not taken in: its number in the file (the head is line 1), and why."""

    line: int
    number: str
    product: str
    why: Text


class Imported(Record):
    """What an import did."""

    entries: tuple[EntryRow, ...]
    refused: tuple[Refused, ...]


def import_catalogue(store: Store, policy_id: str, name: str, data: bytes, user: str) -> Imported:
    """Take in a list. A line that is refused stops no other; taken in twice, a list is refused the second time.

    Raises UnreadableError for a file that is no table, or whose head lacks a column that is needed.
    """
    policy = load_policy(policy_id)
    rows = list(_rows(name, data))
    columns = _columns(rows[0] if rows else ())
    taken: list[EntryRow] = []
    refused: list[Refused] = []
    for line, row in enumerate(rows[1:], start=2):
        cells = {column: _cell(row, at) for column, at in columns.items()}
        if not any(cells.values()):
            continue
        try:
            new, version = _entry(policy, cells)
            taken.append(store.add_entry(new, version.terms, user))
        except DossierError as error:
            refused.append(Refused(line=line, number=cells["number"], product=cells["product"], why=error.message))
    return Imported(entries=tuple(taken), refused=tuple(refused))


def _entry(policy: Policy, cells: dict[str, str]) -> tuple[NewEntry, PolicyVersion]:
    """The entry of one line, and the text it was recognised under. Raises UnreadableError where a value is wrong."""
    missing = [HEADS[name][1] for name in NEEDED if not cells[name]]
    if missing:
        raise _wrong(text("缺少：{names}", "missing: {names}", names="、".join(missing)))
    starts_on = _day(cells["starts_on"])
    ends_on = _day(cells["ends_on"]) if cells.get("ends_on") else None
    version = policy.version_on(starts_on)
    first = version.valid_from or policy.issued_on
    legacy = first is not None and starts_on < first
    if legacy and ends_on is None:
        raise _wrong(text("原办法认定的须写明有效期至", "its last day is missing, and it is of an earlier rule"))
    if ends_on and not legacy:
        _within_term(starts_on, ends_on, version)
    try:
        new = NewEntry(
            policy=policy.id, policy_version="" if legacy else version.version, number=cells["number"],
            applicant=cells["applicant"], uscc=_code(cells.get("uscc", "")), product=cells["product"],
            model=cells.get("model", ""), category=cells.get("category", ""), chain=cells.get("chain", ""),
            region=cells.get("region", ""), first_set=cells.get("first_set", "").lower() in _YES, legacy=legacy,
            published_on=starts_on, starts_on=starts_on, ends_on=ends_on,
        )  # fmt: skip
    except ValidationError as error:
        raise _wrong(text("内容不符合要求", "a value is out of range")) from error
    return new, version


def _within_term(starts_on: date, ends_on: date, version: PolicyVersion) -> None:
    years = version.terms.recognition_years
    if years and ends_on > term_end(starts_on, years):
        raise _wrong(
            text(
                "有效期至 {end}，超过办法规定的 {years} 年",
                "valid to {end}, longer than the {years} years of the policy",
                end=ends_on, years=years,
            )
        )  # fmt: skip


def _code(value: str) -> str:
    if not value:
        return ""
    try:
        return uscc.validate(value)
    except InvalidIdentifier as error:
        raise _wrong(text("统一社会信用代码：{why}", "credit code: {why}", why=error.reason)) from error


def _day(value: str) -> date:
    found = parse_date(value)
    if found is None:
        raise _wrong(text("“{value}”不是日期", "“{value}” is no date", value=value))
    return date.fromisoformat(found)


def _wrong(why: Text) -> UnreadableError:
    return UnreadableError("bad_line", why, text("请改正该行后重新导入。", "Mend the line and import again."))


def _columns(head: Sequence[str]) -> dict[str, int]:
    """Where each known column stands. Raises UnreadableError where one is not there that is needed."""
    flat = ["".join(cell.split()).lower().replace("(", "（").replace(")", "）") for cell in head]
    found = {name: flat.index(word) for name, words in HEADS.items() for word in reversed(words) if word in flat}
    missing = [HEADS[name][1] for name in NEEDED if name not in found]
    if missing:
        raise UnreadableError(
            "bad_table",
            text("表头缺少：{names}", "The head lacks: {names}", names="、".join(missing)),
            text("第一行须为列名，见文档 catalogue.md。", "The first row must name the columns, see catalogue.md."),
        )
    return found


def _cell(row: Sequence[str], at: int) -> str:
    return row[at].strip().removeprefix("'") if at < len(row) else ""


def _rows(name: str, data: bytes) -> Iterator[list[str]]:
    """The rows of the file as text. Raises UnreadableError for a file that is neither CSV nor XLSX."""
    if len(data) > _LARGEST:
        raise _no_table(name)
    if Path(name).suffix.lower() == ".xlsx":
        yield from _workbook(data)
        return
    try:
        plain = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            plain = data.decode("gb18030")
        except UnicodeDecodeError as error:
            raise _no_table(name) from error
    try:
        yield from csv.reader(io.StringIO(plain, newline=""), strict=True)
    except csv.Error as error:
        raise _no_table(name) from error


def _workbook(data: bytes) -> Iterator[list[str]]:
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    except Exception as error:  # a broken archive or sheet fails in many ways
        raise _no_table("XLSX") from error
    for row in rows:
        yield [_said(value) for value in row]


def _said(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)


def _no_table(name: str) -> UnreadableError:
    return UnreadableError(
        "bad_table",
        text("“{name}”不是可读取的表格。", "“{name}” is no table that can be read.", name=name),
        text("请另存为 CSV（UTF-8）或 XLSX 后重试。", "Save it as CSV (UTF-8) or XLSX and try again."),
    )
