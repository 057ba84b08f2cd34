"""Lists of cases, as a person picks them: who needs somebody first; no patient data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.delivery import State
from faxflow.domain.ids import BatchId, CaseId
from faxflow.domain.reasons import Reason
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp, from_stamp_or_none, to_stamp

_LISTED = """
SELECT c.id, c.state, c.reason, c.attempt, c.priority, c.batch_id, c.changed_at,
    COALESCE(c.next_action_at, (
        SELECT min(t.due_at) FROM tasks t WHERE t.case_id = c.id AND t.closed_at IS NULL
    )) AS due_at,
    count(*) OVER () AS matching
FROM cases c
WHERE c.state IN (:s1, :s2, :s3, :s4, :s5, :s6, :s7, :s8, :s9, :s10)
    AND (:reason IS NULL OR c.reason = :reason)
    AND (:since IS NULL OR c.created_at >= :since)
    AND (:batch IS NULL OR c.batch_id = :batch)
    AND (:number IS NULL OR c.number = :number)
    AND (:until IS NULL OR c.created_at < :until)
    AND (:letter IS NULL OR c.letter = :letter)
    AND (:gateway IS NULL OR EXISTS (SELECT 1 FROM attempts a
        WHERE a.case_id = c.id AND a.attempt = c.attempt AND a.gateway = :gateway))
ORDER BY CASE c.state WHEN 'failed' THEN 1 WHEN 'in-doubt' THEN 2 WHEN 'held' THEN 3
    WHEN 'submitting' THEN 4 WHEN 'sending' THEN 5 WHEN 'ready' THEN 6 WHEN 'waiting' THEN 7
    WHEN 'sent' THEN 8 ELSE 9 END, c.id
LIMIT :most
"""


@dataclass(frozen=True, slots=True)
class Pick:
    """Which cases are wanted; None where it does not matter. `number` is E.164.

    They were made at `since` or later and before `until` (both UTC); `gateway` names the one
    that has their newest attempt.
    """

    states: Sequence[State]
    reason: Reason | None = None
    since: datetime | None = None
    batch: BatchId | None = None
    number: str | None = None
    until: datetime | None = None
    letter: str | None = None
    gateway: str | None = None


@dataclass(frozen=True, slots=True)
class ListedCase:
    """`due_at` (UTC) is its next try, else its task's time; None where nobody waits for it."""

    id: CaseId
    state: State
    reason: str | None
    tries: int
    urgent: bool
    batch_id: BatchId
    changed_at: datetime
    due_at: datetime | None


def listed(tx: Connection, pick: Pick, *, most: int) -> tuple[list[ListedCase], int]:
    """The first `most` cases, those that need a person before the others, and how many match."""
    found = tx.execute(_LISTED, {**_parameters(pick), "most": most}).fetchall()
    return [_listed(row) for row in found], found[0]["matching"] if found else 0


def _parameters(pick: Pick) -> dict[str, object]:
    states = [*pick.states, *[None] * len(State)]
    return {
        **{f"s{place}": states[place - 1] for place in range(1, len(State) + 1)},
        "reason": pick.reason,
        "since": to_stamp(pick.since) if pick.since else None,
        "batch": pick.batch,
        "number": pick.number,
        "until": to_stamp(pick.until) if pick.until else None,
        "letter": pick.letter,
        "gateway": pick.gateway,
    }


def _listed(row: Row) -> ListedCase:
    return ListedCase(
        CaseId(row["id"]),
        State(row["state"]),
        row["reason"],
        row["attempt"],
        bool(row["priority"]),
        BatchId(row["batch_id"]),
        from_stamp(row["changed_at"]),
        from_stamp_or_none(row["due_at"]),
    )
