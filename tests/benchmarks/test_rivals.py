"""What a program costs is counted for that program alone."""

from __future__ import annotations

import subprocess
import sys

import pytest

from benchmarks.rivals import cost_of


def test_costs_are_those_of_one_program() -> None:
    large = cost_of([sys.executable, "-c", "b = bytearray(200 * 2**20)"])
    small = cost_of([sys.executable, "-c", "pass"])
    assert large.peak > 200 > small.peak
    busy = cost_of([sys.executable, "-c", "import time\nwhile time.process_time() < 0.4: pass"])
    assert 0.4 <= busy.cpu < 2 and busy.wall >= 0.4


def test_a_program_that_fails_says_why() -> None:
    with pytest.raises(subprocess.CalledProcessError) as caught:
        cost_of([sys.executable, "-c", "raise SystemExit('no model')"])
    assert "no model" in caught.value.stderr
