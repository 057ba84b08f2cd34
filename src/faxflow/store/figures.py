"""Counts for the reports: what a day's faxes have come to."""

from datetime import date, datetime

from faxflow.domain.delivery import State
from faxflow.domain.figures import DayFigures, OpenTask
from faxflow.domain.ids import CaseId, batch_name
from faxflow.store import batches, gateways, tasks
from faxflow.store.connection import Connection
from faxflow.store.stamp import to_stamp

_STATES = """
SELECT c.state AS label, count(*) AS cases
FROM cases c JOIN batches b ON b.id = c.batch_id
WHERE b.day = :day GROUP BY c.state
"""

_EARLIER = """
SELECT c.state AS label, count(*) AS cases
FROM cases c JOIN batches b ON b.id = c.batch_id
WHERE b.day < :day AND c.state NOT IN ('delivered', 'cancelled') GROUP BY c.state
"""

_FAILED_FOR = """
SELECT c.reason AS label, count(*) AS cases
FROM cases c JOIN batches b ON b.id = c.batch_id
WHERE b.day = :day AND c.state = 'failed' GROUP BY c.reason
"""

_DELIVERED_BY = """
SELECT CASE WHEN c.evidence IN ('silence', 'recipient') THEN c.evidence ELSE 'verdict' END AS label,
    count(*) AS cases
FROM cases c JOIN batches b ON b.id = c.batch_id
WHERE b.day = :day AND c.state = 'delivered' GROUP BY label
"""

_DELIVERED_AT_TRY = """
SELECT tries AS label, count(*) AS cases FROM (
    -- One whose hand-over was in doubt has no sent_at; its verdict says that it went out.
    SELECT count(CASE WHEN a.sent_at IS NOT NULL OR a.outcome IN ('delivered', 'failed') THEN 1 END)
        AS tries
    FROM cases c JOIN batches b ON b.id = c.batch_id JOIN attempts a ON a.case_id = c.id
    WHERE b.day = :day AND c.state = 'delivered' GROUP BY c.id
) AS delivered GROUP BY tries
"""

_HANDED_OVER = """
SELECT count(*) AS attempts FROM attempts WHERE sent_at >= :start AND sent_at < :end
"""


def of_day(
    tx: Connection, day: date, *, hours: tuple[datetime, datetime], gateway: str
) -> DayFigures:
    """A day's figures; `hours` are its first and last moment (UTC), the last not included."""
    start, end = hours
    key = {"day": day.isoformat()}
    took = tx.execute(_HANDED_OVER, {"start": to_stamp(start), "end": to_stamp(end)}).fetchone()
    halted = gateways.state(tx, gateway).halted_at
    return DayFigures(
        day=day,
        ledgers={
            batch_name(b.id): batches.ledger_of(tx, b.id) for b in batches.all_of_day(tx, day)
        },
        states={State(label): n for label, n in _counted(tx, _STATES, key)},
        earlier={State(label): n for label, n in _counted(tx, _EARLIER, key)},
        failed_for={str(label): n for label, n in _counted(tx, _FAILED_FOR, key)},
        delivered_by={str(label): n for label, n in _counted(tx, _DELIVERED_BY, key)},
        delivered_at_try={int(label): n for label, n in _counted(tx, _DELIVERED_AT_TRY, key)},
        handed_over=took["attempts"],
        halted_since=halted,
    )


def due_tasks(tx: Connection, now: datetime) -> list[OpenTask]:
    """The tasks that a person should see now."""
    return [OpenTask(task.kind, task.title) for task in tasks.due(tx, now)]


def all_handed_over(tx: Connection) -> int:
    """Every attempt that the gateway's server ever took."""
    row = tx.execute("SELECT count(*) AS attempts FROM attempts WHERE sent_at IS NOT NULL")
    return int(row.fetchone()["attempts"])


def mails_read(tx: Connection) -> int:
    """Every mail that was ever read from the service inbox."""
    return int(tx.execute("SELECT count(*) AS mails FROM mails").fetchone()["mails"])


def telling_cases(tx: Connection) -> list[CaseId]:
    """The cases whose history says most, first: delivered, after many tries."""
    found = tx.execute(
        "SELECT id FROM cases ORDER BY CASE state WHEN 'delivered' THEN 0 ELSE 1 END,"
        " attempt DESC, id LIMIT 10"
    )
    return [CaseId(row["id"]) for row in found]


def _counted(tx: Connection, sql: str, parameters: dict[str, str]) -> list[tuple[str, int]]:
    return [(row["label"], row["cases"]) for row in tx.execute(sql, parameters)]
