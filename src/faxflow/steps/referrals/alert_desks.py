"""Decides of which referrals a desk is told, once, and tells it in office hours only."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from faxflow.domain.ids import referral_name
from faxflow.domain.notice import NoticeText
from faxflow.domain.referral import Queue
from faxflow.domain.referrals.alert import Alert, AlertKind, WallClock, compose, desk_told
from faxflow.steps.ports import NoticeChannel
from faxflow.steps.referrals.deadlines import recompute, recompute_all
from faxflow.steps.tell import Teller
from faxflow.steps.work import Work
from faxflow.store import events, notices
from faxflow.store.connection import Connection
from faxflow.store.notices import NewNotice, Notice
from faxflow.store.referrals import alerts, moves
from faxflow.store.referrals.alerts import Standing

ChannelsOf = Callable[[Queue], Sequence[NoticeChannel]]
"""The ways to a desk of referrals."""


@dataclass(frozen=True, slots=True)
class DeskNotice:
    """What one desk is told now, and of how many referrals."""

    queue: Queue
    referrals: int
    text: NoticeText


@dataclass(frozen=True, slots=True)
class Alerted:
    """What was decided, None while the office is closed; how many notices have now gone out; and
    how many due times were reckoned again before."""

    decided: Sequence[DeskNotice] | None
    sent: int = 0
    reckoned: int = 0

    @property
    def referrals(self) -> int:
        """How many referrals desks are told of."""
        return sum(one.referrals for one in self.decided or ())


def alert_desks(work: Work, kind: AlertKind, channels_of: ChannelsOf, teller: Teller) -> Alerted:
    """Decides what desks are told of one kind, and sends every notice to a desk not yet sent.

    `teller` keeps what fails. A crash at any point leaves nothing untold, and what it makes a
    channel tell again has the same Message-ID.
    """
    reckoned = recompute_all(work)
    if not _is_open(work):
        return Alerted(None, reckoned=reckoned)
    with work.store.write() as tx:
        decided = _decide(tx, work, kind)
    return Alerted(decided, _tell(work, channels_of, teller), reckoned)


def preview_alerts(work: Work, kind: AlertKind) -> Alerted:
    """What would be decided now; the store stays as it is."""
    with work.store.trial() as tx:
        reckoned = recompute(tx, work)
        return Alerted(_decide(tx, work, kind) if _is_open(work) else None, reckoned=reckoned)


def _is_open(work: Work) -> bool:
    return work.config.office_hours.is_open(work.run.now())


def _decide(tx: Connection, work: Work, kind: AlertKind) -> list[DeskNotice]:
    desks: dict[Queue, list[Alert]] = defaultdict(list)
    for alert in alerts.undecided(tx, kind, work.run.now()):
        desks[desk_told(kind, alert)].append(alert)
        if kind is AlertKind.ESCALATION:
            moves.breach(tx, work.run, alert.referral_id, alert.due_at)
    return [_put_out(tx, work, kind, queue=queue, found=found) for queue, found in desks.items()]


def _put_out(
    tx: Connection, work: Work, kind: AlertKind, *, queue: Queue, found: Sequence[Alert]
) -> DeskNotice:
    now = work.run.now()
    text = compose(kind, found, _wall_clock(work))
    new = NewNotice(_message_id(work, queue), text.subject, text.body, len(found), queue)
    notice_id = notices.decide(tx, new, now)
    alerts.decide(tx, kind, found, notice_id=notice_id, now=now)
    _record(tx, work, found, cause=kind, detail=f"to the {queue} desk")
    return DeskNotice(queue, len(found), text)


def _tell(work: Work, channels_of: ChannelsOf, teller: Teller) -> int:
    """How many notices have gone out to desks by the last of their channels."""
    with work.store.read() as tx:
        queues = notices.desks_waiting(tx)
    current = partial(_as_it_stands, work)
    desks = [teller.for_desk(queue, channels_of(queue), current) for queue in queues]
    return sum(desk.empty_outbox() for desk in desks)


def _as_it_stands(work: Work, notice: Notice) -> Notice | None:
    """The notice as it is true now, without what has moved on; None: all of it has."""
    with work.store.write() as tx:
        told = alerts.told_by(tx, notice.id)
        stale = [one for one in told if one.standing is not Standing.HOLDS]
        alerts.forget(tx, stale)
        gone = [one.alert for one in stale]
        _record(tx, work, gone, cause="not told", detail=notice.message_id)
        holding = [one.alert for one in told if one.standing is Standing.HOLDS]
        if not holding:
            _withdraw(tx, work, notice)
            return None
        text = compose(told[0].kind, holding, _wall_clock(work))
        notices.rewrite(tx, notice.id, text, len(holding))
    return replace(notice, subject=text.subject, body=text.body)


def _withdraw(tx: Connection, work: Work, notice: Notice) -> None:
    notices.withdraw(tx, notice.id, work.run.now())
    events.record(tx, work.run, [events.Event("notices", "withdrawn", detail=notice.message_id)])


def _record(tx: Connection, work: Work, about: Sequence[Alert], *, cause: str, detail: str) -> None:
    names = (referral_name(one.referral_id) for one in about)
    events.record(tx, work.run, [events.Event(name, cause, detail=detail) for name in names])


def _wall_clock(work: Work) -> WallClock:
    return WallClock(work.config.practice.zone, work.run.now())


def _message_id(work: Work, queue: Queue) -> str:
    """One a run and desk, and a run decides one kind: a repeat is seen as the same."""
    return f"<notice-{work.run.id}-{queue}@{work.config.notices.domain}>"
