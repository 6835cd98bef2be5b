"""A part of a scan that was not there when the rest of it was first compressed."""

from __future__ import annotations

import math
from collections.abc import Iterable

from pydantic import Field as Constrained

from dossier.checks.authenticity.pixels import VERIFY, judged, where
from dossier.checks.authenticity.signs import Advice
from dossier.checks.registry import Context, check
from dossier.models.base import Record, Text, text
from dossier.models.finding import Outcome
from dossier.models.page import Trace

TRACE = "recompression"
_ADVICE = Advice(
    innocent=text(
        "扫描或归档软件在页面上加注页码、编号、日期或电子印章后再次保存；提交前遮盖个人信息；拼接多次扫描的页面。",
        "A scanning or archive program added page numbers, a date or an electronic seal and saved again; personal data "
        "were masked; a page put together from several scans.",
    ),
    verify=VERIFY,
)


class Steps(Record):
    """``errors``: by how many standard errors a place must leave the page's first compression; ``most_fit``: how well
    it may stand there at most, from 0 (by chance) to 1; ``margin``: share of the page's height at its head and foot
    where programs print numbers of their own; ``joined``: how close to print of the paper itself, by the height of
    letters, a place in that margin must stand to count all the same."""

    errors: float = Constrained(gt=0)
    most_fit: float = Constrained(ge=0, le=1)
    margin: float = Constrained(ge=0, lt=0.5)
    joined: float = Constrained(ge=0)


@check("authenticity.recompression", Steps)
def recompression(context: Context, params: Steps) -> Iterable[Outcome]:
    """All of a scan that was saved more than once went through its first compression."""

    def is_grave(trace: Trace) -> bool:
        data = trace.data
        inside = trace.box is None or params.margin < (trace.box[1] + trace.box[3]) / 2 < 1 - params.margin
        inside |= data.get("beside", math.inf) <= params.joined
        return bool(inside and data["in_line"] and data["errors"] >= params.errors and data["fit"] <= params.most_fit)

    return judged(context, TRACE, is_grave, _say, lambda _: _ADVICE)


def _say(trace: Trace) -> Text:
    return text(
        "{where}的图像不带有整页首次压缩的痕迹（该处吻合度 {fit:.0%}，整页 {page_fit:.0%}），可能是后来加入的",
        "{where} the picture lacks the first compression of its page (fits {fit:.0%} there, {page_fit:.0%} on the "
        "page): it may have been put in later",
        where=where(trace), fit=max(0.0, trace.data["fit"]), page_fit=trace.data["page_fit"],
    )  # fmt: skip
