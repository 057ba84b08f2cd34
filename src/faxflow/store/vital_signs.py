"""Signs of life: what came, went out and was read, and what has not moved for long."""

from collections.abc import Iterable
from datetime import date, datetime

from faxflow.domain.alarm import Listening
from faxflow.domain.delivery import State
from faxflow.domain.ids import CaseId, TaskId
from faxflow.domain.task import TaskKind
from faxflow.store.batches import ANSWERS, BY_HAND
from faxflow.store.connection import Connection
from faxflow.store.stamp import from_stamp_or_none, to_stamp

_OUT = """
SELECT count(*) AS faxes, min(a.submitted_at) AS since
FROM cases c JOIN attempts a ON a.case_id = c.id AND a.attempt = c.attempt
WHERE c.state IN ('submitting', 'sent', 'in-doubt')
"""

_LAST_READING = """
SELECT started_at FROM runs WHERE command = 'watch-bounces' AND exit_code IN (0, 3)
ORDER BY started_at DESC LIMIT 1
"""

_LAST_VERDICT = """
SELECT read_at FROM mails WHERE EXISTS (
    SELECT 1 FROM verdicts
    WHERE mail_id = mails.id AND kind IN ('accepted', 'delivered', 'failed', 'delayed'))
ORDER BY id DESC LIMIT 1
"""

_STUCK = """
SELECT id, CASE state WHEN 'waiting' THEN next_action_at
    WHEN 'ready' THEN COALESCE(ready_since, created_at) ELSE changed_at END AS since
FROM cases WHERE state = :state AND since < :before ORDER BY since, id
"""

_UNTAKEN = """
SELECT id FROM tasks
WHERE closed_at IS NULL AND queue IS NULL AND owner IS NULL AND due_at < :before
    AND opened_at < :before AND kind <> 'alarm'
ORDER BY due_at, id
"""


def rows_by_day(tx: Connection, since: date) -> dict[date, int | None]:
    """The rows of each day's fullest report from `since` on; None where it is not read yet."""
    found = tx.execute(
        "SELECT day, max(rows_read) AS rows FROM batches"
        " WHERE state <> 'unusable' AND source NOT IN (:by_hand, :answers) AND day >= :since"
        " GROUP BY day ORDER BY day",
        {"since": since.isoformat(), "by_hand": BY_HAND, "answers": ANSWERS},
    )
    return {date.fromisoformat(row["day"]): row["rows"] for row in found}


def listening(tx: Connection) -> Listening:
    """What is out, and when the inbox was last read."""
    out = tx.execute(_OUT).fetchone()
    good = tx.execute(_LAST_READING).fetchone()
    return Listening(
        out["faxes"],
        from_stamp_or_none(out["since"]),
        from_stamp_or_none(good["started_at"] if good else None),
    )


def last_verdict_at(tx: Connection) -> datetime | None:
    """When a mail that speaks of a fax was last read (UTC), or None."""
    row = tx.execute(_LAST_VERDICT).fetchone()
    return from_stamp_or_none(row["read_at"] if row else None)


def sent_between(tx: Connection, after: datetime, until: datetime) -> int:
    """How many attempts the gateway took after one moment and until another."""
    row = tx.execute(
        "SELECT count(*) AS sent FROM attempts WHERE sent_at > :after AND sent_at <= :until",
        {"after": to_stamp(after), "until": to_stamp(until)},
    ).fetchone()
    return int(row["sent"])


def stuck(tx: Connection, state: State, before: datetime) -> list[CaseId]:
    """The cases that came into a state before a moment, the oldest first.

    A waiting one counts from the time at which it should have gone on, and hand-overs that came
    to nothing did not bring a ready one anywhere.
    """
    found = tx.execute(_STUCK, {"state": state, "before": to_stamp(before)})
    return [CaseId(row["id"]) for row in found]


def untaken(tx: Connection, before: datetime) -> list[TaskId]:
    """The open tasks, alarms apart, that were due before a moment and that nobody took."""
    found = tx.execute(_UNTAKEN, {"before": to_stamp(before)})
    return [TaskId(row["id"]) for row in found]


def open_alarms(tx: Connection) -> list[str]:
    """The keys of the alarms that are open, oldest first."""
    found = tx.execute(
        "SELECT task_key FROM tasks WHERE kind = 'alarm' AND closed_at IS NULL ORDER BY id"
    )
    return [row["task_key"] for row in found]


def asking_for_a_report(tx: Connection) -> list[str]:
    """The keys of open alarms, and of open tasks about a report that was not fetched."""
    found = tx.execute(
        "SELECT task_key FROM tasks WHERE closed_at IS NULL AND batch_id IS NULL"
        " AND kind IN (:alarm, :mend) ORDER BY id",
        {"alarm": TaskKind.ALARM, "mend": TaskKind.MEND_REPORT},
    )
    return [row["task_key"] for row in found]


def seen_to(tx: Connection, keys: Iterable[str], since: datetime) -> frozenset[str]:
    """Those of these tasks' keys that a person has closed since a moment."""
    found = tx.execute(
        "SELECT DISTINCT task_key FROM tasks WHERE closed_by IS NOT NULL AND closed_at >= :since",
        {"since": to_stamp(since)},
    )
    return frozenset(row["task_key"] for row in found) & frozenset(keys)
