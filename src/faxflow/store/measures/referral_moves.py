"""The moves of referrals from stage to stage, counted."""

import json

from faxflow.domain.referral import FINAL, Stage
from faxflow.domain.statistics.referral_columns import Entered
from faxflow.domain.statistics.spans import Span
from faxflow.store.connection import Connection

# The list of stages, which is all of them, has SQLite go by the index on stage and moment.
_ENTERED = """
SELECT stage, count(*) AS entered, count(came_from) AS moved, sum(rework) AS back,
    count(CASE WHEN came_from IN ('completed', 'closed-unable-to-schedule') THEN 1 END) AS reopened
FROM stage_history
WHERE stage IN (SELECT value FROM json_each(:stages))
    AND entered_at >= :start AND entered_at < :end
GROUP BY stage
"""

_WENT_BACK_FOR = """
SELECT COALESCE(reason, '') AS reason, count(*) AS moves FROM stage_history
WHERE stage IN (SELECT value FROM json_each(:stages))
    AND entered_at >= :start AND entered_at < :end AND rework = 1
GROUP BY 1
"""

_CLOSED_FOR = """
SELECT COALESCE(reason, '') AS reason, count(*) AS moves FROM stage_history
WHERE stage = 'closed-unable-to-schedule' AND entered_at >= :start AND entered_at < :end
GROUP BY 1
"""

_ENDED_BY_CHANNEL = """
SELECT r.channel, h.stage, count(*) AS moves
FROM stage_history h JOIN referrals r ON r.id = h.referral_id
WHERE h.stage IN (SELECT value FROM json_each(:ends))
    AND h.entered_at >= :start AND h.entered_at < :end
GROUP BY r.channel, h.stage
"""

_OPEN_BY_CHANNEL = """
SELECT channel, count(*) AS referrals FROM referrals WHERE due_at IS NOT NULL GROUP BY channel
"""

_STAGES = json.dumps(list(Stage))
_ENDS = json.dumps(sorted(FINAL))


def entered(tx: Connection, span: Span) -> dict[Stage, Entered]:
    """How often each stage was entered from one moment until before the other."""
    found = tx.execute(_ENTERED, {"stages": _STAGES, **_between(span)})
    return {
        Stage(row["stage"]): Entered(row["entered"], row["moved"], row["back"], row["reopened"])
        for row in found
    }


def went_back_for(tx: Connection, span: Span) -> dict[str, int]:
    """The moves back by reason; empty where none was asked for."""
    found = tx.execute(_WENT_BACK_FOR, {"stages": _STAGES, **_between(span)})
    return {row["reason"]: row["moves"] for row in found}


def closed_for(tx: Connection, span: Span) -> dict[str, int]:
    """The closings by reason; empty where none was asked for."""
    return {row["reason"]: row["moves"] for row in tx.execute(_CLOSED_FOR, _between(span))}


def ended_by_channel(tx: Connection, span: Span) -> dict[tuple[str, Stage], int]:
    """The moves into an end, by the channel of the referral and the end."""
    found = tx.execute(_ENDED_BY_CHANNEL, {"ends": _ENDS, **_between(span)})
    return {(row["channel"], Stage(row["stage"])): row["moves"] for row in found}


def open_by_channel(tx: Connection) -> dict[str, int]:
    """The referrals that are open now."""
    return {row["channel"]: row["referrals"] for row in tx.execute(_OPEN_BY_CHANNEL)}


def _between(span: Span) -> dict[str, str]:
    return {"start": span[0], "end": span[1]}
