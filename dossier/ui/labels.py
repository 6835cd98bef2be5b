"""Labels of things to choose from. Streamlit knows a choice again by its label, so that no two may be alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TypeVar

K = TypeVar("K")


def distinct(labels: Mapping[K, str]) -> dict[K, str]:
    """The same labels, those that stood there before with their number behind them."""
    seen: Counter[str] = Counter()
    made: dict[K, str] = {}
    for key, label in labels.items():
        seen[label] += 1
        made[key] = label if seen[label] == 1 else f"{label} ({seen[label]})"
    return made
