"""Policies as they are used: each text with its materials and terms, the office's guide over it, and its agencies."""

from __future__ import annotations

import streamlit as st

from dossier.checks.overlays import overlaid
from dossier.checks.policy_files import load_policy
from dossier.guides import (
    agency_lists,
    end_guide,
    guide_now,
    guides_of,
    guides_version,
    keep_agencies,
    keep_guide,
    known_agencies,
    lists_version,
)
from dossier.models.base import Text
from dossier.models.errors import DossierError
from dossier.models.overlay import Overlay
from dossier.models.policy import Policy, PolicyVersion
from dossier.ui import admin_words as words
from dossier.ui import desk
from dossier.ui.admin_accounts import table
from dossier.ui.case_acting import run, typed
from dossier.ui.facts import show_facts
from dossier.ui.language import say
from dossier.ui.upload_guide import SUFFIXES, guide_of
from dossier.ui.words import COMMA

_STATES = {
    "in_force": words.POLICY_STATE_IN_FORCE, "draft": words.POLICY_STATE_DRAFT, "repealed": words.POLICY_STATE_REPEALED,
}  # fmt: skip
_REQUIRED = {
    "always": words.POLICY_REQUIRED_ALWAYS,
    "optional": words.POLICY_REQUIRED_OPTIONAL,
    "ask": words.POLICY_REQUIRED_ASK,
}
_TERMS: dict[str, tuple[Text, Text]] = {
    "recognition_years": (words.POLICY_T_RECOGNITION, words.POLICY_YEARS),
    "longest_listing_years": (words.POLICY_T_LONGEST, words.POLICY_YEARS),
    "notice_working_days": (words.POLICY_T_NOTICE, words.POLICY_DAYS),
    "ban_years": (words.POLICY_T_BAN, words.POLICY_YEARS),
    "tracking_after_years": (words.POLICY_T_TRACKING, words.POLICY_YEARS),
    "performance_years": (words.POLICY_T_PERFORMANCE, words.POLICY_YEARS),
    "report_months": (words.POLICY_T_REPORT, words.POLICY_MONTHS),
    "update_months": (words.POLICY_T_UPDATE, words.POLICY_MONTHS),
}
_AGENCIES = {"novelty.agency": words.AGENCIES_NOVELTY, "lab.authority_level": words.AGENCIES_LAB}


def show_policies() -> None:
    """One text at a time, beside what the office lays over it."""
    first, second = st.columns(2)
    with first:
        id_: str = st.selectbox(
            say(words.ADMIN_POLICY), list(desk.policies()), format_func=desk.policy_name, key="policy_which"
        )
    policy = load_policy(id_)
    texts = {version.version: version for version in reversed(policy.versions)}
    with second:
        name = st.selectbox(
            say(words.POLICY_VERSION),
            list(texts),
            key=f"policy_version_{id_}",
            format_func=lambda one: f"{one} · {say(_STATES[texts[one].state])}",
        )
    version = texts[name]
    left, right = st.columns([0.55, 0.45], gap="medium")
    with left:
        _text(policy, version)
    with right:
        with st.container(border=True):
            st.markdown(f"**{say(words.GUIDE_TITLE)}**")
            _guide(policy, version)
        with st.container(border=True):
            st.markdown(f"**{say(words.AGENCIES_TITLE)}**")
            _agencies(policy, version)


def _text(policy: Policy, version: PolicyVersion) -> None:
    valid = f"{version.valid_from or say(words.POLICY_OPEN)} – {version.valid_to or say(words.POLICY_OPEN)}"
    terms = [
        (say(label), say(unit, n=value))
        for name, (label, unit) in _TERMS.items()
        if (value := getattr(version.terms, name))
    ]
    show_facts([
        (say(words.ADMIN_STATE), say(_STATES[version.state])), (say(words.POLICY_VALID), valid),
        (say(words.POLICY_NUMBER), policy.document_number), (say(words.POLICY_ISSUERS), "、".join(policy.issuers)),
        *terms,
        (say(words.POLICY_STAGES), " → ".join(say(stage.label) for stage in version.terms.stages)),
    ])  # fmt: skip
    guide = guide_now(desk.store(), policy.id, version.version)
    shown = _under(policy, version, guide) if guide else version
    st.markdown(f"**{say(words.POLICY_MATERIALS)}**")
    heads = (words.POLICY_MATERIAL, words.POLICY_REQUIRED, words.POLICY_AT_LEAST, words.POLICY_CLAUSE)
    table(
        [say(head) for head in heads],
        [(say(one.label), say(_REQUIRED[one.required]), one.at_least, one.clause) for one in shown.materials],
    )


