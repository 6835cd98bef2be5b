"""What the command line prints on the terminal. Text from papers and file names is printed as it is, never obeyed."""

from __future__ import annotations

import contextlib
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.table import Column, Table
from rich.text import Text as Styled

from dossier.models.errors import DossierError, StoreError
from dossier.models.finding import Result
from dossier.models.policy import Policy
from dossier.models.records import Store
from dossier.models.settings import settings

if TYPE_CHECKING:
    from dossier.checks.coverage import Row, Service
    from dossier.extraction.reading import Progress

VERDICTS = {"eligible": "符合 eligible", "ineligible": "不符合 not eligible", "review": "需人工审查 needs review"}


class Printer:
    """Messages and progress on stderr, tables on stdout (wide where nobody looks at a screen)."""

    def __init__(self) -> None:
        self._err = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
        self._out = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else 200)

    def say(self, message: str) -> None:
        """A message on stderr."""
        self._err.print(plain(message))

    def error(self, error: DossierError) -> None:
        """An error and what cures it, in both languages."""
        for part in (error.message, error.cure):
            if part:
                self.say(part.zh)
                self.say(part.en)

    def verdict(self, result: Result) -> None:
        """The head of a result in one line, on stderr."""
        counts = [f"{status} {number}" for status, number in count(result).items()]
        timing = f"{result.timing.pages} pages, {result.timing.seconds:.1f} s"
        self.say(f"{VERDICTS[result.verdict]} · {' · '.join(counts)} · {timing}")

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A table on stdout."""
        table = Table(*(Column(head, no_wrap=not i) for i, head in enumerate(heads)))
        for row in rows:
            table.add_row(*(Styled(plain(cell)) for cell in row))
        self._out.print(table)

    def policies(self, policies: Iterable[Policy]) -> None:
        """The list of policies."""
        self.table(
            ("id", "名称 name", "kind", "version", "state", "from", "to"),
            [
                (p.id, f"{p.name.zh}\n{p.name.en}", p.kind, v.version, v.state, _day(v.valid_from), _day(v.valid_to))
                for p in policies
                for v in p.versions
            ],
        )

    def coverage(self, rows: Sequence[Row]) -> None:
        """Clauses with what serves and proves them, and how many stand how."""
        self.table(
            ("clause", "kind", "served by", "proof", "cases", "state"),
            [
                (
                    row.id,
                    row.kind,
                    "\n".join(_service(service, row.policy) for service in row.served),
                    "\n".join(row.proof),
                    str(row.cases or ""),
                    row.state,
                )
                for row in rows
            ],
        )
        numbers = Counter(row.state for row in rows)
        self.say(f"{len(rows)} clauses: " + ", ".join(f"{state} {number}" for state, number in numbers.most_common()))

    @contextlib.contextmanager
    def progress(self) -> Iterator[Progress]:
        """A bar on a terminal; else a line a page."""
        if not self._err.is_terminal:
            yield lambda done, total, note: self.say(f"{done}/{total} {note}")
            return
        columns = (
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.description}", markup=False),
        )
        with Bar(*columns, console=self._err, transient=True) as bar:
            task = bar.add_task("", total=None)
            yield lambda done, total, note: bar.update(task, completed=done, total=total, description=plain(note))

    @contextlib.contextmanager
    def store(self, url: str | None) -> Iterator[Store]:
        """The store asked for; where the default one cannot be opened, one for this call alone, with a warning."""
        with contextlib.ExitStack() as stack:
            try:
                store = Store(url)
            except StoreError as error:
                if url or settings().store:
                    raise
                self.error(error)
                store = Store(stack.enter_context(tempfile.TemporaryDirectory(prefix="dossier-")))
            stack.callback(store.close)
            yield store


def count(result: Result) -> dict[str, int]:
    """Findings by status, worst first, without those that do not apply."""
    numbers: dict[str, int] = {}
    for finding in result.findings:
        if finding.status != "not_applicable":
            numbers[finding.status] = numbers.get(finding.status, 0) + 1
    return numbers


def plain(message: str) -> str:
    """The text without control characters: a file name must not steer the terminal."""
    return "".join(
        c if c in "\n\t" or unicodedata.category(c)[0] != "C" else "\N{REPLACEMENT CHARACTER}" for c in message
    )


def _service(service: Service, policy: str) -> str:
    said = f"{service.by} {service.name}"
    return said if service.policy == policy else f"{service.policy}: {said}"


def _day(day: object) -> str:
    return str(day) if day else ""
