# ruff: noqa: C408
"""A whole dossier without a fault, from plain values: made-up company, product, laboratory and buyer."""

from __future__ import annotations

from typing import Any

from dossier.models.document import Document, Dossier, FileRecord
from tests.builders import document, dossier

NAME, CODE = "包头市岚屿电气有限公司", "91150207MA13TYXX2A"
PRODUCT, MODEL = "永磁变频驱动一体机", "YBQ-315A"
LAB, BUYER = "内蒙古砚衡检验检测技术有限公司", "呼和浩特市峤湛矿业有限公司"
BUYER_CODE = "91110000600037341L"
DECLARED = {
    "applicant_name": NAME,
    "uscc": CODE,
    "product_name": PRODUCT,
    "model": MODEL,
    "category": "单机装备",
    "industry": "装备制造",
}

PAPERS: dict[str, tuple[str, dict[str, Any]]] = {
    "form": (
        "application_form",
        dict(applicant_name=NAME, uscc=CODE, product_name=PRODUCT, model=MODEL, category="单机装备",
             industry="装备制造", application_date="2025-06-30", development_finished_date="2024-05-10"),
    ),
    "licence": (
        "business_license",
        dict(company_name=NAME, uscc=CODE, company_type="有限责任公司(自然人投资或控股)", legal_representative="宗砚",
             registered_capital="2000万元人民币", established_date="2015-06-01", business_term_start="2015-06-01",
             business_term_end="长期", address="内蒙古自治区包头市九原区砺新路18号",
             business_scope="电动机制造；电气设备销售；技术研发", registration_authority="包头市九原区市场监督管理局",
             registration_date="2023-02-01"),
    ),
    "patent": (
        "patent_certificate",
        dict(certificate_number="5000001", patent_type="invention", title="一种永磁电机无感矢量控制方法",
             patent_number="ZL202010643009.X", application_date="2020-07-06", grant_date="2022-03-04",
             announcement_number="CN111800000B", patentees=[NAME], inventors=["宗砚"]),
    ),
    "trademark": (
        "trademark_certificate",
        dict(registration_number="30123456", mark="岚屿", registrant=NAME, valid_from="2019-02-14",
             valid_to="2029-02-13", goods="电动机；发电机"),
    ),
    "lab": (
        "lab_qualification",
        dict(certificate_number="230508340123", lab_name=LAB, issue_date="2023-03-01", valid_to="2029-02-28",
             issuer="内蒙古自治区市场监督管理局", scheme="CMA", capabilities=["GB/T 5226.1-2019", "GB/T 1032-2012"]),
    ),
    "report": (
        "test_report",
        dict(report_number="JC2025-0316", product_name=PRODUCT, model=MODEL, client=NAME, manufacturer=NAME,
             lab_name=LAB, cma_number="230508340123", sample_received_date="2025-03-01", test_start_date="2025-03-03",
             test_end_date="2025-03-20", issue_date="2025-03-24", standards=["GB/T 5226.1-2019", "GB/T 1032-2012"],
             conclusion="所检项目符合标准要求，判定合格", page_count=1),
    ),
    "novelty": (
        "novelty_search_report",
        dict(report_number="20251500100012", project_title=PRODUCT, client=NAME, agency="内蒙古暄槐科技信息研究院",
             commission_date="2025-04-01", completion_date="2025-04-20", scope="domestic",
             conclusion="国内未见相同报道，综合技术达到国内领先水平", technology_level="国内领先"),
    ),
    "invoice": (
        "invoice",
        dict(invoice_kind="数电专票", invoice_number="25152000000012345678", issue_date="2025-01-15", buyer_name=BUYER,
             buyer_tax_id=BUYER_CODE, seller_name=NAME, seller_tax_id=CODE,
             items=[{"name": f"*电动机*{PRODUCT}", "model": MODEL, "quantity": "2", "unit_price": "238000",
                     "amount": "476000.00", "tax_rate": "13%", "tax": "61880.00"}],
             amount_excl_tax="476000.00", tax_amount="61880.00", total_amount="537880.00",
             total_in_words="伍拾叁万柒仟捌佰捌拾圆整", is_red=False),
    ),
    "contract": (
        "sales_contract",
        dict(contract_number="HT-2024-018", buyer=BUYER, seller=NAME, product_name=PRODUCT, model=MODEL,
             total_amount="537880.00", sign_date="2024-11-20"),
    ),
    "user": (
        "user_report",
        dict(user_name=BUYER, applicant_name=NAME, product_name=PRODUCT, model=MODEL, sign_date="2025-05-20"),
    ),
    "audit": (
        "audit_report",
        dict(report_number="砚会审字〔2025〕第108号", auditee=NAME, audit_firm="内蒙古翊凛会计师事务所（普通合伙）",
             fiscal_year=2024, issue_date="2025-03-18", opinion="unqualified", accountants=["佟禾", "郗桓"],
             verification_code="蒙25ABCD1234", total_assets="90000000.00", total_liabilities="40000000.00",
             total_equity="50000000.00", revenue="30000000.00", net_profit="3000000.00"),
    ),
    "credit": (
        "credit_report",
        dict(subject=NAME, uscc=CODE, report_number="XY2025061800001", generated_date="2025-06-18",
             serious_dishonesty_count=0, penalty_count=0, abnormal_operation_count=0),
    ),
    "commitment": ("commitment_letter", dict(applicant_name=NAME, sign_date="2025-06-25")),
}  # fmt: skip


def papers(**changes: dict[str, Any] | None) -> list[Document]:
    """All papers; ``report={"model": "X"}`` changes values of one, None takes out the value or the paper."""
    made = []
    for name, (type_, values) in PAPERS.items():
        if name in changes and changes[name] is None:
            continue
        changed = {**values, **(changes.get(name) or {})}
        made.append(document(type_, name, **{key: value for key, value in changed.items() if value is not None}))
    return made


def whole(*more: Document, declared: dict[str, str] | None = None, **changes: dict[str, Any] | None) -> Dossier:
    """The clean dossier with changes as in ``papers`` and more documents at its end."""
    documents = [*papers(**changes), *more]
    files = tuple(FileRecord(name=d.file, sha256=d.sha256, size=1000, pages=len(d.pages)) for d in documents)
    made = dossier(*documents, **{**DECLARED, **(declared or {})})
    return made.model_copy(update={"files": files})
