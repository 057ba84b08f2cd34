"""What waits for people: tasks, referrals, rejected rows, and notices that have not gone out."""

from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.referral import Stage
from faxflow.store.batches import ANSWERS, BY_HAND
from faxflow.store.connection import Connection
from faxflow.store.stamp import from_stamp_or_none, to_stamp

# By the index of open tasks, which `task_key` leads to: most were closed long ago.
_TASKS = """
SELECT kind AS word, count(*) AS open, count(CASE WHEN due_at <= :now THEN 1 END) AS due
FROM tasks WHERE closed_at IS NULL AND task_key > '' GROUP BY kind
"""

# Stage by stage, since one statement for all of them would read the closed ones, too.
_REFERRALS = """
SELECT count(*) AS open, count(CASE WHEN due_at < :now THEN 1 END) AS due
FROM referrals WHERE stage = :stage AND due_at > ''
"""

_REJECTS = """
SELECT count(*) AS rows FROM rejects r JOIN batches b ON b.id = r.batch_id
WHERE r.became IS NULL AND b.state <> 'unusable'
"""

_NOTICES = """
SELECT count(*) AS notices, min(decided_at) AS since FROM notices
WHERE sent_at IS NULL AND withdrawn_at IS NULL
"""

_REPORT = """
SELECT fetched_at, rows_read, loaded, updated, unchanged, duplicate, rejected FROM batches
WHERE source NOT IN (:by_hand, :answers) AND state <> 'unusable' ORDER BY id DESC LIMIT 1
"""

_ROWS = ("rows_read", "loaded", "updated", "unchanged", "duplicate", "rejected")


@dataclass(frozen=True, slots=True)
class OpenAndDue:
    """How many are open, and how many of them are due."""

    open: int
    due: int


@dataclass(frozen=True, slots=True)
class NewestReport:
    """When it was fetched (UTC), and its rows by what they became, as far as that is known."""

    fetched_at: datetime | None
    rows: dict[str, int]


def tasks_by_kind(tx: Connection, now: datetime) -> dict[str, OpenAndDue]:
    """The kinds of which any is open."""
    found = tx.execute(_TASKS, {"now": to_stamp(now)})
    return {row["word"]: OpenAndDue(row["open"], row["due"]) for row in found}


def referrals_in(tx: Connection, stage: Stage, now: datetime) -> OpenAndDue:
    """The open referrals of a stage."""
    row = tx.execute(_REFERRALS, {"stage": stage, "now": to_stamp(now)}).fetchone()
    return OpenAndDue(row["open"], row["due"])


def open_rejects(tx: Connection) -> int:
    """Rejected rows that nobody has seen to."""
    return int(tx.execute(_REJECTS).fetchone()["rows"])


def unsent_notices(tx: Connection) -> tuple[int, datetime | None]:
    """How many wait to be sent, and since when (UTC) the oldest does."""
    row = tx.execute(_NOTICES).fetchone()
    return row["notices"], from_stamp_or_none(row["since"])


def newest_report(tx: Connection) -> NewestReport:
    """The newest that was fetched; a blank one before the first."""
    row = tx.execute(_REPORT, {"by_hand": BY_HAND, "answers": ANSWERS}).fetchone()
    if row is None:
        return NewestReport(None, {})
    rows = {name: row[name] for name in _ROWS if row[name] is not None}
    return NewestReport(from_stamp_or_none(row["fetched_at"]), rows)
