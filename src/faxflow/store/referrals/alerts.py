"""Who was told of which referral: each once for a due round, however often somebody asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from faxflow.domain.ids import ReferralId
from faxflow.domain.referral import Queue, Stage
from faxflow.domain.referrals.alert import Alert, AlertKind, desk_told
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp, to_stamp

_TO_REMIND = """
SELECT r.id, r.due_round, r.stage, r.queue, r.due_at FROM referrals r
WHERE r.remind_at <= :now AND r.due_at >= :now AND r.remind_at < r.due_at
    AND NOT EXISTS (SELECT 1 FROM referral_alerts a
        WHERE a.referral_id = r.id AND a.round = r.due_round AND a.kind = :kind)
"""

_OVERDUE = """
SELECT r.id, r.due_round, r.stage, r.queue, r.due_at FROM referrals r
WHERE r.due_at < :now
    AND NOT EXISTS (SELECT 1 FROM referral_alerts a
        WHERE a.referral_id = r.id AND a.round = r.due_round AND a.kind = :kind)
"""

_UNDECIDED = {AlertKind.REMINDER: _TO_REMIND, AlertKind.ESCALATION: _OVERDUE}

_ADD = """
INSERT INTO referral_alerts (referral_id, round, kind, decided_at, notice_id)
VALUES (:id, :round, :kind, :now, :notice_id)
"""

_TOLD_BY = """
SELECT r.id, r.due_round, r.stage, r.queue, r.due_at, r.remind_at, a.round, a.kind, a.decided_at,
    n.queue AS told
FROM referral_alerts a JOIN referrals r ON r.id = a.referral_id JOIN notices n ON n.id = a.notice_id
WHERE a.notice_id = :notice_id ORDER BY r.due_at, r.id
"""

_TELL_NOBODY = """
UPDATE referral_alerts SET notice_id = NULL
WHERE referral_id = :id AND round = :round AND kind = :kind
"""

_TELL_ANEW = """
DELETE FROM referral_alerts WHERE referral_id = :id AND round = :round AND kind = :kind
"""


class Standing(StrEnum):
    """Whether what a notice tells of a referral holds: not where that has moved on, nor where it
    is to be told anew, since it is due later by now or has another desk."""

    HOLDS = "holds"
    MOVED_ON = "moved-on"
    ANEW = "anew"


@dataclass(frozen=True, slots=True)
class Told:
    """What a notice tells of a referral, as that stands now."""

    kind: AlertKind
    alert: Alert
    standing: Standing


def undecided(tx: Connection, kind: AlertKind, now: datetime) -> list[Alert]:
    """The referrals that are due for it now, and of which nobody was told in this round; the
    first due first.

    None whose time is up is reminded of: it is overdue.
    """
    found = tx.execute(_UNDECIDED[kind], {"now": to_stamp(now), "kind": kind})
    # Not by the query: to have them in order, it would go through all that are due later.
    return sorted(
        (_alert(row, row["due_round"]) for row in found),
        key=lambda alert: (alert.due_at, alert.referral_id),
    )


def decide(
    tx: Connection, kind: AlertKind, alerts: Iterable[Alert], *, notice_id: int, now: datetime
) -> None:
    """Notes which notice tells of them."""
    at = {"kind": kind, "now": to_stamp(now), "notice_id": notice_id}
    tx.executemany(_ADD, [{**at, "id": one.referral_id, "round": one.round} for one in alerts])


def told_by(tx: Connection, notice_id: int) -> list[Told]:
    """What a notice tells of, as it stands now."""
    found = tx.execute(_TOLD_BY, {"notice_id": notice_id})
    return [_told(row) for row in found]


def forget(tx: Connection, told: Iterable[Told]) -> None:
    """Takes these out of their notice: nobody is told of one that has moved on, and one that is
    to be told anew is decided again in time."""
    for one in told:
        at = {"id": one.alert.referral_id, "round": one.alert.round, "kind": one.kind}
        tx.execute(_TELL_ANEW if one.standing is Standing.ANEW else _TELL_NOBODY, at)


def _told(row: Row) -> Told:
    kind = AlertKind(row["kind"])
    if row["due_at"] is None or row["due_round"] != row["round"]:
        # Nobody reads its due time: there is another by now, or none.
        return Told(kind, _alert(row, row["round"], row["decided_at"]), Standing.MOVED_ON)
    alert = _alert(row, row["round"])
    due = row["remind_at"] if kind is AlertKind.REMINDER else row["due_at"]
    # Not by the present time: a clock that was set back makes nothing untold.
    anew = due > row["decided_at"] or desk_told(kind, alert) != row["told"]
    return Told(kind, alert, Standing.ANEW if anew else Standing.HOLDS)


def _alert(row: Row, round_: int, due_at: str | None = None) -> Alert:
    return Alert(
        ReferralId(row["id"]),
        round_,
        Stage(row["stage"]),
        Queue(row["queue"]),
        from_stamp(due_at or row["due_at"]),
    )
