"""A reviewer's word on a finding of the machine: that it is so, that it is not, or that it is put off.

It is kept beside the attestations, as append-only as they are, with a prefix in ``check``. The finding itself stays:
what the machine found is nobody's to confirm away, and only a correction, a waiver or a decision changes what follows.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from dossier.models.base import Text
from dossier.models.errors import RefusedError
from dossier.models.finding import Finding
from dossier.models.records.base import Part, found, storable
from dossier.models.records.rows import AttestationRow
from dossier.models.records.tables import AttestationTable

PREFIX = "verdict:"
"""Begins the ``check`` of such a row: ``verdict:WORD:CHECK``."""

Word = Literal["holds", "fails", "later"]
"""It is as the finding says; it is not; looked at and put off."""


class Verdicts(Part):
    """Words on findings; the last one counts."""

    def give_verdict(self, id_: str, finding: Finding, word: Word, reason: str, user: str) -> int:
        """Keep a reviewer's word on a finding and return the row's id.

        Raises RefusedError without a name, and where the finding is said not to hold without a reason.
        """
        if not user.strip():
            raise RefusedError(Text(zh="请填写姓名。", en="Give your name."))
        if word not in get_args(Word):
            raise RefusedError(Text(zh="没有这种核实结果。", en="There is no such verdict."))
        if word == "fails" and not reason.strip():
            raise RefusedError(Text(zh="认为意见不成立须填写理由。", en="Give a reason why the finding does not hold."))
        with self._write() as session:
            found(session, id_)
            row = AttestationTable(
                dossier_id=id_, check=f"{PREFIX}{word}:{finding.check}", clauses=list(finding.clauses),
                message=storable(finding.message), confirmed=word == "holds", reason=storable(reason),
                user=storable(user.strip()),
            )  # fmt: skip
            session.add(row)
            session.flush()
            return row.id


def word_of(row: AttestationRow) -> Word | None:
    """Which word a row is; None where it is no word on a finding."""
    word = row.check.removeprefix(PREFIX).partition(":")[0] if row.check.startswith(PREFIX) else ""
    return next((one for one in get_args(Word) if one == word), None)


def verdict_on(finding: Finding, rows: Iterable[AttestationRow]) -> AttestationRow | None:
    """The last word on a finding; one whose message has changed since is as open as before."""
    mine = [
        row
        for row in rows
        if word_of(row)
        and row.check.removeprefix(PREFIX).partition(":")[2] == finding.check
        and row.clauses == finding.clauses
        and row.message == storable(finding.message)
    ]
    return mine[-1] if mine else None
