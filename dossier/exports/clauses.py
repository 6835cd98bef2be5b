"""Clauses as they are cited on paper: ``baotou:7.2.3`` as 《…》第七条第（二）款第3项."""

from __future__ import annotations

import re

import cn2an

from dossier.checks.engine import load_policy, policy_ids
from dossier.checks.policy_files import GENERAL
from dossier.models.base import Text, text

_NUMBERED = re.compile(r"(\d{1,3})(?:\.(\d{1,3}))?(?:\.(\d{1,3}))?")
_RANGE = re.compile(r"(\d{1,3})-(\d{1,3})")


def cited(reference: str) -> Text:
    """A clause with its policy's name. Where the key has no such form it is given as it stands."""
    policy_id, _, key = reference.rpartition(":")
    if policy_id not in policy_ids():
        return Text(zh=reference, en=reference)
    policy = load_policy(policy_id)
    if policy_id == GENERAL:
        clause = policy.clauses.get(key)
        rule = clause.does if clause else Text(zh=key, en=key)
        return text("通用核对要求：{rule}", "General rule: {rule}", rule=rule)
    return text("《{name}》{article}", "{name}, {article}", name=policy.name, article=article(key))


def article(key: str) -> Text:
    """The key of a clause as an article; a level ``0`` stands for what comes before the first number.

    >>> article("7.2.3").zh
    '第七条第（二）款第3项'
    >>> article("10-14").en
    'articles 10 to 14'
    >>> article("end").zh
    'end'
    """
    if span := _RANGE.fullmatch(key):
        first, last = span.groups()
        return text(
            "第{a}条至第{b}条",
            "articles {first} to {last}",
            a=_chinese(first),
            b=_chinese(last),
            first=first,
            last=last,
        )
    numbered = _NUMBERED.fullmatch(key)
    if not numbered:
        return Text(zh=key, en=key)
    levels = [level for level in numbered.groups() if level and int(level)]
    if not levels:
        return Text(zh=key, en=key)
    forms = ("第{c}条", "第（{c}）款", "第{n}项")
    zh = "".join(form.format(c=_chinese(level), n=level) for form, level in zip(forms, levels, strict=False))
    return Text(zh=zh, en=f"article {levels[0]}" + "".join(f"({level})" for level in levels[1:]))


def _chinese(number: str) -> str:
    return str(cn2an.an2cn(number)).removeprefix("一") if 10 <= int(number) < 20 else str(cn2an.an2cn(number))
