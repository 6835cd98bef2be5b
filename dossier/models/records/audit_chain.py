"""How links of the audit trail hang together: each bears the digest of the one before it.

Whoever changes, takes out or puts in a link must recompute all later ones; the digest of the newest link, written down
outside the store, shows that.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dossier.models.clock import now
from dossier.models.records.audit_tables import AuditTable

FIRST = "0" * 64
"""What stands for the digest before the first link."""
_LOCK = 0x61756469
"""Key of the PostgreSQL advisory lock under which links are added, one at a time."""


def append_link(session: Session, user: str, act: str, subject: str, details: dict[str, Any]) -> None:
    """Add a link in the caller's transaction: what was done and that it was done are kept together or not at all."""
    lock_trail(session)
    last = session.scalars(select(AuditTable).order_by(AuditTable.id.desc()).limit(1)).first()
    row = AuditTable(
        id=last.id + 1 if last else 1,
        at=now().isoformat(timespec="microseconds"),
        user=user,
        act=act,
        subject=subject,
        details=json.loads(json.dumps(details, default=str)),
        before=last.digest if last else FIRST,
    )
    row.digest = link_digest(row)
    session.add(row)
    session.flush()


def lock_trail(session: Session) -> None:
    """Until the transaction ends nobody else adds a link."""
    if session.get_bind().dialect.name == "postgresql":  # SQLite has one writer at a time anyhow
        session.execute(select(func.pg_advisory_xact_lock(_LOCK)))


def link_digest(row: AuditTable) -> str:
    """SHA-256, in hex, over all other columns of the link as JSON with sorted keys."""
    return content_digest([row.id, row.at, row.user, row.act, row.subject, row.details, row.before])


def content_digest(value: object) -> str:
    """SHA-256, in hex, of a value as JSON with sorted keys."""
    packed = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(packed.encode("utf-8", "replace")).hexdigest()
