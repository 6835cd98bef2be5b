"""A further policy needs a YAML file and nothing else: a made-up programme and a made-up claim under it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier import cli
from dossier.checks import policy_files
from dossier.checks.coverage import coverage
from dossier.checks.engine import load_policy, policy_ids, run_checks, verdict_of
from dossier.checks.overlays import policy_in_use, read_overlay
from dossier.checks.policy_files import policy_for_form, policy_for_region
from dossier.models.document import Dossier
from dossier.models.errors import PolicyError
from dossier.models.finding import Status
from tests.builders import document, dossier

MADE = Path(__file__).parent / "made_policies"
NAME, BUYER = "青衡岚屿电气有限公司", "黄石云帆矿业有限公司"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The shipped policies with the made ones beside them."""
    both = shutil.copytree(policy_files.FOLDER, tmp_path / "policies")
    for file in MADE.glob("*.yaml"):
        shutil.copy(file, both)
    monkeypatch.setattr(policy_files, "FOLDER", both)
    load_policy.cache_clear()
    yield both
    load_policy.cache_clear()


def filed(day: str, established: str = "2019-06-01", sold: str = "2025-03-01") -> Dossier:
    return dossier(
        document("application_form", "form", applicant_name=NAME, application_date=day),
        document("business_license", "licence", company_name=NAME, established_date=established,
                 address="青衡市沅溪区砺新路18号", registration_authority="青衡市市场监督管理局"),
        document("invoice", "invoice", invoice_number="25152000000012345678", seller_name=NAME, buyer_name=BUYER,
                 issue_date=sold, amount_excl_tax="400000.00", total_amount="452000.00", is_red=False),
        document("sales_contract", "contract", seller=NAME, buyer=BUYER, total_amount="452000.00",
                 sign_date="2025-02-01"),
        applied_on=day, applicant_name=NAME,
    )  # fmt: skip


def statuses(made: Dossier, policy: str = "qingheng") -> dict[str, Status]:
    return {finding.check: finding.status for finding in run_checks(made, policy)}


def test_it_is_there_and_chosen_by_form_and_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert {"qingheng", "qingheng_reward"} <= set(policy_ids())
    assert policy_for_form("青衡市首创产品申请表") == "qingheng"
    assert policy_for_region("青衡市沅溪区砺新路18号") == "qingheng"
    assert cli.run(["policies", "list"]) == 0
    assert "qingheng" in capsys.readouterr().out


def test_a_dossier_is_checked_by_its_numbers() -> None:
    assert verdict_of(run_checks(filed("2025-06-01"), "qingheng")) == "eligible"
    for day, sold, status in (("2026-09-01", "2025-03-01", "pass"), ("2026-09-02", "2025-03-01", "fail")):
        assert statuses(filed(day, sold=sold))["dates.sales_window"] == status
    assert statuses(filed("2025-06-01", established="2020-06-02"))["applicant.operating_period"] == "fail"
    missing = dossier(applied_on="2025-06-01", applicant_name=NAME)
    assert [f.clauses for f in run_checks(missing, "qingheng") if f.status == "fail"] == [("qingheng:4",)] * 3


@pytest.mark.parametrize(("day", "version", "status"), [("2025-12-31", "2024", "pass"), ("2026-01-01", "2026", "fail")])
def test_the_text_of_the_day_counts(day: str, version: str, status: Status) -> None:
    """Five years of operation under the first text, six under the second."""
    made = filed(day, established="2020-03-01")
    assert load_policy("qingheng").version_on(made.applied_on).version == version
    assert statuses(made)["applicant.operating_period"] == status


def test_the_claim_counts_by_its_own_numbers() -> None:
    (reward,) = [f for f in run_checks(filed("2025-06-01"), "qingheng_reward") if f.check.startswith("claim")]
    assert (reward.status, reward.clauses) == ("pass", ("qingheng:7",))
    assert "400000.00 × 7% = 28000.00" in reward.message


def test_its_clauses_are_in_the_table() -> None:
    rows = {row.clause: row for row in coverage("qingheng").rows}
    assert [clause for clause, row in rows.items() if not row.served] == []
    assert {service.name for service in rows["7"].served} >= {"claim.first_order_amount", "order"}
    assert (rows["3"].state, rows["6"].state) == ("unproven", "open")


def test_an_overlay_fits_it_too(tmp_path: Path) -> None:
    path = tmp_path / "guide.yaml"
    path.write_text(
        'id: round\npolicy: qingheng\nversion: "2024"\nname: {zh: 指南, en: Guide}\nclauses: ["4"]\nwithout: [sales]\n',
        encoding="utf-8",
    )
    made = filed("2025-06-01")
    policy, _ = policy_in_use("qingheng", made.applied_on, read_overlay(path), None)
    assert [material.id for material in policy.versions[0].materials] == ["form", "licence"]
    assert [material.id for material in policy.versions[1].materials] == ["form", "licence", "sales"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("of: qingheng", "of: atlantis", "reward.yaml:3: of: unknown policy atlantis"),
        ('  "7":', '  "8":', "reward.yaml:8: clauses.8: unknown clause 8 of qingheng"),
        ("    kind: claim", "    kind: check", "check here, claim in qingheng"),
    ],
)
def test_a_claim_keeps_to_the_text_it_is_made_under(folder: Path, old: str, new: str, said: str) -> None:
    path = folder / "qingheng_reward.yaml"
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PolicyError) as caught:
        load_policy("qingheng_reward")
    assert said in caught.value.message.zh
