"""What came in, each thing once, and what it is known by when it comes again."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from faxflow.domain.ids import ArrivalId, ReferralId
from faxflow.domain.referrals.intake.became import Outcome
from faxflow.domain.referrals.record import Channel
from faxflow.domain.run import Run
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp, from_stamp_or_none, to_stamp

_INSERT = """
INSERT INTO arrivals (channel, received_at, read_at, run_id, profile, name, sha256, outcome,
    referral_id, told)
VALUES (:channel, :received_at, :now, :run_id, :profile, :name, :sha256, :outcome,
    :referral_id, :told)
RETURNING id
"""

_REMEMBER = """
INSERT INTO fingerprints (key, arrival_id, received_at) VALUES (:key, :arrival_id, :received_at)
ON CONFLICT (key, arrival_id) DO NOTHING
"""

_KNOWN = """
SELECT a.* FROM fingerprints f JOIN arrivals a ON a.id = f.arrival_id
WHERE f.key IN (SELECT value FROM json_each(:keys))
ORDER BY a.put_away_at IS NOT NULL OR a.received_at <> :at, a.outcome = 'known', a.id
LIMIT 1
"""

_KNOWN_LATELY = """
SELECT a.* FROM fingerprints f JOIN arrivals a ON a.id = f.arrival_id
LEFT JOIN referrals r ON r.id = a.referral_id
WHERE f.key IN (SELECT value FROM json_each(:keys))
    AND f.received_at BETWEEN :first AND :last
    AND (r.id IS NULL OR r.due_at IS NOT NULL)
ORDER BY a.outcome = 'known', a.id DESC
LIMIT 1
"""

_COUNTS = "SELECT outcome, count(*) AS many FROM arrivals GROUP BY outcome ORDER BY outcome"


@dataclass(frozen=True, slots=True)
class NewArrival:
    """One thing that came in; `name` is that of the raw thing in the vault, `told` what became
    of it, in words without a patient's data."""

    channel: Channel
    received_at: datetime
    profile: str
    name: str
    sha256: str
    outcome: Outcome
    told: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """One thing that came in; times are UTC. `referral_id` is None where it is of none,
    `put_away_at` where it may lie still where it came."""

    id: ArrivalId
    channel: Channel
    received_at: datetime
    run_id: str
    profile: str
    name: str
    outcome: Outcome
    referral_id: ReferralId | None
    told: str
    put_away_at: datetime | None


def insert(
    tx: Connection, run: Run, new: NewArrival, *, referral_id: ReferralId | None = None
) -> ArrivalId:
    """Keeps what came in and what became of it."""
    at = {
        "channel": new.channel,
        "received_at": to_stamp(new.received_at),
        "now": to_stamp(run.now()),
        "run_id": run.id,
        "profile": new.profile,
        "name": new.name,
        "sha256": new.sha256,
        "outcome": new.outcome,
        "referral_id": referral_id,
        "told": new.told,
    }
    return ArrivalId(tx.execute(_INSERT, at).fetchone()["id"])


def settle(tx: Connection, arrival_id: ArrivalId, *, referral_id: ReferralId, told: str) -> None:
    """Says which referral an arrival became, the first of them where it became several."""
    tx.execute(
        "UPDATE arrivals SET outcome = 'referral', referral_id = :referral, told = :told"
        " WHERE id = :id",
        {"referral": referral_id, "told": told, "id": arrival_id},
    )


def put_away(tx: Connection, ids: Iterable[ArrivalId], now: datetime) -> None:
    """Notes that arrivals lie no more where they came."""
    tx.executemany(
        "UPDATE arrivals SET put_away_at = :now WHERE id = :id AND put_away_at IS NULL",
        [{"id": arrival_id, "now": to_stamp(now)} for arrival_id in ids],
    )


def remember(
    tx: Connection, arrival_id: ArrivalId, keys: Iterable[str], received_at: datetime
) -> None:
    """Keeps the hashed keys that an arrival is known by from now on."""
    at = {"arrival_id": arrival_id, "received_at": to_stamp(received_at)}
    tx.executemany(_REMEMBER, [{**at, "key": key} for key in sorted(set(keys))])


def known(tx: Connection, keys: Sequence[str], at: datetime) -> Arrival | None:
    """An arrival with one of these keys, however long ago: one of that very moment that was not
    put away if there is one, else the first; or None."""
    return _first(tx, _KNOWN, {"keys": json.dumps(sorted(keys)), "at": to_stamp(at)})


def known_lately(
    tx: Connection, keys: Sequence[str], at: datetime, *, within: timedelta
) -> Arrival | None:
    """The last arrival with one of these keys around `at`, of no referral or of an open one."""
    span = {"first": to_stamp(at - within), "last": to_stamp(at + within)}
    return _first(tx, _KNOWN_LATELY, {"keys": json.dumps(sorted(keys)), **span})


def get(tx: Connection, arrival_id: ArrivalId) -> Arrival | None:
    """The arrival with this id, or None."""
    return _first(tx, "SELECT * FROM arrivals WHERE id = :id", {"id": arrival_id})


def counts(tx: Connection) -> dict[Outcome, int]:
    """How many arrivals came to what, in all."""
    return {Outcome(row["outcome"]): row["many"] for row in tx.execute(_COUNTS)}


def _first(tx: Connection, sql: str, at: dict[str, object]) -> Arrival | None:
    row = tx.execute(sql, at).fetchone()
    return _arrival(row) if row else None


def _arrival(row: Row) -> Arrival:
    referral = row["referral_id"]
    return Arrival(
        ArrivalId(row["id"]),
        Channel(row["channel"]),
        from_stamp(row["received_at"]),
        row["run_id"],
        row["profile"],
        row["name"],
        Outcome(row["outcome"]),
        ReferralId(referral) if referral else None,
        row["told"],
        from_stamp_or_none(row["put_away_at"]),
    )
