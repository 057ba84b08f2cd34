"""Whether a referring office is owed an answer, and which answer has no use any more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from faxflow.domain.delivery import State

_STILL_HERE = frozenset({State.READY, State.WAITING, State.HELD, State.FAILED})
"""Of a fax in these states nobody has anything: it can be taken back."""


@dataclass(frozen=True, slots=True)
class Made:
    """An answer that stands: what it tells, as a hash, and the office's number as it was then.

    `state` is its fax's, `fields` that fax's letter's; None both where no fax could be made.
    """

    outcome: str
    number: str
    state: State | None
    fields: Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the office is to be told now, as its letter's fields and as a hash, and its number."""

    fields: Mapping[str, str]
    outcome: str
    number: str


def outdated(made: Sequence[Made], wanted: Wanted | None) -> int:
    """How many of the newest answers are still here and tell, or go, what is not so any more."""
    count = 0
    for one in reversed(made):
        is_here = one.state is None or one.state in _STILL_HERE
        if not is_here or _fits(one, wanted):
            break
        count += 1
    return count


def is_owed(made: Sequence[Made], wanted: Wanted | None) -> bool:
    """Whether the newest answer that stands tells something else, or there is none."""
    return wanted is not None and (not made or made[-1].outcome != wanted.outcome)


def _fits(one: Made, wanted: Wanted | None) -> bool:
    if wanted is None or (one.outcome, one.number) != (wanted.outcome, wanted.number):
        return False
    return one.fields is None or one.fields == wanted.fields
