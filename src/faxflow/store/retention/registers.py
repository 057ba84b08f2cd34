"""Removes numbers that no fax needs from the registers, and from results that fit none."""

from typing import Final

from faxflow.store.connection import Connection
from faxflow.store.retention.case_names import named
from faxflow.store.retention.handled_mails import ID_FROM, NOBODY_LOOKS
from faxflow.store.retention.over import CASE_IS_OVER, NAMED, Limit

_NEEDED: Final = f"c.removed_at IS NULL AND NOT ({CASE_IS_OVER})"

_NUMBERS: Final = f"""
FROM numbers
WHERE blocked_at IS NULL AND COALESCE(last_delivered_at, '') < :before
    AND COALESCE(last_failed_at, '') < :before
    AND number NOT IN (SELECT c.number FROM cases c WHERE {_NEEDED})
    AND number NOT IN (SELECT a.number FROM attempts a JOIN cases c ON c.id = a.case_id
        WHERE {_NEEDED})
"""  # noqa: S608 - words of ours

_RECIPIENTS: Final = f"""
FROM recipients
WHERE delivered_at < :before AND recipient_key NOT IN (
    SELECT c.recipient_key FROM cases c WHERE c.recipient_key IS NOT NULL AND {_NEEDED})
"""  # noqa: S608 - words of ours

_STRAY_RESULTS: Final = f"""
SELECT v.mail_id, v.position, v.number FROM verdicts v JOIN mails m ON m.id = v.mail_id
WHERE (v.case_id IS NULL
        OR v.case_id IN (SELECT c.id FROM cases c WHERE c.removed_at IS NOT NULL))
    AND m.read_at < :before AND v.outcome <> 'pending' AND {NAMED} AND {NOBODY_LOOKS}
ORDER BY v.mail_id, v.position
"""  # noqa: S608 - words of ours

_LOST: Final = f"""
SELECT reference, number FROM lost_attempts WHERE settled_at < :before AND {NAMED}
"""  # noqa: S608 - words of ours

_RENAME_LOST: Final = "UPDATE lost_attempts SET number = :name WHERE reference = :reference"

_RENAME: Final = """
UPDATE verdicts SET number = :name WHERE mail_id = :mail_id AND position = :position
"""


def count_numbers(tx: Connection, limit: Limit) -> int:
    """How many numbers of the register no fax needs; one that is blocked stays so."""
    return _count(tx, f"SELECT count(*) AS many {_NUMBERS}", limit)


def remove_numbers(tx: Connection, limit: Limit) -> int:
    """Removes them, and tells how many."""
    return tx.execute(f"DELETE {_NUMBERS}", limit.columns()).rowcount


def count_recipients(tx: Connection, limit: Limit) -> int:
    """Of how many recipients that no fax is for the last number is remembered."""
    return _count(tx, f"SELECT count(*) AS many {_RECIPIENTS}", limit)


def remove_recipients(tx: Connection, limit: Limit) -> int:
    """Removes them, and tells how many."""
    sql = f"DELETE {_RECIPIENTS}"
    return tx.execute(sql, limit.columns()).rowcount


def count_stray_results(tx: Connection, limit: Limit) -> int:
    """How many results fit no fax, and name a number still that nobody will look at."""
    return len(tx.execute(_STRAY_RESULTS, {**limit.columns(), "id_from": ID_FROM}).fetchall())


def rename_stray_results(tx: Connection, limit: Limit, *, key: bytes) -> int:
    """Puts what stands for it in the place of each number, and tells how many."""
    found = tx.execute(_STRAY_RESULTS, {**limit.columns(), "id_from": ID_FROM}).fetchall()
    tx.executemany(_RENAME, [{**row, "name": named(key, row["number"])} for row in found])
    return len(found)


def count_lost(tx: Connection, limit: Limit) -> int:
    """Of how many attempts that a restore has lost, and that are settled, the number is known."""
    return len(tx.execute(_LOST, limit.columns()).fetchall())


def rename_lost(tx: Connection, limit: Limit, *, key: bytes) -> int:
    """Puts what stands for it in the place of each number, and tells how many."""
    found = tx.execute(_LOST, limit.columns()).fetchall()
    tx.executemany(_RENAME_LOST, [{**row, "name": named(key, row["number"])} for row in found])
    return len(found)


def _count(tx: Connection, sql: str, limit: Limit) -> int:
    return int(tx.execute(sql, limit.columns()).fetchone()["many"])
