"""The review report as a PDF: what was found, shown and done in one dossier, for reviewers and officials."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from dossier.evidence_sheet import Sheet
from dossier.exports.acts import acts_of, settled_fields
from dossier.exports.checked import Checked
from dossier.exports.materials import PRESENCE, material_lines, paper_label
from dossier.exports.printing import GREY, LABELS, grid, line, printed, table
from dossier.exports.review_findings import FindingPages, counted
from dossier.exports.review_words import W
from dossier.models.base import Text
from dossier.models.clock import now
from dossier.models.policy import Material
from dossier.ui.language import Language, in_language
from dossier.ui.marks import DECISION, VERDICT, suspicion_mark

_ASKED = {"always": "always", "optional": "optional_paper", "ask": "ask"}


def review_report(dossier: Checked, language: Language = "zh") -> bytes:
    """The report; signs, the suspicion and what was examined for them are in it only where ``dossier.signs``."""
    report = _Report(dossier, language)
    title = report.say(W["title"])
    name = dossier.case.number if dossier.case else dossier.row.id
    return printed(report.story(), title, f"{title} {name}", language == "zh")


class _Report:
    """The report's sections in one language."""

    def __init__(self, dossier: Checked, language: Language) -> None:
        self._dossier, self._language = dossier, language

    def say(self, words: Text, **values: object) -> str:
        """The words in the report's language."""
        return in_language(words, self._language, **values)

    def story(self) -> Iterator[Flowable]:
        """All sections."""
        yield line(self.say(W["title"]), 18, centred=True, after=0.5)
        yield line(self.say(W["internal"]), 8.5, GREY, 3, centred=True)
        yield table([(label, value) for label, value in self._head() if value], LABELS, 9.5)
        sections = [
            ("findings", FindingPages(self._dossier, self._language).story()), ("materials", self._materials()),
            ("corrected", self._corrected()), ("acts", self._acts()), ("examined", self._examined()),
            ("files", self._files()),
        ]  # fmt: skip
        if self._dossier.signs:
            sections.append(("signs", self._signs()))
        for name, section in sections:
            yield Spacer(1, 5 * mm)
            yield line(self.say(W[name]), 13, after=1.5)
            yield from section

    def _head(self) -> Iterator[tuple[str, str]]:
        dossier, result = self._dossier, self._dossier.result
        summary, overlay, timing = result.dossier, result.dossier.overlay or {}, result.timing
        last = dossier.store.decisions(dossier.row.id)[-1:]
        decided = [f"{self.say(DECISION[row.decision].word)} · {row.user} · {_moment(row.created_at)}" for row in last]
        facts = {
            "case": dossier.case.number if dossier.case else "",
            "dossier": f"{dossier.row.id} · {dossier.row.title}",
            "applicant": " ".join(filter(None, (summary.applicant.get("name"), summary.applicant.get("uscc")))),
            "product": " ".join(filter(None, (summary.product.get("name"), summary.product.get("model")))),
            "policy": self.say(W["policy_text"], name=self.say(dossier.policy.name), version=summary.policy_version),
            "guide": overlay.get(self._language, ""),
            "round": dossier.case.round if dossier.case else "",
            "applied_on": summary.applied_on,
            "as_of": summary.as_of or "",
            "checked": _moment(dossier.run.created_at),
            "printed": _moment(now()),
            "pages": self.say(
                W["pages_told"], documents=len(result.documents), pages=timing.pages, ocr=timing.ocr_pages
            ),
            "verdict": self.say(VERDICT[result.verdict].word),
            "counts": counted(result.findings, self._language),
            "open": str(result.open_attestations),
            "suspicion": self.say(suspicion_mark(result).word) if dossier.signs else "",
            "decision": decided[0] if decided else self.say(W["undecided"]),
        }
        yield from ((self.say(W[label]), value) for label, value in facts.items())

    def _materials(self) -> Iterator[Flowable]:
        rows = [
            (
                self.say(one.material.label),
                self._asked(one.material),
                self.say(PRESENCE[one.presence]),
                "；".join(f"{self.say(paper_label(paper))} {paper.file}" for paper in one.papers),
            )
            for one in material_lines(self._dossier.result, self._dossier.version)
        ]
        yield self._grid(("material", "required", "state", "papers"), rows, (3, 1.2, 2, 5))

    def _asked(self, material: Material) -> str:
        times = f" × {material.at_least}" if material.at_least > 1 else ""
        return self.say(W[_ASKED[material.required]]) + times

    def _corrected(self) -> Iterator[Flowable]:
        rows = [
            (
                f"{one.paper} {one.file} · {one.field}",
                one.machine,
                one.now,
                f"{one.user} {_moment(one.when)}",
                one.reason,
            )
            for one in settled_fields(self._dossier, self._language)
        ]
        yield self._grid(("field", "machine_value", "value", "who", "reason"), rows, (3, 2.2, 2.2, 2, 2))

    def _acts(self) -> Iterator[Flowable]:
        acts = acts_of(self._dossier, self._language)
        rows = [(_moment(act.when), act.user, f"{act.kind}　{act.what}".strip(), act.reason) for act in acts]
        yield self._grid(("when", "who", "what", "reason"), rows, (1.8, 1.8, 5, 3))

    def _grid(
        self, header: tuple[str, ...], rows: Sequence[Sequence[str]], widths: tuple[float, ...], size: float = 8.5
    ) -> Flowable:
        if not rows:
            return line(self.say(W["none"]), 9.5)
        return grid([self.say(W[word]) for word in header], rows, widths, size)

    def _examined(self) -> Iterator[Flowable]:
        """What could not be read; for those who see signs also what could not be examined for them."""
        problems = [
            (file, problem) for file in self._dossier.result.dossier.files for problem in file.get("problems", ())
        ]
        for file, problem in problems:
            page = self.say(W["page"], page=problem["page"]) if problem.get("page") else ""
            what = problem["message"][self._language]
            yield line(self.say(W["unread"], file=file["name"], page=page, what=what), 9)
        if not problems:
            yield line(self.say(W["all_read"]), 9)
        if self._dossier.signs:
            states = Counter(one.state for one in self._dossier.result.examination)
            known = {state: states[state] for state in ("examined", "not_applicable", "cannot_tell")}
            yield line(self.say(W["examination"], all=states.total(), **known), 9)
            yield from self._sheet().unexamined()

    def _files(self) -> Iterator[Flowable]:
        files = self._dossier.store.dossier_files(self._dossier.row.id)
        rows = [(file.name, str(file.size), file.sha256 or "") for file in files]
        yield grid([self.say(W["file"]), self.say(W["bytes"]), "SHA-256"], rows, (3, 1, 5.2), 7)
        run = self._dossier.run
        yield line(self.say(W["versions"], reader=run.reader_version, policy=run.policy_version, run=run.id), 8.5, GREY)

    def _signs(self) -> Iterator[Flowable]:
        for reason in self._dossier.result.suspicion_reasons:
            paper = self._dossier.papers.get(reason.document or "")
            told = reason.reason if self._language == "zh" else reason.reason_en
            named = f"{self.say(paper_label(paper))} {paper.file}：" if paper else ""
            yield line(f"{self.say(W['reasons'])}：{named}{told}", 9.5)
        yield from self._sheet().signs()

    def _sheet(self) -> Sheet:
        dossier = self._dossier
        return Sheet(dossier.store, dossier.row.id, dossier.result, dossier.run.reader_version, self._language)


def _moment(when: datetime) -> str:
    return when.astimezone().strftime("%Y-%m-%d %H:%M")
