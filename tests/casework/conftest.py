"""The stores of the records' tests."""

from tests.models.records.conftest import postgresql, store, url

__all__ = ["postgresql", "store", "url"]
