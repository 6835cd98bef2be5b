"""Two letters or words of a noisy scan that agree pixel by pixel, noise included: one may be a copy of the other."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field as Constrained

from dossier.checks.authenticity.pixels import VERIFY, judged, where
from dossier.checks.authenticity.signs import Advice
from dossier.checks.registry import Context, check
from dossier.models.base import Record, Text, text
from dossier.models.finding import Outcome
from dossier.models.page import Trace

TRACE = "copy_move"
_ADVICE = Advice(
    innocent=text(
        "扫描件采用会复用相同字形的压缩方式（如 JBIG2、MRC）；页面由软件生成后加了噪声；同一图样在页面上重复印刷。",
        "The scan was stored in a way that uses one picture for like letters (JBIG2, MRC); a page drawn by a program "
        "with noise laid over it; one ornament printed repeatedly.",
    ),
    verify=VERIFY,
)


class Likeness(Record):
    """``most_differ``: difference of two letters by what noise alone makes, at most; ``together``: correlation of the
    noise beside the strokes, at least; ``apart``: how much more the page's next pair differs."""

    most_differ: float = Constrained(gt=0)
    together: float = Constrained(ge=0, le=1)
    apart: float = Constrained(ge=1)


@check("authenticity.copy_move", Likeness)
def copy_move(context: Context, params: Likeness) -> Iterable[Outcome]:
    """No letter of a noisy scan is another one's copy, pixel by pixel."""

    def is_grave(trace: Trace) -> bool:
        data = trace.data
        alike = data["differ"] <= params.most_differ and data["together"] >= params.together
        return bool(alike and data["next"] >= params.apart * data["differ"])

    return judged(context, TRACE, is_grave, _say, lambda _: _ADVICE)


def _say(trace: Trace) -> Text:
    if trace.data.get("letters", 1) > 1:
        return text(
            "{where}的 {letters} 个字形与另一处整体连同噪点逐像素一致（差异为噪声应有差异的 {differ:.0%}）",
            "{where} {letters} letters agree as one stretch with another one pixel by pixel, noise included (they "
            "differ by {differ:.0%} of what noise makes)",
            where=where(trace), letters=trace.data["letters"], differ=trace.data["differ"],
        )  # fmt: skip
    return text(
        "{where}的字形与另一处连同噪点逐像素一致（差异为噪声应有差异的 {differ:.0%}，"
        "本页其他相同字形最小为 {next:.0%}）",
        "{where} a letter agrees with another one pixel by pixel, noise included (they differ by {differ:.0%} of what "
        "noise makes; other like letters of the page by {next:.0%} or more)",
        where=where(trace), differ=trace.data["differ"], next=trace.data["next"],
    )  # fmt: skip
