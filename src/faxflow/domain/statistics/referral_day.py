"""A day at the referral desks, for the day's report."""

from collections.abc import Iterator

from faxflow.domain.referral import Stage
from faxflow.domain.referrals.alert import AlertKind
from faxflow.domain.referrals.intake.became import Outcome
from faxflow.domain.statistics.care_measures import KNOWN_AGAIN
from faxflow.domain.statistics.desk_day_measures import (
    ESCALATIONS,
    INCOMPLETE,
    NEEDS_LOOK,
    REMINDERS,
)
from faxflow.domain.statistics.figure import Figure, Section
from faxflow.domain.statistics.flow_measures import (
    CLOSED,
    COMPLETED,
    OPEN,
    OVERDUE,
    RECEIVED,
    SCHEDULED,
)
from faxflow.domain.statistics.measure import Measure
from faxflow.domain.statistics.referral_columns import DeskDay, Entered


def day_of_referrals(day: DeskDay) -> Section:
    """What came in, went on and ended, and how it stands now."""
    figures = tuple(Figure(measure, count, count) for measure, count in _counts(day))
    return Section("referrals", "Referrals", figures)


def _counts(day: DeskDay) -> Iterator[tuple[Measure, int]]:
    yield RECEIVED, day.received
    yield INCOMPLETE, day.incomplete
    yield KNOWN_AGAIN, day.arrivals.get(Outcome.KNOWN, 0)
    yield NEEDS_LOOK, day.arrivals.get(Outcome.TASK, 0)
    yield SCHEDULED, day.scheduled
    yield COMPLETED, day.entered.get(Stage.COMPLETED, Entered()).entered
    yield CLOSED, day.entered.get(Stage.CLOSED, Entered()).entered
    yield OPEN, day.open
    yield OVERDUE, day.overdue
    yield REMINDERS, day.alerts.get(AlertKind.REMINDER, 0)
    yield ESCALATIONS, day.alerts.get(AlertKind.ESCALATION, 0)
