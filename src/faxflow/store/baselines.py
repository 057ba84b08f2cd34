"""What the figures were before going live: one value for each measure and what it is of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from faxflow.domain.run import Run
from faxflow.domain.statistics.baselines import Named
from faxflow.domain.statistics.figure import Baseline
from faxflow.domain.statistics.period import Period
from faxflow.store import events
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp, to_stamp

SUBJECT = "baseline"
"""Of the events that tell who has set or removed which."""

_ALL = "SELECT * FROM baselines ORDER BY measure, part"

_PUT = """
INSERT INTO baselines (measure, part, value, basis, first_day, last_day, set_at, set_by)
VALUES (:measure, :part, :value, :basis, :first, :last, :now, :actor)
ON CONFLICT (measure, part) DO UPDATE
SET value = :value, basis = :basis, first_day = :first, last_day = :last, set_at = :now,
    set_by = :actor
"""

_REMOVE = "DELETE FROM baselines WHERE measure = :measure AND part = :part RETURNING value"


@dataclass(frozen=True, slots=True)
class KeptBaseline:
    """One as it is kept: `set_at` is UTC, `set_by` the account."""

    measure: str
    part: str
    baseline: Baseline
    set_at: datetime
    set_by: str


def listed(tx: Connection) -> list[KeptBaseline]:
    """All of them, by measure and part."""
    return [
        KeptBaseline(
            row["measure"], row["part"], _baseline(row), from_stamp(row["set_at"]), row["set_by"]
        )
        for row in tx.execute(_ALL)
    ]


def all_of_them(tx: Connection) -> Mapping[Named, Baseline]:
    """Each by the measure's key and its part."""
    return {(row["measure"], row["part"]): _baseline(row) for row in tx.execute(_ALL)}


def put(tx: Connection, run: Run, baselines: Mapping[Named, Baseline]) -> None:
    """Keeps these, each in the place of the one before."""
    at = {"now": to_stamp(run.now()), "actor": run.actor}
    for (measure, part), one in baselines.items():
        days = one.period
        tx.execute(
            _PUT,
            {
                **at,
                "measure": measure,
                "part": part,
                "value": one.value,
                "basis": one.basis,
                "first": days.first.isoformat() if days else None,
                "last": days.last.isoformat() if days else None,
            },
        )
        _record(tx, run, (measure, part), cause="told" if one.told else "captured", value=one.value)


def remove(tx: Connection, run: Run, named: Named) -> bool:
    """Forgets one; False where there is none."""
    row = tx.execute(_REMOVE, {"measure": named[0], "part": named[1]}).fetchone()
    if row is None:
        return False
    _record(tx, run, named, cause="removed", value=row["value"])
    return True


def _record(tx: Connection, run: Run, named: Named, *, cause: str, value: float) -> None:
    measure = "/".join(filter(None, named))
    events.record(tx, run, [events.Event(SUBJECT, cause, reason=measure, detail=f"{value:.6g}")])


def _baseline(row: Row) -> Baseline:
    period = None
    if row["first_day"] is not None:
        period = Period(date.fromisoformat(row["first_day"]), date.fromisoformat(row["last_day"]))
    return Baseline(row["value"], told=period is None, period=period, basis=row["basis"])
