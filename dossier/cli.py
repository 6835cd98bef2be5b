"""The command line. Progress and messages go to stderr, results to stdout or files; exit codes are the contract's."""

from __future__ import annotations

import io
import logging
import sys
import traceback
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import Abort, TyperException

from dossier.commands.accounts import accounts, offices
from dossier.commands.audit import audit
from dossier.commands.exports import export
from dossier.commands.output import NO_ROOM, give, writable, write
from dossier.commands.policies import policies
from dossier.commands.records import add_to
from dossier.commands.shared import StoreUrl
from dossier.commands.signs import evidence, signs
from dossier.console import Printer
from dossier.models.errors import DossierError
from dossier.models.finding import Verdict

EXIT_CODES: dict[Verdict, int] = {"eligible": 0, "ineligible": 1, "review": 2}
USAGE, UNREADABLE, INTERNAL, INTERRUPTED = 64, 65, 70, 130

app = typer.Typer(
    help="审查创新产品认定申报材料。Checks application dossiers for innovative products.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(policies, name="policies")
app.add_typer(accounts, name="accounts")
app.add_typer(offices, name="offices")
app.add_typer(audit, name="audit")
app.add_typer(signs, name="signs")
add_to(app)
app.command()(export)
app.command()(evidence)

Policy = Annotated[str | None, typer.Option("--policy", metavar="ID", help="Default: by form, else by region.")]
Applicant = Annotated[str | None, typer.Option(metavar="NAME", help="Default: as the form says, else the licence.")]
Uscc = Annotated[str | None, typer.Option(metavar="CODE", help="Unified social credit code of the applicant.")]
Product = Annotated[str | None, typer.Option(metavar="NAME", help="Default: as the application form says.")]
Model = Annotated[str | None, typer.Option(metavar="MODEL", help="Default: as the application form says.")]
AppliedOn = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Default: the form's date, else today."),
]
OverlayFile = Annotated[
    Path | None,
    typer.Option("--overlay", metavar="FILE", help="An office's guide for the round; default DOSSIER_OVERLAY."),
]
AsOf = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Use the policy as in force on that day; not kept."),
]
JsonFile = Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Write the result here, not to stdout.")]
HtmlFile = Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write a printable report.")]
Workers = Annotated[
    int | None, typer.Option(min=1, max=64, metavar="N", help="Processes that read pages, about 1 GB each.")
]


@app.command()
def check(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="Folder, ZIP or one file.")],
    policy: Policy = None,
    applicant: Applicant = None,
    uscc: Uscc = None,
    product: Product = None,
    model: Model = None,
    applied_on: AppliedOn = None,
    overlay: OverlayFile = None,
    as_of: AsOf = None,
    json_file: JsonFile = None,
    html: HtmlFile = None,
    workers: Workers = None,
    store: StoreUrl = None,
) -> int:
    """Check one dossier. Exit: 0 eligible, 1 not eligible, 2 needs review, 64 usage, 65 unreadable, 70 internal."""
    from dossier.checks.overlays import read_overlay
    from dossier.pipeline import Options, check_path

    writable(json_file, html)
    options = Options(
        policy=policy,
        applicant=applicant,
        uscc=uscc,
        product=product,
        model=model,
        applied_on=applied_on.date() if applied_on else None,
        overlay=read_overlay(overlay) if overlay else None,
        as_of=as_of.date() if as_of else None,
        workers=workers,
    )
    printer = Printer()
    with printer.store(store) as opened:
        with printer.progress() as progress:
            result = check_path(path, options, opened, progress)
        if html:
            from dossier.report import report_html

            write(html, report_html(result, opened))
    give(result, json_file)
    printer.verdict(result)
    return EXIT_CODES[result.verdict]


@app.command()
def batch(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="One dossier a sub-folder or ZIP.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the JSON files go.")] = Path("results"),
    policy: Policy = None,
    applied_on: AppliedOn = None,
    overlay: OverlayFile = None,
    workers: Workers = None,
    store: StoreUrl = None,
) -> int:
    """Check many dossiers: a JSON each, and a summary table.

    Exit: 0 all eligible, 1 one is not, 2 none is not but one needs review or could not be read, 65 none could be
    read, 70 one broke the program.
    """
    from dossier.batch import run_batch
    from dossier.checks.overlays import read_overlay
    from dossier.pipeline import Options

    printer = Printer()
    options = Options(
        policy=policy,
        applied_on=applied_on.date() if applied_on else None,
        overlay=read_overlay(overlay) if overlay else None,
        workers=workers,
    )
    with printer.store(store) as opened:
        return run_batch(folder, out, options, opened, printer)


@app.command()
def extract(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files, folders or ZIPs.")],
    json_file: JsonFile = None,
    workers: Workers = None,
    store: StoreUrl = None,
) -> int:
    """Documents and fields only, no checks."""
    from dossier.pipeline import Options, extract_path

    writable(json_file)
    printer = Printer()
    with printer.store(store) as opened, printer.progress() as progress:
        extraction = extract_path(files, Options(workers=workers), opened, progress)
    give(extraction, json_file)
    return 0


@app.command()
def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port on 127.0.0.1.")] = 8501,
    store: StoreUrl = None,
    headless: Annotated[bool, typer.Option("--headless", help="Open no browser.")] = False,
    sample: Annotated[Path | None, typer.Option(metavar="PATH", help="A dossier to be there from the start.")] = None,
    single: Annotated[bool, typer.Option("--single", help="One person on this computer: nobody logs in.")] = False,
) -> int:
    """Open the review desk (worker and web server) and keep it open until Ctrl-C."""
    from dossier.models.records import Store
    from dossier.pipeline import enqueue_path
    from dossier.serving import HOST, serve

    opened = Store(store)
    if sample:
        enqueue_path(sample, opened)
    Printer().say(f"http://{HOST}:{port}")
    return serve(opened, store, port, not headless, single)


@app.command()
def worker(store: StoreUrl = None) -> int:
    """Check queued dossiers until told to stop."""
    from dossier.models.records import Store
    from dossier.worker import run_worker

    run_worker(Store(store))
    return 0


def run(arguments: list[str] | None = None) -> int:
    """The command line as a function: does the work and returns the exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    printer = Printer()
    try:
        return int(typer.main.get_command(app).main(args=arguments, prog_name="dossier", standalone_mode=False) or 0)
    except TyperException as error:
        printer.say(error.format_message())
        return USAGE
    except DossierError as error:
        printer.error(error)
        return error.exit_code
    except (Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        sys.stdout = None  # whoever read it has gone; nothing is left to flush
        return 0
    except OSError as error:
        if error.errno not in NO_ROOM:
            return _broke(printer)
        where = f" {error.filename}" if error.filename else ""
        printer.say(f"磁盘空间不足{where}，请清理后重试，或用 TMPDIR 另指定临时文件夹。")
        printer.say(f"The disk is full{where}; make room and try again, or name another folder by TMPDIR.")
        return INTERNAL
    except Exception:
        return _broke(printer)


def _broke(printer: Printer) -> int:
    printer.say(traceback.format_exc())
    printer.say("内部错误，请将以上内容交给维护人员。Internal error; hand the lines above to the maintainers.")
    return INTERNAL


def main() -> None:
    """Entry point of ``dossier``."""
    sys.exit(run())


if __name__ == "__main__":
    main()
