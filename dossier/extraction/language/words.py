"""The words of the trade (``words.yaml``) that the tokeniser keeps whole, each with its tag: what rules are made of."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from dossier.models.yaml_files import load_yaml


@lru_cache(maxsize=1)
def tags() -> dict[str, str]:
    """Each word with its tag."""
    listed: dict[str, str] = load_yaml(files(__package__).joinpath("words.yaml").read_text(encoding="utf-8"))
    return {word: tag for tag, words in listed.items() for word in words.split()}
