"""Attachments that the form names: each is among the papers, or it is shown where they were looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from dossier.checks.completeness import nearest, searched, where_is
from dossier.checks.evidence import first_page
from dossier.checks.facts import values_of
from dossier.checks.outcomes import named, passed, several, to_review
from dossier.checks.registry import Context, NoParams, check
from dossier.models.base import Text, text
from dossier.models.document import Document, Dossier
from dossier.models.finding import Outcome

KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("软件著作权|软著|计算机软件", ("software_copyright",)),
    ("专利登记簿|专利年费|年费收据", ("patent_register",)),
    (
        "(?:专利|商标|技术).{0,6}(?:许可|转让|合作).{0,6}(?:合同|协议)|合作(?:开发|研发)?协议|权属协议",
        ("ip_agreement",),
    ),
    ("专利", ("patent_certificate", "patent_register")),
    ("商标", ("trademark_certificate",)),
    ("知识产权", ("patent_certificate", "software_copyright", "trademark_certificate", "patent_register")),
    ("(?:检测|检验|试验)?机构.{0,4}资质|资质认定|CMA|CNAS|认可证书", ("lab_qualification",)),
    ("查新", ("novelty_search_report",)),
    ("(?:检测|检验|测试|试验|型式试验)(?:报告|证书)", ("test_report",)),
    ("用户.{0,6}(?:报告|意见|证明|评价)|使用(?:报告|证明|意见|情况)|应用证明", ("user_report",)),
    ("发票", ("invoice",)),
    ("合同|订单", ("sales_contract", "ip_agreement")),
    ("审计报告|财务(?:审计)?报[告表]|会计报表", ("audit_report",)),
    ("信用", ("credit_report",)),
    ("生产许可证", ("production_license",)),
    ("3C|CCC|强制性.{0,4}认证", ("ccc_certificate",)),
    ("标准", ("product_standard",)),
    ("保险单|保单", ("insurance_policy",)),
    ("(?:保费|缴费|付款).{0,4}(?:凭证|证明|回单)", ("premium_payment",)),
    ("承诺书|真实性声明", ("commitment_letter",)),
    ("营业执照|法人证书|登记证书", ("business_license",)),
    ("(?:申请|工作|技术|研制|总结)报告", ("application_report",)),
)
"""Words in an attachment's name and the types that such a paper may be, the more special words first."""

_OPTIONAL = re.compile("如有|若有|如适用|可选|适用时|必要时|^无$|其他|其它")
_PLAIN = re.compile(r"[\W_\d]|复印件|扫描件|原件|证明|材料|文件|及|等|相关|加盖公章")
_LEAST = 3
"""Characters of a name, without filling words, by which a file name may show it."""


@check("completeness.attachments", NoParams)
def attachments(context: Context, params: NoParams) -> Iterable[Outcome]:
    """Every attachment that a form or report lists is among the papers; one that may be left out is not asked for."""
    dossier = context.dossier
    for paper in dossier.of_type("application_form", "application_report"):
        listed = values_of(paper, "attachments")
        absent = [one for one in listed if not _OPTIONAL.search(one) and not any(_papers(dossier, one))]
        yield from (_absent(dossier, paper, one) for one in absent)
        if listed and not absent:
            said = text(
                "{paper}所列 {n} 项附件均已见到：{listed}。",
                "All {n} attachments that {paper} lists are there: {listed}.",
                paper=named(paper), n=len(listed), listed=several(listed, most=5),
            )  # fmt: skip
            yield passed(said, paper.evidence("attachments"))


def _papers(dossier: Dossier, name: str) -> Iterator[Document]:
    """Papers that may be the attachment: of every kind its name speaks of one; else by file name or reason."""
    kinds = list(_kinds(name))
    if kinds:
        found = [dossier.of_type(*types) for types in kinds]
        yield from (one for papers in found for one in papers) if all(found) else ()
        return
    plain = _PLAIN.sub("", name)
    if len(plain) >= _LEAST:
        yield from (one for one in dossier.documents if plain in _PLAIN.sub("", _known_as(one)))


def _known_as(document: Document) -> str:
    return PurePath(document.file).stem + document.type_reason


def _kinds(name: str) -> Iterator[tuple[str, ...]]:
    """The kinds of paper that a name speaks of; what made one out is left out for the next."""
    rest = name
    for words, types in KINDS:
        if re.search(words, rest):
            yield types
            rest = re.sub(words, "", rest)


def _absent(dossier: Dossier, paper: Document, name: str) -> Outcome:
    words = [word for kind, _ in KINDS if (match := re.search(kind, name)) and (word := match[0])]
    candidate = nearest(dossier, words or [_PLAIN.sub("", name)])
    near = text("最接近的是{at}，未能识别为该材料。", " Nearest: {at}, not recognised as this paper.",
                at=where_is(candidate)) if candidate else Text(zh="", en="")  # fmt: skip
    said = text(
        "{paper}列有附件“{name}”，材料中未见。{searched}{near}",
        "{paper} lists the attachment “{name}”, which is not there. {searched}{near}",
        paper=named(paper), name=name, searched=searched(dossier), near=near,
    )  # fmt: skip
    evidence = [paper.evidence("attachments"), *([first_page(candidate)] if candidate else [])]
    cure = text("请补交“{name}”，或在清单中删去该项。", "Hand in “{name}”, or take it off the list.", name=name)
    return to_review(said, *evidence, cure=cure)
