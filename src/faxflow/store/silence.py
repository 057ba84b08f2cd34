"""Silence: which attempts nobody has spoken of, and how much of that time we were listening."""

from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.delivery import Standing, State
from faxflow.domain.ids import CaseId
from faxflow.domain.listening import Pass
from faxflow.domain.run import Run
from faxflow.errors import LockHeld
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp, to_stamp

_QUIET = """
SELECT c.id, c.attempt, a.number, a.window_from,
    COALESCE(a.submitted_at, a.window_from) AS out_at
FROM cases c JOIN attempts a ON a.case_id = c.id AND a.attempt = c.attempt
WHERE c.state = 'sent' AND a.gateway = :gateway AND a.window_from <= :before ORDER BY c.id
"""

_PASSES = """
SELECT started_at, exit_code FROM runs
WHERE command = 'watch-bounces' AND started_at >= :since AND id <> :run_id
    AND COALESCE(json_extract(summary, '$.problem'), '') <> :held
ORDER BY started_at, id
"""


@dataclass(frozen=True, slots=True)
class Quiet:
    """A sent case whose window (UTC) has passed on the clock; `number` is E.164, `out_at` (UTC)
    when it went out."""

    standing: Standing
    number: str
    window_from: datetime
    out_at: datetime


def gateways_of_sent(tx: Connection) -> list[str]:
    """The gateways that have a fax of ours, by their profiles' names."""
    found = tx.execute(
        "SELECT DISTINCT a.gateway FROM cases c"
        " JOIN attempts a ON a.case_id = c.id AND a.attempt = c.attempt"
        " WHERE c.state = 'sent' ORDER BY a.gateway"
    )
    return [row["gateway"] for row in found]


def quiet_since(tx: Connection, gateway: str, before: datetime) -> list[Quiet]:
    """The sent cases at a gateway whose window began at `before` or earlier."""
    found = tx.execute(_QUIET, {"gateway": gateway, "before": to_stamp(before)})
    return [_quiet(row) for row in found]


def passes_before(tx: Connection, run: Run, since: datetime) -> list[Pass]:
    """The passes over the inbox from `since` on but for `run`'s own, oldest first.

    A run that met another at work read nothing and missed nothing: it is none.
    """
    at = {"since": to_stamp(since), "run_id": run.id, "held": LockHeld.__name__}
    found = tx.execute(_PASSES, at)
    return [Pass(from_stamp(row["started_at"]), row["exit_code"] in (0, 3)) for row in found]


def _quiet(row: Row) -> Quiet:
    standing = Standing(CaseId(row["id"]), State.SENT, row["attempt"])
    window_from, out_at = from_stamp(row["window_from"]), from_stamp(row["out_at"])
    return Quiet(standing, row["number"], window_from, out_at)
