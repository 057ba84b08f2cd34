"""report: the state of a day, or of several, at a glance."""

from collections.abc import Iterator
from datetime import datetime, tzinfo

from faxflow.domain.rehearsal import headed
from faxflow.domain.statistics.day_figures import (
    DayColumns,
    earlier_section,
    faxes_section,
    rows_section,
)
from faxflow.domain.statistics.day_report import DayReport, OpenTask
from faxflow.domain.statistics.figure import Section
from faxflow.domain.statistics.needs import needs_of
from faxflow.domain.statistics.period import Period
from faxflow.domain.statistics.referral_day import day_of_referrals
from faxflow.domain.statistics.usual import compared, not_compared, usual_section
from faxflow.steps.work import Work
from faxflow.store import gateways
from faxflow.store.connection import Connection, mapped
from faxflow.store.measures import waiting
from faxflow.store.measures.days import day_columns, days_seen
from faxflow.store.measures.desk_days import desk_day


def report(work: Work, period: Period) -> DayReport:
    """The figures of these days (the practice's calendar), and what needs a person now."""
    now, zone = work.run.now(), work.config.practice.zone
    with work.store.read() as tx, mapped(tx):
        columns = day_columns(tx, period, now, zone)
        due = waiting.due(tx, now)
        return DayReport(
            practice=headed(work.config.practice.name, work.config.practice.environment),
            period=period,
            as_of=now,
            going_on=_going_on(period, now, zone),
            needs=needs_of(due, waiting.standing(tx, now)),
            ledgers=columns.ledgers,
            sections=tuple(_sections(tx, work, period, columns)),
            halted_since=gateways.state(tx, work.gateway.name).halted_at,
            tasks=tuple(OpenTask(task.kind, task.title) for task in due),
        )


def _sections(tx: Connection, work: Work, period: Period, columns: DayColumns) -> Iterator[Section]:
    zone = work.config.practice.zone
    yield rows_section(columns.ledgers.values())
    yield faxes_section(columns, zone)
    yield _usual(tx, work, period)
    if columns.earlier:
        yield earlier_section(columns.earlier)
    referrals = day_of_referrals(desk_day(tx, period.hours(zone), work.run.now()))
    if any(figure.value for figure in referrals.figures):
        yield referrals


def _usual(tx: Connection, work: Work, period: Period) -> Section:
    now, zone = work.run.now(), work.config.practice.zone
    what = compared(period, now, zone, work.config.office_hours.days)
    if what is None:
        return not_compared(period)
    return usual_section(days_seen(tx, what), what, going_on=_going_on(period, now, zone))


def _going_on(period: Period, now: datetime, zone: tzinfo) -> bool:
    return period.last >= now.astimezone(zone).date()
