"""The check ids of the contract, by family. A check function must bear one of these."""

from __future__ import annotations

FAMILIES: dict[str, tuple[str, ...]] = {
    "completeness": ("required_document", "pages", "readable", "attachments"),
    "applicant": (
        "name", "uscc", "region", "legal_person", "operating_period", "business_term", "industry", "rnd_team",
        "tax_place", "project_place",
    ),
    "product": ("name", "model", "category", "origin", "kind", "on_the_market"),
    "ownership": ("patent", "trademark", "software_copyright", "agreement", "chain"),
    "validity": (
        "patent", "trademark", "production_license", "ccc_certificate", "lab_qualification", "standard", "identifier",
    ),
    "dates": ("sequence", "future", "sales_window", "development_window", "audit_year", "recency"),
    "lab": (
        "report_mark", "qualification_attached", "name", "scope", "authority_level", "conclusion",
    ),
    "novelty": ("agency", "subject", "conclusion", "technology_level"),
    "sales": (
        "invoice_seller", "invoice_arithmetic", "invoice_number", "amount_in_words", "invoice_duplicate",
        "contract_match", "user_report_match", "external_buyer", "vat_rate",
    ),
    "finance": ("auditee", "year", "opinion", "balance", "accountants", "one_report"),
    "credit": ("subject", "serious_dishonesty", "abnormal_operation", "accidents", "recency"),
    "policy": (
        "in_force", "exclusion", "same_series", "consecutive_term", "restricted_list", "waiver", "attestation",
        "overlay",
    ),
    "claim": ("subsidy_amount", "premium_paid", "rate_cap", "first_order_amount", "double_benefit"),
    "authenticity": (
        "pdf_revision", "pdf_metadata", "font_mismatch", "overlay", "hidden_text", "splice", "copy_move",
        "recompression", "reused_document", "conflicting_record", "qr_mismatch", "signature", "seal_mismatch",
        "value_edited", "embedded_data", "ofd_signature", "page_origin", "examined",
    ),
    "internal": ("check_failed",),
}  # fmt: skip
"""``internal.check_failed``: a check itself broke. ``policy.attestation``: a person must confirm a clause.
``policy.overlay``: an office's guide was laid over the policy."""

CHECK_IDS: frozenset[str] = frozenset(f"{family}.{name}" for family, names in FAMILIES.items() for name in names)
