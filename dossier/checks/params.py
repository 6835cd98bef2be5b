"""Kinds of parameters that several checks share. Policy files fill them; no check brings a number of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo

from dossier.models.document_types import DOCUMENT_TYPES
from dossier.models.values import normalise_name


def _type_name(value: str) -> str:
    if value not in DOCUMENT_TYPES:
        raise ValueError(f"unknown document type {value}")
    return value


def _known(value: str, info: ValidationInfo, what: str) -> str:
    known = (info.context or {}).get(what)
    if known is not None and value not in known:
        raise ValueError(f"{value} is not among the policy's {what}")
    return value


def _list_name(value: str, info: ValidationInfo) -> str:
    return _known(value, info, "lists")


def _material_id(value: str, info: ValidationInfo) -> str:
    return _known(value, info, "materials")


TypeName = Annotated[str, AfterValidator(_type_name)]
"""A document type of the contract."""

ListName = Annotated[str, AfterValidator(_list_name)]
"""The name of a word list in the same version of the policy."""

MaterialId = Annotated[str, AfterValidator(_material_id)]
"""The id of a material in the same version of the policy."""


def is_known(name: str, names: Iterable[str]) -> bool:
    """Whether a name stands on a list; width of brackets and case make no other name."""
    plain = normalise_name(name).upper()
    return bool(plain) and any(normalise_name(one).upper() == plain for one in names)
