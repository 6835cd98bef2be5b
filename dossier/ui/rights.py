"""Who may see what. There are no roles yet: one setting says whether this desk is an official's."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.models.finding import Finding, Result
from dossier.models.settings import settings

_FAMILY = "authenticity."


def shows_signs() -> bool:
    """Whether signs of falsification are shown: to officials, never to applicants."""
    return settings().show_signs


def may_see(dossier: str) -> bool:
    """Whether the viewer may see what another dossier says; its number, kind and day are told to everybody."""
    return shows_signs()


def visible(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that the viewer may see."""
    return tuple(one for one in findings if shows_signs() or not one.check.startswith(_FAMILY))


def shown_result(result: Result) -> Result:
    """The result as the viewer may see it."""
    if shows_signs():
        return result
    nothing = {"suspicion": "none", "suspicion_reasons": (), "examination": ()}
    return result.model_copy(update={"findings": visible(result.findings), **nothing})
