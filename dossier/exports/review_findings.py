"""Findings by clause, with crops of their evidence, as the review report prints them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from dossier.exports.checked import Checked
from dossier.exports.clauses import article, cited
from dossier.exports.crops import Crop, Spot, crops, spot_of
from dossier.exports.materials import paper_label
from dossier.exports.printing import GREY, INK, WIDTH, line, picture, together
from dossier.exports.review_words import W
from dossier.models.base import Text
from dossier.models.document import Evidence
from dossier.models.finding import SEVERITY, Finding
from dossier.models.records.verdicts import verdict_on, word_of
from dossier.ui.language import Language, in_language
from dossier.ui.marks import STATUS, WORD

MOST_PICTURES = 200
"""Pictures in one report; further places are told by file and page, and the report says so."""
_EACH = 3
_PICTURED = ("fail", "review", "warn")
_TONES = {"fail": "#9b1c1c", "review": "#7a4b00", "warn": "#1e4e8c", "pass": "#1e6b3a", "not_applicable": GREY}
_HIGHEST = 26 * mm
_ROOM = WIDTH * 0.72
_MOST_PLACES = 6


class FindingPages:
    """The findings of a dossier that are no signs, in the order of the policy's clauses."""

    def __init__(self, dossier: Checked, language: Language) -> None:
        self._dossier, self._language = dossier, language
        self._findings = [one for one in dossier.result.findings if not one.check.startswith("authenticity.")]
        wanted = list(dict.fromkeys(spot for one in self._findings for spot in self._spots(one)))
        self._left = max(0, len(wanted) - MOST_PICTURES)
        self._crops: Mapping[Spot, Crop] = crops(dossier.store, dossier.run.reader_version, wanted[:MOST_PICTURES])
        self._drawn = frozenset(wanted[:MOST_PICTURES])

    def story(self) -> Iterator[Flowable]:
        """Clause after clause, worst finding first; a finding stands under the first of its clauses."""
        if not self._findings:
            yield line(self._say(W["no_findings"]))
        for clause, findings in self._by_clause():
            yield CondPageBreak(28 * mm)
            yield Spacer(1, 2 * mm)
            yield line(self._heading(clause), 11, after=0.8)
            for finding in sorted(findings, key=lambda one: SEVERITY[one.status]):
                yield from self._finding(finding, clause)
        if self._left:
            yield line(self._say(W["pictures_left"], count=self._left), 8.5, GREY)

    def _by_clause(self) -> Iterable[tuple[str, list[Finding]]]:
        found: dict[str, list[Finding]] = {}
        for finding in self._findings:
            found.setdefault(finding.clauses[0] if finding.clauses else "", []).append(finding)
        order = [f"{self._dossier.policy.of or self._dossier.policy.id}:{key}" for key in self._dossier.policy.clauses]
        known = {clause: number for number, clause in enumerate(order)}
        return sorted(found.items(), key=lambda pair: (known.get(pair[0], len(order)), pair[0]))

    def _heading(self, clause: str) -> str:
        if not clause:
            return self._say(W["without_clause"])
        policy_id, _, key = clause.rpartition(":")
        policy = self._dossier.policy
        known = policy.clauses.get(key) if policy_id in (policy.id, policy.of) else None
        if known is None:
            return self._say(cited(clause))
        return f"{self._say(article(key))}　{self._say(known.does)}"

    def _finding(self, finding: Finding, clause: str) -> Iterator[Flowable]:
        told = finding.message if self._language == "zh" else finding.message_en
        word = self._say(STATUS[finding.status].word)
        lines = [line(f"【{word}】{told}", 9.5, _TONES[finding.status], 0.4)]
        lines.append(line(self._small(finding, clause), 8, GREY, 0.4))
        lines += [line(words, 8, GREY, 0.4) for words in (self._cure(finding), self._places(finding)) if words]
        if reviewer := self._word(finding):
            lines.append(line(reviewer, 8, INK, 0.4))
        yield KeepTogether(lines)
        yield from self._pictures(finding)
        yield Spacer(1, 1.2 * mm)

    def _small(self, finding: Finding, clause: str) -> str:
        others = [self._say(cited(other)) for other in finding.clauses if other != clause]
        parts = [
            finding.check,
            self._say(W["person" if finding.judge == "person" else "machine"]),
            "" if finding.mandatory else self._say(W["optional"]),
            self._say(W["waivable"]) if finding.waivable else "",
            self._say(W["see_also"], clauses="；".join(others)) if others else "",
        ]
        return " · ".join(filter(None, parts))

    def _cure(self, finding: Finding) -> str:
        cure = finding.cure if self._language == "zh" else finding.cure_en
        return self._say(W["cure"], cure=cure) if cure and finding.status in _PICTURED else ""

    def _word(self, finding: Finding) -> str:
        row = verdict_on(finding, self._dossier.said)
        word = word_of(row) if row else None
        if row is None or word is None:
            return ""
        when = row.created_at.astimezone().strftime("%Y-%m-%d %H:%M")
        return self._say(
            W["word"], word=self._say(WORD[word].word), user=row.user, when=when, reason=row.reason
        ).strip()

    def _pictures(self, finding: Finding) -> Iterator[Flowable]:
        before = ""
        for spot, item in self._spots(finding).items():
            crop, where = self._crops.get(spot), self._where(item)
            if crop is not None:
                caption = [line(where, 8, GREY, 0.3)] if where != before else []
                yield together(caption, [picture(crop, _ROOM, _HIGHEST)])
            else:
                yield line(where + (self._say(W["no_picture"]) if spot in self._drawn else ""), 8, GREY, 0.3)
            before = where

    def _places(self, finding: Finding) -> str:
        """The places of which no picture follows, each page once."""
        seen = {self._where(item) for item in self._spots(finding).values()}
        named = dict.fromkeys(where for item in finding.evidence if (where := self._where(item)) and where not in seen)
        told = "；".join([*named][:_MOST_PLACES])
        return f"{told} …" if len(named) > _MOST_PLACES else told

    def _spots(self, finding: Finding) -> dict[Spot, Evidence]:
        """The places of a finding that somebody must look at."""
        if finding.status not in _PICTURED:
            return {}
        papers = self._dossier.papers
        found = {spot: item for item in finding.evidence if (spot := spot_of(papers.get(item.document or ""), item))}
        return dict(list(found.items())[:_EACH])

    def _where(self, item: Evidence) -> str:
        paper = self._dossier.papers.get(item.document or "")
        if paper is None or item.page is None:
            return ""
        return self._say(
            W["place"], paper=self._say(paper_label(paper)), file=paper.part(item.file).file, page=item.page
        )

    def _say(self, words: Text, **values: object) -> str:
        return in_language(words, self._language, **values)


def counted(findings: Sequence[Finding], language: Language) -> str:
    """How many findings of each status, worst first."""
    counts = {status: sum(one.status == status for one in findings) for status in SEVERITY}
    return " · ".join(f"{in_language(STATUS[status].word, language)} {n}" for status, n in counts.items() if n)
