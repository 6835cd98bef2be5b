"""Finds all checks: every module of this package is imported once, and so enters its checks in the register."""

from __future__ import annotations

import functools
import importlib
import pkgutil

import dossier.checks
from dossier.checks.registry import CHECKS, Check


@functools.cache
def all_checks() -> dict[str, Check]:
    """All checks by id. A module that cannot be imported is a fault of the program and raises."""
    for module in pkgutil.iter_modules(dossier.checks.__path__):
        if not module.ispkg:
            importlib.import_module(f"{dossier.checks.__name__}.{module.name}")
    return CHECKS
