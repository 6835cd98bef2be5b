"""What reviewers make of signs of falsification, and how often each check was right by their word."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from sqlalchemy import select

from dossier.models.base import Text
from dossier.models.document import Document, Evidence
from dossier.models.errors import RefusedError
from dossier.models.finding import Finding
from dossier.models.records.base import Part, found, storable
from dossier.models.records.rows import DispositionRow, Precision, SignVerdict
from dossier.models.records.tables import DispositionTable
from dossier.models.records.taken_back import taken_back


class Dispositions(Part):
    """Dispositions of signs; append-only, the last one for a sign counts."""

    def dispose(
        self, id_: str, finding: Finding, documents: Sequence[Document], verdict: SignVerdict, reason: str, user: str
    ) -> int:
        """Keep a reviewer's word on a sign and return its id.

        Raises RefusedError without a name or a reason, and for a finding that is no sign.
        """
        if not user.strip():
            raise RefusedError(Text(zh="请填写姓名。", en="Give your name."))
        if not reason.strip():
            raise RefusedError(Text(zh="请填写理由。", en="Give a reason."))
        if not is_sign(finding) or verdict not in get_args(SignVerdict):
            raise RefusedError(Text(zh="本项不是疑点，不能确认或排除。", en="This is no sign that could be settled."))
        with self._write() as session:
            found(session, id_)
            row = DispositionTable(
                dossier_id=id_, check=finding.check, tier=finding.tier, key=sign_key(finding, documents),
                message=storable(finding.message), verdict=verdict, reason=storable(reason), user=storable(user),
            )  # fmt: skip
            session.add(row)
            session.flush()
            return row.id

    def dispositions(self, id_: str, with_taken_back: bool = False) -> list[DispositionRow]:
        """The dispositions of a dossier, oldest first; for one sign the last one counts.

        Those that their author took back are left out, unless asked for.
        """
        query = select(DispositionTable).where(DispositionTable.dossier_id == id_).order_by(DispositionTable.id)
        with self._read() as session:
            found(session, id_)
            gone = set() if with_taken_back else taken_back(session, "disposition", id_)
            return [_row(line) for line in session.scalars(query) if line.id not in gone]

    def precision(self) -> list[Precision]:
        """For each check and tier how many signs were confirmed and how many excluded, by the last word on each."""
        with self._read() as session:
            gone = taken_back(session, "disposition")
            lines = session.scalars(select(DispositionTable).order_by(DispositionTable.id))
            rows = [_row(line) for line in lines if line.id not in gone]
            owners = dict(session.execute(select(DispositionTable.id, DispositionTable.dossier_id)).all())
        last = {(owners[row.id], row.key): row for row in rows}
        counted: dict[tuple[str, str], list[int]] = {}
        for row in last.values():
            count = counted.setdefault((row.check, row.tier), [0, 0])
            count[row.verdict == "excluded"] += 1
        return [
            Precision(check=check, tier=tier, confirmed=confirmed, excluded=excluded)
            for (check, tier), (confirmed, excluded) in sorted(counted.items())
        ]


def is_sign(finding: Finding) -> bool:
    """Whether a finding is a sign of falsification that a person can confirm or exclude."""
    return finding.tier in ("contradiction", "strong", "weak")


def sign_key(finding: Finding, documents: Iterable[Document]) -> str:
    """What a sign is known again by after another check: the check, the papers (by their bytes), and the values.

    Numbers of documents, the wording of the message and boxes may change from run to run.
    """
    papers = {document.id: document for document in documents}
    of = sorted(f"{papers[id_].sha256}/{papers[id_].pages[:1]}" for id_ in finding.documents if id_ in papers)
    shown = sorted(_value(item, papers) for item in finding.evidence) or [finding.message]
    return hashlib.sha256("\n".join((finding.check, *of, "", *shown)).encode("utf-8", "replace")).hexdigest()[:32]


def latest(rows: Iterable[DispositionRow]) -> dict[str, DispositionRow]:
    """The last word on each sign, by its key."""
    return {row.key: row for row in rows}


def _value(item: Evidence, papers: Mapping[str, Document]) -> str:
    paper = papers.get(item.document or "")
    where = paper.part(item.file).sha256 if paper else item.dossier or ""
    return f"{where}/{item.page}/{item.field}/{''.join(item.text.split())}"


def _row(line: DispositionTable) -> DispositionRow:
    return DispositionRow(**{name: getattr(line, name) for name in DispositionRow.model_fields})
