"""Names and models of products. Authorities ask for the same name in every paper, so each difference is shown."""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from dossier.checks.matching.comparison import Comparison, difference, likeness, settings, unknown
from dossier.checks.matching.look_alikes import only_look_alikes
from dossier.checks.matching.models import Models
from dossier.models.base import text
from dossier.models.values import normalise_name


def compare_names(a: str, b: str) -> Comparison:
    """Whether two product names are one; a longer one that holds the other whole is ``contained``."""
    left, right = normalise_name(a).upper(), normalise_name(b).upper()
    if not left or not right:
        return unknown()
    if left == right:
        return Comparison(relation="same", score=1, reason=text("名称一致", "the names are the same"))
    score, shown = likeness(left, right), difference(left, right)
    edits = round((1 - score) * max(len(left), len(right)))
    if re.sub(r"[\W_]", "", left) == re.sub(r"[\W_]", "", right):
        reason = text("仅标点不同：{shown}", "only signs differ: {shown}", shown=shown)
        return Comparison(relation="near_miss", score=score, reason=reason, edits=edits)
    if left in right or right in left:
        reason = text("一方包含另一方：{shown}", "one holds the other: {shown}", shown=shown)
        return Comparison(relation="contained", score=score, reason=reason, edits=edits)
    if only_look_alikes(left, right):
        reason = text("仅形近字不同：{shown}", "only characters that look alike differ: {shown}", shown=shown)
        return Comparison(relation="near_miss", score=score, reason=reason, edits=edits)
    if score >= settings().similar_name:
        reason = text("名称相近但不一致：{shown}", "alike but not the same: {shown}", shown=shown)
        return Comparison(relation="near_miss", score=score, reason=reason, edits=edits)
    reason = text("名称不同：{shown}", "the names differ: {shown}", shown=shown)
    return Comparison(relation="different", score=score, reason=reason, edits=edits)


def compare_models(declared: str, found: str) -> Comparison:
    """Whether a paper's models are, or cover, the declared ones (lists, ``X-100A/B``, ``X-1□□``, ``X-100系列``)."""
    left, right = Models.read(declared), Models.read(found)
    if not left.all or not right.all:
        return unknown()
    if left.all == right.all:
        return Comparison(relation="same", score=1, reason=text("型号一致", "the models are the same"))
    missing = [model for model in left.all if not right.covers(model)]
    score = likeness(left.plain, right.plain)
    values = {"declared": "、".join(left.all), "found": "、".join(right.all)}
    if not missing:
        reason = text("“{found}”包含“{declared}”", "“{found}” covers “{declared}”", **values)
        return Comparison(relation="contained", score=score, reason=reason)
    if left.alike(right):
        reason = text(
            "“{found}”与“{declared}”写法或后缀不同，需确认是否同一型号",
            "“{found}” and “{declared}” are written differently or differ in a suffix: one model or two?",
            **values,
        )
        return Comparison(relation="near_miss", score=score, reason=reason)
    shared = [model for model in left.all if model not in missing]
    if shared or any(left.covers(model) for model in right.all):
        reason = text(
            "“{found}”只涉及所报型号的一部分，未见“{missing}”",
            "“{found}” is only part of what is declared; “{missing}” is not there",
            found=values["found"],
            missing="、".join(missing),
        )
        return Comparison(relation="near_miss", score=score, reason=reason)
    reason = text("型号不同：“{found}”与“{declared}”", "the models differ: “{found}” and “{declared}”", **values)
    edits = Levenshtein.distance(left.plain, right.plain)
    return Comparison(relation="different", score=score, reason=reason, edits=edits)
