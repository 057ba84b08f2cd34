"""Whether a report has far fewer rows than is usual."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

_ENOUGH_WEEKS = 4
"""Fewer say nothing of what is usual on that weekday."""

_SPREADS = 3 * 1.4826
"""Three standard deviations, had the counts a normal spread: 1.4826 is its sigma by its MAD."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """`usual` is the median of that weekday; None while it is not known."""

    usual: int | None


def shortfall(
    rows: int, same_weekday: Sequence[int], others: Sequence[int], *, lowest_share: float
) -> Shortfall | None:
    """What is missing, or None where nothing strikes; `others` are all the days before.

    Fewer rows than the lowest share of the median, and fewer than the median's own spread
    explains: one holiday week or one flood among them changes neither by much. An empty
    report strikes wherever there were rows before.
    """
    if len(same_weekday) < _ENOUGH_WEEKS:
        return Shortfall(None) if rows == 0 and any(others) else None
    usual = median(same_weekday)
    spread = median(abs(count - usual) for count in same_weekday)
    strikes = rows < usual * lowest_share and rows < usual - _SPREADS * spread
    return Shortfall(round(usual)) if strikes or (rows == 0 and usual > 0) else None
