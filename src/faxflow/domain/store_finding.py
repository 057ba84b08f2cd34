"""What a check of the store has found: one broken rule, whom it is about, and what mends it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class Met:
    """What breaks rules, as it is met: all of it counted, and the first of it kept."""

    _met: dict[str, tuple[int, list[str]]] = field(default_factory=dict)

    def note(self, rule: str, subject: str) -> None:
        """One more that breaks the rule."""
        count, subjects = self._met.get(rule, (0, []))
        if count < MOST_NAMED:
            subjects.append(subject)
        self._met[rule] = (count + 1, subjects)

    def findings(
        self, told: Mapping[str, tuple[str, str]], warnings: Collection[str] = ()
    ) -> Iterator[StoreFinding]:
        """A finding for each rule that was broken; `told` says what it finds, and the cure."""
        for rule, (count, subjects) in self._met.items():
            what, cure = told[rule]
            yield StoreFinding(rule, what, cure, count, tuple(subjects), rule in warnings)
