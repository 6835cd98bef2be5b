"""What is said of parts of a scan that differ from the rest, and how a genuine paper comes to look like that."""

from __future__ import annotations

from dossier.checks.authenticity.pixels import VERIFY, where
from dossier.checks.authenticity.signs import Advice
from dossier.models.base import Text, text
from dossier.models.page import Trace

_NOISE = Advice(
    innocent=text(
        "出具单位的系统把签名、编号、二维码贴入底图；纸面有底纹、水印、压膜或印章；扫描软件局部去噪、提亮。",
        "The issuer's program set a signature, number or code into the picture; patterned, watermarked or laminated "
        "paper, seals; a scanning program that smoothed or brightened parts.",
    ),
    verify=VERIFY,
)
_GROUND = Advice(
    innocent=text(
        "纸面上贴有标签、用过修正液，或填写栏本身印有底色；出具单位的系统把签名、编号贴入底图；提交前遮盖个人信息。",
        "A label or correction fluid on the paper, or a field printed on a tint of its own; the issuer's program set a "
        "signature or number into the picture; personal data were masked.",
    ),
    verify=VERIFY,
)
_SEAL = Advice(
    innocent=text(
        "纸件扫描后由电子签章系统加盖电子印章，再导出为图像；盖章处经扫描软件单独着色压缩。",
        "An electronic seal was put on after scanning by a signing program and the page saved as a picture; a scanning "
        "program stored the seal as a layer of one colour.",
    ),
    verify=text(
        "请出示盖有实物印章的纸质原件，或带数字签名的电子原件；向用印单位核实是否用印。",
        "Ask for the paper with the stamp itself, or the electronic original with its digital signature; ask the "
        "organisation whether it sealed this paper.",
    ),
)
_TONES = Advice(
    innocent=text(
        "传真或归档软件在黑白页面上加注编号、日期；提交前填写了表格空白处。",
        "A fax or archive program added a number or date to the black and white page; blanks of a form were filled in.",
    ),
    verify=VERIFY,
)
_ADVICE = {"ground": _GROUND, "seal": _SEAL, "tones": _TONES}


def advice_of(trace: Trace) -> Advice:
    """Innocent causes and the way to settle it."""
    return _ADVICE.get(trace.data["what"], _NOISE)


def say(trace: Trace) -> Text:
    """What was seen, against what."""
    return {"ground": _ground, "seal": _seal, "tones": _tones}.get(trace.data["what"], _noise)(trace)


def _noise(trace: Trace) -> Text:
    return text(
        "{where}纸面的噪点与同页相同疏密的文字周围不同（偏离 {off:.1f} 个稳健标准差，{letters} 个字形）",
        "{where} the paper's noise is unlike that around print of like density on the page ({off:.1f} robust standard "
        "deviations, {letters} letters)",
        where=where(trace), off=abs(trace.data["off"]), letters=trace.data["letters"],
    )  # fmt: skip


def _ground(trace: Trace) -> Text:
    tone = text("亮", "lighter") if trace.data["levels"] > 0 else text("暗", "darker")
    return text(
        "{where}文字周围的底色比上下纸面{tone} {levels:.1f} 级，且上下边缘整齐（清晰度为本页通常边缘的 {edge:.1f} 倍）",
        "{where} the ground around the print is {levels:.1f} levels {tone} than the paper above and below, with "
        "straight edges ({edge:.1f} times as clear as usual on the page)",
        where=where(trace), tone=tone, levels=abs(trace.data["levels"]), edge=trace.data["edge"],
    )  # fmt: skip


def _seal(trace: Trace) -> Text:
    hard, even = trace.data["hard"], trace.data["even"]
    if even < 0:
        return text(
            "{where}印章的边缘比本页最清晰的文字还锐利（{hard:.2f} 倍）",
            "{where} the seal's edges are harder than the page's hardest print ({hard:.2f} times)",
            where=where(trace), hard=hard,
        )  # fmt: skip
    return text(
        "{where}印章的墨色不带纸面的噪点（起伏为周围纸面的 {even:.0%}），边缘锐利度为本页最清晰文字的 {hard:.2f} 倍",
        "{where} the seal's ink lacks the noise of the paper (its unevenness is {even:.0%} of the paper's around), its "
        "edges are {hard:.2f} times as hard as the page's hardest print",
        where=where(trace), hard=hard, even=even,
    )  # fmt: skip


def _tones(trace: Trace) -> Text:
    return text(
        "{where}有灰色过渡（{greys} 个像素），而本页其余部分只有黑白两色",
        "{where} there are greys ({greys} pixels); the rest of the page is black and white alone",
        where=where(trace), greys=trace.data["greys"],
    )  # fmt: skip
