"""Lists of attachments in forms and reports."""

from __future__ import annotations

import pytest

from dossier.extraction.fields.application_form import extract
from dossier.extraction.fields.attachments import attachments
from tests.extraction.made_pages import page_of


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        (
            ("附件清单", "1、营业执照复印件", "2、专利证书；", "3、检测报告……12"),
            ["营业执照复印件", "专利证书", "检测报告"],
        ),
        (("六、附件：", "（一）营业执照", "（二）2024年度审计报告"), ["营业执照", "2024年度审计报告"]),
        (("附件：1.营业执照 2.专利证书 3.检测报告",), ["营业执照", "专利证书", "检测报告"]),
        (("申报材料清单", "1. 认定申报书", "（原件，加盖公章）", "2. 信用报告"), ["认定申报书", "信用报告"]),
        (("附件清单", "2、营业执照", "3、专利证书"), None),
        (("附件1",), None),
        (("附件：营业执照",), None),
        (("一、企业概况", "1、成立于2015年", "2、主营电机"), None),
        (("附件清单", "说明一", "说明二", "说明三", "说明四", "1、营业执照"), None),
    ],
)
def test_numbered_items_under_their_heading(rows: tuple[str, ...], names: list[str] | None) -> None:
    found = attachments([page_of(*rows)])
    assert (found.value if found else None) == names


def test_the_form_gives_them() -> None:
    page = page_of("创新产品评价申请书", "申请单位：北原某某电气有限公司", "附件清单", "1、营业执照", "2、查新报告")
    assert extract([page], {})["attachments"].value == ["营业执照", "查新报告"]
