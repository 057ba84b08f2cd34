"""Figures of faxes, of their attempts today, and of the gateways that carry them."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time

from faxflow.domain.delivery import State
from faxflow.domain.signals import catalogue
from faxflow.domain.signals.metric import NEVER, Sample
from faxflow.steps.work import Work
from faxflow.store.connection import Connection
from faxflow.store.health import fax_figures, store_figures

_OVER = frozenset({State.DELIVERED, State.CANCELLED})


def fax_samples(tx: Connection, work: Work) -> Iterator[Sample]:
    """Faxes by state, and since when the oldest of those that are not over is in it."""
    found = fax_figures.by_state(tx)
    for state in State:
        yield Sample(catalogue.CASES, found.get(state, 0), {"state": state})
    for state in [one for one in State if found.get(one) and one not in _OVER]:
        since = fax_figures.oldest_since(tx, state)
        if since:
            yield Sample(catalogue.OLDEST, since.timestamp(), {"state": state})
    yield from _today(tx, _midnight(work))


def gateway_samples(tx: Connection, work: Work) -> Iterator[Sample]:
    """Of each gateway that is configured, or that the store has met."""
    met = store_figures.gateways(tx)
    for name in sorted({*met, *(one.name for one in work.config.gateways)}):
        halted, alive_at = met.get(name, (False, None))
        labels = {"gateway": name}
        yield Sample(catalogue.HALTED, halted, labels)
        yield Sample(catalogue.ALIVE, alive_at.timestamp() if alive_at else NEVER, labels)


def _today(tx: Connection, since: datetime) -> Iterator[Sample]:
    tries = fax_figures.tries_since(tx, since)
    outcomes: Counter[tuple[str, str]] = Counter()
    reasons: Counter[tuple[str, str]] = Counter()
    for one in tries:
        outcomes[one.gateway, one.outcome] += one.attempts
        if one.reason:
            reasons[one.gateway, one.reason] += one.attempts
    for (gateway, outcome), count in sorted(outcomes.items()):
        labels = {"gateway": gateway, "outcome": outcome}
        yield Sample(catalogue.ATTEMPTS_TODAY, count, labels)
    for (gateway, reason), count in sorted(reasons.items()):
        yield Sample(catalogue.FAILURES_TODAY, count, {"gateway": gateway, "reason": reason})


def _midnight(work: Work) -> datetime:
    """When the practice's day began."""
    zone = work.config.practice.zone
    today = work.run.now().astimezone(zone).date()
    return datetime.combine(today, time.min, zone)
