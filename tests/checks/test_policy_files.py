"""The loader of policies: the shipped files are whole, and wrong files are refused with file and line."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dossier.checks.engine import conditions_of
from dossier.checks.policy_files import load_policy, policy_for_form, policy_for_region, policy_ids, read_policy
from dossier.models.errors import PolicyError, UsageError

SHIPPED = ("baotou", "beijing", "changzhou", "general", "huangshi", "inner_mongolia")
BY_TERMS = {"workflow", "catalogue", "sanction", "report", "info", "claim"}

GOOD = """\
id: sample
name: {zh: 样例, en: Sample}
issuers: [某局]
clauses:
  "1": {kind: check, does: {zh: 核对, en: check}}
versions:
  - version: "1"
    lists:
      words: [甲]
    materials:
      - {id: licence, label: {zh: 执照, en: Licence}, types: [business_license], clause: "1"}
    conditions:
      - {check: product.kind, clauses: ["1"], params: {list: words}}
      - {check: applicant.operating_period, clauses: ["1"], params: {years: 1}}
"""


def refused(tmp_path: Path, old: str, new: str) -> str:
    """What the loader says of the good file with one change."""
    assert old in GOOD
    path = tmp_path / "sample.yaml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(PolicyError) as caught:
        read_policy(path)
    return caught.value.message.en


def test_good_file(tmp_path: Path) -> None:
    path = tmp_path / "sample.yaml"
    path.write_text(GOOD, encoding="utf-8")
    assert read_policy(path).versions[0].conditions[1].params == {"years": 1}


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("issuers:", "isuers:", 3, "isuers"),
        ("    materials:", "    colour: red\n    materials:", 10, "colour"),
        ("check: product.kind", "check: product.taste", 13, "unknown check product.taste"),
        ("{list: words}", "{list: wrods}", 13, "wrods"),
        ("{list: words}", "{list: words, threshold: 3}", 13, "threshold"),
        ("{years: 1}", "{years: many}", 14, "years"),
        ("params: {years: 1}", "params: {}", 14, "years"),
        ("[business_license]", "[busyness_license]", 11, "busyness_license"),
        ('clauses: ["1"], params: {years', 'clauses: ["9"], params: {years', 14, "unknown clause 9"),
        ('clauses: ["1"], params: {years', "clauses: [], params: {years", 14, "cites no clause"),
        ('clause: "1"}', 'clause: "2"}', 11, "unknown clause 2"),
        ("name: {", "id: other\nname: {", 2, "stands twice"),
        ("id: sample", "id: other", 1, "file's name sample"),
        ("kind: check", "kind: guess", 5, "kind"),
        ("issuers: [某局]", "issuers: [某局", 4, "expected"),
    ],
)
def test_bad_file_names_file_and_line(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    message = refused(tmp_path, old, new)
    assert f"sample.yaml:{line}:" in message
    assert said in message


def test_all_faults_at_once(tmp_path: Path) -> None:
    path = tmp_path / "sample.yaml"
    path.write_text(GOOD.replace("product.kind", "product.taste").replace("{years: 1}", "{}"), encoding="utf-8")
    with pytest.raises(PolicyError) as caught:
        read_policy(path)
    assert "sample.yaml:13:" in caught.value.message.zh
    assert "sample.yaml:14:" in caught.value.message.zh


@pytest.mark.parametrize("content", ["", "- a\n- b\n", "just words"])
def test_no_mapping(tmp_path: Path, content: str) -> None:
    path = tmp_path / "sample.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(PolicyError, match=r"sample\.yaml"):
        read_policy(path)


def test_asked_material_needs_a_question(tmp_path: Path) -> None:
    assert "question" in refused(tmp_path, 'clause: "1"}\n    cond', 'clause: "1", required: ask}\n    cond')


def test_unknown_policy() -> None:
    with pytest.raises(UsageError, match="no_such"):
        load_policy("no_such")


def test_shipped_policies_load() -> None:
    assert set(SHIPPED) <= set(policy_ids())
    assert all(load_policy(id_).id == id_ for id_ in policy_ids())


@pytest.mark.parametrize("id_", SHIPPED)
def test_every_clause_is_served(id_: str) -> None:
    """Checks, materials, exclusions and the like by a condition; procedure and listing by the terms."""
    policy = load_policy(id_)
    version = policy.versions[-1]
    by_condition = {clause for condition in conditions_of(version) for clause in condition.clauses}
    by_terms = {clause for clauses in version.terms.sources.values() for clause in clauses}
    by_terms |= {stage.clause for stage in version.terms.stages}
    unserved = [
        clause
        for clause, entry in policy.clauses.items()
        if clause not in (by_condition | by_terms if entry.kind in BY_TERMS else by_condition)
    ]
    assert unserved == []


def test_clauses_are_those_agreed_on() -> None:
    """The list handed down with the policies, where it is at hand."""
    path = Path(__file__).parents[3] / "shared/policies/clauses.csv"
    if not path.exists():
        pytest.skip("no list of clauses beside the repository")
    with path.open(encoding="utf-8") as file:
        wanted = {(row["policy"], row["clause"], row["kind"]) for row in csv.DictReader(file)}
    ours = {(id_, clause, entry.kind) for id_ in SHIPPED for clause, entry in load_policy(id_).clauses.items()}
    assert wanted <= ours


@pytest.mark.parametrize(
    ("title", "policy"),
    [
        ("内蒙古技术装备首台（套）、关键零部件首批（次）或新材料首批（次）产品认定 申 报 书", "inner_mongolia"),
        ("包头市创新产品评价 申 请 书", "baotou"),
        ("黄石市工业名优创新产品申报书", "huangshi"),
        ("常州市创新产品认定申请表", "changzhou"),
        ("北京市新技术新产品新服务申请书", "beijing"),
        ("某市高新技术企业申报书", None),
        ("", None),
    ],
)
def test_policy_for_form(title: str, policy: str | None) -> None:
    assert policy_for_form(title) == policy


@pytest.mark.parametrize(
    ("address", "policy"),
    [
        ("内蒙古自治区包头市九原区砺新路18号", "baotou"),
        ("内蒙古自治区赤峰市红山区澄远街2号", "inner_mongolia"),
        ("江苏省常州市武进区北京路9号", "changzhou"),
        ("湖北省大冶市观山路1号", "huangshi"),
        ("北京市海淀区北四环西路1号", "beijing"),
        ("上海市浦东新区包头路5号", None),
        ("上海市黄浦区北京东路600号", None),
        ("", None),
    ],
)
def test_policy_for_region(address: str, policy: str | None) -> None:
    assert policy_for_region(address) == policy
