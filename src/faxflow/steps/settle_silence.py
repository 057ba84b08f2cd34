"""Settles sent cases of which the gateway has said nothing for its whole window."""

from datetime import timedelta

from faxflow.config.gateway import SilenceMeans
from faxflow.domain.delivery import Cause, Change, State
from faxflow.domain.listening import Pass, listened
from faxflow.domain.verdict_effect import SILENCE_EVIDENCE
from faxflow.steps.moving import move
from faxflow.steps.work import Work
from faxflow.store import gateways, silence
from faxflow.store.connection import Connection
from faxflow.store.silence import Quiet


def settle_silence(work: Work) -> int:
    """Settles what is overdue as the gateway's profile says; gives how many."""
    settings = work.gateway
    window = timedelta(hours=settings.silence_hours)
    with work.store.write() as tx:
        quiet = silence.quiet_since(tx, work.run.now() - window)
        proven = [case for case in quiet if _proven(tx, work, case, window)]
        return sum(move(tx, work, _change(case, settings.silence_means)) for case in proven)


def _proven(tx: Connection, work: Work, case: Quiet, window: timedelta) -> bool:
    """Silence counts only while we listened, and where the gateway spoke of anything at all."""
    alive = gateways.state(tx, work.gateway.name).proved_alive_at
    if alive is None or alive < case.window_from:
        return False
    # This very pass has read the inbox to its end by now.
    this_pass = Pass(work.run.now(), good=True)
    passes = [*silence.passes_before(tx, work.run, case.window_from), this_pass]
    return listened(passes, case.window_from) >= window


def _change(case: Quiet, means: SilenceMeans) -> Change:
    target = State.DELIVERED if means is SilenceMeans.DELIVERED else State.IN_DOUBT
    return Change(case.standing, Cause.SILENCE, target, detail=SILENCE_EVIDENCE)
