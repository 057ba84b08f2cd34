"""Lists of referrals, as far as a person may see them: ids, stages and times, nothing of a patient.

The most urgent come first, and after all that is open what is final, the newest first.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.ids import ReferralId
from faxflow.domain.referral import Queue, Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.record import Referral
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp, from_stamp_or_none, to_stamp

# The inner query reads nothing but the index referrals_open, or referrals_final.
OPEN = """
SELECT r.id, r.stage, r.queue, r.owner, r.due_at, r.entered_at, r.service, r.priority
FROM (
    SELECT id FROM referrals
    WHERE due_at IS NOT NULL AND due_at < :before
        AND (queue IN (SELECT value FROM json_each(:desks)) OR owner = :account
            OR due_at < :late_before)
        AND (:stage IS NULL OR stage = :stage)
        AND (:queue IS NULL OR queue = :queue)
        AND (:owner IS NULL OR owner = :owner)
    ORDER BY due_at, id LIMIT :most
) picked JOIN referrals r ON r.id = picked.id
ORDER BY r.due_at, r.id
"""

COUNT_OPEN = """
SELECT count(*) AS matching FROM referrals
WHERE due_at IS NOT NULL AND due_at < :before
    AND (queue IN (SELECT value FROM json_each(:desks)) OR owner = :account
        OR due_at < :late_before)
    AND (:stage IS NULL OR stage = :stage)
    AND (:queue IS NULL OR queue = :queue)
    AND (:owner IS NULL OR owner = :owner)
"""

_FINAL = """
SELECT id, stage, queue, owner, due_at, entered_at, service, priority
FROM referrals
WHERE due_at IS NULL
    AND (queue IN (SELECT value FROM json_each(:desks)) OR owner = :account)
    AND (:stage IS NULL OR stage = :stage)
    AND (:queue IS NULL OR queue = :queue)
    AND (:owner IS NULL OR owner = :owner)
ORDER BY id DESC LIMIT :most
"""

COUNT_FINAL = """
SELECT count(*) AS matching FROM referrals
WHERE due_at IS NULL
    AND (queue IN (SELECT value FROM json_each(:desks)) OR owner = :account)
    AND (:stage IS NULL OR stage = :stage)
    AND (:queue IS NULL OR queue = :queue)
    AND (:owner IS NULL OR owner = :owner)
"""

_CAME = """
FROM referrals
WHERE received_at >= :since AND received_at < :until
    AND (due_at IS NOT NULL OR :final = 1) AND (due_at < :before OR :before = '~')
    AND (queue IN (SELECT value FROM json_each(:desks)) OR owner = :account
        OR due_at < :late_before)
    AND (:stage IS NULL OR stage = :stage)
    AND (:queue IS NULL OR queue = :queue)
    AND (:owner IS NULL OR owner = :owner)
"""

CAME = f"""
SELECT id, stage, queue, owner, due_at, entered_at, service, priority
{_CAME} ORDER BY due_at IS NULL, due_at, id LIMIT :most
"""

COUNT_CAME = f"SELECT count(*) AS matching {_CAME}"

_NEVER = "~"
"""After every stamp."""


@dataclass(frozen=True, slots=True)
class Pick:
    """Which referrals are wanted; None where it does not matter.

    Those at `desks`, and what `account` took wherever it is. `late_before`: what was due before
    that moment, too, at any desk; `due_before`: only what was. `final`: those that are at an
    end as well. They came at `since` or later and before `until`, both UTC.
    """

    desks: frozenset[Queue]
    account: str
    stage: Stage | None = None
    queue: Queue | None = None
    owner: str | None = None
    due_before: datetime | None = None
    late_before: datetime | None = None
    final: bool = False
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """One referral as lists show it; times are UTC, `due_at` None once it is final."""

    id: ReferralId
    stage: Stage
    queue: Queue
    owner: str | None
    due_at: datetime | None
    entered_at: datetime
    service: str
    priority: str


def listed(tx: Connection, pick: Pick, *, most: int) -> tuple[Sequence[Listed], int]:
    """Up to `most` of those that are wanted, and how many there are in all."""
    at = {**wanted(pick), "most": most}
    if pick.since or pick.until:
        came = [listed_of(row) for row in tx.execute(CAME, at)]
        return came, tx.execute(COUNT_CAME, at).fetchone()["matching"]
    found = [listed_of(row) for row in tx.execute(OPEN, at)]
    matching: int = tx.execute(COUNT_OPEN, at).fetchone()["matching"]
    if pick.final and pick.due_before is None:
        rest = {**at, "most": most - len(found)}
        found += [listed_of(row) for row in tx.execute(_FINAL, rest)]
        matching += tx.execute(COUNT_FINAL, at).fetchone()["matching"]
    return found, matching


def one_of(referral: Referral) -> Listed:
    """A referral that is known whole, as lists show it."""
    return Listed(
        referral.id,
        referral.stage,
        referral.queue,
        referral.owner,
        referral.due_at,
        referral.entered_at,
        referral.fields[Field.SERVICE],
        referral.fields[Field.PRIORITY],
    )


def listed_of(row: Row) -> Listed:
    """The referral in a row."""
    return Listed(
        ReferralId(row["id"]),
        Stage(row["stage"]),
        Queue(row["queue"]),
        row["owner"],
        from_stamp_or_none(row["due_at"]),
        from_stamp(row["entered_at"]),
        row["service"],
        row["priority"],
    )


def wanted(pick: Pick) -> dict[str, object]:
    """What the queries ask by."""
    return {
        "desks": json.dumps(sorted(pick.desks)),
        "account": pick.account,
        "stage": pick.stage,
        "queue": pick.queue,
        "owner": pick.owner,
        "before": to_stamp(pick.due_before) if pick.due_before else _NEVER,
        "late_before": to_stamp(pick.late_before) if pick.late_before else "",
        "since": to_stamp(pick.since) if pick.since else "",
        "until": to_stamp(pick.until) if pick.until else _NEVER,
        "final": int(pick.final),
    }
