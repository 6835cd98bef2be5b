"""What running text adds over labels: fields of papers written in sentences, read with the pipeline off and on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml

from benchmarks.compare import mark
from dossier.extraction.fields import KINDS, prose
from dossier.models.dates import find_dates
from dossier.models.page import Line, Page

PAPERS = Path(__file__).parent / "data" / "prose.yaml"
FIELDS = ("opinion", "conclusion", "technology_level", "novelty_points", "agency", "client", "buyer", "seller", 
          "parties", "user_name", "applicant_name", "sign_date")  # fmt: skip
"""Fields whose values may stand in running text."""
_COMPANIES = ("晴川精机有限公司", "远岫矿业集团有限公司", "青原新材料（包头）有限公司", "云杉重工股份有限公司",
              "呼和浩特市松涛电气有限责任公司", "北溪热电厂", "白鹭港务有限公司")  # fmt: skip
_INSTITUTES = ("北原省科学技术情报研究所", "北原大学图书馆", "某自治区科技信息研究院")
_PRODUCTS = ("轧辊修复机床", "井下巡检机器人", "在线水质监测装置", "稀土永磁电机")
_DAYS = ("2024年5月18日", "二〇二四年五月十八日", "2025-03-01", "2025年11月2日")
_WIDE = 38

Marks = dict[str, Counter[str]]


class Written(NamedTuple):
    """A paper in sentences: its kind, its pages, and what its fields say (None: nothing may be read)."""

    kind: str
    pages: list[Page]
    fields: dict[str, Any]


def papers(seed: int = 5, each: int = 6) -> Iterator[Written]:
    """Every paper of the data file, ``each`` times with other names."""
    random = Random(seed)
    for kind, listed in yaml.safe_load(PAPERS.read_text(encoding="utf-8")).items():
        for form in listed:
            for _ in range(each):
                yield _written(random, kind, form)


def _written(random: Random, kind: str, form: dict[str, Any]) -> Written:
    first, second = random.sample(_COMPANIES, 2)
    day = random.choice(_DAYS)
    names = {
        "<a>": first,
        "<b>": second,
        "<i>": random.choice(_INSTITUTES),
        "<p>": random.choice(_PRODUCTS),
        "<d>": day,
    }
    chosen: dict[str, str] = {}

    def choose(match: re.Match[str]) -> str:
        return chosen.setdefault(match[0], random.choice(match[1].split("|")))

    def filled(value: Any) -> Any:
        if isinstance(value, list):
            return [filled(one) for one in value]
        if not isinstance(value, str):
            return value
        text = re.sub(r"\{([^{}]*)\}", choose, value)
        return re.sub("<[abipd]>", lambda match: names[match[0]], text)

    text = filled(form["text"])
    fields = {name: filled(value) for name, value in form["fields"].items()}
    if fields.get("sign_date"):
        fields["sign_date"] = find_dates(fields["sign_date"])[0][0]
    return Written(kind, [page(text.split("\n"))], fields)


def page(paragraphs: list[str]) -> Page:
    """Paragraphs as a page, wrapped as a printer wraps them."""
    lines: list[Line] = []
    y = 0.06
    for at, paragraph in enumerate(paragraphs):
        for start in range(0, len(paragraph), _WIDE):
            piece = paragraph[start : start + _WIDE]
            size = 0.03 if at == 0 else 0.018
            lines.append(Line(text=piece, box=(0.12, y, 0.12 + 0.02 * len(piece), y + size)))
            y += size + 0.008
    return Page(number=1, width=595, height=842, media="text", lines=tuple(lines))


@contextmanager
def without_language() -> Iterator[None]:
    """Readers with labels alone."""
    prose.ENABLED = False
    try:
        yield
    finally:
        prose.ENABLED = True


def marks(written: list[Written]) -> Marks:
    """Right, wrong and missing by field; a value read where none may be is wrong, none read there is right."""
    out: Marks = defaultdict(Counter)
    for paper in written:
        found = KINDS[paper.kind].extract(paper.pages, {})
        for name, expected in paper.fields.items():
            got = found[name].value if name in found else None
            if expected is None:
                out[name]["right" if got is None else "wrong"] += 1
            else:
                out[name][mark(expected, got)] += 1
    return out
