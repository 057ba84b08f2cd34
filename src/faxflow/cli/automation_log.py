"""The automation log: a line for each thing that a run did to a referral, with both their ids."""

import logging

from faxflow.domain.ids import REFERRAL
from faxflow.domain.run import Run
from faxflow.domain.signals.log_line import LogEvent, said
from faxflow.errors import FaxflowError
from faxflow.store import events
from faxflow.store.connection import Store

_LOG = logging.getLogger(__name__)


def newest_event(store: Store) -> int:
    """Where the history stands before a run."""
    with store.read() as tx:
        return events.newest(tx)


def log_referrals(store: Store, run: Run, since: int) -> None:
    """Logs what the run did to referrals since then: ids and codes, as the history has them."""
    try:
        with store.read() as tx:
            found = events.of_run(tx, run.id, since)
    except FaxflowError as problem:
        # The history itself is kept: a log that lacks some lines must not end the run.
        keys = said(LogEvent.REFERRALS_NOT_LOGGED, problem=type(problem).__name__)
        _LOG.warning("run %s: its referrals are not logged: %s", run.id, problem, extra=keys)
        return
    for event in found:
        if not event.subject.startswith(REFERRAL):
            continue
        _tell(run, event)


def _tell(run: Run, event: events.Event) -> None:
    subject, cause = event.subject, event.cause
    if event.target is None:
        keys = said(LogEvent.REFERRAL_CHANGED, referral=subject, cause=cause)
        _LOG.info("run %s: %s %s", run.id, subject, cause, extra=keys)
        return
    source, target = event.source or "-", event.target
    keys = said(
        LogEvent.REFERRAL_CHANGED, referral=subject, cause=cause, source=source, target=target
    )
    told = (run.id, subject, cause, source, target)
    _LOG.info("run %s: %s %s %s -> %s", *told, extra=keys)
