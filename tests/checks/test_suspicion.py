"""Signs of falsification to a level: exact alone, or independent origins on one paper; a weak one alone never."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.checks import suspicion
from dossier.checks.policy_yaml import read_checked
from dossier.models.document import Evidence
from dossier.models.errors import PolicyError
from dossier.models.finding import Finding, Tier


def sign(check: str, tier: Tier | None, document: str = "d1") -> Finding:
    return Finding(
        check=f"authenticity.{check}", judge="machine", mandatory=False, status="warn", message="m", message_en="m",
        clauses=(), documents=(document,), tier=tier,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("signs", "level"),
    [
        ([], "none"),
        ([("splice", "weak")], "none"),
        ([("splice", "weak"), ("copy_move", "weak"), ("recompression", "weak")], "none"),
        ([("splice", "weak"), ("font_mismatch", "weak")], "low"),
        ([("pdf_metadata", "weak")], "none"),
        ([("pdf_metadata", "weak"), ("hidden_text", "weak")], "none"),
        ([("pdf_metadata", "weak"), ("font_mismatch", "weak")], "low"),
        ([("pdf_metadata", "weak"), ("value_edited", "weak")], "low"),
        ([("pdf_revision", "strong")], "low"),
        ([("pdf_revision", "strong"), ("pdf_metadata", "strong")], "low"),
        ([("pdf_revision", "strong"), ("font_mismatch", "strong")], "medium"),
        ([("pdf_revision", "strong"), ("splice", "weak")], "low"),
        ([("qr_mismatch", "contradiction")], "medium"),
        ([("qr_mismatch", "contradiction"), ("splice", "weak")], "medium"),
        ([("qr_mismatch", "contradiction"), ("embedded_data", "contradiction")], "medium"),
        ([("qr_mismatch", "contradiction"), ("overlay", "strong")], "high"),
        ([("qr_mismatch", "contradiction"), ("value_edited", "contradiction")], "high"),
        ([("splice", "cannot_tell"), ("font_mismatch", "cannot_tell"), ("overlay", None)], "none"),
    ],
)
def test_level(signs: list[tuple[str, Tier | None]], level: str) -> None:
    findings = [sign(check, tier) for check, tier in signs]
    assert suspicion.suspicion_of(findings) == level
    assert [reason.level for reason in suspicion.reasons(findings)] == ([level] if level != "none" else [])


def test_signs_on_different_papers_do_not_agree() -> None:
    apart = [sign("pdf_revision", "strong", "d1"), sign("font_mismatch", "strong", "d2")]
    assert [(r.level, r.document) for r in suspicion.reasons(apart)] == [("low", "d1"), ("low", "d2")]


def at(sign: Finding, *boxes: tuple[float, float, float, float]) -> Finding:
    places = tuple(Evidence(document="d1", page=1, box=box, text="") for box in boxes)
    return sign.model_copy(update={"evidence": places})


HERE, THERE = (0.1, 0.5, 0.2, 0.52), (0.6, 0.7, 0.7, 0.72)


@pytest.mark.parametrize(
    ("seams", "level"), [((HERE,), "low"), ((HERE, HERE), "low"), ((HERE, THERE), "medium"), ((), "medium")]
)
def test_a_seam_at_the_place_of_a_patch_is_the_same_change_seen_twice(
    seams: tuple[tuple[float, float, float, float], ...], level: str
) -> None:
    patch = at(sign("overlay", "strong"), (0.12, 0.49, 0.3, 0.53))
    assert suspicion.suspicion_of([patch, at(sign("font_mismatch", "strong"), *seams)]) == level


def test_a_seam_counts_with_signs_of_other_origins_whatever_its_place() -> None:
    value = at(sign("value_edited", "strong"), HERE)
    assert suspicion.suspicion_of([value, at(sign("font_mismatch", "strong"), HERE)]) == "medium"
    weak = at(sign("overlay", "weak"), HERE)
    assert suspicion.suspicion_of([weak, at(sign("font_mismatch", "strong"), HERE)]) == "low"


def test_the_reason_names_paper_checks_and_rule_and_the_worst_comes_first() -> None:
    found = suspicion.reasons([sign("splice", "strong", "d2"), sign("signature", "contradiction", "d1")])
    assert [(r.document, r.level, r.checks) for r in found] == [
        ("d1", "medium", ("authenticity.signature",)),
        ("d2", "low", ("authenticity.splice",)),
    ]
    assert found[0].reason and found[0].reason_en


def test_every_check_of_authenticity_has_one_origin(tmp_path: Path) -> None:
    assert suspicion.rules().origin("authenticity.pdf_revision") == "structure"
    broken = suspicion._FILE.read_text(encoding="utf-8").replace("[font_mismatch]", "[font_mismatch, splice]")
    path = tmp_path / "suspicion.yaml"
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(PolicyError, match="two origins"):
        read_checked(path, suspicion.Rules, suspicion._faults)
