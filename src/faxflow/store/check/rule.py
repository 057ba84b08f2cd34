"""One rule of the store: a query that finds what breaks it, and what a person does about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from faxflow.domain.store_finding import Met, StoreFinding
from faxflow.store.connection import Connection

Name = Callable[..., str]
"""Gives the name of what a row is about, from its first column."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`sql` gives a row for each thing that breaks it; the first column says which.

    `what` is a sentence about one or many of them; `promise` is the number that the design gives
    it, 0 for what no promise names. A `warning` alone breaks none.
    """

    name: str
    promise: int
    what: str
    cure: str
    sql: str
    named: Name = str
    warning: bool = False
    given: Mapping[str, object] = field(default_factory=dict)

    def find(self, tx: Connection) -> StoreFinding | None:
        """What breaks it, or None; however many there are, few are kept."""
        met = Met()
        for row in tx.execute(self.sql, self.given):
            met.note(self.name, self.named(row[0]))
        told, warnings = {self.name: (self.what, self.cure)}, [self.name] if self.warning else []
        return next(met.findings(told, warnings), None)


REPORT = "Take a backup, keep it, and report it: this is a bug or a changed file."
"""The cure where no command can mend what must never have come to be."""
