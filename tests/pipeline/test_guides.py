"""A guide kept at the desk, and the agencies an office knows: from when they hold, and for which dossiers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dossier.checks.overlays import MARK
from dossier.checks.policy_files import load_policy
from dossier.extraction.intake import open_sources
from dossier.guides import (
    agency_lists,
    end_guide,
    guide_now,
    guides_version,
    keep_agencies,
    keep_guide,
    known_agencies,
    lists_version,
    standing_guide,
    with_agencies,
)
from dossier.models.base import Text
from dossier.models.clock import now, today
from dossier.models.document import Document, Dossier, Field
from dossier.models.errors import OvertakenError, RefusedError
from dossier.models.overlay import MaterialChange, Overlay
from dossier.models.records import Store
from dossier.models.settings import settings
from dossier.pipeline import Options, check_stored, enter
from tests.pipeline import papers

GUIDE = Overlay(
    id="guide-a", policy="baotou", version="trial", name=Text(zh="甲指南", en="Guide A"), clauses=("6",),
    materials=(MaterialChange(id="business_license", at_least=2),),
)  # fmt: skip


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.delenv("DOSSIER_OVERLAY", raising=False)
    opened = Store(str(tmp_path))
    yield opened
    opened.close()


def checked(store, id_):
    return check_stored(store, id_).dossier


def entered(store):
    return enter(store, "材料", sources(store), Options(policy="baotou"))


def sources(store):
    """A form and a licence; read once, the cache gives them from then on."""
    return open_sources(papers.dossier(store.place.files.parent / "papers"), settings().limits)


def test_a_guide_holds_for_what_is_handed_in_after_it_was_kept(store):
    before = entered(store)
    keep_guide(store, GUIDE, "管理员")
    after = entered(store)
    assert checked(store, after).overlay == {"id": "guide-a", "zh": "甲指南", "en": "Guide A"}
    assert checked(store, after).policy_version == f"trial{MARK}guide-a"
    assert checked(store, before).overlay is None, "one from before stays under the policy's text"
    end_guide(store, "baotou", "trial", "管理员")
    assert checked(store, after).overlay["id"] == "guide-a", "what was handed in under it stays under it"
    assert checked(store, entered(store)).overlay is None
    with pytest.raises(RefusedError):
        end_guide(store, "baotou", "trial", "管理员")


def test_what_is_handed_in_with_a_guide_of_its_own_is_checked_under_that(store):
    keep_guide(store, GUIDE, "管理员")
    own = GUIDE.model_copy(update={"id": "guide-own"})
    id_ = enter(store, "材料", sources(store), Options(policy="baotou", overlay=own))
    assert checked(store, id_).overlay["id"] == "guide-own"


def test_an_export_names_the_materials_of_the_guide_that_held(store):
    from dossier.exports.checked import checked as printed

    keep_guide(store, GUIDE, "管理员")
    mine, own = entered(store), GUIDE.model_copy(update={"id": "guide-own", "without": ("trademark",), "materials": ()})
    other = enter(store, "材料", sources(store), Options(policy="baotou", overlay=own))
    end_guide(store, "baotou", "trial", "管理员")
    for id_ in (mine, other):
        check_stored(store, id_)
    licences = {one.id: one.at_least for one in printed(store, mine, True).version.materials}
    assert licences["business_license"] == 2 and "trademark" in licences
    assert "trademark" not in {one.id for one in printed(store, other, True).version.materials}


def test_a_guide_of_another_policy_or_version_is_left_aside(store):
    keep_guide(store, GUIDE, "管理员")
    assert standing_guide(store, "huangshi", today(), now()) is None
    assert standing_guide(store, "baotou", today(), now() - timedelta(days=1)) is None
    assert standing_guide(None, "baotou", today(), now()) is None


def test_a_second_administrator_is_told(store):
    seen = guides_version(store, "baotou", "trial")
    keep_guide(store, GUIDE, "甲", seen)
    with pytest.raises(OvertakenError):
        keep_guide(store, GUIDE.model_copy(update={"id": "guide-b"}), "乙", seen)
    assert guide_now(store, "baotou", "trial") == GUIDE


def report_of(agency):
    value = Field(value=agency, raw=agency, page=1, box=None, confidence=0.99, source="ocr")
    return Document(
        id="d1", type="novelty_search_report", type_confidence=0.99, file="a.pdf", sha256="a" * 64, pages=(1,),
        fields={"agency": value},
    )  # fmt: skip


def test_an_agency_that_the_office_knows_needs_no_person(store):
    from dossier.checks.engine import run_policy

    keep_agencies(store, "inner_mongolia", "novelty_agencies", ["甲大学（查新站）", " "], "管理员")
    assert known_agencies(store, "inner_mongolia", "novelty_agencies") == ("甲大学（查新站）",)
    policy = with_agencies(load_policy("inner_mongolia"), store)
    for name, status in (("甲大学(查新站)", "pass"), ("乙查新站", "review")):
        dossier = Dossier(id="x", applied_on=today(), declared={}, files=(), documents=(report_of(name),))
        (found,) = [one for one in run_policy(dossier, policy) if one.check == "novelty.agency"]
        assert found.status == status
    assert load_policy("inner_mongolia").versions[-1].lists["novelty_agencies"] == (), "the file stays as it is"


def test_only_lists_that_a_check_uses_are_settled(store):
    lists = agency_lists(load_policy("inner_mongolia").versions[-1])
    assert lists == {"known_laboratories": "lab.authority_level", "novelty_agencies": "novelty.agency"}
    with pytest.raises(RefusedError):
        keep_agencies(store, "inner_mongolia", "legal_forms", ["任何"], "管理员")
    seen = lists_version(store, "inner_mongolia")
    keep_agencies(store, "inner_mongolia", "known_laboratories", ["甲所"], "甲", seen)
    with pytest.raises(OvertakenError):
        keep_agencies(store, "inner_mongolia", "novelty_agencies", ["乙站"], "乙", seen)
