"""What a program costs is counted for that program alone."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from benchmarks.rivals import cost_of


def test_costs_are_those_of_one_program() -> None:
    large = measured("b = bytearray(200 * 2**20)")
    small = measured("pass")
    assert large["peak"] > 200 > small["peak"]
    busy = measured("import time\nwhile time.process_time() < 0.4: pass")
    assert 0.4 <= busy["cpu"] < 2 and busy["wall"] >= 0.4


def measured(program: str) -> dict[str, float]:
    """Measured by a small process of its own: the peak of a program counts that of the process that started it."""
    asked = "import json, sys; from benchmarks.rivals import cost_of; print(json.dumps(vars(cost_of(sys.argv[1:]))))"
    command = [sys.executable, "-c", asked, sys.executable, "-c", program]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def test_a_program_that_fails_says_why() -> None:
    with pytest.raises(subprocess.CalledProcessError) as caught:
        cost_of([sys.executable, "-c", "raise SystemExit('no model')"])
    assert "no model" in caught.value.stderr
