"""Which files beside the store a case or a batch still needs."""

import json
from collections.abc import Collection
from datetime import UTC, datetime

from faxflow.domain.ids import CaseId
from faxflow.domain.retention import Hold
from faxflow.store.connection import Connection
from faxflow.store.retention.over import CASE_IS_OVER, Limit

_LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)
"""Before every fax: none was over by then."""

_CARRIED = """
SELECT id, letter_sha256 FROM cases
WHERE letter_sha256 IS NOT NULL AND id IN (SELECT value FROM json_each(:ids))
UNION
SELECT case_id, letter_sha256 FROM attempts
WHERE letter_sha256 IS NOT NULL AND case_id IN (SELECT value FROM json_each(:ids))
"""


def over(tx: Connection, ids: Collection[CaseId], limit: Limit) -> set[CaseId]:
    """Those of the cases that are over."""
    found = tx.execute(
        f"SELECT c.id FROM cases c WHERE {CASE_IS_OVER}"  # noqa: S608 - words of ours
        " AND c.id IN (SELECT value FROM json_each(:ids))",
        {**limit.columns(), "ids": json.dumps([*ids])},
    )
    return {CaseId(row["id"]) for row in found}


def letters_of(tx: Connection, ids: Collection[CaseId]) -> set[tuple[CaseId, str]]:
    """The sha256 of each letter that these cases have, or that an attempt of theirs carried."""
    found = tx.execute(_CARRIED, {"ids": json.dumps([*ids])})
    return {(CaseId(row["id"]), row["letter_sha256"]) for row in found}


def templates_needed(tx: Connection, limit: Limit | None) -> set[str]:
    """The sha256 of each template by which a letter may be drawn again; all without a limit."""
    found = tx.execute(
        "SELECT DISTINCT p.sha256 FROM batch_templates p WHERE EXISTS ("  # noqa: S608 - as above
        f" SELECT 1 FROM cases c WHERE c.batch_id = p.batch_id AND NOT ({CASE_IS_OVER}))",
        (limit or Limit(_LONG_AGO, Hold())).columns(),
    )
    return {row["sha256"] for row in found}
