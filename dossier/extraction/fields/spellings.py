"""Labels are built of parts that issuers combine freely: 委托 / 申请 + 单位 / 人 + 名称 or nothing.

A pattern of the parts stands for all labels that can be made of them, which covers the wordings nobody has collected.
"""

from __future__ import annotations

import re
from itertools import product

_PART = re.compile(r"\(([^()]*)\)|([^()]+)")


def spelled(*patterns: str) -> tuple[str, ...]:
    """All labels of patterns such as ``(委托|申请)(单位|人)(名称|)``, each once, in the order of the patterns."""
    labels: list[str] = []
    for pattern in patterns:
        parts = [(match[1] or "").split("|") if match[2] is None else [match[2]] for match in _PART.finditer(pattern)]
        labels += ["".join(chosen) for chosen in product(*parts)]
    return tuple(dict.fromkeys(label for label in labels if label))
