"""A measure's points with the limits of ordinary variation and what stands out from it (XmR).

How it is done by NHS England's Making Data Count. Limits are never reckoned anew by themselves
after a step change: that a process has changed for good, and since when, a person decides, and
says so by the span that the limits are fixed on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from faxflow.domain.statistics.xmr_limits import Bounds, Limits, limits_of
from faxflow.domain.statistics.xmr_rules import Signals, signals_of

ENOUGH = 13
"""Below it there are no limits, no rules and no marks: the spreadsheet of Making Data Count shows
them from 13 points on (its author in NHSRplotthedots issue 194); the R package calls those of
fewer than 12 trial limits. Under 20 they are here called provisional."""
_NO_BOUNDS = Bounds()
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Xmr:
    """Points in order, None where nothing was measured; what each was found by, in the same order.

    `limits` is None while there are too few points for them; then nothing stands out.
    """

    values: tuple[float | None, ...]
    limits: Limits | None
    signals: tuple[Signals, ...]

    @property
    def count(self) -> int:
        """How many points were measured."""
        return sum(value is not None for value in self.values)

    @property
    def latest(self) -> int | None:
        """The place of the last measured point."""
        return max((at for at, value in enumerate(self.values) if value is not None), default=None)

    @property
    def latest_signals(self) -> Signals:
        """What the last measured point was found by."""
        return () if self.latest is None else self.signals[self.latest]


def xmr(
    values: Sequence[float | None],
    *,
    bounds: Bounds = _NO_BOUNDS,
    fixed_on: slice = slice(None),
    enough: int = ENOUGH,
) -> Xmr:
    """The process of these points; `fixed_on` is the span of them that sets the limits.

    A point without a measurement is passed over, as if its week had not been: the points on both
    sides are neighbours, for the moving range and for every rule. A week in which nothing came is
    no sign that the process changed, and a measure that exists every second week only would
    otherwise never have a moving range at all.
    """
    measured = [(place, value) for place, value in enumerate(values) if value is not None]
    span = [value for value in values[fixed_on] if value is not None]
    found: list[Signals] = [()] * len(values)
    limits = limits_of(span, bounds) if len(span) >= max(enough, _LEAST) else None
    if limits:
        signals = signals_of([value for _, value in measured], limits)
        for (place, _), each in zip(measured, signals, strict=True):
            found[place] = each
    return Xmr(tuple(values), limits, tuple(found))
