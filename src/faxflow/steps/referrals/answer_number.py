"""Where a referring office is answered; a person is asked to where no fax may go."""

from dataclasses import dataclass
from datetime import timedelta

from faxflow.domain.fax_number import parse_number
from faxflow.domain.ids import ReferralId, referral_name
from faxflow.domain.referrals.record import Referral
from faxflow.domain.task import NewTask, TaskKind
from faxflow.steps.barred_number import barred
from faxflow.steps.work import Work
from faxflow.store import tasks
from faxflow.store.connection import Connection

_WITHIN = timedelta(hours=8)
"""Open hours until somebody has told the office."""


@dataclass(frozen=True, slots=True)
class OfficeNumber:
    """The number in E.164; `why` it cannot be dialled, empty where it can."""

    e164: str
    why: str = ""


def usable_number(tx: Connection, work: Work, text: str) -> OfficeNumber:
    """The office's number as the next `send` would take it."""
    if not text:
        return OfficeNumber("", "no fax number of its office is known")
    number = parse_number(text, work.config.practice.country)
    if number is None:
        return OfficeNumber("", "the fax number of its office is none")
    bar = barred(tx, work, number)
    return OfficeNumber(number, f"the fax number of its office {bar.why}" if bar else "")


def ask_to_answer(tx: Connection, work: Work, referral: Referral, why: str) -> None:
    """Asks the referral's desk to tell the office itself, or to find a number."""
    name, now = referral_name(referral.id), work.run.now()
    title = (
        f"{name}: tell its referring office what came of it, by phone, since {why}; or"
        f" `faxflow referral set {name} provider_fax=…` and `faxflow referral answer {name}`"
    )
    due_at = work.config.office_hours.after(now, _WITHIN)
    kind, key = TaskKind.ANSWER_OFFICE, task_key(referral.id)
    new = NewTask(kind, key, title, due_at, referral_id=referral.id, queue=referral.queue)
    tasks.open_tasks(tx, work.run, [new])


def task_key(referral_id: ReferralId) -> str:
    """The key of the task that asks somebody to tell the office."""
    return f"{TaskKind.ANSWER_OFFICE}:{referral_name(referral_id)}"
