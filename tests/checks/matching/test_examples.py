"""The examples in the docstrings hold."""

import doctest
from types import ModuleType

import pytest

from dossier.checks.matching import look_alikes, models, places


@pytest.mark.parametrize("module", [look_alikes, models, places])
def test_examples(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted and not result.failed
