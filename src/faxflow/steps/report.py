"""report: the state of one day at a glance."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from faxflow.domain.figures import DayFigures
from faxflow.steps.work import Work
from faxflow.store import figures


def report(work: Work, day: date) -> DayFigures:
    """The figures of `day` (the practice's calendar), and what needs a person now."""
    zone = work.config.practice.zone
    start = datetime.combine(day, time(), zone).astimezone(UTC)
    end = datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
    with work.store.read() as tx:
        counted = figures.of_day(tx, day, hours=(start, end), gateway=work.gateway.name)
        return replace(counted, tasks=tuple(figures.due_tasks(tx, work.run.now())))
