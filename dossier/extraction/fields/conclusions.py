"""The conclusion of a test report: a sentence on which the laboratory's seal often lies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dossier.extraction.field_values import REPAIRED, prose_field
from dossier.extraction.fields import prose, standards
from dossier.extraction.language.verdicts import verdicts
from dossier.extraction.lines import Found
from dossier.models.document import Field
from dossier.models.page import Page

UNDER_SEAL = "under_seal"
"""Note of a conclusion in which words are lost or out of order, as happens below seals."""
_UNCLEAR = 0.6

_STAMP = re.compile(
    r"[(（]?(?:检?验?检?测?|报告|业务|骑缝|合同|公)专用[章意童]?[)）]?[。.]?$|[(（](?:盖章|公章|签章|章)[)）]$"
)
_REST = re.compile(r"(?<=。)(?P<rest>[^。]{1,10})$")
_SAYS = re.compile(r"合格|符合|满足|要求|判定|通过|不予|备注|注[:：]|标准|检测|检验|[A-Z]{2}")
"""What a short sentence after the first may say; the letters of a seal's edge say nothing of it."""
_BROKEN = re.compile(
    r"[A-Z]{1,2}\d*[一-鿿]\d*-(?:19|20)\d{2}|-(?:19|20)\d{2}[A-Z]{2}|符合[,，。]|[,，][,，。]|"
    r"(?:合格|要求|规定)(?:经检|经测|经试|该样|该批|所检|依据|本次)"
)
"""What text under a seal looks like after OCR: standards run into each other, words lost, lines out of order."""
_UNUSUAL = re.compile(
    r"(?:符合|满足)了?\s*(?!性|/|以上|上述|上列|下列|如下|该|其|此|本|所|各|全部|相[关应]|有关|国家|行业|地方|企业|团体|国际|产品|样品|技术"
    r"|委托|客户|标准|要求|规定|规范|规程|规则|设计|图[样纸]|合同|协议|法[律规]|安全|质量|环[保境]|性能|指标|限[量值]|检[验测]|试验|测试"
    r"|判定|评定|依据|附[件表录]|表|第|强制|现行|明示|标[示称签]|说明|使用|预期|中国|中华|食品|[一二三四五六七八九十]|[\dA-Z《<\"“”'(（,，。])"
)
"""符合 before a word that no such sentence goes on with: part of it was lost (符合准要求)."""
_CONCLUDES = re.compile(
    r"^(?:[^，,。:：]{0,10}[:：])?(?:(?:依据|按照?)[^。]{2,60}[,，])?(?:经|本次|综合|所检|所测|该|以上|送检|受检|样品所检)[^。]{2,}(?:合格|符合|满足|要求|规定|通过|判定)"
)
"""How a sentence begins and ends that concludes a report; rows of its tables do not."""
_SHORTEST = 8
_ENDS = re.compile(r"(?:[。.;；!！)）”\"》]|合格|要求|规定|标准|符合|通过|满足|达标|判定|-(?:19|20)\d{2})$")


def concludes(text: str) -> bool:
    """Whether the text can be a conclusion at all."""
    return bool(re.search(r"合格|符合|满足|通过|达到|所检|判定|要求", text)) or len(text) >= 10


def field(found: Found | None) -> Field | None:
    """The sentence without the seal's letters; less trust where a seal has made it unclear."""
    read = prose_field(found)
    if read is None:
        return None
    value = without_seal(str(read.value), read.source == "ocr")
    if not value:
        return None
    if read.source != "ocr":
        return read.model_copy(update={"value": value})
    mended = standards.mended(value)
    if _BROKEN.search(mended) or _UNUSUAL.search(mended) or not _ENDS.search(mended):
        return _less(read, mended, UNDER_SEAL, _UNCLEAR)
    return read if mended == read.value else _less(read, mended, "repaired", REPAIRED)


def from_prose(pages: Sequence[Page]) -> Field | None:
    """The sentence that concludes, where no label names it: only one that says what was tested and how it came out."""
    flat = prose.flat_prose(pages)
    sure = (
        [one for one in verdicts(flat.text) if _CONCLUDES.search(flat.text[one.start : one.end])]
        if prose.ENABLED
        else []
    )
    if not sure or len({one.value for one in sure}) > 1:
        return None
    place = flat.found(sure[-1].start, sure[-1].end)
    return field(replace(place, confidence=round(place.confidence * 0.85, 4))) if len(place.text) >= _SHORTEST else None


def without_seal(sentence: str, ocr: bool) -> str:
    """The sentence without words of a seal at its end and, read by OCR, the letters that stand after its full stop."""
    before = ""
    while sentence != before:
        before = sentence
        sentence = _STAMP.sub("", sentence).strip()
        rest = _REST.search(sentence) if ocr else None
        if rest and not _SAYS.search(rest["rest"]):
            sentence = sentence[: rest.start()]
    return sentence


def _less(read: Field, value: str, note: str, trust: float) -> Field:
    return read.model_copy(update={"value": value, "confidence": round(read.confidence * trust, 4), "note": note})
