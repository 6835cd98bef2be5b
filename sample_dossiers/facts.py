"""From a seed, one coherent world: a company, its product, those it deals with, and dates that follow each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sample_dossiers import numbers, words
from sample_dossiers.products import KINDS, Kind

POLICIES = ("inner_mongolia", "baotou")
HOME = {"baotou": ("150202", "150203", "150204", "150207"), "inner_mongolia": ("150203", "150105", "150402", "150602")}
OUTSIDE = "130602"
"""A place in another province, for the defect of a company from elsewhere."""


@dataclass
class Company:
    """A company or institution that does not exist."""

    name: str
    brand: str
    uscc: str
    region: str
    address: str
    legal_representative: str
    established: date
    registered: date
    """Date of the last change of registration, printed at the foot of the licence."""
    capital: int
    """Registered capital in units of ten thousand yuan."""
    phone: str


@dataclass
class Product:
    """The product applied for."""

    kind: Kind
    name: str
    model: str


@dataclass
class Days:
    """When everything happened. Each chain is in order, and all of it before ``applied_on``."""

    applied_on: date
    development_finished: date
    invention_filed: date
    invention_granted: date
    utility_filed: date
    utility_granted: date
    trademark_from: date
    lab_from: date
    sample_received: date
    test_start: date
    test_end: date
    report_issued: date
    novelty_commissioned: date
    novelty_completed: date
    contract: date
    invoices: tuple[date, date]
    user_report: date
    audit_issued: date
    credit_generated: date
    committed: date


@dataclass
class Facts:
    """One world. ``random(key)`` gives each paper its own stream, so that papers do not disturb each other."""

    seed: int
    policy: str
    applicant: Company
    buyer: Company
    stranger: Company
    """A company that has no business in this dossier; defects put its name where the applicant's belongs."""
    lab: Company
    agency: Company
    audit_firm: Company
    product: Product
    days: Days
    staff: list[str]
    """People of the applicant; the first is the contact."""
    cma_number: str
    cnas_number: str
    all_makes: bool = False
    """Whether papers may have any make; otherwise only those of the usual dossiers, which never change."""

    def make(self, key: str, usual: str, *others: str) -> str:
        """The layout of a paper: ``usual``, or where all makes are wanted one of all, chosen by the seed."""
        return self.random(f"make/{key}").choice((usual, *others)) if self.all_makes else usual

    def random(self, key: str) -> Random:
        """A stream of random numbers of this world for one purpose."""
        return Random(f"{self.seed}/{self.policy}/{key}")


def years_after(day: date, years: int) -> date:
    """The same day some years on; the last of February where there is no 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _company(random: Random, taken: set[str], region: str, trade: str, applied: date, form: str = "有限公司",
             kind: str = "91", regional: bool = False) -> Company:  # fmt: skip
    name = words.brand(random, taken)
    head = random.choice((words.province(region), words.place(region))) if kind == "91" and not regional else "内蒙古"
    established = applied - timedelta(days=random.randrange(6 * 365, 13 * 365))
    first = max(established, date(2015, 11, 1))
    return Company(
        name=f"{head}{name}{trade}{form}",
        brand=name,
        uscc=numbers.uscc(random, region, kind),
        region=region,
        address=words.address(random, region),
        legal_representative=words.person(random),
        established=established,
        registered=first + timedelta(days=int(random.random() * ((applied - first).days - 200))),
        capital=random.choice((500, 1000, 1200, 2000, 3000, 5000)),
        phone=f"{words.AREA_CODES[region[:4]]}-{random.randrange(2_000_000, 7_000_000)}",
    )


def _days(random: Random) -> Days:
    """Dates counted back from the day of application (2025, after the audit season)."""
    applied = date(2025, 5, 20) + timedelta(days=random.randrange(0, 150))

    def before(day: date, least: int, most: int) -> date:
        return day - timedelta(days=random.randrange(least, most))

    def after(day: date, least: int, most: int) -> date:
        return day + timedelta(days=random.randrange(least, most))

    finished, contract = before(applied, 470, 640), before(applied, 300, 420)
    filed, utility = before(applied, 1500, 2000), before(applied, 1100, 1500)
    received, commissioned = before(applied, 120, 290), before(applied, 60, 200)
    start = after(received, 1, 4)
    end = after(start, 6, 20)
    first = after(contract, 40, 90)
    return Days(
        applied_on=applied, development_finished=finished,
        invention_filed=filed, invention_granted=after(filed, 420, 900),
        utility_filed=utility, utility_granted=after(utility, 170, 300),
        trademark_from=before(applied, 700, 2600), lab_from=before(applied, 500, 1400),
        sample_received=received, test_start=start, test_end=end, report_issued=after(end, 2, 7),
        novelty_commissioned=commissioned, novelty_completed=after(commissioned, 9, 26),
        contract=contract, invoices=(first, after(first, 30, 90)), user_report=before(applied, 25, 80),
        audit_issued=date(applied.year, 3, 5) + timedelta(days=random.randrange(0, 50)),
        credit_generated=before(applied, 3, 20), committed=before(applied, 1, 6),
    )  # fmt: skip


def make_facts(seed: int, policy: str, outside: bool = False, all_makes: bool = False) -> Facts:
    """The world of a seed. With ``outside`` the applicant sits in another province and all else stays."""
    if policy not in POLICIES:
        raise ValueError(f"no generator for policy {policy!r}; known: {', '.join(POLICIES)}")
    random = Random(f"{seed}/{policy}/facts")
    days = _days(random)
    applied = days.applied_on
    kind = random.choice(KINDS)
    model = f"{kind.prefix}-{random.choice((160, 200, 250, 315, 400, 630))}{random.choice('ABDGHX')}"
    region = random.choice(HOME[policy])
    taken: set[str] = set()
    applicant = _company(random, taken, OUTSIDE if outside else region, kind.branch, applied)
    others = Random(f"{seed}/{policy}/others")
    cities = [code for code in words.REGIONS if code != OUTSIDE]
    return Facts(
        seed=seed, policy=policy, applicant=applicant,
        buyer=_company(others, taken, others.choice(cities), "矿业", applied),
        stranger=_company(others, taken, region, kind.branch, applied),
        lab=_company(others, taken, "150105", "检验检测技术", applied, regional=True),
        agency=_company(others, taken, "150105", "科技信息研究院", applied, "", "12"),
        audit_firm=_company(others, taken, "150105", "会计师事务所", applied, "（普通合伙）", regional=True),
        product=Product(kind, kind.name, model), days=days, staff=words.people(others, 6),
        cma_number=numbers.cma_number(others, days.lab_from.year), cnas_number=numbers.cnas_number(others),
        all_makes=all_makes,
    )  # fmt: skip
