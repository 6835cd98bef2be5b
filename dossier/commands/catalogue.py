"""The command line of the catalogue."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from dossier.commands.shared import (
    AsOn,
    Day,
    Json,
    Lang,
    Policy,
    Reason,
    StoreUrl,
    User,
    day_of,
    read_bytes,
    write_bytes,
)
from dossier.console import Printer
from dossier.models.base import text
from dossier.models.errors import UsageError
from dossier.models.records.catalogue_rows import EntryRow, EntryState
from dossier.models.records.store import Store

catalogue = typer.Typer(help="目录。Products that were recognised.", no_args_is_help=True)

State = Annotated[EntryState | None, typer.Option("--state", help="Default: whatever stands in it.")]
Category = Annotated[str, typer.Option("--category", metavar="WORDS")]
Chain = Annotated[str, typer.Option("--chain", metavar="WORDS", help="Industry chain.")]


@catalogue.command("list")
def list_entries(
    policy: Policy = None,
    state: State = None,
    as_on: AsOn = None,
    as_json: Json = False,
    store: StoreUrl = None,
) -> int:
    """All entries, or those of a policy or in a state."""
    return search((), policy, "", "", state, as_on, as_json, store)


@catalogue.command("search")
def search_entries(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="In name, maker, model, number, code.")],
    policy: Policy = None,
    category: Category = "",
    chain: Chain = "",
    state: State = None,
    as_on: AsOn = None,
    as_json: Json = False,
    store: StoreUrl = None,
) -> int:
    """Entries that bear all of the words."""
    return search(words, policy, category, chain, state, as_on, as_json, store)


def search(
    words: Iterable[str],
    policy: str | None,
    category: str,
    chain: str,
    state: EntryState | None,
    as_on: datetime | None,
    as_json: bool,
    store: str | None,
) -> int:
    """What both commands do."""
    from dossier.casework.catalogue_export import STATES, export_catalogue

    day = day_of(as_on)
    rows = Store(store).entries(
        policy=policy, words=" ".join(words), category=category, chain=chain, state=state, on=day
    )
    if as_json:
        sys.stdout.write(export_catalogue(rows, day, "json").decode() + "\n")
        return 0
    heads = ("编号 number", "产品 product", "型号 model", "企业 maker", "起 from", "至 to", "状态 state")
    Printer().table(heads, [(*_entry(row), STATES[row.state_on(day)].zh) for row in rows])
    Printer().say(f"{len(rows)} 条 entries, {day}")
    return 0


@catalogue.command("export")
def export_entries(
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Ends in .xlsx, .csv or .json.")],
    policy: Policy = None,
    category: Category = "",
    chain: Chain = "",
    state: State = "listed",
    as_on: AsOn = None,
    by: Annotated[Literal["category", "chain"] | None, typer.Option("--by", help="A sheet each; XLSX.")] = None,
    office: Annotated[bool, typer.Option("--office", help="With the office's own columns.")] = False,
    lang: Lang = "zh",
    store: StoreUrl = None,
) -> int:
    """Write the catalogue for purchasers, or with the office's own columns."""
    from dossier.casework.catalogue_export import export_catalogue

    form = out.suffix.lower().lstrip(".")
    if form not in ("xlsx", "csv", "json"):
        raise UsageError(text("请以 .xlsx、.csv 或 .json 结尾。", "The file must end in .xlsx, .csv or .json."))
    day = day_of(as_on)
    rows = Store(store).entries(policy=policy, category=category, chain=chain, state=state, on=day)
    write_bytes(out, export_catalogue(rows, day, form, lang, office, by))  # type: ignore[arg-type]
    Printer().say(f"{out}: {len(rows)} 条 entries, {day}")
    return 0


@catalogue.command("import")
def import_entries(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV or XLSX; docs/catalogue.md names the columns.")],
    policy: Annotated[str, typer.Option("--policy", metavar="ID")],
    user: User,
    store: StoreUrl = None,
) -> int:
    """Take in what was recognised before. Exit 65 where a line was refused; the others are taken in."""
    from dossier.casework.catalogue_import import import_catalogue

    done = import_catalogue(Store(store), policy, file.name, read_bytes(file), user)
    printer = Printer()
    printer.table(
        ("行 line", "编号 number", "产品 product", "未导入原因 why refused"),
        [(str(one.line), one.number, one.product, f"{one.why.zh}\n{one.why.en}") for one in done.refused],
    )
    printer.say(f"导入 {len(done.entries)} 条，未导入 {len(done.refused)} 条。")
    printer.say(f"{len(done.entries)} taken in, {len(done.refused)} refused.")
    return 65 if done.refused else 0


@catalogue.command("remove")
def remove_entry(
    number: Annotated[str, typer.Argument(metavar="NUMBER")],
    reason: Reason,
    user: User,
    cause: Annotated[
        Literal["incident", "dishonesty", "false_material", "other"],
        typer.Option("--cause", help="What kind of reason."),
    ] = "other",
    on: Annotated[datetime | None, Day] = None,
    store: StoreUrl = None,
) -> int:
    """Take an entry off, with the reason that is made public."""
    from dossier.models.acts import Removal
    from dossier.models.records.acts import filled

    opened = Store(store)
    entry = opened.entry(number)
    removal = Removal.model_validate(filled("removed", {"reason": reason, "cause": cause}).model_dump())
    done = opened.remove_entry(entry.id, entry.version, removal, user, day_of(on))
    Printer().say(f"{done.number} {done.product}: 已移出 removed {done.removed_on}")
    return 0


@catalogue.command("track")
def track_entry(
    number: Annotated[str | None, typer.Argument(metavar="NUMBER", help="Without it: what is due.")] = None,
    result: Annotated[Literal["keep", "remove"] | None, typer.Option("--result")] = None,
    said: Annotated[str, typer.Option("--text", metavar="TEXT", help="What was found; public on removal.")] = "",
    user: Annotated[str, typer.Option("--user", metavar="NAME")] = "",
    policy: Policy = None,
    as_on: AsOn = None,
    store: StoreUrl = None,
) -> int:
    """Entries whose yearly look is due, or the result of one."""
    from dossier.models.acts import Tracking
    from dossier.models.records.acts import filled

    opened, printer, day = Store(store), Printer(), day_of(as_on)
    if number is None:
        rows = opened.tracking_due(day, policy)
        heads = ("编号 number", "产品 product", "型号 model", "企业 maker", "起 from", "至 to", "应跟踪 due")
        printer.table(heads, [(*_entry(row), str(row.tracking_due)) for row in rows])
        return 0
    if result is None:
        raise UsageError(text("请用 --result 给出结论。", "Say with --result what came of it."))
    entry = opened.entry(number)
    found = Tracking.model_validate(filled("tracked", {"result": result, "text": said}).model_dump())
    done = opened.track(entry.id, entry.version, found, user, day)
    printer.say(f"{done.number}: {done.removed_on or done.tracking_due or '-'}")
    return 0


def _entry(row: EntryRow) -> tuple[str, ...]:
    return row.number, row.product, row.model, row.applicant, str(row.starts_on), str(row.ends_on or "")
