"""How long staff are at work on the tasks of referrals, as far as the tasks' moments tell.

The method: a task counts from its taking to its close on one day, and of two tasks in one pair of
hands the second begins no sooner than the first ends. So the hours of a day add up to no more than
the day, and what lies over night counts as nothing, where nobody knows.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from itertools import groupby

from faxflow.domain.statistics.figure import Breakdown, BreakdownRow, Figure, Section
from faxflow.domain.statistics.open_time import seconds
from faxflow.domain.statistics.plain_figures import quantile_figure, share_figure
from faxflow.domain.statistics.quantile import median
from faxflow.domain.statistics.referral_columns import TakenTask
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


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of work, timed in minutes; `label` is its stage or kind."""

    label: str
    minutes: float


def touch_section(closed: int, taken: Sequence[TakenTask], zone: tzinfo) -> Section:
    """`closed` tasks in the period, of which those were `taken`, in the order of their close."""
    days = _Days(zone)
    pieces = list(_pieces(taken, days))
    timed = sum(days.same(one.taken_at, one.closed_at) for one in taken)
    minutes = [one.minutes for one in pieces]
    return Section(
        "touch-time",
        "Staff touch time",
        figures=(
            quantile_figure(TOUCH_MEDIAN, minutes),
            Figure(TOUCH_TOTAL, sum(minutes) / _MINUTE if minutes else None, len(minutes)),
            share_figure(TOUCH_COVERED, timed, closed),
        ),
        breakdowns=(_by_label(pieces),),
        remarks=(_REMARK,),
    )


class _Days:
    """Whether two moments are of one day in the zone; asked of the same hours again and again."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._known: dict[str, date] = {}

    def same(self, one: str, other: str) -> bool:
        return self._day(one) == self._day(other)

    def _day(self, stamp: str) -> date:
        # By the quarter of an hour, which every zone's offset is a multiple of, a day is known.
        quarter = f"{stamp[:14]}{int(stamp[14:16]) // 15}"
        found = self._known.get(quarter)
        if found is None:
            found = datetime.fromisoformat(stamp).astimezone(self._zone).date()
            self._known[quarter] = found
        return found


def _pieces(taken: Iterable[TakenTask], days: _Days) -> Iterator[_Piece]:
    for hands in _by_owner(taken).values():
        before = ""
        for closed_at, together in groupby(hands, key=lambda one: one.closed_at):
            last = max(together, key=lambda one: (one.taken_at, -one.id))
            if days.same(last.taken_at, closed_at):
                began = max(last.taken_at, before)
                yield _Piece(last.label, _minutes(began, closed_at))
            before = closed_at


def _by_owner(taken: Iterable[TakenTask]) -> Mapping[str, list[TakenTask]]:
    found: dict[str, list[TakenTask]] = defaultdict(list)
    for one in taken:
        found[one.owner].append(one)
    return found


def _minutes(began: str, ended: str) -> float:
    return max((seconds(ended) - seconds(began)) / _MINUTE, 0.0)


def _by_label(pieces: Iterable[_Piece]) -> Breakdown:
    """The stages and kinds by how much time they took."""
    found: dict[str, list[float]] = defaultdict(list)
    for one in pieces:
        found[one.label].append(one.minutes)
    total = Counter({label: sum(minutes) for label, minutes in found.items()})
    rows = [
        BreakdownRow(label, (len(found[label]), median(sorted(found[label])), spent / _MINUTE))
        for label, spent in total.most_common()
    ]
    measures = (TOUCH_PIECES, TOUCH_MEDIAN, TOUCH_TOTAL)
    return Breakdown("touch-time", "By stage or kind of task", "Stage or kind", measures, rows)
