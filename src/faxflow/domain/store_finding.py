"""What a check of the store has found: one broken rule, whom it is about, and what mends it."""

from dataclasses import dataclass
from typing import Final

MOST_NAMED: Final = 20
"""Ids that one finding names; how many there are it says all the same."""


@dataclass(frozen=True, slots=True)
class StoreFinding:
    """`rule` is its lasting name, as `ledger.balances`; `subjects` are ids or names of files,
    the first of `count`. A `warning` alone breaks no promise."""

    rule: str
    what: str
    cure: str
    count: int
    subjects: tuple[str, ...]
    warning: bool = False


def finding_of(
    rule: str, what: str, cure: str, subjects: list[str], *, warning: bool = False
) -> StoreFinding:
    """A finding about all of these."""
    return StoreFinding(rule, what, cure, len(subjects), tuple(subjects[:MOST_NAMED]), warning)
