"""The task that asks the intake desk whether two are one."""

from datetime import timedelta

from faxflow.domain.ids import ReferralId, pair_name, referral_name
from faxflow.domain.referral import Queue, Stage
from faxflow.domain.referrals.pair import Pair, PairKind
from faxflow.domain.task import NewTask, TaskKind
from faxflow.steps.work import Work
from faxflow.store import tasks
from faxflow.store.connection import Connection
from faxflow.store.referrals.duplicates import Listed

_ASKS = {
    PairKind.PATIENT: "{one} may be of the same person as {other}",
    PairKind.REFERRAL: "{one} may be the same request as {other}",
}


def open_task(tx: Connection, work: Work, listed: Listed) -> None:
    """Opens the task about an open pair, unless it is open."""
    pair = listed.pair
    name, due = pair_name(pair.id), _due(work)
    asks = _ASKS[pair.kind].format(one=_named(listed.one), other=_named(listed.other))
    title = (
        f"{asks} ({pair.likeness.grade}): `faxflow referral duplicates show {name}`,"
        f" then `faxflow referral duplicates link|distinct {name}`"
    )
    new = NewTask(
        TaskKind.REVIEW_DUPLICATE,
        _key(pair),
        title,
        work.config.office_hours.after(work.run.now(), due),
        referral_id=listed.one,
        queue=Queue.INTAKE,
    )
    tasks.open_tasks(tx, work.run, [new])


def close_task(tx: Connection, work: Work, pair: Pair) -> None:
    """Closes the task about a pair, if there is one."""
    tasks.close(tx, _key(pair), work.run.now())


def _key(pair: Pair) -> str:
    return f"{TaskKind.REVIEW_DUPLICATE}:{pair_name(pair.id)}"


def _due(work: Work) -> timedelta:
    """As long as the desk has for a referral that came in."""
    hours = work.config.referrals.table[Stage.INTAKE_RECEIVED].sla_hours
    return timedelta(hours=hours or 0)


def _named(referral_id: ReferralId | None) -> str:
    return referral_name(referral_id) if referral_id else "a patient without a referral"
