"""A coherent small dossier from plain values, for tests that break one thing in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from dossier.checks.discover import all_checks
from dossier.checks.registry import Context, NoRecords
from dossier.models.base import text
from dossier.models.document import Document, Dossier, Field
from dossier.models.finding import Outcome
from dossier.models.policy import Policy, PolicyVersion
from tests.builders import document, dossier

APPLICANT, CODE = "包头青禾装备有限公司", "91150207MA13TYXX2A"
BUYER, BUYER_CODE = "黄石云帆矿业有限公司", "91420200MA49NRHF29"
APPLIED = date(2025, 6, 30)
ITEM = {
    "name": "*专用设备*萃取机", "model": "X-100", "unit": "台", "quantity": "2", "unit_price": "50000",
    "amount": "100000.00", "tax_rate": "13%", "tax": "13000.00",
}  # fmt: skip

PAPERS: dict[str, dict[str, Any]] = {
    "application_form": {"applicant_name": APPLICANT, "uscc": CODE, "development_finished_date": "2024-05-01"},
    "business_license": {
        "company_name": APPLICANT, "uscc": CODE, "established_date": "2018-01-02", "registration_date": "2022-03-04",
    },
    "patent_certificate": {
        "patent_type": "invention", "patent_number": "ZL202010643009.X", "application_date": "2020-07-06",
        "grant_date": "2022-05-06", "announcement_number": "CN111825300B", "certificate_number": "5123456",
        "patentees": [APPLICANT],
    },
    "trademark_certificate": {
        "registration_number": "31234567", "valid_from": "2019-05-07", "valid_to": "2029-05-06",
        "registrant": APPLICANT,
    },
    "test_report": {
        "lab_name": "内蒙古某某检测中心", "cma_number": "210512340056",
        "sample_received_date": "2024-09-01",
        "test_start_date": "2024-09-02", "test_end_date": "2024-09-10", "issue_date": "2024-09-12",
        "standards": ["Q/QH 001-2023"],
    },
    "lab_qualification": {
        "certificate_number": "210512340056", "lab_name": "内蒙古某某检测中心", "scheme": "CMA",
        "issue_date": "2021-03-04", "valid_to": "2027-03-03",
    },
    "product_standard": {"standard_number": "Q/QH 001-2023", "effective_date": "2023-08-01"},
    "novelty_search_report": {
        "report_number": "2024-15-0012", "commission_date": "2024-10-08", "completion_date": "2024-10-20",
    },
    "sales_contract": {"buyer": BUYER, "seller": APPLICANT, "total_amount": "113000.00", "sign_date": "2024-11-01"},
    "invoice": {
        "invoice_kind": "电子发票（增值税专用发票）", "invoice_number": "24152000000012345678",
        "issue_date": "2024-12-05",
        "buyer_name": BUYER, "buyer_tax_id": BUYER_CODE, "seller_name": APPLICANT, "seller_tax_id": CODE,
        "items": [ITEM], "amount_excl_tax": "100000.00", "tax_amount": "13000.00", "total_amount": "113000.00",
        "total_in_words": "壹拾壹万叁仟圆整", "is_red": False,
    },
    "user_report": {"user_name": BUYER, "applicant_name": APPLICANT, "sign_date": "2025-03-01"},
    "audit_report": {
        "auditee": APPLICANT, "audit_firm": "内蒙古某某会计师事务所", "fiscal_year": 2024, "issue_date": "2025-04-02",
        "opinion": "unqualified", "accountants": ["甲某", "乙某"], "verification_code": "蒙25ABCDEFGH",
        "total_assets": "900.00", "total_liabilities": "400.00", "total_equity": "500.00",
    },
    "credit_report": {
        "subject": APPLICANT, "uscc": CODE, "generated_date": "2025-06-20", "serious_dishonesty_count": 0,
        "penalty_count": 0, "abnormal_operation_count": 0,
    },
    "production_license": {
        "certificate_number": "(蒙)XK08-001-00123", "issue_date": "2023-01-01", "valid_to": "2027-12-31",
    },
    "ccc_certificate": {
        "certificate_number": "2021010901123456", "issue_date": "2022-01-01", "valid_to": "2026-12-31",
    },
}  # fmt: skip


def ocr(value: Any, confidence: float = 0.5, note: str | None = None) -> Field:
    """A value that OCR read with little confidence."""
    return Field(value=value, raw=str(value), page=1, box=(0, 0, 1, 1), confidence=confidence, source="ocr", note=note)


def paper(type_: str, id_: str = "", **changes: Any) -> Document:
    """A clean paper with some values changed; a value of None takes the field out."""
    values = {**PAPERS[type_], **changes}
    return document(type_, id_, **{name: value for name, value in values.items() if value is not None})


def clean(*, applied_on: str = "2025-06-30") -> Dossier:
    """All clean papers."""
    return of(*(paper(type_) for type_ in PAPERS), applied_on=applied_on)


def of(*papers: Document, applied_on: str = "2025-06-30") -> Dossier:
    """A dossier of papers, declared as the clean one."""
    return dossier(*papers, applied_on=applied_on, applicant_name=APPLICANT, uscc=CODE)


def broken(type_: str, *more: Document, **changes: Any) -> Dossier:
    """The clean dossier with one paper changed, and more papers."""
    papers = [paper(name, **(changes if name == type_ else {})) for name in PAPERS]
    return of(*papers, *more)


def run(check: str, given: Dossier, **params: Any) -> list[Outcome]:
    """Outcomes of one check."""
    version = PolicyVersion(version="1")
    policy = Policy(id="p", name=text("政策", "policy"), issuers=("甲",), clauses={}, versions=(version,))
    registered = all_checks()[check]
    return list(registered.run(Context(given, policy, version, NoRecords()), registered.params.model_validate(params)))


def statuses(outcomes: Iterable[Outcome]) -> list[str]:
    """Statuses in order."""
    return [outcome.status for outcome in outcomes]
