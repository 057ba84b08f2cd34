"""The automation log: a line for each thing that a run did to a referral, with both their ids."""

import logging

from faxflow.domain.ids import REFERRAL
from faxflow.domain.run import Run
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
        _LOG.warning("run %s: its referrals are not logged: %s", run.id, problem)
        return
    for event in found:
        if not event.subject.startswith(REFERRAL):
            continue
        move = f" {event.source or '-'} -> {event.target}" if event.target else ""
        _LOG.info("run %s: %s %s%s", run.id, event.subject, event.cause, move)
