"""Figures of what waits for people, and of the newest report."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from faxflow.domain.referral import FINAL, Stage
from faxflow.domain.signals import catalogue
from faxflow.domain.signals.metric import NEVER, Metric, Sample
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
    yield from _both((catalogue.TASKS_OPEN, catalogue.TASKS_DUE), "kind", found, TaskKind)


def _referrals(tx: Connection, now: datetime) -> Iterator[Sample]:
    found = desk_figures.referrals_by_stage(tx, now)
    stages = [one for one in Stage if one not in FINAL]
    metrics = (catalogue.REFERRALS_OPEN, catalogue.REFERRALS_OVERDUE)
    yield from _both(metrics, "stage", found, stages)


def _both(
    metrics: tuple[Metric, Metric],
    label: str,
    found: Mapping[str, OpenAndDue],
    words: Iterable[str],
) -> Iterator[Sample]:
    for word in words:
        one = found.get(word, OpenAndDue(0, 0))
        yield Sample(metrics[0], one.open, {label: word})
        yield Sample(metrics[1], one.due, {label: word})
