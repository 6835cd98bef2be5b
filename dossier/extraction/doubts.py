"""Values that do not look like what they should be: still given, since a person may confirm them, but not trusted.

A reader is as sure as the place where it read; this asks the value itself. What is doubted here was, in papers that
nobody had seen before, far more often wrong than a value of the same place that looks right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import JsonValue

from dossier.models.document import Field
from dossier.models.values import find_dates, normalise_name

_ORGANISATIONS = frozenset({
    "applicant_name", "user_name", "buyer", "seller", "insured", "payer", "payee", "client", "agency", "manufacturer",
    "lab_name", "holder", "registrant", "auditee", "audit_firm", "buyer_name", "seller_name", "company_name",
})  # fmt: skip
_PRODUCTS = frozenset({"product_name", "software_name", "project_title"})
_MODELS = frozenset({"model"})
_DOUBTED = 0.75
"""What a doubted value keeps of its confidence: below what counts as sure."""
_ENDING = re.compile(
    r"(?:公司|厂|院|所|中心|大学|学院|学校|局|会|社|站|行|部|店|集团|合伙|馆|室|库|矿|场|园|署|厅|委|处|队|办公室|基地|工作室|联盟"
    r"|经营部|商行|个体工商户|独资企业|企业|制造商|电站|农场|医院)(?:（[^（）]{1,14}）)*$"
)
_PERSON = re.compile(r"[一-鿿]{2,4}|[一-鿿]{1,8}·[一-鿿·]{1,12}")
_FOREIGN = re.compile(r"[A-Za-z]{3}")
_SENTENCE = re.compile(r"[。；;]|[，,].*[，,]|[甲乙]方|公司|以下简称|特此|兹证明")
_OTHER_LABEL = re.compile(
    r"(?:名称|型号|编号|日期|地址|电话|单位|代码|数量|单价|金额|联系人|规格|盖章|签字)(?:[:：]|$)"
)
_PAIRS = ("（）", "《》", "“”", "【】", "[]")


def doubted(fields: Mapping[str, Field]) -> dict[str, Field]:
    """The fields, with less confidence in those whose values do not look like what their name says."""
    return {name: _lowered(field) if _odd(name, field.value) else field for name, field in fields.items()}


def _lowered(field: Field) -> Field:
    return field.model_copy(update={"confidence": round(field.confidence * _DOUBTED, 4)})


def _odd(name: str, value: JsonValue) -> bool:
    if not isinstance(value, str) or not value:
        return False
    text = normalise_name(value)
    if name in _ORGANISATIONS:
        return not _is_party(text)
    if name in _PRODUCTS:
        return _torn(text) or bool(_SENTENCE.search(text) or _OTHER_LABEL.search(text) or find_dates(value))
    if name in _MODELS:
        return _torn(text) or bool(re.search(r"公司|[。]", text) or _OTHER_LABEL.search(text))
    return False


def _is_party(text: str) -> bool:
    if _torn(text) or _OTHER_LABEL.search(text) or text.startswith(("（", "）", ":")):
        return False
    return bool(_ENDING.search(text) or _PERSON.fullmatch(text) or _FOREIGN.search(text))


def _torn(text: str) -> bool:
    """Whether a bracket or quotation mark stands without its other half."""
    return any(text.count(pair[0]) != text.count(pair[1]) for pair in _PAIRS)
