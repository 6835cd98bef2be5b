"""Papers shared between dossiers: what is rightly shared raises nothing, what proves two things is told.

``python -m benchmarks.reuse --worlds 6``: for each made-up company a dossier, the same one handed in again with a paper
corrected, a second product that shares the company's licence, rights and audit, and then, one by one, papers of sales
and of other companies where they do not belong. All worlds go into one store, so that every dossier stands among the
others. Text PDFs, nothing is read from pictures.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from dossier.models.finding import Result
from dossier.models.records import Store
from dossier.pipeline import Options, check_path
from sample_dossiers.assembly import draw
from sample_dossiers.facts import Facts, make_facts
from sample_dossiers.paper import Paper
from sample_dossiers.papers import all_papers

_COMPANYS = ("business_license", "patent_certificate", "trademark_certificate", "software_copyright", "audit_report",
             "credit_report", "lab_qualification", "product_standard")  # fmt: skip
_SALES = ("invoice", "sales_contract", "user_report")
_OWN = ("test_report", "patent_certificate", "novelty_search_report", "invoice", "sales_contract")
_CHECKS = ("authenticity.reused_document", "authenticity.conflicting_record", "authenticity.page_origin")
_ABOVE = ("strong", "contradiction")
Papers = list[Paper]


class Bench:
    """One store, and what was counted in it."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self.folder = store, folder
        self.counts: Counter[tuple[str, bool]] = Counter()
        self.wrong: list[str] = []

    def hand_in(self, name: str, way: str, papers: Papers, expected: bool) -> Result:
        """Check a dossier of these papers and count whether anything above a note is said of sharing."""
        place = self.folder / name
        place.mkdir()
        for number, paper in enumerate(papers):
            (place / f"{number:02}{paper.name}.pdf").write_bytes(draw(paper))
        result = check_path(place, Options(policy="general", workers=1), self.store)
        said = [one for one in result.findings if one.check in _CHECKS and one.tier in _ABOVE]
        self.counts[way, bool(said)] += 1
        if bool(said) is not expected:
            self.wrong.append(f"{name}: {[one.message for one in said] or 'nothing said'}")
        return result

    def forget(self, result: Result) -> None:
        """Leave a dossier with a planted paper out of what later ones are compared with."""
        self.store.forget_papers(result.dossier.id)


def of(papers: Papers, *types: str) -> Papers:
    """The papers of some types."""
    return [paper for paper in papers if paper.type in types]


def without(papers: Papers, *types: str) -> Papers:
    """The papers of all other types."""
    return [paper for paper in papers if paper.type not in types]


def second_product(seed: int, first: Facts) -> Papers:
    """The papers of another product of the same company, its own papers but for those of the company."""
    facts = make_facts(seed + 500, first.policy)
    if facts.product.name == first.product.name:
        facts = make_facts(seed + 900, first.policy)
    facts.applicant = first.applicant
    return [*of(all_papers(first), *_COMPANYS), *without(all_papers(facts), *_COMPANYS)]


def world(bench: Bench, seed: int) -> None:
    """All ways of one company."""
    facts = make_facts(seed, ("baotou", "inner_mongolia")[seed % 2])
    papers = all_papers(facts)
    bench.hand_in(f"{seed}-first", "clean: applicants of one region", papers, False)
    corrected = [replace(paper, variant=paper.variant + 1) if paper.type == "application_form" else paper
                 for paper in papers]  # fmt: skip
    bench.hand_in(f"{seed}-again", "clean: handed in again, corrected", corrected, False)
    second = second_product(seed, facts)
    bench.hand_in(f"{seed}-second", "clean: second product, same licence, rights, audit", second, False)
    for type_ in _SALES:
        mixed = [*without(second, type_), *of(papers, type_)]
        bench.forget(bench.hand_in(f"{seed}-sale-{type_}", f"sale of the other product: {type_}", mixed, True))
    stranger = all_papers(make_facts(seed + 700, facts.policy))
    for type_ in _OWN:
        mixed = [*without(stranger, type_), *of(papers, type_)]
        bench.forget(bench.hand_in(f"{seed}-own-{type_}", f"another company's paper: {type_}", mixed, True))


def shown(console: Console, counts: Counter[tuple[str, bool]], wrong: Iterable[str]) -> None:
    """How many of each kind were told above a note."""
    table = Table("dossiers", "N", "above 提示")
    for way in dict.fromkeys(way for way, _ in counts):
        table.add_row(way, str(counts[way, True] + counts[way, False]), str(counts[way, True]))
    console.print(table)
    for line in wrong:
        console.print(f"not as it should be: {line}")


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--worlds", type=int, default=6)
    options.add_argument("--first", type=int, default=8101, help="the first seed")
    chosen = options.parse_args()
    started, console = time.perf_counter(), Console(width=150)
    with tempfile.TemporaryDirectory() as name:
        store = Store(f"{name}/store")
        bench = Bench(store, Path(name))
        for seed in range(chosen.first, chosen.first + chosen.worlds):
            world(bench, seed)
        shown(console, bench.counts, bench.wrong)
        store.close()
    console.print(f"{time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
