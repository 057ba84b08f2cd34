"""A corrected row beside the others of its report, and the case that its identity has."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields

from faxflow.domain.ids import BatchId, CaseId
from faxflow.domain.row_beside import RowBeside
from faxflow.store.batches import StagedRow
from faxflow.store.connection import Connection

_OTHERS = """
SELECT o.line, o.case_key, o.content_hash, r.line IS NOT NULL AND r.became IS NULL AS rejected
FROM batch_rows o LEFT JOIN rejects r ON r.batch_id = o.batch_id AND r.line = o.line
WHERE o.batch_id = :batch_id AND o.case_key IN (SELECT value FROM json_each(:keys))
    AND COALESCE(r.became, '') <> 'set-aside'
ORDER BY o.line
"""

# Rows have no index by identity, which would cost every load: only reports that can hold a row of
# a case that was there before are looked through, once. CROSS keeps it that way round.
_LATER = """
SELECT o.case_key, o.content_hash, max(b.id) AS batch_id
FROM batches b CROSS JOIN batch_rows o ON o.batch_id = b.id
    LEFT JOIN rejects r ON r.batch_id = o.batch_id AND r.line = o.line
WHERE b.id > :batch_id AND b.state = 'loaded' AND (b.updated > 0 OR b.unchanged > 0
        OR EXISTS (SELECT 1 FROM rejects s WHERE s.batch_id = b.id AND s.case_id IS NOT NULL))
    AND o.case_key IN (SELECT value FROM json_each(:keys))
    AND (r.line IS NULL OR r.case_id IS NOT NULL)
GROUP BY o.case_key, o.content_hash
"""

_RESTAGE = """
INSERT INTO batch_rows (batch_id, line, case_key, content_hash, letter, service_date, number,
    number_valid, fields, recipient_key, alone, number_given)
VALUES (:batch_id, :line, :case_key, :content_hash, :letter, :service_date, :number,
    :number_valid, :fields, :recipient_key, 0, :number_given)
ON CONFLICT (batch_id, line) DO UPDATE SET case_key = excluded.case_key,
    content_hash = excluded.content_hash, letter = excluded.letter,
    service_date = excluded.service_date, number = excluded.number,
    number_valid = excluded.number_valid, fields = excluded.fields,
    recipient_key = excluded.recipient_key, alone = 0, number_given = excluded.number_given
"""


@dataclass(frozen=True, slots=True)
class CaseBeside:
    """The case of an identity, with the report that made or last changed it."""

    case_id: CaseId
    batch_id: BatchId
    content_hash: str


def beside(tx: Connection, batch_id: BatchId, keys: Iterable[str]) -> list[RowBeside]:
    """A batch's rows that have one of these identities, in line order, but those set aside."""
    found = tx.execute(_OTHERS, {"batch_id": batch_id, "keys": json.dumps(list(keys))})
    return [
        RowBeside(row["line"], row["case_key"], row["content_hash"], bool(row["rejected"]))
        for row in found
    ]


def case_of(tx: Connection, case_key: str) -> CaseBeside | None:
    """The case that an identity has, or None."""
    row = tx.execute(
        "SELECT id, batch_id, content_hash FROM cases WHERE case_key = :key", {"key": case_key}
    ).fetchone()
    return CaseBeside(CaseId(row[0]), BatchId(row[1]), row[2]) if row else None


def later_rows(
    tx: Connection, batch_id: BatchId, keys: Collection[str]
) -> dict[str, dict[str, BatchId]]:
    """What later reports say of each identity: by content, the newest that says so.

    Asked only of identities whose case is there, made by this report or one before. A row that
    is rejected still, or was set aside, says nothing.
    """
    said: dict[str, dict[str, BatchId]] = {key: {} for key in keys}
    if keys:  # it looks through whole reports
        asked = {"batch_id": batch_id, "keys": json.dumps(list(keys))}
        for row in tx.execute(_LATER, asked):
            said[row["case_key"]][row["content_hash"]] = BatchId(row["batch_id"])
    return said


def restage(tx: Connection, batch_id: BatchId, row: StagedRow, *, number_given: bool) -> None:
    """Keeps a corrected row in its line's place; `number_given` where a person gave its number."""
    values = {one.name: getattr(row, one.name) for one in fields(row)}
    values |= {"batch_id": batch_id, "number_given": int(number_given)}
    tx.execute(_RESTAGE, {**values, "number_valid": int(row.number_valid)})
