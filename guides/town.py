"""A made-up city's installation: offices, accounts, papers at every step of their way. Nothing in it is real."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dossier.casework import procedure
from dossier.casework.catalogue_import import import_catalogue
from dossier.casework.publication import Listing, publish
from dossier.casework.rounds import Round, add_round
from dossier.exports.checked import checked
from dossier.exports.notice import notice_of
from dossier.exports.registry import Asked, export_named
from dossier.extraction.intake import open_bytes
from dossier.models.acts import Notice, Opinion
from dossier.models.clock import today
from dossier.models.records import Store
from dossier.models.records.account_rows import Person
from dossier.models.settings import settings
from dossier.pipeline import Options, check_stored, enter
from guides.papers import Papers, papers_of

PASSWORD = "an account of the guides"  # noqa: S105 -- opens nothing but a store that is thrown away
POLICY = "baotou"
TODAY = date(2025, 11, 18)
"""The day that the pictures show."""
_SET_UP, _FILED, _PUBLISHED = date(2025, 9, 1), date(2025, 10, 20), date(2025, 11, 12)
_NOTICE_BEGAN, _RETURNED, _DUE = date(2025, 10, 27), date(2025, 11, 10), date(2025, 11, 25)
EARLIER = """编号,产品名称,型号,企业名称,类别,产业链,有效期起
2024-07,矿用隔爆型变频装置,BPB-630,某某电气有限公司,高端装备,电气装备,2024-11-22
2024-12,稀土永磁磁选机,CTB-1230,某某矿山机械有限公司,高端装备,矿山装备,2024-11-22
2024-15,钢包在线烘烤系统,GBK-90,某某节能科技有限公司,节能环保,冶金装备,2023-12-05
"""
"""What was recognised before; no such company exists."""
APPLICANT, RETURNED, NOTICE, LISTED, SUSPECTED, REVIEWED = 41, 41, 46, 45, 42, 44
"""Seeds of the made-up worlds by the part that they play."""


@dataclass(frozen=True)
class Town:
    """Ids of what the pictures show."""

    draft: str
    mended: str
    returned: str
    reviewed: str
    reviewed_dossier: str
    suspected: str
    suspected_dossier: str
    notice: str
    entry: str
    expert: str


def build(folder: Path) -> Town:
    """Fill an empty store, day by day; returns what to look at."""
    with closing(Store(str(folder))) as store:
        _on(_SET_UP)
        _people(store)
        _on(_FILED)
        expert = store.add_expert("专家庚", "某大学", "智能装备", "管理甲（root）", account="expert").id
        listed = _to_notice(store, papers_of(LISTED), expert)
        _on(_NOTICE_BEGAN)
        notice = _to_notice(store, papers_of(NOTICE), expert, until="experts")
        returned = _given_back(store)
        _on(_PUBLISHED)
        entry = _published(store, listed)
        reviewed = _filed(store, papers_of(REVIEWED, "amount_in_words", "lab_expired"))
        suspected = _filed(store, papers_of(SUSPECTED, edited=True))
        import_catalogue(store, POLICY, "名单.csv", EARLIER.encode(), "市局己（city）")
        _on(TODAY)
        draft = _entered(
            store, papers_of(APPLICANT, "missing_novelty", "trademark_lapsed", name="申报材料初稿"), "firm"
        )
        mended = _entered(store, papers_of(APPLICANT, name="申报材料补正稿"), "firm")
        return Town(
            draft, mended, returned, reviewed, str(store.case(reviewed).dossier_id), suspected,
            str(store.case(suspected).dossier_id), notice, entry, expert,
        )  # fmt: skip


def _on(day: date) -> None:
    """Live on that day from here on."""
    os.environ["DOSSIER_CLOCK"] = day.isoformat()
    assert today() == day


def people() -> dict[str, Person]:
    """Accounts by login; the administrator first."""
    firm = papers_of(APPLICANT)
    return {
        "root": Person(name="管理甲", role="administrator"),
        "firm": Person(name="申请乙", role="applicant", applicant=firm.applicant, uscc=firm.uscc),
        "east": Person(name="东区丁", role="district_reviewer", office="east"),
        "west": Person(name="西区戊", role="district_reviewer", office="west"),
        "city": Person(name="市局己", role="city_reviewer", office="city"),
        "expert": Person(name="专家庚", role="expert"),
        "official": Person(name="核查辛", role="official", office="city"),
    }


def _people(store: Store) -> None:
    everybody = people()
    store.add_account("root", everybody.pop("root"), "installation", password=PASSWORD)
    store.add_office("city", "某市工业和信息化局", "city", "管理甲（root）", region="150200")
    store.add_office("east", "某市东区工信局", "district", "管理甲（root）", region="150202", above="city")
    store.add_office("west", "某市西区工信局", "district", "管理甲（root）", region="150203", above="city")
    for login, person in everybody.items():
        store.add_account(login, person, "管理甲（root）", password=PASSWORD)
    autumn = Round(name="2025年第二批", opens_on=_SET_UP, closes_on=date(2025, 12, 31), notice="某工信字〔2025〕号")
    reason = "申报材料内容不实，经核查成立"
    store.restrict("applicant", "某某装备有限公司", "", POLICY, reason, 3, "管理甲（root）")
    add_round(store, POLICY, autumn, "管理甲（root）")


def _entered(store: Store, papers: Papers, account: str | None = None) -> str:
    """The papers in the store, read and checked here and now."""
    limits = settings().limits
    sources = [source for name, data in papers.files.items() for source in open_bytes(name, data, limits)]
    id_ = enter(store, papers.title, sources, Options(policy=POLICY, workers=1), account=account)
    check_stored(store, id_)
    return id_


def _filed(store: Store, papers: Papers, account: str | None = None) -> str:
    """A case with these papers, filed on the present day."""
    dossier = _entered(store, papers, account)
    user = "申请乙（firm）" if account else "经办人"
    case = procedure.open_case(store, POLICY, user, account=account, uscc=papers.uscc, applicant=papers.applicant)
    procedure.file_case(store, case, store.case(case).version, dossier, user)
    return case


def _given_back(store: Store) -> str:
    """The applicant's case, with the notice of what is to be mended."""
    case = _filed(store, papers_of(RETURNED, "missing_novelty", "trademark_lapsed", name="申报材料"), "firm")
    _on(_RETURNED)
    row = store.case(case)
    dossier, user = str(row.dossier_id), "东区丁（east）"
    items = notice_of(checked(store, dossier, signs=False), _DUE).items
    printed = export_named("correction_notice", "pdf").make(store, dossier, Asked(due=_DUE))
    notice = Notice(items=len(items), due_on=_DUE, digest=store.keep_file(printed))
    procedure.return_case(store, case, row.version, user, "缺少材料，见一次性告知书", _DUE, notice)
    return case


