"""A stretch of a scan whose paper has another noise than the rest of the page; alone a note and no more.

Measured on genuine certificates: signatures and numbers that an issuer's own program sets into a picture look just
like this. It counts where an independent sign meets it.
"""

from __future__ import annotations

from collections.abc import Iterable

from dossier.checks.authenticity.pixels import VERIFY, judged, where
from dossier.checks.authenticity.signs import Advice
from dossier.checks.registry import Context, NoParams, check
from dossier.models.base import Text, text
from dossier.models.finding import Outcome
from dossier.models.page import Trace

TRACE = "splice"
_ADVICE = Advice(
    innocent=text(
        "出具单位的系统把签名、编号、二维码贴入底图；纸面有底纹、水印、压膜或印章；扫描软件局部去噪、提亮。",
        "The issuer's program set a signature, number or code into the picture; patterned, watermarked or laminated "
        "paper, seals; a scanning program that smoothed or brightened parts.",
    ),
    verify=VERIFY,
)


@check("authenticity.splice", NoParams)
def splice(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The paper between the letters of a scan has one and the same noise."""
    return judged(context, TRACE, lambda trace: False, _say, _ADVICE)


def _say(trace: Trace) -> Text:
    return text(
        "{where}纸面的噪点与同页相同疏密的文字周围不同（偏离 {off:.1f} 个稳健标准差，{letters} 个字形）",
        "{where} the paper's noise is unlike that around print of like density on the page ({off:.1f} robust standard "
        "deviations, {letters} letters)",
        where=where(trace), off=abs(trace.data["off"]), letters=trace.data["letters"],
    )  # fmt: skip
