"""The offices of the installation: who reports to whom."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from dossier.models.base import text
from dossier.models.errors import UsageError
from dossier.models.records.account_rows import LEVELS, OfficeRow, refuse
from dossier.models.records.account_tables import OfficeTable
from dossier.models.records.base import Part, overtaken, storable


class Offices(Part):
    """Offices are added and changed, never removed: what they did bears their id."""

    def offices(self) -> list[OfficeRow]:
        """All offices, by id."""
        with self._read() as session:
            return [_row(row) for row in session.scalars(select(OfficeTable).order_by(OfficeTable.id))]

    def add_office(
        self, id_: str, name: str, level: str, user: str, *, region: str = "", above: str | None = None
    ) -> None:
        """Enter an office. Raises UsageError where the id is taken or ``above`` is not of a higher level."""
        with self._write() as session:
            if not id_.strip() or session.get(OfficeTable, id_) is not None:
                raise UsageError(
                    text("单位编号“{id}”为空或已使用。", "The office id “{id}” is empty or taken.", id=id_)
                )
            row = OfficeTable(id=storable(id_), name=storable(name.strip()), level=level, region=region, above=above)
            _check(session, row)
            session.add(row)
            session.flush()
            told = {"name": name, "level": level, "region": region, "above": above}
            self._note(session, user, "office_added", f"office:{id_}", **told)

    def change_office(
        self,
        id_: str,
        version: int,
        user: str,
        *,
        name: str | None = None,
        region: str | None = None,
        above: str | None = None,
    ) -> None:
        """Change what is given. Raises OvertakenError where somebody changed the office since it was looked at."""
        wanted = {"name": name, "region": region, "above": above}
        changes = {key: value for key, value in wanted.items() if value is not None}
        with self._write() as session:
            row = office_found(session, id_)
            if row.version != version:
                raise overtaken()
            before = {key: getattr(row, key) for key in changes}
            for key, value in changes.items():
                setattr(row, key, storable(value))
            with session.no_autoflush:
                _check(session, row)
            session.flush()
            self._note(session, user, "office_changed", f"office:{id_}", before=before, after=changes)


def office_found(session: Session, id_: str) -> OfficeTable:
    """The office. Raises UsageError where there is none of that id."""
    row = session.get(OfficeTable, id_)
    if row is None:
        raise UsageError(text("没有编号为 {id} 的单位。", "There is no office {id}.", id=id_))
    return row


def _check(session: Session, row: OfficeTable) -> None:
    if not row.name.strip():
        refuse(text("单位须有名称。", "An office needs a name."))
    if row.level not in LEVELS:
        refuse(text("单位级别须为 {levels}。", "The level is one of {levels}.", levels=", ".join(LEVELS)))
    if row.above is None:
        return
    above = office_found(session, row.above)
    levels: tuple[str, ...] = LEVELS
    if levels.index(above.level) >= levels.index(row.level):
        refuse(text("上级单位的级别须更高。", "The office above must be of a higher level."))


def _row(row: OfficeTable) -> OfficeRow:
    return OfficeRow.model_validate({name: getattr(row, name) for name in OfficeRow.model_fields})
