"""Digests of OFD files: a signed part whose digest no longer holds was changed after it was signed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dossier.checks.authenticity.signs import Advice, cannot_tell, contradiction, strong
from dossier.checks.outcomes import UNREAD, named, passed, several
from dossier.checks.registry import Context, NoParams, check
from dossier.models.base import text
from dossier.models.document import Document, Evidence
from dossier.models.finding import Outcome
from dossier.models.page import Trace

TRACE = "ofd_signature"
_FRAME = re.compile(r"(?:^|/)(?:Document|PublicRes|DocumentRes)[^/]*\.xml$", re.IGNORECASE)
"""Parts that say how the file is put together, and nothing that is printed."""
_ADVICE = Advice(
    innocent=text(
        "文件经软件另存、转换或脱敏处理；再次签章时改写了文件结构。",
        "The file was saved anew, converted or redacted by a program; its structure was rewritten by a further seal.",
    ),
    verify=text(
        "请向开票方或出具单位索取从平台直接下载的原始 OFD 文件；发票请在全国增值税发票查验平台查验。",
        "Ask the issuer for the OFD as downloaded from the platform; look invoices up on the tax platform.",
    ),
)


@check("authenticity.ofd_signature", NoParams)
def ofd_signature(context: Context, params: NoParams) -> Iterable[Outcome]:
    """Every signed part of an OFD file still has the digest it was signed with."""
    for document in context.dossier.documents:
        for trace in document.traces:
            if trace.kind == TRACE:
                yield from _judged(document, trace)


def _judged(document: Document, trace: Trace) -> Iterator[Outcome]:
    data = trace.data
    place = Evidence(document=document.id, page=trace.page, box=None, text=trace.text)
    values = {"document": named(document), "who": trace.text or UNREAD, "n": data["checked"]}
    gone = [*data["changed"], *data["missing"]]
    if gone:
        said = text(
            "{document}的签章（{who}）所覆盖的部分在签章之后改变：{parts}（摘要不符或已缺失）。",
            "{document}: parts covered by its seal ({who}) changed after it: {parts} (digest differs or part is gone).",
            parts=several(gone), **values,
        )  # fmt: skip
        shown = any(not _FRAME.search(part) for part in gone)
        yield (contradiction if shown else strong)(said, place, advice=_ADVICE)
    elif data["checked"]:
        said = text(
            "{document}的签章（{who}）所覆盖的 {n} 个部分摘要一致；签章值（国密 SM2）未核验。",
            "{document}: the {n} parts covered by its seal ({who}) have their digests; the seal's value (SM2) was not "
            "verified.",
            **values,
        )
        yield passed(said, place)
    else:
        said = text(
            "{document}的签章（{who}）采用未知的摘要算法，未能核验。",
            "{document}: the seal ({who}) uses an unknown digest; it was not verified.",
            **values,
        )
        yield cannot_tell(said, place)
