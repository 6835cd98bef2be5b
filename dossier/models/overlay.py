"""An office's own guide for a round, laid over a shipped policy: other materials, other limits of age. Nothing else."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field as Constrained

from dossier.models.base import Record, Text


class MaterialChange(Record):
    """A material by its id. Where the policy has it, what is given here replaces what stands there; else it is new."""

    id: str
    label: Text | None = None
    types: tuple[str, ...] | None = None
    clause: str | None = None
    required: Literal["always", "optional", "ask"] | None = None
    at_least: int | None = Constrained(default=None, ge=1)
    question: Text | None = None
    words: tuple[str, ...] | None = None


class LimitChange(Record):
    """Other parameters for a check of how old papers may be; those not named stay as they are."""

    check: str = Constrained(pattern=r"^[a-z_]+\.recency$")
    params: dict[str, Any] = Constrained(min_length=1)


class Overlay(Record):
    """What an office asks for in one round. ``clauses`` are those under which it may (findings cite them)."""

    id: str = Constrained(pattern=r"^[a-z0-9][a-z0-9_-]*$")
    policy: str
    version: str
    name: Text
    clauses: tuple[str, ...] = Constrained(min_length=1)
    materials: tuple[MaterialChange, ...] = ()
    without: tuple[str, ...] = ()
    """Materials of the policy that are not asked for in this round."""
    limits: tuple[LimitChange, ...] = ()
