"""Production licences for industrial products (XK numbers)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.extraction.field_values import date_field, field_of, present
from dossier.extraction.fields.by_labels import Wanted, read
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.layout import Sheet, flat_text, lower_part
from dossier.models.document import Field
from dossier.models.identifiers import production_license
from dossier.models.page import Page
from dossier.models.values import find_dates

CUES = Cues(
    titles=(r"(?:全国)?(?:中华人民共和国)?工业产品生产许可证(?:（[正副]本）)?",),
    labels=(
        r"XK\d{2}",
        "证书编号|编号",
        "企业名称|单位名称",
        "产品名称",
        "生产地址",
        "发证日期|有效期",
        "发证机关|市场监督管理",
    ),
)
OTHERS = ("住所", "生产地址", "检验方式", "发证机关", "明细", "统一社会信用代码", "法定代表人", "产品明细", "规格型号")
_TERM = ("有效期", "有效期限", "证书有效期")
WANTED = {
    "certificate_number": Wanted(
        "code",
        ("证书编号", "许可证编号", "生产许可证编号", "许可证号", "许可证证书编号", "编号"),
        r"(?:[(〔\[]?[一-鿿][)〕\]])?XK\d{2}-?\d{3}-?\d{5}|QS\d{12}",
        lines=1,
        accept=r"\d{5}",
        format=production_license,
    ),
    "holder": Wanted("party", ("企业名称", "生产者名称", "单位名称", "获证企业", "申请人名称", "名称")),
    "product_name": Wanted(
        "name",
        ("产品名称", "获证产品", "获证产品名称", "产品类别"),
        strip=r"[(（](?:明细|详见|见|具体|产品明细).*|明细见|详见",
    ),
    "issue_date": Wanted("date", ("发证日期", "签发日期", "颁发日期", "颁证日期", "发证时间"), lines=1),
    "valid_to": Wanted("last_date", ("有效期至", "有效期限至", "有效日期至", *_TERM), lines=1),
}
_LABELS = (*OTHERS, *(label for want in WANTED.values() for label in want.labels))


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields of a licence; where only a term is printed (自…至…), it begins on the day of issue."""
    sheet, flat = Sheet(pages, _LABELS), flat_text(pages, "\n")
    fields = {name: read(sheet, flat, want) for name, want in WANTED.items()}
    if fields["issue_date"] is None:
        term = date_field(sheet.find(*_TERM, lines=2, accept=lambda text: len(find_dates(text)) == 2))
        fields["issue_date"] = term.model_copy(update={"confidence": term.confidence * 0.85}) if term else None
    if fields["issue_date"] is None and pages:
        fields["issue_date"] = _alone(pages[0])
    return present(fields)


def _alone(page: Page) -> Field | None:
    """The day under the office's name: a date alone on the lowest line of the first page that is only a date."""
    flat = flat_text([lower_part(page, 0.5)], "\n")
    dates = [(flat.found(start, end), iso) for iso, start, end in find_dates(flat.text) if _lone(flat.text, start, end)]
    return field_of(dates[-1][0], dates[-1][1], note="unlabelled", trust=0.85) if dates else None


def _lone(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands on the line."""
    return text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")


KIND = DocumentKind("production_license", CUES, extract)
