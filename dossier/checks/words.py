"""Finding a word of a policy's list in what the applicant declares."""

from __future__ import annotations

from collections.abc import Iterable


def listed(value: str, words: Iterable[str]) -> str | None:
    """The word that the value equals, else the longest it contains, else the shortest it is part of; None if none.

    >>> listed("装备制造", ["现代装备制造", "装备制造"]), listed("大型矿山装备", ["矿山装备"]), listed("", ["矿山装备"])
    ('装备制造', '矿山装备', None)
    """
    flat, known = "".join(value.split()), list(words)
    if not flat:
        return None
    if flat in known:
        return flat
    inside = [word for word in known if word in flat]
    around = [word for word in known if flat in word]
    return max(inside, key=len) if inside else min(around, key=len, default=None)
