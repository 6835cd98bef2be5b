"""Planted defects: does the expected finding come, and nothing else? ``python -m benchmarks.defects [--media text]``.

One generated dossier a defect, and a clean one a policy. A clean one must give no ``fail`` and no ``warn`` but what is
said of the policy's own text (``policy.in_force``).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console

from benchmarks.generated import SEEDS
from dossier.models.finding import Finding
from dossier.models.records import Store
from dossier.pipeline import Options, check_path
from sample_dossiers.defects import DEFECTS
from sample_dossiers.facts import POLICIES

Truth = dict[str, Any]
_OF_THE_POLICY = {"policy.in_force"}
_OF_THE_STORE = {"authenticity.conflicting_record", "authenticity.reused_document"}
"""All dossiers of the bench are of one made-up company and lie in one store, so that they do contradict each other."""
_ECHO = "authenticity.value_edited"
"""Says a contradiction of values once more, as a sign of editing."""


def checked(folder: Path, store: Store, policy: str, options: list[str]) -> tuple[Truth, list[Finding]]:
    """A generated dossier's truth and its findings; papers that are alike are read once in the whole run."""
    command = [sys.executable, "-m", "sample_dossiers", str(folder), "--policy", policy, *options]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    truth = next(folder.glob("*.truth.json"))
    dossier = truth.with_name(truth.name.removesuffix(".truth.json"))
    result = check_path(dossier, Options(policy=policy), store=store)
    return json.loads(truth.read_text()), list(result.findings)


def faults(truth: Truth, findings: list[Finding]) -> Iterator[str]:
    """Expected findings that did not come (with the status that came instead), and accusations nobody planted."""
    planned = _OF_THE_POLICY | _OF_THE_STORE | {check for defect in truth["defects"] for check in defect["also"]}
    for expected in (one for defect in truth["defects"] for one in defect["expected"]):
        planned.add(expected["check"])
        came = {finding.status for finding in findings if finding.check == expected["check"]}
        if expected["status"] not in came:
            yield f"{expected['check']}: {expected['status']} expected, got {', '.join(sorted(came)) or 'nothing'}"
    planned |= {_ECHO} if truth["defects"] else set()
    for finding in findings:
        if finding.status in ("fail", "warn") and finding.check not in planned:
            yield f"{finding.check}: {finding.status} not planted: {finding.message}"


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--media", default="text")
    options.add_argument("--seed", type=int, default=SEEDS[0])
    chosen = options.parse_args()
    console, right, total = Console(width=160), 0, 0
    with tempfile.TemporaryDirectory() as kept:
        store = Store(f"{kept}/store")
        for policy in POLICIES:
            for defect in (None, *(name for name, one in DEFECTS.items() if policy in one.policies)):
                planted = ["--defect", defect] if defect else ["--clean"]
                with tempfile.TemporaryDirectory() as folder:
                    made = ["--seed", str(chosen.seed), "--media", chosen.media, *planted]
                    wrong = list(faults(*checked(Path(folder), store, policy, made)))
                total, right = total + 1, right + (not wrong)
                console.print(f"{policy} {defect or 'clean'}: {'; '.join(wrong) or 'as planted'}", markup=False)
        store.close()
    console.print(f"{chosen.media}, seed {chosen.seed}: {right} of {total} dossiers give what was planted and no more")


if __name__ == "__main__":
    main()
