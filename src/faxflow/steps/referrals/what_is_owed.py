"""What a referral's office is to be told now, once what is not so any more is taken back."""

from dataclasses import dataclass

from faxflow.domain.referrals.answer import answer_fields, outcome_told
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.owed_answer import Made, Wanted, is_owed, outdated
from faxflow.domain.referrals.record import Referral
from faxflow.steps.referrals.answer_number import OfficeNumber, task_key, usable_number
from faxflow.steps.referrals.take_back_answer import take_back
from faxflow.steps.work import Work
from faxflow.store import cases, tasks
from faxflow.store.connection import Connection
from faxflow.store.keyed_hash import keyed_hash
from faxflow.store.referrals import answers
from faxflow.store.referrals.answers import Answer


@dataclass(frozen=True, slots=True)
class Owed:
    """What is to be told, and the number that it goes to, if a fax may go there."""

    wanted: Wanted
    number: OfficeNumber


def what_is_owed(tx: Connection, work: Work, referral: Referral) -> Owed | None:
    """The answer that the office has not been told; None where it has, or there is none."""
    if work.config.referrals.answer_template is None:
        return None
    wanted = _wanted(work, referral)
    stand = [one for one in answers.of_referral(tx, referral.id) if one.taken_back_at is None]
    stand = _without_outdated(tx, work, stand, wanted)
    if wanted is None:
        return None
    number = usable_number(tx, work, wanted.number)
    if not number.why:
        stand = _without_asked(tx, work, stand)
    owed = is_owed([_made(tx, one) for one in stand], wanted)
    return Owed(wanted, number) if owed else None


def _without_outdated(
    tx: Connection, work: Work, stand: list[Answer], wanted: Wanted | None
) -> list[Answer]:
    """Those that go on standing; what could be taken back of the others is."""
    made = [_made(tx, one) for one in stand]
    for one in reversed(stand[len(stand) - outdated(made, wanted) :]):
        if not take_back(tx, work, one):
            break
        stand = stand[:-1]
    return stand


def _without_asked(tx: Connection, work: Work, stand: list[Answer]) -> list[Answer]:
    """A number that may be dialled by now spares the person who was asked, and has not told."""
    if not stand or stand[-1].case_id is not None:
        return stand
    if not tasks.is_open(tx, task_key(stand[-1].referral_id)):
        return stand
    take_back(tx, work, stand[-1])
    return stand[:-1]


def _wanted(work: Work, referral: Referral) -> Wanted | None:
    settings, zone = work.config.referrals, work.config.practice.zone
    fields = answer_fields(referral, settings.answered, zone)
    if fields is None:
        return None
    told = keyed_hash(work.store.info.hash_key, "answer", *outcome_told(fields))
    return Wanted(fields, told, referral.fields[Field.PROVIDER_FAX].strip())


def _made(tx: Connection, answer: Answer) -> Made:
    case = cases.get(tx, answer.case_id) if answer.case_id is not None else None
    return Made(
        answer.outcome, answer.number, case.state if case else None, case.fields if case else None
    )
