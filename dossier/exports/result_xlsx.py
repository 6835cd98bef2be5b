"""The result of a dossier as a workbook: head, papers, fields, findings, materials, what people did, files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.exports.acts import acts_of, settled_fields
from dossier.exports.checked import Checked
from dossier.exports.clauses import cited
from dossier.exports.materials import PRESENCE, material_lines, paper_label
from dossier.exports.result_xlsx_words import HEADERS, SHEETS, W
from dossier.exports.workbook import Value, typed, workbook
from dossier.models.base import Text
from dossier.models.document import Document, Evidence, Field
from dossier.models.document_types import DOCUMENT_TYPES
from dossier.models.finding import Finding
from dossier.models.records.rows import CorrectionRow
from dossier.models.records.verdicts import verdict_on, word_of
from dossier.ui.fields import value_words
from dossier.ui.language import Language, in_language
from dossier.ui.marks import DECISION, STATUS, VERDICT, WORD, suspicion_mark

Rows = Iterator[Sequence[Value]]


def result_xlsx(dossier: Checked, language: Language = "zh") -> bytes:
    """The workbook; without signs where ``dossier.signs`` is not."""
    tables = _Tables(dossier, language)
    rows = {
        "head": tables.head(), "documents": tables.documents(), "fields": tables.fields(),
        "findings": tables.findings(), "materials": tables.materials(), "corrected": tables.corrected(),
        "acts": tables.acts(), "files": tables.files(),
    }  # fmt: skip
    return workbook(
        (tables.say(SHEETS[name]), [tables.say(word) for word in HEADERS[name]], lines) for name, lines in rows.items()
    )


class _Tables:
    """The rows of each sheet, in the order of ``HEADERS``."""

    def __init__(self, dossier: Checked, language: Language) -> None:
        self._dossier, self._language = dossier, language

    def say(self, words: Text, **values: object) -> str:
        """The words in the workbook's language."""
        return in_language(words, self._language, **values)

    def head(self) -> Rows:
        """Label and value of what the dossier is and came to."""
        dossier, result = self._dossier, self._dossier.result
        summary = result.dossier
        last = dossier.store.decisions(dossier.row.id)[-1:]
        facts: dict[str, Value] = {
            "case": dossier.case.number if dossier.case else "",
            "round": dossier.round,
            "dossier": dossier.row.id,
            "title": dossier.row.title,
            "applicant": summary.applicant.get("name", ""),
            "uscc": summary.applicant.get("uscc", ""),
            "product": summary.product.get("name", ""),
            "model": summary.product.get("model", ""),
            "policy": self.say(dossier.policy.name),
            "version": summary.policy_version,
            "guide": (summary.overlay or {}).get(self._language, ""),
            "applied_on": typed("date", summary.applied_on),
            "checked": dossier.run.created_at,
            "verdict": self.say(VERDICT[result.verdict].word),
            "open": result.open_attestations,
            "decision": self.say(DECISION[last[0].decision].word) if last else "",
            "suspicion": self.say(suspicion_mark(result).word) if dossier.signs else "",
            "pages": result.timing.pages,
            "reader": dossier.run.reader_version,
        }
        yield from ((self.say(W[label]), value) for label, value in facts.items() if value not in ("", None))

    def documents(self) -> Rows:
        """One row a paper."""
        for paper in self._dossier.result.documents:
            files = "；".join(part.file for part in paper.in_files)
            pages = "；".join(",".join(str(page) for page in part.pages) for part in paper.in_files)
            known = sum(field.value is not None for field in paper.fields.values())
            yield paper.id, self.say(paper_label(paper)), paper.type, paper.type_confidence, files, pages, known

    def fields(self) -> Rows:
        """One row a value; items of a list stand in one cell."""
        by_place = {(row.sha256, row.first_page, row.document_type, row.field): row.user for row in self._corrections()}
        for paper in self._dossier.result.documents:
            for name, field in paper.fields.items():
                place = (paper.sha256, paper.pages[0] if paper.pages else 0, paper.type, name)
                yield self._field(paper, name, field, by_place.get(place, ""))

    def _corrections(self) -> list[CorrectionRow]:
        return self._dossier.store.corrections(self._dossier.row.id)

    def _field(self, paper: Document, name: str, field: Field, user: str) -> Sequence[Value]:
        kind = DOCUMENT_TYPES.get(paper.type)
        spec = kind.field(name) if kind else None
        return (
            paper.id,
            self.say(paper_label(paper)),
            self.say(spec.label) if spec else name,
            name,
            typed(spec.kind if spec else None, field.text),
            field.raw,
            paper.part(field.file).file,
            field.page,
            field.confidence,
            field.source,
            field.note or "",
            user,
            value_words(field.machine_value) if field.source == "person" else "",
        )

    def findings(self) -> Rows:
        """One row a finding, worst first."""
        for number, finding in enumerate(self._dossier.result.findings, 1):
            row = verdict_on(finding, self._dossier.said)
            word = word_of(row) if row else None
            yield (
                number,
                finding.check,
                self.say(STATUS[finding.status].word),
                finding.status,
                self.say(W["yes" if finding.mandatory else "no"]),
                self.say(W[finding.judge]),
                "；".join(self.say(cited(clause)) for clause in finding.clauses),
                "；".join(finding.clauses),
                finding.message,
                finding.message_en,
                finding.cure or "",
                finding.cure_en or "",
                self._places(finding),
                self.say(WORD[word].word) if word else "",
                row.user if row else "",
                row.reason if row else "",
            )

    def _places(self, finding: Finding) -> str:
        places = dict.fromkeys(where for item in finding.evidence if (where := self._place(item)))
        return "\n".join(places)

    def _place(self, item: Evidence) -> str:
        paper = self._dossier.papers.get(item.document or "")
        file = paper.part(item.file).file if paper else (item.file or "")
        if item.dossier:
            file = self.say(W["elsewhere"], dossier=item.dossier, file=file).strip()
        page = self.say(W["page"], page=item.page) if item.page else ""
        return " ".join(filter(None, (file, page, f"“{item.text}”" if item.text else ""))) if file else ""

    def materials(self) -> Rows:
        """One row a line of the policy's list."""
        for one in material_lines(self._dossier.result, self._dossier.version):
            clause = self.say(cited(f"{self._dossier.policy.of or self._dossier.policy.id}:{one.material.clause}"))
            papers = "\n".join(f"{self.say(paper_label(paper))} {paper.file}" for paper in one.papers)
            yield (
                self.say(one.material.label), clause, self.say(W[one.material.required]), one.material.at_least,
                self.say(PRESENCE[one.presence]), len(one.papers), papers,
            )  # fmt: skip

    def corrected(self) -> Rows:
        """One row a correction that stands, with the machine's value."""
        for one in settled_fields(self._dossier, self._language):
            yield (
                one.when, one.user, one.paper, one.file, one.page, one.field, one.machine, one.before, one.now,
                one.reason,
            )  # fmt: skip

    def acts(self) -> Rows:
        """One row an act."""
        for act in acts_of(self._dossier, self._language):
            yield act.when, act.user, act.kind, act.what, act.reason

    def files(self) -> Rows:
        """One row a file."""
        pages = {file["sha256"]: file.get("pages") for file in self._dossier.result.dossier.files}
        for file in self._dossier.store.dossier_files(self._dossier.row.id):
            problems = "\n".join(self.say(problem.message) for problem in file.problems)
            yield file.name, file.size, pages.get(file.sha256), file.sha256, problems
