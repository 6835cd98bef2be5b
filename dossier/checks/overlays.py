"""Reads overlays, lays them over a policy, and says in the result that one was used.

An overlay is validated as strictly as a policy: an unknown key, policy, version, material, document type, check,
parameter or clause is an error with file and line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from dossier.checks.outcomes import passed
from dossier.checks.policy_files import clause_faults, condition_faults, load_policy, material_faults, policy_ids
from dossier.checks.policy_yaml import Fault, Place, pydantic_faults, read_checked
from dossier.checks.registry import Context, check
from dossier.models.base import Record, Text, text
from dossier.models.errors import UsageError
from dossier.models.finding import Outcome
from dossier.models.overlay import MaterialChange, Overlay
from dossier.models.policy import Condition, Material, Policy, PolicyVersion

MARK = "+"
"""Stands between a version and the overlay that was laid over it: ``2023+guide-2026``."""


class Used(Record):
    """Which overlay was used and what it changed."""

    name: Text
    changes: Text


@check("policy.overlay", Used)
def overlay_used(context: Context, params: Used) -> Iterable[Outcome]:
    """Says that an office's guide was laid over the policy, and what it changed."""
    yield passed(
        text(
            "本次按“{name}”核验，与随附政策文件相比：{changes}。",
            "Checked under “{name}”; other than the policy's file: {changes}.",
            name=params.name,
            changes=params.changes,
        )
    )


def read_overlay(path: Path) -> Overlay:
    """Read one overlay. Raises PolicyError with every fault found, each with its line."""
    return read_checked(path, Overlay, _faults)


def overlaid(policy: Policy, overlay: Overlay) -> Policy:
    """The policy with the overlay in the version it is for."""
    versions = tuple(_changed(v, overlay) if v.version == overlay.version else v for v in policy.versions)
    return policy.model_copy(update={"versions": versions})


def policy_in_use(
    policy_id: str, day: date, asked: Overlay | None, standing: Overlay | None
) -> tuple[Policy, Overlay | None]:
    """The policy for a dossier of that day, and the overlay that holds for it, if any.

    ``asked`` is the caller's and must fit, else UsageError; ``standing`` is the installation's and holds where it fits.
    """
    policy = load_policy(policy_id)
    version = policy.version_on(day).version
    for overlay in (asked, standing):
        if overlay and (overlay.policy, overlay.version) == (policy_id, version):
            return overlaid(policy, overlay), overlay
        if overlay and overlay is asked:
            raise _unfit(overlay, policy_id, version)
    return policy, None


def _unfit(overlay: Overlay, policy: str, version: str) -> UsageError:
    return UsageError(
        text(
            "叠加文件“{id}”适用于政策 {policy}（{version}），本卷适用 {used}（{used_version}）。",
            "The overlay “{id}” is for {policy} ({version}); this dossier is under {used} ({used_version}).",
            id=overlay.id, policy=overlay.policy, version=overlay.version, used=policy, used_version=version,
        ),
        text("请更换叠加文件，或用 --policy、--as-of 指明政策和版本。",
             "Choose another overlay, or name policy and version with --policy and --as-of."),
    )  # fmt: skip


def _changed(version: PolicyVersion, overlay: Overlay) -> PolicyVersion:
    kept = {material.id: material for material in version.materials if material.id not in overlay.without}
    for change in overlay.materials:
        kept[change.id] = _material(kept.get(change.id), change)
    note = Condition(
        check="policy.overlay",
        clauses=overlay.clauses,
        mandatory=False,
        params={"name": overlay.name.model_dump(), "changes": _changes(version, overlay).model_dump()},
    )
    conditions = [_limited(condition, overlay) for condition in version.conditions]
    return version.model_copy(
        update={
            "version": f"{version.version}{MARK}{overlay.id}",
            "materials": tuple(kept.values()),
            "conditions": (*conditions, note),
        }
    )


def _material(old: Material | None, change: MaterialChange) -> Material:
    given = change.model_dump(exclude_none=True)
    return Material.model_validate({**(old.model_dump() if old else {}), **given})


def _limited(condition: Condition, overlay: Overlay) -> Condition:
    params = condition.params
    for limit in overlay.limits:
        if limit.check == condition.check:
            params = _merged(params, limit.params)
    return condition.model_copy(update={"params": params})


def _merged(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Parameters with new ones over them; what is a table in both is merged, so that one entry can be changed."""
    tables = {k: {**old[k], **v} for k, v in new.items() if isinstance(v, dict) and isinstance(old.get(k), dict)}
    return {**old, **new, **tables}


def _changes(version: PolicyVersion, overlay: Overlay) -> Text:
    known = {material.id: material for material in version.materials}
    parts: list[Text] = []
    for change in overlay.materials:
        label = _material(known.get(change.id), change).label
        new = change.id not in known
        parts.append(text("{what}“{label}”", "{what} “{label}”", label=label,
                          what=text("增加", "added", ) if new else text("改动", "changed")))  # fmt: skip
    parts += [text("不要求“{label}”", "not asked for “{label}”", label=known[id_].label) for id_ in overlay.without]
    for limit in overlay.limits:
        said = yaml.safe_dump(limit.params, default_flow_style=True, allow_unicode=True).strip()
        parts.append(text("时限 {check} {said}", "limit {check} {said}", check=limit.check, said=said))
    nothing = text("无改动", "nothing")
    return Text(zh="、".join(p.zh for p in parts) or nothing.zh, en=", ".join(p.en for p in parts) or nothing.en)


def _faults(overlay: Overlay) -> Iterator[Fault]:
    if overlay.policy not in policy_ids():
        yield ("policy",), f"unknown policy {overlay.policy}"
        return
    policy = load_policy(overlay.policy)
    version = next((version for version in policy.versions if version.version == overlay.version), None)
    if version is None:
        yield ("version",), f"unknown version {overlay.version} of {policy.id}"
        return
    yield from clause_faults(overlay.clauses, ("clauses",), policy.clauses)
    known = {material.id: material for material in version.materials}
    gone: list[Fault] = [
        (("without", i), f"unknown material {m}") for i, m in enumerate(overlay.without) if m not in known
    ]
    broken = [*gone, *_material_change_faults(overlay, known, policy), *_limit_faults(overlay, version)]
    yield from broken or _whole_faults(overlay, policy, version)


def _material_change_faults(overlay: Overlay, known: dict[str, Material], policy: Policy) -> Iterator[Fault]:
    seen = set(overlay.without)
    for i, change in enumerate(overlay.materials):
        place: Place = ("materials", i)
        if change.id in seen:
            yield (*place, "id"), f"material {change.id} stands twice"
        seen.add(change.id)
        try:
            yield from material_faults(_material(known.get(change.id), change), place, policy.clauses)
        except ValidationError as refused:
            yield from pydantic_faults(refused, place)


def _limit_faults(overlay: Overlay, version: PolicyVersion) -> Iterator[Fault]:
    used = {condition.check for condition in version.conditions}
    for i, limit in enumerate(overlay.limits):
        if limit.check not in used:
            yield ("limits", i, "check"), f"{limit.check} is no check of this version"


def _whole_faults(overlay: Overlay, policy: Policy, version: PolicyVersion) -> Iterator[Fault]:
    """Faults that show only in the policy as changed, told where the overlay speaks of it."""
    changed = _changed(version, overlay)
    for place, message in condition_faults(changed, (), policy.clauses):
        condition = changed.conditions[int(place[1])]
        at = next((i for i, limit in enumerate(overlay.limits) if limit.check == condition.check), None)
        yield (("limits", at, *place[2:]) if at is not None else ("without",)), message
