"""What of a result the person who looks may see: findings of authenticity and the suspicion, or none of it."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.models.errors import DossierError
from dossier.models.finding import Finding, Result
from dossier.ui import who

_FAMILY = "authenticity."


def shows_signs() -> bool:
    """Whether signs of falsification are shown: never to applicants and experts."""
    return who.may("signs.see")


def may_see(dossier: str) -> bool:
    """Whether the viewer may see what another dossier says; its number, kind and day are told to everybody."""
    from dossier.ui import desk  # shows results through this file

    if not shows_signs():
        return False
    try:
        return who.here().alone or bool(desk.dossier(dossier))
    except DossierError:
        return False


def visible(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that the viewer may see."""
    shown = shows_signs()
    return tuple(one for one in findings if shown or not one.check.startswith(_FAMILY))


def shown_result(result: Result) -> Result:
    """The result as the viewer may see it."""
    if shows_signs():
        return result
    nothing = {"suspicion": "none", "suspicion_reasons": (), "examination": ()}
    return result.model_copy(update={"findings": visible(result.findings), **nothing})
