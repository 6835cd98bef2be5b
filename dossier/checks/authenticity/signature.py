"""Digital signatures of PDF files, as three facts that are told apart: intact or not, by whom, and what came after."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.checks.authenticity.signs import Advice, cannot_tell, contradiction, strong, weak
from dossier.checks.outcomes import UNREAD, named, passed
from dossier.checks.registry import Context, NoParams, check
from dossier.models.base import Text, text
from dossier.models.document import Document, Evidence
from dossier.models.finding import Outcome
from dossier.models.page import Trace

TRACE = "pdf_signature"
_BESIDE = ("ANNOTATIONS", "FORM_FILLING")
_ADVICE = Advice(
    innocent=text(
        "文件经阅读软件另存、合并、压缩或打印；签名后又加盖电子章或批注。",
        "The file was saved anew, merged, compressed or printed by a viewer; a stamp or note was added after signing.",
    ),
    verify=text(
        "请向签名方或出具平台索取原始文件，用其验签工具核验；发票请在全国增值税发票查验平台查验。",
        "Ask the signer or issuing platform for the file as issued and use its verifier; look invoices up on the tax "
        "platform.",
    ),
)


@check("authenticity.signature", NoParams)
def signature(context: Context, params: NoParams) -> Iterable[Outcome]:
    """What was signed is intact and nothing was changed behind the signature; the signer is told, not trusted."""
    for document in context.dossier.documents:
        for trace in document.traces:
            if trace.kind == TRACE:
                yield _judged(document, trace)


def _judged(document: Document, trace: Trace) -> Outcome:
    data = trace.data
    values = {"document": named(document), "who": _who(trace)}
    place = Evidence(document=document.id, page=trace.page, box=trace.box, text=trace.text)
    if data.get("intact") is False:
        said = text(
            "{document}的数字签名（{who}）与文件内容不符：签名之后，被签名的内容已改变。",
            "{document}: the digital signature ({who}) does not fit the file: what was signed has changed since.",
            **values,
        )
        return contradiction(said, place, advice=_ADVICE)
    if data.get("intact") is None:
        said = text(
            "{document}的数字签名（{who}）未能核验：{why}。",
            "{document}: the digital signature ({who}) was not verified: {why}.",
            why=_why(str(data.get("reason", "")), str(data.get("handler", ""))), **values,
        )  # fmt: skip
        return cannot_tell(said, place)
    return _after(document, trace, values, place)


def _after(document: Document, trace: Trace, values: dict[str, Text], place: Evidence) -> Outcome:
    """An intact signature: what was appended behind it decides."""
    level = trace.data.get("after")
    if level == "OTHER":
        said = text(
            "{document}在数字签名（{who}）之后又追加了改动，改动不在签名范围内。",
            "{document}: changes were appended after the digital signature ({who}); it does not cover them.",
            **values,
        )
        return strong(said, place, advice=_ADVICE)
    beside = level in _BESIDE or (trace.data.get("whole") is False and not level)
    if beside and not _is_signed_only(document):
        said = text(
            "{document}在数字签名（{who}）之后追加了批注、表单或其他内容。",
            "{document}: notes, form entries or other content were appended after the digital signature ({who}).",
            **values,
        )
        return weak(said, place, advice=_ADVICE)
    said = text(
        "{document}的数字签名完好（{who}；签名者身份为证书自述，未联网核验）；{national}",
        "{document}: the digital signature is intact ({who}; the certificate's own words, nothing was asked online)."
        "{national}",
        national=_NATIONAL if trace.data.get("national") else _COUNTERSIGNED if beside else _UNCHANGED,
        **values,
    )
    return passed(said, place)


def _is_signed_only(document: Document) -> bool:
    """Whether all that was ever appended to the file are further signatures, the last of which covers it all."""
    kinds = {kind for trace in document.traces if trace.kind == "pdf_revision" for kind in trace.data["kinds"]}
    covered = any(trace.kind == TRACE and trace.data.get("whole") for trace in document.traces)
    return covered and bool(kinds) and kinds <= {"signature", "meta"}


_UNCHANGED = text("签名后无改动。", " Nothing was changed since.")
_COUNTERSIGNED = text("其后只追加了其他签名。", " Only further signatures were added since.")
_NATIONAL = text(
    "摘要（SM3）一致，国密签名值（SM2）未核验。",
    " The digest (SM3) agrees; the value of the signature (SM2) was not verified.",
)


def _who(trace: Trace) -> Text:
    name, day = trace.text or UNREAD, str(trace.data.get("signed_at", ""))[:10]
    return text("{name}，{day}", "{name}, {day}", name=name, day=day) if day else text("{name}", "{name}", name=name)


def _why(reason: str, handler: str = "") -> Text:
    if reason == "vendor":
        return text(
            "由签章厂商自有控件写入（{handler}），须用其阅读软件验签",
            "it was written by a vendor's own program ({handler}), whose reader must verify it",
            handler=handler or UNREAD,
        )
    if reason == "SM2":
        return text("采用国密算法，本系统未核验", "it uses the national algorithms, which are not verified here")
    return text("签名结构无法解析（{r}）", "its structure could not be read ({r})", r=reason or UNREAD)
