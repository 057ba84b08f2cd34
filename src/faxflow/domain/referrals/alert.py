"""What a desk is told of its referrals: ids, stages, due times and commands, nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from faxflow.domain.ids import ReferralId, referral_name
from faxflow.domain.notice import MOST_LINES, NoticeText
from faxflow.domain.referral import Queue, Stage


class AlertKind(StrEnum):
    """A reminder goes to the desk that owns the referral, an escalation to the supervisor."""

    REMINDER = "reminder"
    ESCALATION = "escalation"


@dataclass(frozen=True, slots=True)
class Alert:
    """A referral that somebody is to be told of, as it stands; `round` is its due round."""

    referral_id: ReferralId
    round: int
    stage: Stage
    queue: Queue
    due_at: datetime


@dataclass(frozen=True, slots=True)
class WallClock:
    """The practice's zone, and the moment of writing (UTC)."""

    zone: ZoneInfo
    now: datetime

    def told(self, moment: datetime) -> str:
        """`14:00` of the same day, else `2026-11-24 14:00`."""
        local, today = moment.astimezone(self.zone), self.now.astimezone(self.zone).date()
        return f"{local:%H:%M}" if local.date() == today else f"{local:%Y-%m-%d %H:%M}"


def desk_told(kind: AlertKind, alert: Alert) -> Queue:
    """The desk that a notice about it goes to."""
    return alert.queue if kind is AlertKind.REMINDER else Queue.SUPERVISOR


def compose(kind: AlertKind, alerts: Sequence[Alert], clock: WallClock) -> NoticeText:
    """The one notice to a desk that names all of them, up to 50."""
    lines = [_line(kind, alert, clock) for alert in alerts[:MOST_LINES]]
    if len(alerts) == 1:
        said = "needs attention" if kind is AlertKind.REMINDER else "is overdue"
        name = referral_name(alerts[0].referral_id)
        return NoticeText(f"faxflow: a referral {said}: {name}", f"A referral {said}: {lines[0]}")
    said = "need attention" if kind is AlertKind.REMINDER else "are overdue"
    head = f"{len(alerts)} referrals {said}"
    more = [f"- and {len(alerts) - len(lines)} more"] if len(alerts) > len(lines) else []
    body = [f"{head}:", *(f"- {line}" for line in lines), *more, "", _ALL[kind]]
    return NoticeText(f"faxflow: {head}", "\n".join(body))


_ALL = {
    AlertKind.REMINDER: "All that is yours, in order of due time: faxflow queue",
    AlertKind.ESCALATION: "All that is overdue: faxflow referral list --overdue",
}


def _line(kind: AlertKind, alert: Alert, clock: WallClock) -> str:
    """What the desk needs to look at one: the supervisor also whose it is."""
    name, due = referral_name(alert.referral_id), clock.told(alert.due_at)
    where = f"due {due}"
    if kind is AlertKind.ESCALATION:
        where = f"at the {alert.queue} desk, was {where}"
    return f"{name}, {alert.stage}, {where}: faxflow referral show {name}"
