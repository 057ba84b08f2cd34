"""Ledgers as people read them: many batches of one fax each are one line, not hundreds."""

from collections.abc import Mapping
from typing import Final

from faxflow.domain.ledger import Ledger

_ONE: Final = Ledger(1, loaded=1)
"""Of a fax that was added by hand or sent again, or of an answer to an office."""

_MOST: Final = 3
"""So many are told one by one."""


def folded(ledgers: Mapping[str, Ledger]) -> Mapping[str, Ledger]:
    """The ledgers by what they are called, those of one fax each together where they are many."""
    single = [name for name, ledger in ledgers.items() if ledger == _ONE]
    if len(single) <= _MOST:
        return ledgers
    rest = {name: ledger for name, ledger in ledgers.items() if ledger != _ONE}
    every = f"{len(single)} batches of one fax, {single[0]} to {single[-1]}"
    return {**rest, every: Ledger(len(single), loaded=len(single))}
