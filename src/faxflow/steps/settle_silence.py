"""Settles sent cases of which the gateway has said nothing for its whole window."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from faxflow.config.gateway import GatewaySettings, SilenceMeans
from faxflow.domain.delivery import Cause, Change, State
from faxflow.domain.listening import LivelyDays, Pass, listened
from faxflow.domain.verdict_effect import SILENCE_EVIDENCE
from faxflow.steps.moving import move
from faxflow.steps.work import Work
from faxflow.store import gateways, mail_queue, restores, silence
from faxflow.store.connection import Connection
from faxflow.store.silence import Quiet


def settle_silence(work: Work) -> int:
    """Settles what is overdue as its gateway's profile says; gives how many.

    None after a restore, until the mails that were read in the lost time are read again.
    """
    with work.store.write() as tx:
        restore = restores.last(tx)
        if restore and restore.reconciled_at is None:
            return 0
        asked = mail_queue.numbers_asked_about(tx)
        return sum(_settle(tx, work, name, asked) for name in silence.gateways_of_sent(tx))


def _settle(tx: Connection, work: Work, name: str, asked: Mapping[str, datetime]) -> int:
    """`asked` are the numbers of which a result lies with a person, which is no silence, each
    with when it was read: one that was there before cannot be of a later fax."""
    settings = work.config.gateway_called(name)
    window = timedelta(hours=settings.silence_hours)
    since = work.run.now() - window
    quiet = [
        one
        for one in silence.quiet_since(tx, name, since)
        if one.number not in asked or asked[one.number] < one.out_at
    ]
    if not quiet:
        return 0
    # This very pass has read the inbox to its end by now.
    earlier = silence.passes_before(tx, work.run, min(case.window_from for case in quiet))
    passes = [*earlier, Pass(work.run.now(), good=True)]
    proven = [case for case in quiet if _heard(tx, work, case, name=name, passes=passes) >= window]
    return sum(move(tx, work, _change(case, settings)) for case in proven)


def _heard(tx: Connection, work: Work, case: Quiet, *, name: str, passes: list[Pass]) -> timedelta:
    """For how long the gateway of that name was silent about a case while it spoke of others."""
    days = gateways.alive_on(tx, name, case.window_from)
    if not days:
        return timedelta()
    lively = LivelyDays(days, work.config.practice.zone)
    return listened([one for one in passes if one.at >= case.window_from], case.window_from, lively)


def _change(case: Quiet, settings: GatewaySettings) -> Change:
    delivered = settings.silence_means is SilenceMeans.DELIVERED
    target = State.DELIVERED if delivered else State.IN_DOUBT
    return Change(case.standing, Cause.SILENCE, target, detail=SILENCE_EVIDENCE)
