"""Which files beside the store a case or a batch still needs."""

import json
from collections.abc import Collection
from datetime import datetime

from faxflow.domain.ids import CaseId
from faxflow.store.connection import Connection
from faxflow.store.stamp import to_stamp

_OVER = """
c.state IN ('delivered', 'cancelled') AND c.changed_at < :before
    AND NOT EXISTS (SELECT 1 FROM incidents i WHERE i.case_id = c.id)
    AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.case_id = c.id AND t.closed_at IS NULL)
"""
"""Nobody has work with it, and nobody may have to show what was sent where."""

_CARRIED = """
SELECT id, letter_sha256 FROM cases
WHERE letter_sha256 IS NOT NULL AND id IN (SELECT value FROM json_each(:ids))
UNION
SELECT case_id, letter_sha256 FROM attempts
WHERE letter_sha256 IS NOT NULL AND case_id IN (SELECT value FROM json_each(:ids))
"""


def over(tx: Connection, ids: Collection[CaseId], before: datetime | None) -> set[CaseId]:
    """Those of the cases that are over since before then; none where `before` is None."""
    found = tx.execute(
        f"SELECT c.id FROM cases c WHERE {_OVER}"  # noqa: S608 - words of ours
        " AND c.id IN (SELECT value FROM json_each(:ids))",
        {"before": _stamp(before), "ids": json.dumps([*ids])},
    )
    return {CaseId(row["id"]) for row in found}


def letters_of(tx: Connection, ids: Collection[CaseId]) -> set[tuple[CaseId, str]]:
    """The sha256 of each letter that these cases have, or that an attempt of theirs carried."""
    found = tx.execute(_CARRIED, {"ids": json.dumps([*ids])})
    return {(CaseId(row["id"]), row["letter_sha256"]) for row in found}


def templates_needed(tx: Connection, before: datetime | None) -> set[str]:
    """The sha256 of each template by which a letter may be drawn again."""
    found = tx.execute(
        "SELECT DISTINCT p.sha256 FROM batch_templates p WHERE EXISTS ("  # noqa: S608 - as above
        f" SELECT 1 FROM cases c WHERE c.batch_id = p.batch_id AND NOT ({_OVER}))",
        {"before": _stamp(before)},
    )
    return {row["sha256"] for row in found}


def _stamp(before: datetime | None) -> str:
    """Earlier than every time where there is none."""
    return to_stamp(before) if before else ""
