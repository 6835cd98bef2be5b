"""Several processes on one store: who saves over another's change is told, and a kill loses nothing acknowledged."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from dossier.models.errors import OvertakenError
from dossier.models.records import Store
from tests.models.records.results import finding, result

_CHANGER = """
import sys
from dossier.models.acts import Step
from dossier.models.errors import OvertakenError
from dossier.models.records import Store
url, case, version, user = sys.argv[1:]
store = Store(url)
print("ready", flush=True)
sys.stdin.readline()
try:
    store.change_case(case, int(version), "advanced", Step(from_stage="a", to_stage=user), user, stage=user)
    print("kept", flush=True)
except OvertakenError:
    print("overtaken", flush=True)
"""

_WRITER = """
import itertools, sys
from dossier.models.acts import Step
from dossier.models.records import Store
url, id_, case = sys.argv[1:]
store = Store(url)
for n in itertools.count():
    place = ("a" * 64, 2, "test_report", "client")
    print("correction", store.correct_field(id_, *place, f"{n}", "张三", "看原件"), flush=True)
    print("attestation", store.attest(id_, "policy.attestation", ["p:1"], True, f"{n}", "张三"), flush=True)
    version = store.case(case).version
    step = Step(from_stage="a", to_stage=str(n))
    print("act", store.change_case(case, version, "advanced", step, "张三", stage=str(n)), flush=True)
    print("run", store.keep_result(id_, {RESULT}, "1", "r"), flush=True)
"""


@contextmanager
def process(script: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A process of its own, ended with the test."""
    started = subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ},
    )
    try:
        yield started
    finally:
        started.kill()
        started.wait(10)


def line(one: subprocess.Popen[str]) -> str:
    assert one.stdout is not None
    return one.stdout.readline().strip()


def go(one: subprocess.Popen[str]) -> None:
    assert one.stdin is not None
    one.stdin.write("go\n")
    one.stdin.flush()


def test_of_two_who_save_at_once_one_is_told_and_leaves_nothing(store: Store, url: str) -> None:
    case = store.open_case("baotou", "a", "申报人")
    version = str(store.case(case).version)
    with process(_CHANGER, url, case, version, "甲") as first, process(_CHANGER, url, case, version, "乙") as second:
        assert (line(first), line(second)) == ("ready", "ready")
        go(first)
        go(second)
        said = {"甲": line(first), "乙": line(second)}
    assert sorted(said.values()) == ["kept", "overtaken"]
    winner = next(user for user, word in said.items() if word == "kept")
    assert store.case(case).stage == winner
    assert [act.user for act in store.acts("case", case)] == ["申报人", winner]
    assert [link.user for link in store.audit(f"case:{case}")] == ["申报人", winner]
    assert store.verify_audit().whole


def test_a_save_on_what_was_seen_before_is_refused(store: Store, url: str) -> None:
    from dossier.models.acts import Step

    case = store.open_case("baotou", "a", "申报人")
    seen = store.case(case).version
    with process(_CHANGER, url, case, str(seen), "甲") as other:
        assert line(other) == "ready"
        go(other)
        assert line(other) == "kept"
    with pytest.raises(OvertakenError):
        store.change_case(case, seen, "advanced", Step(from_stage="a", to_stage="乙"), "乙", stage="乙")
    assert store.case(case).stage == "甲"
    assert len(store.acts("case", case)) == len(store.audit(f"case:{case}")) == 2
    assert store.case(case).version == seen + 1


def test_kill_9_among_acts_loses_nothing_acknowledged(store: Store, url: str) -> None:
    id_ = store.create_dossier("t", [], {})
    case = store.open_case("baotou", "a", "申报人")
    script = _WRITER.replace("{RESULT}", repr(result(finding())))
    with process(script, url, id_, case) as writer:
        told = [line(writer).split() for _ in range(24)]
        writer.send_signal(signal.SIGKILL)
        assert writer.stdout is not None
        told += [words for rest in writer.stdout.read().splitlines() if len(words := rest.split()) == 2]
    kept = {
        "correction": {row.id for row in store.corrections(id_)},
        "attestation": {row.id for row in store.attestations(id_)},
        "act": {act.id for act in store.acts("case", case)},
        "run": {run.id for run in store.runs(id_)},
    }
    assert len(told) >= 24
    for kind, number in told:
        assert int(number) in kept[kind]
    proof = store.verify_audit()
    assert proof.whole, proof
    assert len(told) <= proof.links - 2 <= len(told) + 1, "at most the act that was in work is there unsaid"
    store.attest(id_, "policy.attestation", ["p:1"], False, "之后", "李四")
    assert store.verify_audit().whole
