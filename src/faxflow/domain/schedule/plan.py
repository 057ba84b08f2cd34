"""What the practice's configuration says about its schedule, and nothing else of it."""

from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True, slots=True)
class Plan:
    """Minutes count from midnight by the practice's clock, days from Monday = 0.

    `mornings` are the days on which a report is fetched, `office_days` those on which somebody is
    in from `opens` to `closes`. `pinged` are commands whose end is told outside. The
    rest says what the practice uses at all.
    """

    morning: int = 5 * 60
    mornings: tuple[int, ...] = tuple(range(5))
    office_days: tuple[int, ...] = tuple(range(5))
    opens: int = 8 * 60
    closes: int = 17 * 60
    nightly: int = 21 * 60 + 10
    weekly: int = 6
    portal: bool = True
    mails_report: bool = False
    mails_scorecard: bool = False
    referrals: bool = False
    intake: bool = False
    intake_mail: bool = False
    anchors: bool = False
    pinged: frozenset[str] = frozenset()

    @property
    def sending_hours(self) -> tuple[int, ...]:
        """The hours in which second tries go out: from after the morning to one after closing."""
        first = min(self.morning // 60 + 1, self.opens // 60)
        last = max(ceil(self.closes / 60), self.morning // 60) + 1
        return tuple(range(first, min(last, 23) + 1))

    @property
    def sending_days(self) -> tuple[int, ...]:
        """The days on which they do."""
        return tuple(sorted({*self.mornings, *self.office_days}))
