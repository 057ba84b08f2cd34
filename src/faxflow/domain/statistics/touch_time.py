"""How long staff are at work on the tasks of referrals, as far as the tasks' moments tell.

The method: a task counts from its taking to its close on one day, and of two tasks in one pair of
hands the second begins no sooner than the first ends. So the hours of a day add up to no more than
the day, and what lies over night counts as nothing, where nobody knows.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta, tzinfo

from faxflow.domain.statistics.figure import Breakdown, BreakdownRow, Figure, Section
from faxflow.domain.statistics.open_time import seconds_between
from faxflow.domain.statistics.period import Period, midnight
from faxflow.domain.statistics.plain_figures import quantile_figure, share_figure
from faxflow.domain.statistics.quantile import median
from faxflow.domain.statistics.referral_columns import TakenTask
from faxflow.domain.statistics.spans import Stamp, stamp
from faxflow.domain.statistics.work_measures import (
    TOUCH_COVERED,
    TOUCH_MEDIAN,
    TOUCH_PIECES,
    TOUCH_TOTAL,
)

_MINUTE = 60.0
_REMARK = (
    "Reckoned from when tasks were taken and closed, of those alone for which both were on one day:"
    " an upper bound for these, and nothing for the others. It compares weeks and stages, and is no"
    " timesheet."
)


_Piece = tuple[str, float]
"""A piece of work: its stage or kind, and its minutes."""


@dataclass(frozen=True, slots=True)
class _Timed:
    """The pieces whose time is known, and how many tasks closed on the day of their taking."""

    pieces: Sequence[_Piece]
    in_a_day: int


def touch_section(closed: int, taken: Iterable[TakenTask], period: Period, zone: tzinfo) -> Section:
    """`closed` tasks in the period, of which those were `taken`, in the order of their close."""
    timed = _timed(taken, period, zone)
    minutes = [took for _, took in timed.pieces]
    return Section(
        "touch-time",
        "Staff touch time",
        figures=(
            quantile_figure(TOUCH_MEDIAN, minutes),
            Figure(TOUCH_TOTAL, sum(minutes) / _MINUTE if minutes else None, len(minutes)),
            share_figure(TOUCH_COVERED, timed.in_a_day, closed),
        ),
        breakdowns=(_by_label(timed.pieces),),
        remarks=(_REMARK,),
    )


def _timed(taken: Iterable[TakenTask], period: Period, zone: tzinfo) -> _Timed:
    """In one go: a quarter has 60,000 tasks."""
    edges = _midnights(period, zone)
    pieces: list[_Piece] = []
    ended: dict[str, Stamp] = {}
    day = in_a_day = 0
    for owner, taken_at, closed_at, label in taken:
        while edges[day + 1] <= closed_at:
            day += 1
        known = edges[day] <= taken_at
        in_a_day += known
        before = ended.get(owner, "")
        ended[owner] = closed_at
        if known and before != closed_at:
            began = max(taken_at, before)
            pieces.append((label, seconds_between(began, closed_at) / _MINUTE))
    return _Timed(pieces, in_a_day)


def _midnights(period: Period, zone: tzinfo) -> list[Stamp]:
    """When each of its days begins, and when the last of them ends."""
    days = (period.first + timedelta(days=count) for count in range(period.days + 1))
    return [stamp(midnight(day, zone)) for day in days]


def _by_label(pieces: Iterable[_Piece]) -> Breakdown:
    """The stages and kinds by how much time they took."""
    found: dict[str, list[float]] = defaultdict(list)
    for label, minutes in pieces:
        found[label].append(minutes)
    total = Counter({label: sum(spent) for label, spent in found.items()})
    rows = [
        BreakdownRow(label, (len(found[label]), median(sorted(found[label])), spent / _MINUTE))
        for label, spent in total.most_common()
    ]
    measures = (TOUCH_PIECES, TOUCH_MEDIAN, TOUCH_TOTAL)
    return Breakdown("touch-time", "By stage or kind of task", "Stage or kind", measures, rows)