def _under(policy: Policy, version: PolicyVersion, guide: Overlay) -> PolicyVersion:
    at = list(policy.versions).index(version)
    return overlaid(policy, guide).versions[at]


def _guide(policy: Policy, version: PolicyVersion) -> None:
    store = desk.store()
    kept = guides_of(store, policy.id, version.version)
    seen = guides_version(store, policy.id, version.version)
    if kept and (now := kept[-1].overlay):
        since = desk.moment(kept[-1].since)
        st.caption(desk.escaped(say(words.GUIDE_NOW, name=say(now.name), id=now.id, since=since)))
        st.caption(desk.escaped(say(words.GUIDE_CHANGES, what=_changes(now))))
        st.button(say(words.GUIDE_END), key="guide_end", on_click=_end, args=(policy.id, version.version, seen))
    else:
        st.caption(say(words.GUIDE_NONE))
    st.caption(say(words.GUIDE_HINT))
    file = st.file_uploader(say(words.GUIDE_FILE), type=SUFFIXES, key="admin_guide")
    if file:
        _offered(file.name, file.getvalue())
    if kept:
        with st.expander(say(words.GUIDE_COURSE)):
            for one in reversed(kept):
                what = say(one.overlay.name) if one.overlay else say(words.GUIDE_NONE)
                st.markdown(f"- {desk.escaped(' · '.join((desk.moment(one.since), one.user, what)))}")


def _offered(name: str, content: bytes) -> None:
    """What is wrong with a file, line by line, or the button that has it used."""
    try:
        guide = guide_of(name, content)
    except DossierError as error:
        st.error("  \n".join(desk.escaped(line) for line in say(error.message).splitlines()))
        return
    policy, version = desk.policy_name(guide.policy), guide.version
    st.success(desk.escaped(say(words.GUIDE_VALID, name=say(guide.name), policy=policy, version=version)))
    st.caption(desk.escaped(say(words.GUIDE_CHANGES, what=_changes(guide))))
    seen = guides_version(desk.store(), guide.policy, guide.version)
    st.button(say(words.GUIDE_KEEP), key="guide_keep", type="primary", on_click=_keep, args=(guide, seen))


def _changes(guide: Overlay) -> str:
    policy = load_policy(guide.policy)
    version = next(one for one in policy.versions if one.version == guide.version)
    note = next(one for one in _under(policy, version, guide).conditions if one.check == "policy.overlay")
    return say(Text.model_validate(note.params["changes"]))


def _keep(guide: Overlay, seen: int) -> None:
    def act(user: str) -> str:
        keep_guide(desk.store(), guide, user, seen)
        return say(words.GUIDE_KEPT)

    run("installation.change", act)


def _end(policy: str, version: str, seen: int) -> None:
    def act(user: str) -> str:
        end_guide(desk.store(), policy, version, user, seen)
        return say(words.GUIDE_ENDED)

    run("installation.change", act)


def _agencies(policy: Policy, version: PolicyVersion) -> None:
    lists = agency_lists(version)
    if not lists:
        st.caption(say(words.AGENCIES_NONE))
        return
    st.caption(say(words.AGENCIES_HINT))
    seen = lists_version(desk.store(), policy.id)
    for name, check in lists.items():
        key = f"agencies_{policy.id}_{name}_{seen}"
        if version.lists.get(name):
            st.caption(desk.escaped(say(COMMA).join(version.lists[name])))
        known = "\n".join(known_agencies(desk.store(), policy.id, name))
        st.text_area(say(_AGENCIES[check]), known, key=key, height=110)
        st.button(say(words.ADMIN_SAVE), key=f"save_{name}", on_click=_settle, args=(policy.id, name, key, seen))


def _settle(policy: str, name: str, key: str, seen: int) -> None:
    def act(user: str) -> str:
        keep_agencies(desk.store(), policy, name, typed(key).splitlines(), user, seen)
        return say(words.ADMIN_SAVED)

    run("installation.change", act)
