"""Finds all checks: every module of this package and of its rooms is imported once, and so enters its checks."""

from __future__ import annotations

import functools
import importlib
import pkgutil

import dossier.checks
from dossier.checks.registry import CHECKS, Check


@functools.cache
def all_checks() -> dict[str, Check]:
    """All checks by id. A module that cannot be imported is a fault of the program and raises."""
    for module in pkgutil.walk_packages(dossier.checks.__path__, f"{dossier.checks.__name__}."):
        if not module.ispkg:
            importlib.import_module(module.name)
    return CHECKS
