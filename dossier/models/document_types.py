"""The document types and their fields (contract, "Document types and their fields"), with labels in both languages."""

from __future__ import annotations

from typing import Literal

from dossier.models.base import Record, Text

FieldKind = Literal["text", "name", "code", "date", "money", "int", "bool", "enum", "list"]


class FieldSpec(Record):
    """One field: its label and the kind of its value (``money``: decimal string in yuan; ``date``: ISO or 长期)."""

    name: str
    label: Text
    kind: FieldKind


class DocumentType(Record):
    """A kind of paper, by its contract name."""

    id: str
    label: Text
    fields: tuple[FieldSpec, ...]

    def field(self, name: str) -> FieldSpec | None:
        """The field of that name, None where this type has no such field."""
        return next((spec for spec in self.fields if spec.name == name), None)


def _f(name: str, zh: str, en: str, kind: FieldKind = "text") -> FieldSpec:
    return FieldSpec(name=name, label=Text(zh=zh, en=en), kind=kind)


def _t(id_: str, zh: str, en: str, *fields: FieldSpec) -> DocumentType:
    return DocumentType(id=id_, label=Text(zh=zh, en=en), fields=fields)


_TYPES = (
    _t(
        "application_form",
        "申请书",
        "Application form",
        _f("applicant_name", "申请单位", "Applicant", "name"),
        _f("uscc", "统一社会信用代码", "Unified social credit code", "code"),
        _f("product_name", "产品名称", "Product name", "name"),
        _f("model", "规格型号", "Model", "text"),
        _f("category", "产品类别", "Category", "text"),
        _f("industry", "所属行业", "Industry", "text"),
        _f("application_date", "申请日期", "Application date", "date"),
        _f("contact", "联系人", "Contact", "text"),
        _f("development_finished_date", "研发完成日期", "Development finished", "date"),
    ),
    _t(
        "application_report",
        "申请报告书",
        "Application report",
        _f("applicant_name", "申请单位", "Applicant", "name"),
        _f("product_name", "产品名称", "Product name", "name"),
    ),
    _t(
        "commitment_letter",
        "承诺书",
        "Commitment letter",
        _f("applicant_name", "申请单位", "Applicant", "name"),
        _f("sign_date", "签署日期", "Date of signing", "date"),
    ),
    _t(
        "business_license",
        "营业执照",
        "Business licence",
        _f("company_name", "名称", "Company name", "name"),
        _f("uscc", "统一社会信用代码", "Unified social credit code", "code"),
        _f("company_type", "类型", "Company type", "text"),
        _f("legal_representative", "法定代表人", "Legal representative", "text"),
        _f("registered_capital", "注册资本", "Registered capital", "text"),
        _f("established_date", "成立日期", "Established", "date"),
        _f("business_term_start", "营业期限起", "Business term from", "date"),
        _f("business_term_end", "营业期限止", "Business term to", "date"),
        _f("address", "住所", "Address", "text"),
        _f("business_scope", "经营范围", "Business scope", "text"),
        _f("registration_authority", "登记机关", "Registration authority", "name"),
        _f("registration_date", "核准日期", "Registration date", "date"),
    ),
    _t(
        "patent_certificate",
        "专利证书",
        "Patent certificate",
        _f("certificate_number", "证书号", "Certificate number", "code"),
        _f("patent_type", "专利类型", "Patent type", "enum"),
        _f("title", "名称", "Title", "text"),
        _f("patent_number", "专利号", "Patent number", "code"),
        _f("application_date", "专利申请日", "Filing date", "date"),
        _f("grant_date", "授权公告日", "Grant date", "date"),
        _f("announcement_number", "授权公告号", "Announcement number", "code"),
        _f("patentees", "专利权人", "Patentees", "list"),
        _f("inventors", "发明人", "Inventors", "list"),
    ),
    _t(
        "patent_register",
        "专利登记簿副本/年费收据",
        "Patent register extract / fee receipt",
        _f("patent_number", "专利号", "Patent number", "code"),
        _f("legal_status", "法律状态", "Legal status", "text"),
        _f("patentees", "专利权人", "Patentees", "list"),
        _f("paid_until", "缴费截止日", "Fees paid until", "date"),
        _f("issue_date", "签发日期", "Date of issue", "date"),
    ),
    _t(
        "trademark_certificate",
        "商标注册证",
        "Trademark certificate",
        _f("registration_number", "商标注册号", "Registration number", "code"),
        _f("mark", "商标", "Mark", "text"),
        _f("class", "国际分类", "Class", "text"),
        _f("registrant", "注册人", "Registrant", "name"),
        _f("valid_from", "有效期起", "Valid from", "date"),
        _f("valid_to", "有效期至", "Valid to", "date"),
        _f("goods", "核定使用商品", "Goods", "text"),
    ),
    _t(
        "software_copyright",
        "软件著作权登记证书",
        "Software copyright certificate",
        _f("certificate_number", "证书编号", "Certificate number", "code"),
        _f("registration_number", "登记号", "Registration number", "code"),
        _f("software_name", "软件名称", "Software name", "name"),
        _f("owner", "著作权人", "Owner", "name"),
        _f("developed_date", "开发完成日期", "Developed", "date"),
        _f("published_date", "首次发表日期", "First published", "date"),
    ),
    _t(
        "ip_agreement",
        "知识产权协议",
        "IP agreement",
        _f("parties", "当事人", "Parties", "list"),
        _f("subject", "标的", "Subject", "text"),
        _f("sign_date", "签署日期", "Date of signing", "date"),
        _f("valid_to", "有效期至", "Valid to", "date"),
    ),
    _t(
        "test_report",
        "检测报告",
        "Test report",
        _f("report_number", "报告编号", "Report number", "code"),
        _f("product_name", "产品名称", "Product name", "name"),
        _f("model", "规格型号", "Model", "text"),
        _f("client", "委托单位", "Client", "name"),
        _f("manufacturer", "生产单位", "Manufacturer", "name"),
        _f("lab_name", "检测机构", "Laboratory", "name"),
        _f("cma_number", "CMA编号", "CMA number", "code"),
        _f("cnas_number", "CNAS编号", "CNAS number", "code"),
        _f("sample_received_date", "收样日期", "Sample received", "date"),
        _f("test_start_date", "检测开始日期", "Test started", "date"),
        _f("test_end_date", "检测结束日期", "Test ended", "date"),
        _f("issue_date", "签发日期", "Date of issue", "date"),
        _f("standards", "检测依据", "Standards", "list"),
        _f("conclusion", "结论", "Conclusion", "text"),
        _f("page_count", "页数", "Pages", "int"),
    ),
    _t(
        "lab_qualification",
        "检测机构资质证书",
        "Laboratory qualification",
        _f("certificate_number", "证书编号", "Certificate number", "code"),
        _f("lab_name", "机构名称", "Laboratory", "name"),
        _f("address", "住所", "Address", "text"),
        _f("issue_date", "签发日期", "Date of issue", "date"),
        _f("valid_to", "有效期至", "Valid to", "date"),
        _f("issuer", "发证机关", "Issuer", "name"),
        _f("scheme", "资质类别", "Scheme", "enum"),
        _f("capabilities", "能力范围", "Capabilities", "list"),
    ),
    _t(
        "novelty_search_report",
        "科技查新报告",
        "Novelty search report",
        _f("report_number", "报告编号", "Report number", "code"),
        _f("project_title", "项目名称", "Project title", "name"),
        _f("client", "委托单位", "Client", "name"),
        _f("agency", "查新机构", "Search agency", "name"),
        _f("commission_date", "委托日期", "Commissioned", "date"),
        _f("completion_date", "完成日期", "Completed", "date"),
        _f("scope", "查新范围", "Scope", "enum"),
        _f("conclusion", "结论", "Conclusion", "text"),
        _f("technology_level", "技术水平", "Technology level", "text"),
        _f("novelty_points", "查新点结论", "Findings on novelty points", "list"),
        _f("points_asked", "查新点", "Novelty points asked for", "list"),
    ),
    _t(
        "invoice",
        "发票",
        "Invoice",
        _f("invoice_kind", "发票种类", "Kind of invoice", "enum"),
        _f("invoice_code", "发票代码", "Invoice code", "code"),
        _f("invoice_number", "发票号码", "Invoice number", "code"),
        _f("issue_date", "开票日期", "Date of issue", "date"),
        _f("buyer_name", "购买方名称", "Buyer", "name"),
        _f("buyer_tax_id", "购买方税号", "Buyer tax id", "code"),
        _f("seller_name", "销售方名称", "Seller", "name"),
        _f("seller_tax_id", "销售方税号", "Seller tax id", "code"),
        _f("items", "项目", "Items", "list"),
        _f("amount_excl_tax", "金额（不含税）", "Amount without tax", "money"),
        _f("tax_amount", "税额", "Tax", "money"),
        _f("total_amount", "价税合计", "Total", "money"),
        _f("total_in_words", "价税合计（大写）", "Total in words", "text"),
        _f("check_code", "校验码", "Check code", "code"),
        _f("is_red", "红字", "Red-letter", "bool"),
        _f("original_invoice_code", "被红冲发票代码", "Code of the invoice taken back", "code"),
        _f("original_invoice_number", "被红冲发票号码", "Number of the invoice taken back", "code"),
    ),
    _t(
        "sales_contract",
        "销售合同",
        "Sales contract",
        _f("contract_number", "合同编号", "Contract number", "code"),
        _f("buyer", "买方", "Buyer", "name"),
        _f("seller", "卖方", "Seller", "name"),
        _f("product_name", "产品名称", "Product name", "name"),
        _f("model", "规格型号", "Model", "text"),
        _f("total_amount", "价税合计", "Total", "money"),
        _f("sign_date", "签署日期", "Date of signing", "date"),
        _f("buyer_address", "买方地址", "Buyer's address", "text"),
        _f("buyer_representative", "买方法定代表人", "Buyer's legal representative", "name"),
    ),
    _t(
        "user_report",
        "用户报告",
        "User report",
        _f("user_name", "用户单位", "User", "name"),
        _f("applicant_name", "申请单位", "Applicant", "name"),
        _f("product_name", "产品名称", "Product name", "name"),
        _f("model", "规格型号", "Model", "text"),
        _f("sign_date", "签署日期", "Date of signing", "date"),
    ),
    _t(
        "audit_report",
        "审计报告",
        "Audit report",
        _f("report_number", "报告编号", "Report number", "code"),
        _f("auditee", "被审计单位", "Auditee", "name"),
        _f("audit_firm", "会计师事务所", "Audit firm", "name"),
        _f("fiscal_year", "会计年度", "Fiscal year", "int"),
        _f("issue_date", "报告日期", "Date of report", "date"),
        _f("opinion", "审计意见", "Opinion", "enum"),
        _f("accountants", "注册会计师", "Accountants", "list"),
        _f("verification_code", "验证码", "Verification code", "code"),
        _f("verification_codes", "各页验证码", "Codes on its pages", "list"),
        _f("total_assets", "资产总计", "Total assets", "money"),
        _f("total_liabilities", "负债合计", "Total liabilities", "money"),
        _f("total_equity", "所有者权益合计", "Total equity", "money"),
        _f("revenue", "营业收入", "Revenue", "money"),
        _f("net_profit", "净利润", "Net profit", "money"),
    ),
    _t(
        "credit_report",
        "信用报告",
        "Credit report",
        _f("subject", "信用主体", "Subject", "name"),
        _f("uscc", "统一社会信用代码", "Unified social credit code", "code"),
        _f("report_number", "报告编号", "Report number", "code"),
        _f("generated_date", "生成日期", "Generated", "date"),
        _f("serious_dishonesty_count", "严重失信记录数", "Serious dishonesty records", "int"),
        _f("penalty_count", "行政处罚记录数", "Penalties", "int"),
        _f("abnormal_operation_count", "经营异常记录数", "Abnormal operation records", "int"),
    ),
    _t(
        "production_license",
        "工业产品生产许可证",
        "Production licence",
        _f("certificate_number", "证书编号", "Certificate number", "code"),
        _f("holder", "持有人", "Holder", "name"),
        _f("product_name", "产品名称", "Product name", "name"),
        _f("issue_date", "签发日期", "Date of issue", "date"),
        _f("valid_to", "有效期至", "Valid to", "date"),
    ),
    _t(
        "ccc_certificate",
        "强制性产品认证证书",
        "CCC certificate",
        _f("certificate_number", "证书编号", "Certificate number", "code"),
        _f("holder", "持有人", "Holder", "name"),
        _f("manufacturer", "生产单位", "Manufacturer", "name"),
        _f("product_name", "产品名称", "Product name", "name"),
        _f("models", "型号", "Models", "list"),
        _f("issue_date", "签发日期", "Date of issue", "date"),
        _f("valid_to", "有效期至", "Valid to", "date"),
    ),
    _t(
        "product_standard",
        "产品标准",
        "Product standard",
        _f("standard_number", "标准编号", "Standard number", "code"),
        _f("title", "名称", "Title", "text"),
        _f("issuer", "发证机关", "Issuer", "name"),
        _f("effective_date", "实施日期", "Effective", "date"),
        _f("abolished_date", "废止日期", "Abolished", "date"),
        _f("standard_status", "标准状态", "Status", "text"),
        _f("replaces", "代替标准", "Replaces", "list"),
    ),
    _t(
        "insurance_policy",
        "保险单",
        "Insurance policy",
        _f("policy_number", "保单号", "Policy number", "code"),
        _f("insured", "被保险人", "Insured", "name"),
        _f("product_name", "产品名称", "Product name", "name"),
        _f("insured_amount", "保险金额", "Insured amount", "money"),
        _f("premium", "保险费", "Premium", "money"),
        _f("valid_from", "有效期起", "Valid from", "date"),
        _f("valid_to", "有效期至", "Valid to", "date"),
    ),
    _t(
        "premium_payment",
        "保费付款凭证",
        "Premium payment proof",
        _f("payer", "付款人", "Payer", "name"),
        _f("payee", "收款人", "Payee", "name"),
        _f("amount", "金额", "Amount", "money"),
        _f("paid_date", "付款日期", "Paid on", "date"),
    ),
    _t("id_or_other", "其他材料", "Other"),
)

DOCUMENT_TYPES: dict[str, DocumentType] = {kind.id: kind for kind in _TYPES}
