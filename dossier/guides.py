"""What an office has settled about a policy at its desk: the guide of a round, and the agencies that it knows.

A guide holds for the dossiers that are handed in after it was kept; those from before stay under what held then.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from pydantic import JsonValue, TypeAdapter

from dossier.checks.overlays import read_overlay
from dossier.checks.policy_files import load_policy
from dossier.models.base import Record, text
from dossier.models.clock import now
from dossier.models.errors import RefusedError
from dossier.models.overlay import Overlay
from dossier.models.policy import Policy, PolicyVersion
from dossier.models.records.base import signed
from dossier.models.records.store import Store
from dossier.models.settings import settings

_GUIDES, _LISTS = "guides:{policy}:{version}", "lists:{policy}"
AGENCY_LISTS: dict[str, str] = {"novelty.agency": "known", "lab.authority_level": "known"}
"""Checks that ask whether an office knows an agency, and the parameter that names their list."""


class KeptGuide(Record):
    """A guide that was kept at a moment; ``overlay`` None: from then on none holds."""

    since: datetime
    user: str
    overlay: Overlay | None


_KEPT = TypeAdapter(list[KeptGuide])
_NAMES = TypeAdapter(dict[str, tuple[str, ...]])


def guides_of(store: Store, policy: str, version: str) -> list[KeptGuide]:
    """All guides that were kept for a version of a policy, oldest first."""
    return _KEPT.validate_python(store.kept(_GUIDES.format(policy=policy, version=version)) or [])


def guide_now(store: Store, policy: str, version: str) -> Overlay | None:
    """The guide that dossiers handed in now are checked under."""
    kept = guides_of(store, policy, version)
    return kept[-1].overlay if kept else None


def guides_version(store: Store, policy: str, version: str) -> int:
    """To be given with the next change, so that it is not made over another's."""
    row = store.kept_row(_GUIDES.format(policy=policy, version=version))
    return row.version if row else 0


def keep_guide(store: Store, guide: Overlay, user: str, seen: int | None = None) -> None:
    """Have a guide hold from now on. Raises OvertakenError where another was kept since ``seen``."""
    _add(store, guide.policy, guide.version, guide, user, seen)


def end_guide(store: Store, policy: str, version: str, user: str, seen: int | None = None) -> None:
    """Have the policy hold as it is printed from now on. Raises RefusedError where it does already."""
    if guide_now(store, policy, version) is None:
        raise RefusedError(text("没有在用的申报指南。", "No guide is in use."))
    _add(store, policy, version, None, user, seen)


def standing_guide(store: Store | None, policy: str, day: date, entered: datetime | None) -> Overlay | None:
    """The guide for a dossier under the policy's text of that day which was handed in at that moment.

    The one kept at the desk comes before the one that the installation's settings name.
    """
    if store is not None and entered is not None:
        known = guides_of(store, policy, load_policy(policy).version_on(day).version)
        held = [one for one in known if one.since <= entered]
        if held and held[-1].overlay:
            return held[-1].overlay
    file = settings().overlay
    return read_overlay(file) if file else None


def agency_lists(version: PolicyVersion) -> dict[str, str]:
    """The lists of agencies that a version's checks use, each with the check."""
    return {
        str(one.params[name]): one.check
        for one in version.conditions
        if (name := AGENCY_LISTS.get(one.check)) and one.params.get(name)
    }


def known_agencies(store: Store, policy: str, name: str) -> tuple[str, ...]:
    """What an office has entered into a list."""
    return _NAMES.validate_python(store.kept(_LISTS.format(policy=policy)) or {}).get(name, ())


def lists_version(store: Store, policy: str) -> int:
    """To be given with the next change of the policy's lists."""
    row = store.kept_row(_LISTS.format(policy=policy))
    return row.version if row else 0


def keep_agencies(
    store: Store, policy: str, name: str, agencies: Iterable[str], user: str, seen: int | None = None
) -> None:
    """Settle a list of agencies. Raises RefusedError for a list that no check uses, OvertakenError."""
    signed(user)
    if not any(name in agency_lists(version) for version in load_policy(policy).versions):
        raise RefusedError(text("没有该名单：{name}", "There is no such list: {name}", name=name))
    plain = list(dict.fromkeys(one.strip() for one in agencies if one.strip()))
    before = store.kept(_LISTS.format(policy=policy))
    said: dict[str, JsonValue] = {**(before if isinstance(before, dict) else {}), name: [*plain]}
    store.keep(_LISTS.format(policy=policy), said, user, seen)


def with_agencies(policy: Policy, store: Store | None) -> Policy:
    """The policy with the office's agencies in the lists that it leaves to the office."""
    said = _NAMES.validate_python((store.kept(_LISTS.format(policy=policy.id)) if store else None) or {})
    if not said:
        return policy
    versions = tuple(_filled(version, said) for version in policy.versions)
    return policy.model_copy(update={"versions": versions})


def _filled(version: PolicyVersion, said: dict[str, tuple[str, ...]]) -> PolicyVersion:
    own = {name: (*version.lists.get(name, ()), *said[name]) for name in agency_lists(version) if name in said}
    return version.model_copy(update={"lists": {**version.lists, **own}})


def _add(store: Store, policy: str, version: str, guide: Overlay | None, user: str, seen: int | None) -> None:
    signed(user)
    kept = [*guides_of(store, policy, version), KeptGuide(since=now(), user=user, overlay=guide)]
    store.keep(_GUIDES.format(policy=policy, version=version), _KEPT.dump_python(kept, mode="json"), user, seen)
