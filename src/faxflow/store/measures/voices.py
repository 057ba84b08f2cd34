"""Who asked where a referral stands, who was reached, and what people said of the service."""

from faxflow.domain.referrals.contact import Caller
from faxflow.domain.statistics.referral_columns import Call, Said
from faxflow.domain.statistics.spans import Span, Stamp
from faxflow.store.connection import Connection
from faxflow.store.measures.plain import tuples

_CALLS = "SELECT at, caller FROM status_calls WHERE at >= :start ORDER BY at"

_CALLS_BY_STAGE = """
SELECT h.stage, c.caller, count(*) AS calls
FROM status_calls c CROSS JOIN stage_history h
WHERE h.referral_id = c.referral_id
    AND h.entered_at <= c.at AND (h.left_at IS NULL OR c.at < h.left_at)
    AND c.at >= :start AND c.at < :end
GROUP BY h.stage, c.caller
"""

"""The calls first, as `CROSS JOIN` tells SQLite: it would else read all stays there ever were."""

_ANSWERED = """
SELECT outcome IN ('reached', 'refused') AS reached, count(*) AS attempts FROM contact_attempts
WHERE at >= :start AND at < :end AND how IN ('phone', 'in-person')
GROUP BY 1
"""

_SAID = """
SELECT at, said_by, score FROM referral_notes WHERE kind = 'satisfaction' AND at >= :start
"""


def calls(tx: Connection, start: Stamp) -> list[Call]:
    """The status calls from a moment on, in order."""
    return list(map(Call._make, tuples(tx, _CALLS, {"start": start})))


def calls_by_stage(tx: Connection, span: Span) -> dict[tuple[str, Caller], int]:
    """The status calls by the stage that the referral was in, and the caller."""
    found = tx.execute(_CALLS_BY_STAGE, {"start": span[0], "end": span[1]})
    return {(row["stage"], Caller(row["caller"])): row["calls"] for row in found}


def reached(tx: Connection, span: Span) -> tuple[int, int]:
    """The attempts by phone or in person that reached somebody, and all of them."""
    found = tx.execute(_ANSWERED, {"start": span[0], "end": span[1]})
    counts = {bool(row["reached"]): int(row["attempts"]) for row in found}
    return counts.get(True, 0), sum(counts.values())


def said(tx: Connection, start: Stamp) -> list[Said]:
    """What was said of the service from a moment on; the words stay where they are."""
    return list(map(Said._make, tuples(tx, _SAID, {"start": start})))
