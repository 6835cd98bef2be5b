"""The chain from the applicant to the owner of each right, with the paper that closes each gap.

A change of name needs the registrar's notice, another owner an agreement (transfer, licence, joint development) between
the two. What an agreement grants and whether it was registered remains for a person to read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dossier.checks.facts import values_of
from dossier.checks.matching.companies import compare
from dossier.checks.matching.products import compare_names
from dossier.checks.outcomes import UNREAD, named, passed, several, to_review
from dossier.checks.parties import notices_of
from dossier.checks.patents import register_of
from dossier.checks.registry import Context, NoParams, check
from dossier.models.base import Text, text
from dossier.models.document import Document, Dossier, Evidence
from dossier.models.finding import Outcome
from dossier.models.identifiers import patent as patent_number

_RIGHTS = {"patent_certificate": "patentees", "trademark_certificate": "registrant", "software_copyright": "owner"}
_NAMES = {"patent_certificate": "title", "trademark_certificate": "mark", "software_copyright": "software_name"}
GRANTS = {
    "exclusive": text("独占许可", "exclusive licence"),
    "sole": text("排他许可", "sole licence"),
    "ordinary": text("普通许可", "ordinary licence"),
    "transfer": text("转让", "transfer"),
}
_CURE = text(
    "请补交转让、许可或共有协议（写明专利号或名称）；如系更名，请交登记机关的准予变更登记通知书。",
    "Hand in the agreement of transfer or licence that names the right, or the registrar's notice of a change of name.",
)


class Link(NamedTuple):
    """One step of a chain: to which name, by which paper, and what is said of it."""

    name: str
    paper: Document
    said: Text
    doubts: tuple[Text, ...] = ()


class Chain(NamedTuple):
    """A right, its owners, and the way to them from the applicant."""

    right: Document
    owners: tuple[str, ...]
    links: tuple[Link, ...] | None
    """Empty where the applicant is an owner, None where no papers join the two."""


def chains(dossier: Dossier) -> list[Chain]:
    """All rights with their chains, for those who draw them; none where the applicant is not known."""
    applicant = dossier.declared_value("applicant_name")
    found = [(right, _owners(dossier, right)[1]) for right in dossier.of_type(*_RIGHTS)] if applicant else []
    return [Chain(right, tuple(owners), _way(dossier, applicant, owners, right)) for right, owners in found if owners]


def _way(dossier: Dossier, applicant: str, owners: Sequence[str], right: Document) -> tuple[Link, ...] | None:
    if any(compare(applicant, name).same for name in owners):
        return ()
    links = _path(dossier, applicant, owners, right)
    return None if links is None else tuple(links)


def title_of(right: Document) -> str:
    """The title, mark or name of a right, empty where it was not read."""
    return right.value(_NAMES[right.type])


@check("ownership.chain", NoParams)
def chain(context: Context, params: NoParams) -> Iterable[Outcome]:
    """Every right leads back to the applicant, through papers that close each gap."""
    dossier = context.dossier
    applicant = dossier.declared_value("applicant_name")
    rights = [one for one in dossier.of_type(*_RIGHTS) if _owners(dossier, one)[1]]
    if not applicant:
        return
    own = [one for one in rights if any(compare(applicant, name).same for name in _owners(dossier, one)[1])]
    if own:
        said = text("{n} 项权利的权利人即申请单位，无须衔接：{what}。", "{n} rights are the applicant's own: {what}.",
                    n=len(own), what=several(_named(one) for one in own))  # fmt: skip
        yield passed(said, *(_owners(dossier, one)[0] for one in own))
    yield from (_chain(dossier, applicant, one) for one in rights if one not in own)


def _owners(dossier: Dossier, right: Document) -> tuple[Evidence, list[str]]:
    """Who holds a right, by the register extract where there is one, and where that stands."""
    register = register_of(dossier, right) if right.type == "patent_certificate" else None
    source = register if register and register.value("patentees") else right
    field = "patentees" if source is register else _RIGHTS[right.type]
    names = [name for value in values_of(source, field) for name in value.replace("；", "、").split("、") if name]
    return source.evidence(field), names


def _chain(dossier: Dossier, applicant: str, right: Document) -> Outcome:
    place, owners = _owners(dossier, right)
    links = _path(dossier, applicant, owners, right)
    head = text("{what}：申请单位“{own}”", "{what}: applicant “{own}”", what=_named(right), own=applicant)
    end = text("权利人“{owner}”", "owner “{owner}”", owner=several(owners))
    if links is None:
        said = text("{head} —（缺少衔接文件）— {end}。", "{head} — (no paper joins them) — {end}.", head=head, end=end)
        near = [name for name in owners if compare(applicant, name).close]
        hint = text(
            "两者名称相近，如系更名须有变更登记通知书。", " The names are near: a change of name needs its notice."
        )
        shown = Text(zh=said.zh + hint.zh, en=said.en + hint.en) if near else said
        return to_review(shown, place, cure=_CURE)
    steps = Text(zh="".join(f" —（{link.said.zh}）— “{link.name}”" for link in links),
                 en="".join(f" — ({link.said.en}) — “{link.name}”" for link in links))  # fmt: skip
    said = text("{head}{steps}，为其{right}的权利人。", "{head}{steps}, who holds the right ({right}).",
                head=head, steps=steps, right=named(right))  # fmt: skip
    where = (place, *(_evidence(link) for link in links))
    doubts = [doubt for link in links for doubt in link.doubts]
    if not doubts:
        return passed(said, *where)
    told = Text(zh=said.zh + "".join(d.zh for d in doubts), en=" ".join((said.en, *(d.en for d in doubts))))
    return to_review(told, *where, cure=_CURE)


def _path(dossier: Dossier, applicant: str, owners: Sequence[str], right: Document) -> list[Link] | None:
    """The shortest way from the applicant to an owner; None where no papers make one."""
    ways: list[list[Link]] = [[]]
    seen = [applicant]
    for way in ways:
        here = way[-1].name if way else applicant
        for link in _links(dossier, here, right):
            if any(compare(link.name, name).same for name in owners):
                return [*way, link]
            if not any(compare(link.name, name).same for name in seen):
                seen.append(link.name)
                ways.append([*way, link])
    return None


def _links(dossier: Dossier, name: str, right: Document) -> Iterator[Link]:
    """Names that papers join to this one: former ones by notices, others by agreements."""
    for notice in notices_of(dossier, name):
        yield Link(
            notice.value("former_name"), notice, text("曾用名，见{file}", "former name, by {file}", file=notice.file)
        )
    for paper in dossier.of_type("ip_agreement"):
        parties = values_of(paper, "parties")
        if any(compare(name, party).same for party in parties):
            said = text("{kind}，见{paper}", "{kind}, by {paper}", kind=_kind(paper), paper=named(paper))
            doubts = tuple(_doubts(dossier, paper, right))
            yield from (Link(party, paper, said, doubts) for party in parties if not compare(name, party).same)


def _kind(paper: Document) -> Text:
    return GRANTS.get(paper.value("grant"), text("协议", "agreement"))


def _doubts(dossier: Dossier, paper: Document, right: Document) -> Iterator[Text]:
    """What an agreement leaves open: its term, and whether it is about this right."""
    end = paper.value("valid_to")
    if end[:4].isdigit() and end < dossier.applied_on.isoformat():
        yield text("协议有效期至 {end}，申报日已过。", "The agreement ended on {end}.", end=end)
    if not _is_about(paper, right):
        about = several(values_of(paper, "patent_numbers")) if paper.value("patent_numbers") else paper.value("subject")
        yield text(
            "协议标的为“{about}”，未见本项权利的编号或名称，需核实。",
            "The agreement is about “{about}” and names neither number nor title of this right; a person must look.",
            about=about or UNREAD,
        )


def _is_about(paper: Document, right: Document) -> bool:
    """Whether an agreement names the right: its number, else its title."""
    number = patent_number.compact(right.value("patent_number"))
    numbers = [patent_number.compact(one) for one in values_of(paper, "patent_numbers")]
    if number and numbers:
        return number in numbers
    title, subject = right.value(_NAMES[right.type]), paper.value("subject")
    return bool(title and subject) and compare_names(title, subject).close


def _named(right: Document) -> Text:
    """A right by its title or mark, and its paper."""
    return text(
        "“{title}”（{file}）", "“{title}” ({file})", title=right.value(_NAMES[right.type]) or UNREAD, file=right.file
    )


def _evidence(link: Link) -> Evidence:
    return link.paper.evidence("former_name" if link.paper.value("former_name") else "parties")
