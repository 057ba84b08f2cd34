"""Finds referrals by their own number, or by what their patient is found by."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from faxflow.domain.referrals.search_words import Sought
from faxflow.store.connection import Connection
from faxflow.store.referrals.lists import Listed, Pick, listed_of, wanted

# No LIKE: a beginning is a range of the index.
PATIENTS = """
SELECT DISTINCT w.patient_id FROM patient_words w
WHERE w.word >= :first AND w.word < :behind AND NOT EXISTS (
    SELECT 1 FROM json_each(:others) o WHERE NOT EXISTS (
        SELECT 1 FROM patient_words v WHERE v.patient_id = w.patient_id
            AND v.word >= o.key AND v.word < o.value
    )
)
"""

FOUND = """
SELECT r.id, r.stage, r.queue, r.owner, r.due_at, r.entered_at, r.service, r.priority,
    p.given_name, p.surname, p.date_of_birth, count(*) OVER () AS matching
FROM referrals r JOIN patients p ON p.id = r.patient_id
WHERE (r.id = :id OR r.patient_id IN (SELECT value FROM json_each(:patients)))
    AND (:anywhere OR r.queue IN (SELECT value FROM json_each(:desks)) OR r.owner = :account)
    AND (:final OR (r.due_at IS NOT NULL AND r.due_at < :before))
    AND (:stage IS NULL OR r.stage = :stage)
    AND (:queue IS NULL OR r.queue = :queue)
    AND (:owner IS NULL OR r.owner = :owner)
    AND r.received_at >= :since AND r.received_at < :until
ORDER BY r.due_at IS NULL, r.due_at, r.id DESC LIMIT :most
"""

_BEHIND = "\U0010ffff"
"""Behind every sign that a word can go on with."""


@dataclass(frozen=True, slots=True)
class Found:
    """A referral, with what tells its patient from others; texts are empty where not told."""

    listed: Listed
    given_name: str
    surname: str
    date_of_birth: str


def found(
    tx: Connection, sought: Sought, pick: Pick, *, anywhere: bool, most: int
) -> tuple[Sequence[Found], int]:
    """Up to `most` of those that are sought and wanted, and how many there are in all.

    `anywhere`: whatever desk they are at.
    """
    patients = {one for way in sought.ways for one in _patients(tx, way)}
    at = {"id": sought.referral_id, "patients": json.dumps(sorted(patients))}
    final = pick.final and pick.due_before is None
    told = {**wanted(pick), **at, "anywhere": int(anywhere), "final": int(final), "most": most}
    rows = tx.execute(FOUND, told).fetchall()
    them = [
        Found(listed_of(row), row["given_name"], row["surname"], row["date_of_birth"])
        for row in rows
    ]
    return them, rows[0]["matching"] if rows else 0


def _patients(tx: Connection, way: Sequence[str]) -> list[int]:
    """Those who have a word with each of these beginnings."""
    # The longest begins the fewest words.
    first, *others = sorted(way, key=len, reverse=True)
    ranges = {beginning: beginning + _BEHIND for beginning in others}
    at = {"first": first, "behind": first + _BEHIND, "others": json.dumps(ranges)}
    return [row["patient_id"] for row in tx.execute(PATIENTS, at)]
