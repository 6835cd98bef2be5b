"""VAT invoices: paper, electronic and fully digital ones, as text, picture, OFD or XML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.grid import Grid
from dossier.extraction.invoices.confirm import confirmed_by_qr, merged_with_data, with_kind_of_code
from dossier.extraction.invoices.head import Zones, head_fields, zones_of
from dossier.extraction.invoices.items import item_fields, net_of
from dossier.extraction.invoices.original import original_fields
from dossier.extraction.invoices.parties import party_fields
from dossier.extraction.invoices.slips import slip_fields
from dossier.extraction.invoices.totals import total_fields
from dossier.models.document import Field
from dossier.models.page import Page

CUES = Cues(
    titles=(
        r"电子发票（[一-龥]{2,12}）",
        r"[一-龥]{0,4}增值税(电子)?(专用|普通)发票(（[一-龥]{2,6}）)?",
        r"[一-龥]{0,6}(机动车|二手车)销售统一发票",
        r"[一-龥]{0,12}(通用|定额)(机打|电子|手工)?发票(发票联)?",
        r"[一-龥]{0,4}(区块链)?电子(普通)?发票",
    ),
    labels=(
        r"发票号码",
        r"发票代码",
        r"开票日期",
        r"价税合计",
        r"[（(]小写[）)]",
        r"税率(/征收率)?",
        r"纳税人识别号",
        r"开票人",
        r"密码区",
        r"(货物或应税劳务|项目名称).{0,12}规格型号",
    ),
    never=(r"(公共)?信用信息报告", r"全体股东"),
)


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """All fields of one invoice; pages after the first add lines and, on the last, the totals."""
    return merged_with_data(with_kind_of_code(confirmed_by_qr(printed_fields(pages), pages)), data, pages)


def printed_fields(pages: Sequence[Page]) -> dict[str, Field]:
    """What the pages alone say, without QR code and without the file's data."""
    grids: list[tuple[Grid, Zones]] = []
    fields: dict[str, Field] = {}
    slip = slip_fields(pages[0]) if pages and pages[0].media != "xml" else None
    if slip is not None:
        return slip
    for page in (one for one in pages if one.media != "xml"):
        grid = Grid(page)
        zones = zones_of(grid)
        grids.append((grid, zones))
        for part in (head_fields(grid, zones), party_fields(grid, zones), total_fields(grid, zones)):
            for name, field in part.items():
                if name not in fields or field.confidence > fields[name].confidence:
                    fields[name] = field
    return _net_confirmed(fields | item_fields(grids) | original_fields(pages))


def _net_confirmed(fields: dict[str, Field]) -> dict[str, Field]:
    """Lines that add up to the printed net amount confirm one another."""
    items, net = fields.get("items"), fields.get("amount_excl_tax")
    if items is None or net is None or not isinstance(items.value, list):
        return fields
    agrees = net_of(items.value) == Decimal(str(net.value))
    fields["items"] = items.model_copy(update={"confidence": round(items.confidence * (1.0 if agrees else 0.7), 4)})
    return fields


KIND = DocumentKind("invoice", CUES, extract)
