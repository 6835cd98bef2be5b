"""The document types that can be recognised and read: one module a type, each with its ``KIND``."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from dossier.extraction.fields.kind import Cues, DocumentKind, Extract

__all__ = ["KINDS", "Cues", "DocumentKind", "Extract"]


def _kinds() -> dict[str, DocumentKind]:
    modules = (import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    found = (getattr(module, "KIND", None) for module in modules)
    return {kind.type: kind for kind in found if isinstance(kind, DocumentKind)}


KINDS: dict[str, DocumentKind] = _kinds()
"""Kinds by contract name, from every module of this package that defines ``KIND``."""