def _to_notice(store: Store, papers: Papers, expert: str, until: str = "notice") -> str:
    """A case without a fault, passed on by its offices up to the experts, and to its public notice unless told."""
    case = _filed(store, papers)
    _approved(store, str(store.case(case).dossier_id))
    _passed_on(store, case, "东区丁（east）", "材料齐全，同意上报", "city")
    _passed_on(store, case, "市局己（city）", "同意提交专家评审", "experts")
    store.invite_expert(case, expert, "市局己（city）")
    if until == "notice":
        opinion = Opinion(expert=expert, conclusion="recommend", text="技术先进，建议认定", score=92)
        store.act(case, "expert_opinion", opinion, "专家庚（expert）")
        _passed_on(store, case, "市局己（city）", "专家一致推荐，同意公示", "notice")
    return case


def _published(store: Store, case: str) -> str:
    """The notice is over: published and listed; returns the entry's id."""
    _passed_on(store, case, "市局己（city）", "公示期满无异议", "publication")
    listing = Listing(document="某工信发〔2025〕1号", category="高端装备", chain="电气装备")
    return publish(store, case, store.case(case).version, "市局己（city）", listing).id


def _passed_on(store: Store, case: str, user: str, reason: str, to: str) -> None:
    procedure.advance(store, case, store.case(case).version, user, reason, to)


def _approved(store: Store, dossier: str) -> None:
    """Every clause that waits for a person confirmed, and the result approved."""
    result = store.result(int(store.dossier(dossier).run_id or 0)) or {}
    for one in result["findings"]:
        if one["judge"] == "person" and one["status"] == "review":
            clauses: Sequence[str] = one["clauses"]
            store.attest(dossier, one["check"], clauses, True, "经核实", "东区丁（east）", one["message"])
    check_stored(store, dossier)
    store.decide(dossier, "approve", "逐项核对，均符合", "东区丁（east）", int(store.dossier(dossier).run_id or 0))
