"""What people do to a case, an entry of the catalogue or an expert: one form a kind, all kept by ``records/acts.py``.

An act is never changed. What settles an earlier one (an objection, a feedback) names it.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from dossier.models.base import Record, Text

Subject = Literal["case", "entry", "expert"]
"""What an act is done to."""


class Step(Record):
    """A step of a case along its procedure: from where to where, why, and on which result the person decided."""

    from_stage: str
    to_stage: str
    reason: str = ""
    run_id: int | None = None
    dossier: str | None = None


class Opinion(Record):
    """An expert's opinion."""

    expert: str
    conclusion: Literal["recommend", "not_recommend", "more_material"]
    text: str = Field(min_length=1)
    score: float | None = Field(None, ge=0, le=100)


class SiteVisit(Record):
    """A visit to the applicant, or a defence in front of the experts: who took part and what was found."""

    place: str = Field(min_length=1)
    persons: str = Field(min_length=1)
    found: str = Field(min_length=1)
    holds: bool
    """Whether what was seen agrees with the papers."""


class Order(Record):
    """Something that must be done before the case goes on: a visit, a defence."""

    what: Literal["site_visit", "defence"]
    reason: str = Field(min_length=1)


class Objection(Record):
    """An objection raised during public notice."""

    by: str = Field(min_length=1)
    matter: str = Field(min_length=1)


class Settlement(Record):
    """How an objection or a feedback was settled. ``upheld``: it was right."""

    upheld: bool
    text: str = Field(min_length=1)


class View(Record):
    """What another office says: joint consultation, or the re-check with the trade's office."""

    office: str = Field(min_length=1)
    agrees: bool
    text: str = ""


class Dishonesty(Record):
    """A dishonest act of an applicant, with what shows it; can be told to the public credit platform."""

    matter: str = Field(min_length=1)
    evidence: str = Field(min_length=1)
    stage: str = ""


class Misconduct(Record):
    """Re-contracting, sub-contracting or fraud in a contract that a subsidy was paid for."""

    what: Literal["recontracting", "subcontracting", "fraud"]
    text: str = Field(min_length=1)


class Notice(Record):
    """A notice of all that is to be mended, as it was given out; ``digest`` is the SHA-256 of the printed one."""

    items: int = Field(ge=0)
    due_on: date | None = None
    digest: str = ""


class Feedback(Record):
    """What a user says of a listed product."""

    by: str = Field(min_length=1)
    text: str = Field(min_length=1)
    rating: Literal["good", "fair", "poor"] = "fair"


class Tracking(Record):
    """The yearly look at a listed product."""

    result: Literal["keep", "remove"]
    text: str = Field(min_length=1)


class Removal(Record):
    """Removal of an entry, with the reason that is made public."""

    reason: str = Field(min_length=1)
    cause: Literal["incident", "dishonesty", "false_material", "tracking", "other"] = "other"


class Breach(Record):
    """An expert's breach of discipline."""

    text: str = Field(min_length=1)


class Note(Record):
    """A remark; also why a case was put off or given back to the queue."""

    text: str = ""
    until: date | None = None


class ActKind(Record):
    """One kind of act: what it is done to, the form of its body, its name, and what it can settle."""

    id: str
    subject: Subject
    form: type[Record]
    label: Text
    settles: str | None = None


def _kind(id_: str, subject: Subject, form: type[Record], zh: str, en: str, settles: str | None = None) -> ActKind:
    return ActKind(id=id_, subject=subject, form=form, label=Text(zh=zh, en=en), settles=settles)


ACTS = {
    kind.id: kind
    for kind in (
        _kind("opened", "case", Step, "建立案卷", "Opened"),
        _kind("filed", "case", Step, "提交申报", "Filed"),
        _kind("resubmitted", "case", Step, "补正后提交", "Handed in again"),
        _kind("advanced", "case", Step, "审核通过", "Passed on"),
        _kind("returned", "case", Step, "退回补正", "Returned for correction"),
        _kind("rejected", "case", Step, "不予推荐", "Refused"),
        _kind("withdrawn", "case", Step, "撤回申报", "Withdrawn"),
        _kind("cancelled", "case", Step, "取消申请", "Cancelled"),
        _kind("published", "case", Step, "公布入目录", "Published"),
        _kind("paid_out", "case", Step, "兑付补贴", "Subsidy paid"),
        _kind("expert_opinion", "case", Opinion, "专家意见", "Expert opinion"),
        _kind("ordered", "case", Order, "要求考察或答辩", "Visit or defence ordered"),
        _kind("site_visit", "case", SiteVisit, "现场考察", "Site visit", "ordered"),
        _kind("defence", "case", SiteVisit, "陈述答辩", "Defence", "ordered"),
        _kind("objection", "case", Objection, "公示异议", "Objection"),
        _kind("objection_settled", "case", Settlement, "异议处理", "Objection settled", "objection"),
        _kind("consultation", "case", View, "会商意见", "View of a consulted office"),
        _kind("recheck", "case", View, "行业主管部门复核", "Re-check with the trade's office"),
        _kind("dishonesty", "case", Dishonesty, "失信行为", "Dishonest act"),
        _kind("misconduct", "case", Misconduct, "转包分包或骗补", "Re-contracting or fraud"),
        _kind("correction_notice", "case", Notice, "一次性告知", "Correction notice"),
        _kind("claimed", "case", Note, "领取", "Claimed"),
        _kind("released", "case", Note, "退回待办", "Given back to the queue"),
        _kind("postponed", "case", Note, "暂缓", "Put off"),
        _kind("remark", "case", Note, "备注", "Remark"),
        _kind("feedback", "entry", Feedback, "用户反馈", "Feedback of a user"),
        _kind("feedback_answered", "entry", Settlement, "反馈处理", "Feedback answered", "feedback"),
        _kind("tracked", "entry", Tracking, "跟踪评估", "Tracking"),
        _kind("removed", "entry", Removal, "移出目录", "Removed"),
        _kind("breach", "expert", Breach, "违反评审纪律", "Breach of discipline"),
    )
}
"""Every kind of act by id."""
STEPS = ("filed", "resubmitted", "advanced", "returned", "rejected", "withdrawn", "cancelled", "published", "paid_out")
"""Acts that move a case."""
