"""Takes every figure of the catalogue from one view of the store, and carries the counters on."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from faxflow.domain.delivery import Cause, State
from faxflow.domain.signals import catalogue
from faxflow.domain.signals.counting import CAUSES, Counted, Happened, added, begun
from faxflow.domain.signals.metric import Sample
from faxflow.steps.health.desk_samples import desk_samples, report_samples
from faxflow.steps.health.fax_samples import fax_samples, gateway_samples
from faxflow.steps.health.run_samples import of_metrics, run_samples
from faxflow.steps.work import Work
from faxflow.store import events
from faxflow.store.connection import Connection
from faxflow.store.health import store_figures
from faxflow.store.health.move_counts import moves_between

_NO_GATEWAY = "none"
"""The label of what happened to a fax that was never handed to any."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What the store cannot know; sizes in bytes."""

    version: str
    python: str
    store_bytes: int
    free_bytes: int


def take_samples(
    work: Work, before: Counted | None, machine: Machine
) -> tuple[list[Sample], Counted]:
    """Every figure in the catalogue's order, and the counters to be kept for the next time.

    Counters begin at 0 where none were kept, or where they are those of another store or of
    what a restore has taken away. Raises StoreLocked or StoreDamaged.
    """
    with work.store.read() as tx:
        counted = _carried_on(tx, work, before)
        samples = [
            *_about(tx, work, machine),
            *fax_samples(tx, work),
            *counted.samples(),
            *gateway_samples(tx, work),
            *report_samples(tx),
            *desk_samples(tx, work),
            *run_samples(tx),
        ]
    return of_metrics(samples), counted


def _carried_on(tx: Connection, work: Work, before: Counted | None) -> Counted:
    store, newest = _name(work), events.newest(tx)
    if before is None or before.store != store or before.through > newest:
        return begun(store, newest, [one.name for one in work.config.gateways])
    found = moves_between(tx, before.through, newest, CAUSES)
    moves = [
        Happened(Cause(m.cause), State(m.target), m.reason, m.gateway or _NO_GATEWAY, m.count)
        for m in found
    ]
    return added(before, newest, moves)


def _name(work: Work) -> str:
    """The store and its generation, by a name that tells nothing of its key."""
    info = work.store.info
    return hashlib.sha256(info.hash_key + str(info.generation).encode()).hexdigest()[:16]


def _about(tx: Connection, work: Work, machine: Machine) -> Iterator[Sample]:
    info = work.store.info
    build = {"version": machine.version, "python": machine.python}
    yield Sample(catalogue.BUILD, 1, build)
    yield Sample(catalogue.STORE_INFO, 1, {"environment": info.environment})
    yield Sample(catalogue.SCHEMA, store_figures.schema_version(tx))
    yield Sample(catalogue.GENERATION, info.generation)
    yield Sample(catalogue.STORE_SIZE, machine.store_bytes)
    yield Sample(catalogue.FREE, machine.free_bytes)
