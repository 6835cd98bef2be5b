"""The examples in the docstrings of checks and matching hold."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import dossier.checks
import dossier.checks.matching

MODULES = [
    f"{package.__name__}.{module.name}"
    for package in (dossier.checks, dossier.checks.matching)
    for module in pkgutil.iter_modules(package.__path__)
]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
