"""One paper over several files, from the folder to the result, the correction and the printed report."""

from __future__ import annotations

from pathlib import Path

from dossier.models.records import Store
from dossier.pipeline import Options, check_path, check_stored
from dossier.report import report_html
from tests.extraction.papers import text_pdf

FIRST = (
    "产品销售合同",
    "合同编号：HT2024001",
    "甲方（需方）：甲电气有限公司",
    "乙方（供方）：乙泵业有限公司",
    "第一条 产品名称：潜水泵",
)
SECOND = ("第三条 交货与验收按国家标准执行，违约责任如下。", "签订日期：2024年5月6日")
LICENCE = (
    "营业执照",
    "统一社会信用代码 91150203MA0N3LRY5B",
    "名称 乙泵业有限公司",
    "法定代表人 张某",
    "成立日期 2015年1月2日",
)


def dossier_in(folder: Path) -> Path:
    folder.mkdir()
    for name, rows in {"1 执照": LICENCE, "销售合同-1": FIRST, "销售合同-2": SECOND}.items():
        (folder / f"{name}.pdf").write_bytes(text_pdf([rows]))
    return folder


def test_a_contract_in_two_files_is_one_paper_to_the_end(tmp_path: Path, store: Store) -> None:
    result = check_path(dossier_in(tmp_path / "卷宗"), Options(), store)
    assert [(d.id, d.type) for d in result.documents] == [("d1", "business_license"), ("d2", "sales_contract")]
    contract = result.documents[1]
    assert (contract.file, contract.pages) == ("销售合同-1.pdf", (1,))
    assert [part.file for part in contract.parts] == ["销售合同-1.pdf", "销售合同-2.pdf"]
    assert contract.fields["sign_date"].file == "销售合同-2.pdf"
    stored = result.as_json()["documents"][1]
    assert [part["pages"] for part in stored["parts"]] == [[1], [1]]
    page = report_html(result, store)
    assert "销售合同-1.pdf 第1页；销售合同-2.pdf 第1页" in page


def test_a_correction_of_a_value_in_the_second_file_holds(tmp_path: Path, store: Store) -> None:
    first = check_path(dossier_in(tmp_path / "卷宗"), Options(), store)
    contract = first.documents[1]
    place = (contract.sha256, contract.pages[0], contract.type, "sign_date")
    store.correct_field(first.dossier.id, *place, "2024-05-07", "审核员", "原件为7日")
    again = check_stored(store, first.dossier.id).documents[1].fields["sign_date"]
    assert (again.value, again.source, again.file, again.page) == ("2024-05-07", "person", "销售合同-2.pdf", 1)
