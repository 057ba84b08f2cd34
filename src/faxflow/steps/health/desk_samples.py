"""Figures of what waits for people, and of the newest report."""

from collections.abc import Iterator
from datetime import datetime

from faxflow.domain.referral import FINAL, Stage
from faxflow.domain.signals import catalogue
from faxflow.domain.signals.metric import NEVER, Sample
from faxflow.domain.task import TaskKind
from faxflow.steps.work import Work
from faxflow.store.connection import Connection
from faxflow.store.health import desk_figures
from faxflow.store.health.desk_figures import OpenAndDue


def desk_samples(tx: Connection, work: Work) -> Iterator[Sample]:
    """Tasks, referrals, rejected rows and notices, as they stand now."""
    now = work.run.now()
    yield from _tasks(tx, now)
    yield from _referrals(tx, now)
    yield Sample(catalogue.REJECTS, desk_figures.open_rejects(tx))
    unsent, since = desk_figures.unsent_notices(tx)
    yield Sample(catalogue.NOTICES, unsent)
    if since:
        yield Sample(catalogue.NOTICES_OLDEST, since.timestamp())


def report_samples(tx: Connection) -> Iterator[Sample]:
    """When the newest report came, and what its rows became."""
    report = desk_figures.newest_report(tx)
    at = report.fetched_at.timestamp() if report.fetched_at else NEVER
    yield Sample(catalogue.REPORT_FETCHED, at)
    for name, rows in report.rows.items():
        yield Sample(catalogue.REPORT_ROWS, rows, {"outcome": name.removeprefix("rows_")})


def _tasks(tx: Connection, now: datetime) -> Iterator[Sample]:
    found = desk_figures.tasks_by_kind(tx, now)
    for kind in TaskKind:
        one = found.get(kind, OpenAndDue(0, 0))
        yield Sample(catalogue.TASKS_OPEN, one.open, {"kind": kind})
        yield Sample(catalogue.TASKS_DUE, one.due, {"kind": kind})


def _referrals(tx: Connection, now: datetime) -> Iterator[Sample]:
    for stage in [one for one in Stage if one not in FINAL]:
        found = desk_figures.referrals_in(tx, stage, now)
        yield Sample(catalogue.REFERRALS_OPEN, found.open, {"stage": stage})
        yield Sample(catalogue.REFERRALS_OVERDUE, found.due, {"stage": stage})
