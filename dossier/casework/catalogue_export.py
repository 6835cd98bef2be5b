"""The catalogue as purchasers take it away, and as the office keeps it: XLSX, CSV, JSON, as on any day."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from dossier.casework.sheets import Cell, Sheet, csv_of, xlsx_of
from dossier.checks.policy_files import load_policy, policy_ids
from dossier.models.base import Text
from dossier.models.policy import Terms
from dossier.models.records.catalogue_rows import EntryRow

Form = Literal["xlsx", "csv", "json"]
Language = Literal["zh", "en"]
By = Literal["category", "chain"]
STATES: dict[str, Text] = {
    "pending": Text(zh="未到生效日", en="pending"),
    "listed": Text(zh="在目录内", en="listed"),
    "lapsed": Text(zh="到期失效", en="lapsed"),
    "removed": Text(zh="已移出", en="removed"),
}
PUBLIC: dict[str, Text] = {
    "number": Text(zh="编号", en="Number"),
    "policy": Text(zh="政策", en="Policy"),
    "product": Text(zh="产品名称", en="Product"),
    "model": Text(zh="型号", en="Model"),
    "applicant": Text(zh="企业名称", en="Maker"),
    "uscc": Text(zh="统一社会信用代码", en="Unified social credit code"),
    "category": Text(zh="类别", en="Category"),
    "chain": Text(zh="产业链", en="Industry chain"),
    "region": Text(zh="地区", en="Region"),
    "first_set": Text(zh="首台（套）", en="First set"),
    "state": Text(zh="状态", en="State"),
    "published_on": Text(zh="公布日期", en="Published on"),
    "starts_on": Text(zh="有效期起", en="Valid from"),
    "ends_on": Text(zh="有效期至", en="Valid to"),
    "performance_until": Text(zh="视同具备销售业绩至", en="Counts as having sales performance until"),
    "treatment": Text(zh="采购待遇", en="Treatment in procurement"),
    "limits": Text(zh="对采购人的限制", en="Limits on purchasers"),
    "first_set_support": Text(zh="首台（套）金融税收支持", en="Finance and tax support of first sets"),
    "removed_on": Text(zh="移出日期", en="Removed on"),
    "removal_reason": Text(zh="移出原因", en="Reason of removal"),
    "legacy": Text(zh="原办法认定", en="Recognised under an earlier rule"),
}
"""Columns that everybody may see, with their heads."""
OFFICE: dict[str, Text] = {
    "id": Text(zh="内部编号", en="Id"),
    "policy_version": Text(zh="政策版本", en="Version of the policy"),
    "case_id": Text(zh="案卷", en="Case"),
    "tracking_due": Text(zh="跟踪评估到期日", en="Tracking due"),
    "renews": Text(zh="接续条目", en="Follows"),
}
"""Columns of the office's own."""


def entry_columns(entry: EntryRow, on: date, language: Language = "zh", office: bool = False) -> dict[str, Cell]:
    """An entry by column, as it stood on a day; ``office`` adds the office's own columns."""
    state = entry.state_on(on)
    gone = state == "removed"
    said: dict[str, Cell] = {
        "policy": _say(load_policy(entry.policy).name, language) if entry.policy in policy_ids() else entry.policy,
        "first_set": _say(_YES if entry.first_set else _NO, language),
        "legacy": _say(_YES if entry.legacy else _NO, language),
        "state": _say(STATES[state], language),
        "first_set_support": first_set_support(entry, language),
        "removed_on": entry.removed_on if gone else None,
        "removal_reason": entry.removal_reason if gone else "",
    }
    names = (*PUBLIC, *OFFICE) if office else tuple(PUBLIC)
    return {name: said[name] if name in said else getattr(entry, name) for name in names}


def first_set_support(entry: EntryRow, language: Language = "zh") -> str:
    """What a first-set product enjoys under its policy beside the treatment of all; empty for any other product."""
    support = _terms(entry).first_set_support if entry.first_set else None
    return _say(support, language) if support else ""


def catalogue_sheets(
    entries: Sequence[EntryRow], on: date, language: Language = "zh", office: bool = False, by: By | None = None
) -> list[Sheet]:
    """The entries as a table, or a table for each category or chain, by name; those without one come last."""
    labels = {**PUBLIC, **OFFICE} if office else PUBLIC
    heads = tuple(_say(label, language) for label in labels.values())
    return [
        Sheet(title=title, heads=heads, rows=tuple(_cells(entry, on, language, office) for entry in group))
        for title, group in _groups(entries, by, language)
    ]


def export_catalogue(
    entries: Sequence[EntryRow],
    on: date,
    form: Form,
    language: Language = "zh",
    office: bool = False,
    by: By | None = None,
) -> bytes:
    """The entries as a file. In JSON the columns bear their names and not their heads; ``by`` is for XLSX."""
    if form == "json":
        said = {"as_on": on.isoformat(), "entries": [entry_columns(entry, on, language, office) for entry in entries]}
        return json.dumps(said, ensure_ascii=False, indent=2, default=str).encode()
    sheets = catalogue_sheets(entries, on, language, office, by if form == "xlsx" else None)
    return xlsx_of(*sheets) if form == "xlsx" else csv_of(sheets[0])


_YES, _NO = Text(zh="是", en="yes"), Text(zh="否", en="no")
_CATALOGUE, _NONE = Text(zh="目录", en="Catalogue"), Text(zh="未分类", en="none")


def _cells(entry: EntryRow, on: date, language: Language, office: bool) -> tuple[Cell, ...]:
    return tuple(entry_columns(entry, on, language, office).values())


def _groups(entries: Sequence[EntryRow], by: By | None, language: Language) -> Iterable[tuple[str, list[EntryRow]]]:
    if by is None:
        return [(_say(_CATALOGUE, language), list(entries))]
    groups: dict[str, list[EntryRow]] = {}
    for entry in sorted(entries, key=lambda entry: (not getattr(entry, by), getattr(entry, by), entry.number)):
        groups.setdefault(getattr(entry, by) or _say(_NONE, language), []).append(entry)
    return groups.items() or [(_say(_CATALOGUE, language), [])]


def _terms(entry: EntryRow) -> Terms:
    return load_policy(entry.policy).version_on(entry.published_on).terms if entry.policy in policy_ids() else Terms()


def _say(text_: Text, language: Language) -> str:
    return text_.zh if language == "zh" else text_.en
