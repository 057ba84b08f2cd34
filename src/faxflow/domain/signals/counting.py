"""Counters: what happened to faxes, added up over the history as far as it was read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from faxflow.domain.delivery import Cause, State
from faxflow.domain.signals.catalogue import (
    ATTEMPTS,
    DELIVERIES,
    DOUBTS,
    FAILURES,
    NOT_REACHED,
    TAKEN,
)
from faxflow.domain.signals.metric import Metric, Sample

_EVIDENCE: Final = {
    Cause.CONFIRMED: "verdict",
    Cause.SILENCE: "silence",
    Cause.LATE_SUCCESS: "late-verdict",
    Cause.PERSON: "person",
}

_ALONE: Final = {
    (Cause.CLAIMED, State.SENDING): ATTEMPTS,
    (Cause.TAKEN, State.SENT): TAKEN,
    (Cause.COPY_FOUND, State.SENT): TAKEN,
    (Cause.NOT_REACHED, State.READY): NOT_REACHED,
    (Cause.UNCLEAR, State.IN_DOUBT): DOUBTS,
    (Cause.CLAIM_LAPSED, State.IN_DOUBT): DOUBTS,
    (Cause.SILENCE, State.IN_DOUBT): DOUBTS,
}
"""Moves that the gateway alone is told of."""

_FAILED: Final = frozenset({Cause.REJECTED, Cause.REFUSED, Cause.LATE_FAILURE})

CAUSES: Final = tuple(Cause(one) for one in sorted({*_EVIDENCE, *_FAILED, *(c for c, _ in _ALONE)}))
"""Those of all that is counted."""

Key = tuple[str, tuple[tuple[str, str], ...]]
"""A metric's name, and its labels with their values, in order."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Counts up to one event of one store; `store` is an opaque name of it and its generation."""

    store: str
    through: int
    counts: Mapping[Key, int] = field(default_factory=dict)

    def samples(self) -> list[Sample]:
        """All of them, by the catalogue's metrics."""
        return [
            Sample(_BY_NAME[name], count, dict(labels))
            for (name, labels), count in sorted(self.counts.items())
            if name in _BY_NAME
        ]


@dataclass(frozen=True, slots=True)
class Happened:
    """So often a fax moved into `target`, for `cause` and, where it failed, for `reason`."""

    cause: Cause
    target: State
    reason: str | None
    gateway: str
    times: int


def begun(store: str, through: int, gateways: Iterable[str]) -> Counted:
    """Counts that begin now, at 0 where it is known what will be counted."""
    zeros: dict[Key, int] = {}
    for gateway in gateways:
        zeros |= {(one.name, (("gateway", gateway),)): 0 for one in _ALONE.values()}
    return Counted(store, through, zeros)


def added(before: Counted, through: int, moves: Iterable[Happened]) -> Counted:
    """The counts with what has happened since, up to the event `through`."""
    counts = dict(before.counts)
    for move in moves:
        key = _key(move)
        if key:
            counts[key] = counts.get(key, 0) + move.times
    return Counted(before.store, through, counts)


def _key(move: Happened) -> Key | None:
    gateway = ("gateway", move.gateway)
    alone = _ALONE.get((move.cause, move.target))
    if alone:
        return alone.name, (gateway,)
    if move.target is State.DELIVERED and move.cause in _EVIDENCE:
        return DELIVERIES.name, (gateway, ("evidence", _EVIDENCE[move.cause]))
    if move.cause in _FAILED and move.reason:
        return FAILURES.name, (gateway, ("reason", move.reason))
    return None


_BY_NAME: Final[Mapping[str, Metric]] = {
    one.name: one for one in (ATTEMPTS, TAKEN, DELIVERIES, FAILURES, NOT_REACHED, DOUBTS)
}
