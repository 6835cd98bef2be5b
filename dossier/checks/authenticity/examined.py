"""Papers whose file keeps nothing that could be examined: said once a paper, so that silence is not taken for clean."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.checks.authenticity.signs import cannot_tell
from dossier.checks.examination import is_picture_only
from dossier.checks.outcomes import named
from dossier.checks.registry import Context, NoParams, check
from dossier.models.base import text
from dossier.models.document import Evidence
from dossier.models.finding import Outcome


@check("authenticity.examined", NoParams)
def examined(context: Context, params: NoParams) -> Iterable[Outcome]:
    """Each paper's file keeps layers, text or a history from which changes could be told."""
    for document in context.dossier.documents:
        if is_picture_only(document):
            said = text(
                "{document}只有页面图像（扫描、拍照，或打印后重新生成），文件中没有文字层和修改记录可查，"
                "无法据此判断内容是否改动过；未见疑点不等于未改动。",
                "{document} is pictures of pages alone (scanned, photographed, or printed anew): the file keeps no "
                "text and no history from which changes could be told. Nothing found does not mean nothing changed.",
                document=named(document),
            )
            page = document.pages[0] if document.pages else None
            yield cannot_tell(said, Evidence(document=document.id, page=page, box=None, text=""))
