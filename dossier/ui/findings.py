"""What the desk needs to know of findings: their ids, their order, why a dossier is here. No Streamlit."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from dossier.models.base import Record, Text
from dossier.models.finding import SEVERITY, Finding, Result, Status
from dossier.ui import words
from dossier.ui.language import Language, in_language

_NAME = re.compile(r"[a-z_]+")
"""What stands for clauses in rules that are of no policy."""

_PARTS = re.compile(r"\d+|\D+")


class ListedFinding(Record):
    """A finding with an id for links: it stays the same when a later run gives it another status or place in the list.

    Findings of one check under the same clauses and documents are told apart by the order of their messages, to which
    an answer is only ever appended.
    """

    id: str
    finding: Finding

    @property
    def family(self) -> str:
        """The first part of the check's id."""
        return self.finding.check.partition(".")[0]

    def message(self, language: Language) -> str:
        """The message in that language."""
        return self.finding.message_en if language == "en" else self.finding.message

    def cure(self, language: Language) -> str | None:
        """What would mend it, in that language."""
        return (self.finding.cure_en if language == "en" else self.finding.cure) or None


def listed(findings: Iterable[Finding]) -> list[ListedFinding]:
    """Findings with their ids, worst first; among equals what is mandatory, then what a machine can judge."""
    found = list(findings)
    seen: Counter[str] = Counter()
    ids: dict[int, str] = {}
    for number in sorted(range(len(found)), key=lambda number: found[number].message):
        base = f"{found[number].check}.{_digest(found[number])}"
        seen[base] += 1
        ids[number] = base if seen[base] == 1 else f"{base}.{seen[base]}"
    return sorted((ListedFinding(id=ids[number], finding=one) for number, one in enumerate(found)), key=_rank)


def filtered(
    rows: Iterable[ListedFinding], statuses: Collection[Status] = (), family: str | None = None
) -> list[ListedFinding]:
    """Those of the given statuses (none given: all) and family."""
    return [row for row in rows if (not statuses or row.finding.status in statuses) and family in (None, row.family)]


def status_counts(findings: Iterable[Finding]) -> dict[Status, int]:
    """How many findings of each status, worst first; a status without findings is left out."""
    counted = Counter(finding.status for finding in findings)
    return {status: counted[status] for status in SEVERITY if counted[status]}


class Why(Record):
    """Why the dossier is here: a sentence and the findings that it speaks of."""

    sentence: Text
    count: int
    rows: tuple[ListedFinding, ...]


def why(result: Result, rows: Sequence[ListedFinding]) -> Why:
    """The mandatory machine findings that made the verdict."""
    verdict_status: dict[str, Status] = {"ineligible": "fail", "review": "review"}
    status = verdict_status.get(result.verdict)
    if status is None:
        return Why(sentence=words.WHY_ELIGIBLE, count=0, rows=())
    found = tuple(
        row for row in rows if row.finding.status == status and row.finding.mandatory and row.finding.judge == "machine"
    )
    sentence = words.WHY_INELIGIBLE if status == "fail" else words.WHY_REVIEW
    return Why(sentence=sentence, count=len(found), rows=found)


def clause_words(clauses: Iterable[str], language: Language) -> str:
    """``inner_mongolia:5.5.2`` as an official cites it (the policy is named in the head); a mere name is no clause."""
    return in_language(words.COMMA, language).join(
        in_language(words.FINDING_CLAUSE_ONE, language, clause=number)
        for number in (clause.partition(":")[2] or clause for clause in clauses)
        if not _NAME.fullmatch(number)
    )


def by_clause(rows: Iterable[ListedFinding]) -> list[tuple[tuple[str, ...], list[ListedFinding]]]:
    """The findings under their first clause, clauses in the order of their numbers, what cites none last."""
    groups: dict[str, list[ListedFinding]] = {}
    for row in rows:
        groups.setdefault(_first_clause(row), []).append(row)
    return [((clause,) if clause else (), groups[clause]) for clause in sorted(groups, key=_clause_order)]


def _first_clause(row: ListedFinding) -> str:
    """The first clause that is a number, empty where there is none."""
    numbers = (clause.partition(":")[2] or clause for clause in row.finding.clauses)
    return next((number for number in numbers if not _NAME.fullmatch(number)), "")


def _clause_order(clause: str) -> tuple[bool, list[tuple[int, str]]]:
    """``5.10`` behind ``5.9``; without a number at the end."""
    parts = _PARTS.findall(clause)
    return (not clause, [(int(part), "") if part.isdecimal() else (0, part) for part in parts])


def _rank(row: ListedFinding) -> tuple[int, bool, bool]:
    return (SEVERITY[row.finding.status], not row.finding.mandatory, row.finding.judge == "person")


def _digest(finding: Finding) -> str:
    parts = "\n".join((*finding.clauses, "", *finding.documents))
    return hashlib.sha256(parts.encode()).hexdigest()[:6]
