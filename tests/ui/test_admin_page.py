"""The page of administration: every act, who is refused, and that a second save is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from argon2 import PasswordHasher
from streamlit.testing.v1 import AppTest

from dossier.casework.rounds import Round, add_round, open_round, rounds_of
from dossier.guides import guide_now, known_agencies
from dossier.models.clock import today
from dossier.models.records import Store, passwords
from dossier.models.records.account_rows import Person
from dossier.models.rights import RIGHTS
from dossier.ui import admin_page, desk, door_words, who
from dossier.ui import admin_words as words
from dossier.ui.admin_audit import NAMES, act_name
from tests.casework.made import USCC

GUIDE = """
id: guide-2026
policy: baotou
version: trial
name: {zh: 年度指南, en: Guide of the year}
clauses: ["6"]
materials:
  - {id: business_license, at_least: 2}
"""


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("DOSSIER_STORE", str(tmp_path))
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    desk.store.clear()
    opened = Store()
    yield opened
    opened.close()
    desk.store.clear()


def administration():
    from dossier.ui import admin_page as page
    from dossier.ui import frame

    frame.choose_language()
    page.show()


def opened(part, role="administrator", name="管理员甲", lang="zh"):
    at = AppTest.from_function(administration, default_timeout=30)
    at.session_state[who.REVIEWER], at.session_state[who.ROLE] = name, role
    at.session_state["admin_part"] = part.en if lang == "en" else part.zh
    at.query_params["lang"] = lang
    return at.run()


def press(at, key):
    return next(button for button in at.button if button.key == key).click().run()


def write(at, **texts):
    for key, value in texts.items():
        box = next(box for box in (*at.text_input, *at.text_area) if box.key == key)
        box.set_value(value)


def told(at):
    kinds = (at.error, at.info, at.caption, at.warning, at.markdown, at.success)
    return "\n".join(element.value for kind in kinds for element in kind)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("part", [tab[0] for tab in admin_page.TABS], ids=lambda part: part.en)
def test_every_part_is_drawn_empty_and_filled(store, part, lang):
    assert not opened(part, lang=lang).exception
    store.add_office("bt", "示范局", "city", "管理员", region="1502")
    store.add_account("admin", Person(name="管理甲", role="administrator"), "dossier", password="a long good word")
    add_round(store, "baotou", Round(name="第一批", opens_on=today(), closes_on=today()), "管理员")
    expert = store.add_expert("专家甲", "示范大学", "机械", "管理员")
    store.remove_expert(expert.id, expert.version, "退休", "管理员")
    store.restrict("agency", "示范机构", "", "", "疏忽", 3, "官员")
    assert not opened(part, lang=lang).exception


def test_each_role_is_offered_what_it_has_the_right_to():
    for _, right, _ in admin_page.TABS:
        assert "administrator" in RIGHTS[right]
    at = opened(words.ADMIN_AUDIT, role="official")
    (control,) = at.segmented_control if hasattr(at, "segmented_control") else at.get("button_group")
    assert [option.content for option in control.proto.options] == [words.ADMIN_RESTRICTED.zh, words.ADMIN_AUDIT.zh]


def test_an_office_is_added_and_changed_and_a_second_save_is_told(store):
    at = opened(words.ADMIN_OFFICES)
    write(at, office_id="bt", office_name="示范局", office_region="1502")
    press(at, "office_add")
    assert [one.name for one in store.offices()] == ["示范局"]
    first, second = opened(words.ADMIN_OFFICES), opened(words.ADMIN_OFFICES)
    for at, name in ((first, "甲局"), (second, "乙局")):
        write(at, office_name_bt_1=name)
    press(first, "office_save")
    press(second, "office_save")
    assert [one.name for one in store.offices()] == ["甲局"] and "他人已先行修改" in told(second)


def test_an_account_gets_a_password_that_is_shown_once(store):
    at = opened(words.ADMIN_ACCOUNTS)
    write(at, account_login="Admin2", account_name="管理乙")
    next(box for box in at.selectbox if box.key == "account_role").set_value("administrator")
    press(at, "account_add")
    (code,) = at.code
    assert store.authenticate("admin2", code.value).role == "administrator"
    assert not at.run().code, "once"
    press(at, "account_password")
    (fresh,) = at.code
    assert fresh.value != code.value and store.authenticate("admin2", fresh.value)


def test_nobody_has_a_new_password_made_for_the_own_account(store, monkeypatch):
    """The session would end with it, and the new password with the session."""
    store.add_account("admin", Person(name="管理甲", role="administrator"), "dossier", password="a long good word")
    at = opened(words.ADMIN_ACCOUNTS)
    monkeypatch.setattr("dossier.ui.who.actor", lambda: store.account("admin").actor)
    press(at, "account_password")
    assert words.ACCOUNT_OWN.zh in told(at) and store.authenticate("admin", "a long good word")


def test_an_account_is_changed_and_deactivated_but_not_the_last_administrator(store):
    store.add_account("admin", Person(name="管理甲", role="administrator"), "dossier", password="a long good word")
    store.add_account("other", Person(name="专家甲", role="expert"), "admin", password="a long good word")
    at = opened(words.ADMIN_ACCOUNTS)
    at.toggle(key="account_admin_1_active").set_value(False)
    press(at, "account_save")
    assert at.error and store.account("admin").active
    next(box for box in at.selectbox if box.key == "account_which").set_value("other").run()
    at.toggle(key="account_other_1_active").set_value(False)
    press(at, "account_save")
    assert not store.account("other").active


def test_a_round_is_opened_and_closed_early(store):
    at = opened(words.ADMIN_ROUNDS)
    press(at, "round_add")
    assert at.error, "it needs a name"
    write(at, round_name="第一批", round_notice="申报通知")
    press(at, "round_add")
    one = open_round(store, "baotou", today())
    assert one and one.notice == "申报通知"
    early, late = opened(words.ADMIN_ROUNDS), opened(words.ADMIN_ROUNDS)
    for at, days in ((early, 1), (late, 2)):
        at.date_input(key="round_baotou_第一批_1_from").set_value(today() - timedelta(days=9))
        at.date_input(key="round_baotou_第一批_1_to").set_value(today() - timedelta(days=days))
        press(at, "round_save")
    assert open_round(store, "baotou", today()) is None
    assert rounds_of(store, "baotou")[0].closes_on == today() - timedelta(days=1) and "他人已先行修改" in told(late)


def test_a_party_is_put_on_the_list_and_lifted(store):
    at = opened(words.ADMIN_RESTRICTED)
    write(at, party_name="南方乙公司", party_uscc=USCC)
    press(at, "party_add")
    assert at.error and store.restrictions() == [], "it needs a reason"
    write(at, party_reason="材料不实")
    press(at, "party_add")
    (row,) = store.restrictions()
    assert store.restricted_until(USCC, "") == row.ends_on.isoformat()
    write(at, lift_reason="复核更正")
    press(at, "party_lift")
    assert store.restricted_until(USCC, "") is None


@pytest.mark.parametrize("role", ["administrator", "official"])
def test_an_expert_is_entered_and_removed_for_a_breach(store, role):
    at = opened(words.ADMIN_EXPERTS)
    write(at, expert_name="专家甲", expert_organisation="示范大学")
    at.session_state[who.ROLE] = role
    press(at, "expert_add")
    if role == "official":
        assert store.experts() == []
        return
    write(at, expert_reason="未回避")
    at.toggle(key="expert_breach").set_value(True)
    press(at, "expert_remove")
    (one,) = store.experts()
    assert one.removed_on == today() and [act.body["text"] for act in store.breaches(one.id)] == ["未回避"]


def test_a_register_is_declared_complete(store):
    at = opened(words.ADMIN_REGISTERS)
    press(at, "save_claims_paid")
    assert words.REGISTER_DAY.zh in told(at)
    at.date_input(key="register_claims_paid_0").set_value(date(2024, 1, 1))
    press(at, "save_claims_paid")
    assert store.kept_since("claims_paid") == date(2024, 1, 1)


def test_a_guide_is_kept_and_ended(store):
    from dossier.ui.upload_guide import guide_of

    def offered(content):
        from dossier.ui.admin_policies import _offered
        from dossier.ui.case_acting import show_notice

        show_notice()
        _offered("guide.yaml", content.encode())

    at = AppTest.from_function(offered, args=(GUIDE,), default_timeout=30)
    at.session_state[who.REVIEWER], at.session_state[who.ROLE] = "管理员甲", "administrator"
    at.run()
    assert "年度指南" in told(at) and "营业执照" in told(at), "what it changes is said before it is used"
    press(at, "guide_keep")
    assert guide_now(store, "baotou", "trial") == guide_of("guide.yaml", GUIDE.encode())
    at = opened(words.ADMIN_POLICIES)
    assert "年度指南" in told(at)
    press(at, "guide_end")
    assert guide_now(store, "baotou", "trial") is None
    wrong = GUIDE.replace("at_least: 2", "at_leest: 2").replace('"6"', '"666"')
    at = AppTest.from_function(offered, args=(wrong,), default_timeout=30).run()
    assert "guide\\.yaml\\:8" in told(at) and not at.button


def test_agencies_are_settled_where_a_check_uses_them(store):
    at = opened(words.ADMIN_POLICIES)
    assert words.AGENCIES_NONE.zh in told(at), "Baotou's text uses no such list"
    next(box for box in at.selectbox if box.key == "policy_which").set_value("inner_mongolia").run()
    write(at, agencies_inner_mongolia_novelty_agencies_0="甲查新站\n\n乙查新站\n甲查新站")
    press(at, "save_novelty_agencies")
    assert known_agencies(store, "inner_mongolia", "novelty_agencies") == ("甲查新站", "乙查新站")


def test_the_trail_is_proven_and_read_by_subject(store):
    store.add_office("bt", "示范局", "city", "管理员甲")
    at = opened(words.ADMIN_AUDIT)
    press(at, "audit_verify")
    proof = store.verify_audit()
    assert proof.whole and at.code[0].value == proof.head
    at.text_input(key="audit_subject").set_value("office:bt").run()
    assert words.AUDIT_NEWEST.zh.format(count=1, all=1) in told(at)
    assert act_name("office_added") == words.TRAIL_OFFICE_ADDED.zh
    at.text_input(key="audit_subject").set_value("office:gone").run()
    assert words.AUDIT_NONE.zh in told(at)


def test_every_act_of_the_trail_has_a_name(store):
    from dossier.models.acts import ACTS
    from dossier.models.records.audit_links import BEFORE
    from dossier.models.records.audit_rows import PROVEN

    proven = {one.act for one in PROVEN.values()} - {"act"}
    assert proven | {BEFORE, "waive", "take_back", "verdict", "settled", "view"} <= set(NAMES) | set(ACTS)


ACTS_OF = [
    (words.ADMIN_OFFICES, "office_add"), (words.ADMIN_ACCOUNTS, "account_add"), (words.ADMIN_ROUNDS, "round_add"),
    (words.ADMIN_RESTRICTED, "party_add"), (words.ADMIN_EXPERTS, "expert_add"),
    (words.ADMIN_REGISTERS, "save_claims_paid"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "key"), ACTS_OF, ids=lambda one: one if isinstance(one, str) else "")
@pytest.mark.parametrize("role", ["applicant", "expert", "district_reviewer"])
def test_an_act_of_a_role_without_the_right_is_refused(store, part, key, role):
    """The screen is an administrator's; the right is asked for again when the button is pressed."""
    before = len(store.audit())
    from dossier.ui import admin_accounts, admin_experts, admin_restricted, admin_rounds

    acts = {
        "office_add": admin_accounts._add_office, "account_add": admin_accounts._add_account,
        "round_add": lambda: admin_rounds._add("baotou", 0), "party_add": admin_restricted._add,
        "expert_add": admin_experts._add, "save_claims_paid": lambda: admin_rounds._declare("claims_paid", "x", 0),
    }  # fmt: skip

    def pressed(act):
        import streamlit as st

        from dossier.ui.case_acting import show_notice

        st.button("x", key="x", on_click=act)
        show_notice()

    at = AppTest.from_function(pressed, args=(acts[key],), default_timeout=30)
    at.session_state[who.REVIEWER], at.session_state[who.ROLE] = "某人", role
    at.run()
    press(at, "x")
    assert door_words.REFUSED_ACT.zh in told(at) and len(store.audit()) == before
