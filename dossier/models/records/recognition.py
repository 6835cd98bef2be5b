"""What an office has granted or refused before. No such register is kept here yet, and checks are told so.

An answer of "nothing" where nothing was ever entered would pass for proof.
"""

from __future__ import annotations

from dossier.models.records.base import Part


class Recognition(Part):
    """Recognised products, paid claims and the restricted list; all empty until an office enters them."""

    def recognised_models(self, applicant_uscc: str, product_name: str) -> list[dict[str, str]]:
        """No recognised product is on record."""
        return []

    def restricted_until(self, uscc: str, name: str) -> str | None:
        """Nobody is on a list that is not kept."""
        return None

    def claims_paid(self, applicant_uscc: str, product_name: str) -> list[dict[str, str]]:
        """No paid claim is on record."""
        return []

    def keeps(self, register: str) -> bool:
        """None of them, so that not being found in one proves nothing."""
        return False
