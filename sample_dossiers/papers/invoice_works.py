"""The table of a fully digital invoice for building services."""

from __future__ import annotations

from reportlab.lib.colors import Color

from sample_dossiers.paper import Paper
from sample_dossiers.sheet import Sheet


def draw_works(sheet: Sheet, paper: Paper, ink: Color) -> None:
    """The table for building services: place and name of the building in place of model, quantity and price."""
    edges = (12.0, 54.0, 100.0, 138.0, 160.0, 175.0, 202.0)
    heads = ("项目名称", "建筑服务发生地", "建筑项目名称", "金  额", "税率/征收率", "税  额")
    for i, head in enumerate(heads):
        sheet.text((edges[i] + edges[i + 1]) / 2, 58.5, head, 8, "song", "center", color=ink)
    (item,), (place, building) = paper.fields["items"], paper.extra["works"]
    for i, text in enumerate((item["name"], place, building)):
        for line, part in enumerate(sheet.wrap(text, edges[i + 1] - edges[i] - 2, 9)):
            sheet.text(edges[i] + 1, 64 + line * 4.2, part, 9)
    sheet.text(159, 64, item["amount"], 9, "song", "right")
    sheet.text(167.5, 64, item["tax_rate"], 9, "song", "center")
    sheet.text(201, 64, item["tax"], 9, "song", "right")
