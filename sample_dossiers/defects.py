"""Planted defects, each of them one inconsistency: what it changes, and which finding must tell of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sample_dossiers import numbers
from sample_dossiers.facts import POLICIES, Facts, years_after
from sample_dossiers.money import in_words, plain
from sample_dossiers.paper import Paper

Papers = dict[str, Paper]
Status = str


def _nothing(facts: Facts) -> None:
    """Leave the world as it is."""


def _no_paper(papers: Papers, facts: Facts) -> None:
    """Leave the papers as they are."""


@dataclass(frozen=True)
class Defect:
    """One planted inconsistency.

    ``world`` changes facts before papers are written, ``papers`` changes papers afterwards. ``changes`` names what
    then differs from the clean dossier: ``paper.field``, ``paper.*``, ``+paper`` or ``-paper``. ``expected`` are the
    findings that must come; ``also`` are checks that may speak as well, since one slip can show in two places.
    """

    name: str
    zh: str
    changes: tuple[str, ...]
    expected: tuple[tuple[str, Status], ...]
    papers: Callable[[Papers, Facts], None] = _no_paper
    world: Callable[[Facts], None] = _nothing
    also: tuple[str, ...] = ()
    policies: tuple[str, ...] = POLICIES
    outside: bool = False

    @property
    def touches(self) -> frozenset[str]:
        """Keys of the papers it concerns; two defects of one dossier must not share any."""
        return frozenset(change.lstrip("+-").split(".")[0] for change in self.changes)


def _set(key: str, **values: object) -> Callable[[Papers, Facts], None]:
    """A change of plain values of one paper."""

    def plant(papers: Papers, facts: Facts) -> None:
        papers[key].fields.update(values)

    return plant


def _drop(*keys: str) -> Callable[[Papers, Facts], None]:
    def plant(papers: Papers, facts: Facts) -> None:
        for key in keys:
            del papers[key]

    return plant


def _stranger(*places: str, as_list: bool = False) -> Callable[[Papers, Facts], None]:
    """Another company's name where the applicant's stood."""

    def plant(papers: Papers, facts: Facts) -> None:
        for place in places:
            key, name = place.split(".")
            papers[key].fields[name] = [facts.stranger.name] if as_list else facts.stranger.name

    return plant


def _lab_expired(papers: Papers, facts: Facts) -> None:
    end = facts.days.report_issued - timedelta(days=47)
    papers["lab_qualification"].fields["valid_to"] = end.isoformat()
    papers["lab_qualification"].fields["issue_date"] = (years_after(end, -6) + timedelta(days=1)).isoformat()


def _lab_number(facts: Facts) -> None:
    """The number of a certificate that runs out before the report: its first digits are the year of issue."""
    year = (facts.days.report_issued - timedelta(days=47)).year - 6
    facts.cma_number = f"{year % 100:02d}{facts.cma_number[2:]}"


def _trademark_lapsed(facts: Facts) -> None:
    facts.days.trademark_from = years_after(facts.days.applied_on, -10) - timedelta(days=230)


def _patent_expired(facts: Facts) -> None:
    days = facts.days
    days.invention_filed = years_after(days.applied_on, -20) - timedelta(days=40)
    days.invention_granted = days.invention_filed + timedelta(days=2000)
    facts.applicant.established = days.invention_filed - timedelta(days=900)


def _sales_too_early(facts: Facts) -> None:
    days, applied = facts.days, facts.days.applied_on
    days.development_finished = applied - timedelta(days=1130)
    days.contract = applied - timedelta(days=1010)
    days.invoices = (applied - timedelta(days=930), applied - timedelta(days=880))


def _audit_wrong_year(facts: Facts) -> None:
    days = facts.days
    days.audit_issued = date(days.applied_on.year - 1, days.audit_issued.month, days.audit_issued.day)


def _set_year(papers: Papers, facts: Facts) -> None:
    papers["audit_report"].fields["fiscal_year"] = facts.days.applied_on.year - 2


def _arithmetic(papers: Papers, facts: Facts) -> None:
    invoice = papers["invoice_1"]
    total = Decimal(invoice.get("total_amount")) + 9000
    invoice.fields.update(total_amount=plain(total), total_in_words=in_words(total))


def _words(papers: Papers, facts: Facts) -> None:
    invoice = papers["invoice_1"]
    invoice.fields["total_in_words"] = in_words(Decimal(invoice.get("total_amount")) + 10_000)


def _seller(papers: Papers, facts: Facts) -> None:
    papers["invoice_2"].fields.update(seller_name=facts.stranger.name, seller_tax_id=facts.stranger.uscc)


def _twice(papers: Papers, facts: Facts) -> None:
    again = deepcopy(papers["invoice_1"])
    again.key = "invoice_1_again"
    papers[again.key] = again


def _balance(papers: Papers, facts: Facts) -> None:
    """Total liabilities are printed too high, so that assets no longer equal liabilities and equity."""
    audit = papers["audit_report"]
    wrong = Decimal(audit.get("total_liabilities")) + 1_250_000
    audit.fields["total_liabilities"] = plain(wrong)
    rows = audit.extra["right"]
    audit.extra["right"] = [(name, wrong if name == "负债合计" else value) for name, value in rows]


def _dishonest(papers: Papers, facts: Facts) -> None:
    report = papers["credit_report"]
    report.fields["serious_dishonesty_count"] = 1
    report.extra["listed"] = (facts.days.credit_generated - timedelta(days=210)).isoformat()


def _licence_digit(papers: Papers, facts: Facts) -> None:
    papers["business_license"].fields["uscc"] = numbers.wrong_uscc(facts.applicant.uscc)


def _failed_test(papers: Papers, facts: Facts) -> None:
    report = papers["test_report"]
    name, _, _, _ = report.extra["items"][1]
    text = f"经检验，{name}项目不符合{report.fields['standards'][-1]}标准要求，检验结论为不合格。"
    report.fields["conclusion"] = text
    report.extra["verdicts"] = ["合格", "不合格", "合格", "合格"]


def _missing_page(papers: Papers, facts: Facts) -> None:
    papers["test_report"].extra["footer"].pop()


def _other_product(papers: Papers, facts: Facts) -> None:
    """The report is on a product of another name: generic word changed, model kept."""
    report = papers["test_report"]
    name = f"{facts.applicant.brand}牌{'立式搅拌输送' if '机' in facts.product.name[-3:] else '便携式检测'}装置"
    report.fields["product_name"] = name
    report.extra["standard_name"] = name


def _issued_early(papers: Papers, facts: Facts) -> None:
    papers["test_report"].fields["issue_date"] = (facts.days.test_end - timedelta(days=3)).isoformat()


def _developed_long_ago(papers: Papers, facts: Facts) -> None:
    papers["application_form"].fields["development_finished_date"] = (
        facts.days.applied_on - timedelta(days=845)
    ).isoformat()


def _dated_after(papers: Papers, facts: Facts) -> None:
    papers["novelty"].fields["completion_date"] = (facts.days.applied_on + timedelta(days=16)).isoformat()


_SALES = ("invoice_1.*", "invoice_2.*", "sales_contract.*")
_STANDARD = ("test_report.standards", "test_report.conclusion", "lab_qualification.capabilities")
_TITLE = "application_form.development_finished_date"

_ALL = (
    Defect("lab_expired", "检测报告签发时检测机构资质已过期",
           ("lab_qualification.issue_date", "lab_qualification.valid_to", "lab_qualification.certificate_number",
            "test_report.cma_number"),
           (("validity.lab_qualification", "fail"),), _lab_expired, _lab_number),
    Defect("report_client_other", "检测报告的委托单位和生产单位是另一家企业",
           ("test_report.client", "test_report.manufacturer"), (("applicant.name", "fail"),),
           _stranger("test_report.client", "test_report.manufacturer"), also=("product.origin",)),
    Defect("patentee_other", "专利权人是另一家企业",
           ("patent_invention.patentees", "patent_utility_model.patentees"), (("ownership.patent", "fail"),),
           _stranger("patent_invention.patentees", "patent_utility_model.patentees", as_list=True),
           also=("product.origin",)),
    Defect("utility_model_only", "只有实用新型，没有发明专利", ("-patent_invention",),
           (("ownership.patent", "fail"),), _drop("patent_invention"), policies=("baotou",)),
    Defect("trademark_lapsed", "商标有效期届满且已过宽展期",
           ("trademark.valid_from", "trademark.valid_to"),
           (("validity.trademark", "fail"),), world=_trademark_lapsed),
    Defect("invoice_arithmetic", "发票价税合计不等于金额加税额",
           ("invoice_1.total_amount", "invoice_1.total_in_words"), (("sales.invoice_arithmetic", "fail"),), _arithmetic,
           also=("sales.contract_match",)),
    Defect("amount_in_words", "发票大写金额与小写不符", ("invoice_1.total_in_words",),
           (("sales.amount_in_words", "fail"),), _words),
    Defect("invoice_seller_other", "发票的销售方是另一家企业", ("invoice_2.seller_name", "invoice_2.seller_tax_id"),
           (("sales.invoice_seller", "fail"),), _seller,
           also=("applicant.name", "applicant.uscc", "sales.contract_match")),
    Defect("invoice_duplicate", "同一张发票提交两次", ("+invoice_1_again",), (("sales.invoice_duplicate", "fail"),),
           _twice, also=("sales.contract_match",)),
    Defect("audit_wrong_year", "审计报告是更早年度的",
           ("audit_report.fiscal_year", "audit_report.issue_date", "audit_report.report_number",
            "audit_report.verification_code"),
           (("finance.year", "fail"),), _set_year, _audit_wrong_year, also=("dates.audit_year",)),
    Defect("audit_qualified", "审计意见为保留意见", ("audit_report.opinion",), (("finance.opinion", "fail"),),
           _set("audit_report", opinion="qualified")),
    Defect("balance_broken", "资产不等于负债加所有者权益", ("audit_report.total_liabilities",),
           (("finance.balance", "fail"),), _balance),
    Defect("serious_dishonesty", "信用报告有严重失信记录", ("credit_report.serious_dishonesty_count",),
           (("credit.serious_dishonesty", "fail"),), _dishonest),
    Defect("licence_uscc_digit", "营业执照的统一社会信用代码校验位不符", ("business_license.uscc",),
           (("validity.identifier", "fail"),), _licence_digit, also=("applicant.uscc", "applicant.name")),
    Defect("test_failed", "检测结论不合格", ("test_report.conclusion",), (("lab.conclusion", "fail"),), _failed_test),
    Defect("missing_novelty", "缺查新报告", ("-novelty",), (("completeness.required_document", "fail"),),
           _drop("novelty"), also=("novelty.technology_level",)),
    Defect("missing_test_report", "缺检测报告", ("-test_report",), (("completeness.required_document", "fail"),),
           _drop("test_report"), also=("product.origin",)),
    Defect("product_name_differs", "检测报告的产品名称与申请书不同", ("test_report.product_name",),
           (("product.name", "fail"),), _other_product),
    Defect("outside_region", "企业注册地在政策区域以外", ("*",), (("applicant.region", "fail"),), outside=True,
           also=("product.origin",)),
    Defect("issued_before_test_end", "检测报告签发日期早于检测结束日期", ("test_report.issue_date",),
           (("dates.sequence", "fail"),), _issued_early),
    Defect("development_too_old", "研发完成时间距申报超过两年", (_TITLE,), (("dates.development_window", "fail"),),
           _developed_long_ago, policies=("inner_mongolia",)),
    Defect("dated_after_application", "查新完成日期晚于申请日", ("novelty.completion_date",),
           (("dates.future", "fail"),), _dated_after),
    Defect("sales_too_early", "销售都在申请前24个月以外", (*_SALES, _TITLE, *_STANDARD),
           (("dates.sales_window", "fail"),), world=_sales_too_early, policies=("baotou",)),
    Defect("patent_expired", "专利保护期已届满",
           ("patent_invention.*", "-patent_utility_model", "business_license.established_date",
            "business_license.business_term_start", "business_license.business_term_end"),
           (("validity.patent", "fail"),), _drop("patent_utility_model"), _patent_expired),
    Defect("novelty_client_other", "查新委托人是另一家企业", ("novelty.client",), (("novelty.subject", "fail"),),
           _stranger("novelty.client"), also=("applicant.name",)),
    Defect("missing_page", "检测报告缺最后一页", ("test_report.pages",), (("completeness.pages", "fail"),),
           _missing_page),
)  # fmt: skip

DEFECTS: dict[str, Defect] = {defect.name: defect for defect in _ALL}


class DefectError(ValueError):
    """A defect that is not known, does not concern the policy, or meets another one on the same paper."""


def choose(names: Iterable[str], policy: str) -> tuple[Defect, ...]:
    """The named defects, if they can be planted together in a dossier for that policy."""
    chosen: list[Defect] = []
    for name in names:
        defect = DEFECTS.get(name)
        if defect is None:
            raise DefectError(f"unknown defect {name!r}; known: {', '.join(DEFECTS)}")
        if policy not in defect.policies:
            raise DefectError(f"defect {name!r} concerns {', '.join(defect.policies)}, not {policy}")
        for other in chosen:
            shared = defect.touches & other.touches
            if shared or defect.outside or other.outside:
                raise DefectError(f"defects {other.name!r} and {name!r} cannot meet in one dossier")
        chosen.append(defect)
    return tuple(chosen)
