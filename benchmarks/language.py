"""How well running text is read: ``python -m benchmarks.language``.

Prints the classifier's accuracy on papers without titles, the rules' accuracy on labelled sentences with every miss,
and what sentences add to labels: fields of papers in prose with the pipeline off and on.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter

from rich.console import Console
from rich.table import Table

from benchmarks import kinds, prose, real, sentences
from dossier.extraction.language.pipeline import pipeline


def show_kinds(console: Console, with_real: bool) -> None:
    """The classifier on papers of another make than its training."""
    scores = {"generated papers": kinds.on_generated()}
    if with_real and real.present():
        scores["real papers"] = kinds.on_real()
    for title, score in scores.items():
        console.print(f"kind without title, {title}: {score.right} of {score.total} right, {len(score.wrong)} wrong, "
                      f"{len(score.silent)} not judged")  # fmt: skip
        for line in (*score.wrong, *(f"not judged: {name}" for name in score.silent)):
            console.print(f"  {line}", markup=False)


def show_sentences(console: Console) -> None:
    """The labelled sentences by task."""
    for title, name in sentences.SETS.items():
        found = list(sentences.cases(name))
        table = Table("task", "sentences", "right", "wrong", "missing", title=f"labelled sentences, {title}")
        for task, marks in sentences.tally(found).items():
            table.add_row(task, str(marks.total()), *(str(marks[mark]) for mark in ("right", "wrong", "missing")))
        console.print(table)
        right = sum(case.right for case in found)
        console.print(f"{title}: {right} of {len(found)} right ({100 * right / len(found):.1f} %)")
        for case in found:
            if not case.right:
                console.print(f"  {case.task}: {case.text} expected {case.expected!r}, read {case.got!r}", markup=False)


def show_prose(console: Console) -> None:
    """Fields that stand in sentences, labels alone and with the pipeline."""
    written = list(prose.papers())
    with prose.without_language():
        off = prose.marks(written)
    on = prose.marks(written)
    table = Table("field", "values", "labels alone: right", "wrong", "with sentences: right", "wrong",
                  title="papers in prose")  # fmt: skip
    for name in (*(field for field in prose.FIELDS if field in on), "all"):
        before, after = (sum((m for f, m in one.items() if name in (f, "all")), Counter[str]()) for one in (off, on))
        count = after.total()
        table.add_row(name, str(count), f"{100 * before['right'] / count:.0f} %", str(before["wrong"]),
                      f"{100 * after['right'] / count:.0f} %", str(after["wrong"]))  # fmt: skip
    console.print(table)


def show_speed(console: Console) -> None:
    """Seconds to build the pipeline and milliseconds for a page of 1500 characters."""
    start = time.process_time()
    nlp = pipeline()
    built = time.process_time() - start
    text = "".join(case.text for name in sentences.SETS.values() for case in sentences.cases(name))[:1500]
    nlp(text)
    start = time.process_time()
    for _ in range(10):
        nlp(text)
    spent = (time.process_time() - start) / 10
    console.print(f"pipeline built in {built:.2f} CPU s; {1000 * spent:.1f} CPU ms a page of {len(text)} characters")


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="no documents are made or read: sentences and prose only")
    chosen = options.parse_args()
    console = Console(width=160)
    show_speed(console)
    show_sentences(console)
    show_prose(console)
    if not chosen.quick:
        show_kinds(console, with_real=True)


if __name__ == "__main__":
    main()
