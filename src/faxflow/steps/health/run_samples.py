"""Figures of runs: when each command began and ended last, how, and when it last succeeded."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from faxflow.domain.signals import catalogue
from faxflow.domain.signals.metric import NEVER, Sample
from faxflow.store import vital_signs
from faxflow.store.connection import Connection
from faxflow.store.health import run_figures
from faxflow.store.health.run_figures import RunFigures

_READS_MAIL = "watch-bounces"
_BACKS_UP = "store backup"


def run_samples(tx: Connection) -> Iterator[Sample]:
    """Of every command that ever ran; and of the two whose success matters most."""
    found = list(run_figures.by_command(tx))
    for one in found:
        yield from _of_command(one)
    # What was in the inbox by the time at which the reading began is read.
    began = {one.command: one.success_began_at for one in found}
    yield Sample(catalogue.MAILBOX_READ, _moment(began.get(_READS_MAIL)))
    yield Sample(catalogue.VERDICT_READ, _moment(vital_signs.last_verdict_at(tx)))
    yield Sample(catalogue.BACKUP, _moment(began.get(_BACKS_UP)))


def of_metrics(samples: Iterable[Sample]) -> list[Sample]:
    """The samples in the catalogue's order, those of one metric together."""
    place = {metric.name: number for number, metric in enumerate(catalogue.EVERY)}
    return sorted(samples, key=lambda one: place[one.metric.name])


def _of_command(one: RunFigures) -> Iterator[Sample]:
    labels = {"command": one.command}
    yield Sample(catalogue.RUN_START, one.started_at.timestamp(), labels)
    yield Sample(catalogue.RUN_END, _moment(one.ended.ended_at if one.ended else None), labels)
    if one.ended:
        seconds = (one.ended.ended_at - one.ended.started_at).total_seconds()
        yield Sample(catalogue.RUN_CODE, one.ended.exit_code, labels)
        yield Sample(catalogue.RUN_SECONDS, seconds, labels)
    yield Sample(catalogue.RUN_SUCCESS, _moment(one.success_ended_at), labels)
    if one.pinged is not None:
        yield Sample(catalogue.PINGED, one.pinged, labels)


def _moment(at: datetime | None) -> float:
    return at.timestamp() if at else NEVER
