"""answer: makes the faxes that tell referring offices what came of their referrals.

What is owed follows from how a referral stands and what its office was told last, so that a
run that was cut off leaves nothing out, and another one makes nothing twice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from faxflow.domain.ids import CaseId, ReferralId
from faxflow.domain.referrals.answer import answer_fields, outcome_told
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.owed_answer import Made, Wanted, is_owed, outdated
from faxflow.domain.referrals.record import Referral
from faxflow.domain.task import TaskKind
from faxflow.steps.referrals.answer_case import NewFax, make_faxes
from faxflow.steps.referrals.answer_number import ask_to_answer, task_key, usable_number
from faxflow.steps.referrals.take_back_answer import take_back
from faxflow.steps.work import Work
from faxflow.store import cases, tasks
from faxflow.store.connection import Connection
from faxflow.store.keyed_hash import keyed_hash
from faxflow.store.referrals import answers, records
from faxflow.store.referrals.answers import Answer, NewAnswer

_AT_ONCE = 100
"""Referrals that one transaction looks at."""


@dataclass(frozen=True, slots=True)
class AnswersMade:
    """`faxes` were made; of `asked` referrals a person must tell the office."""

    faxes: Mapping[ReferralId, CaseId]
    asked: tuple[ReferralId, ...] = ()

    def and_(self, more: "AnswersMade") -> "AnswersMade":
        """Both together."""
        return AnswersMade({**self.faxes, **more.faxes}, (*self.asked, *more.asked))


def answer_offices(work: Work) -> AnswersMade:
    """Makes every answer that is owed. Nothing where the practice has no letter for them."""
    with work.store.write() as tx:
        due = _due(tx, work)
    made = AnswersMade({})
    while due:
        with work.store.write() as tx:
            made = made.and_(answer_these(tx, work, due))
            due = answers.to_look_at(tx, _AT_ONCE)
    return made


def foresee_answers(work: Work) -> AnswersMade:
    """What `answer_offices` would make, with nothing changed; the faxes' ids are none."""
    with work.store.trial() as tx:
        due, made = _due(tx, work), AnswersMade({})
        while due:
            made = made.and_(answer_these(tx, work, due))
            due = answers.to_look_at(tx, _AT_ONCE)
    return made


def _due(tx: Connection, work: Work) -> list[ReferralId]:
    """The first to be looked at; all that can be owed nothing are looked at already."""
    settings = work.config.referrals
    answers.pass_over(tx, settings.answered if settings.answer_template else ())
    asked = answers.with_open_task(tx, TaskKind.ANSWER_OFFICE)
    return [*asked, *answers.to_look_at(tx, _AT_ONCE)]


def answer_these(tx: Connection, work: Work, due: Sequence[ReferralId]) -> AnswersMade:
    """Makes the answers that these are owed, in the caller's transaction."""
    new: dict[ReferralId, NewFax] = {}
    asked = []
    for referral_id in dict.fromkeys(due):
        referral = records.get(tx, referral_id)
        fax = _look_at(tx, work, referral) if referral else None
        if isinstance(fax, NewFax):
            new[referral_id] = fax
        elif fax:
            asked.append(referral_id)
        answers.looked_at(tx, referral_id)
    faxes = make_faxes(tx, work, new)
    for referral_id, case_id in faxes.items():
        fax = new[referral_id]
        answers.add(tx, work.run, referral_id, NewAnswer(fax.outcome, fax.told_number, case_id))
    return AnswersMade(faxes, tuple(asked))


def _look_at(tx: Connection, work: Work, referral: Referral) -> NewFax | bool:
    """The fax that is owed; else whether a person was asked to tell the office."""
    if work.config.referrals.answer_template is None:
        return False
    wanted = _wanted(work, referral)
    stand = [one for one in answers.of_referral(tx, referral.id) if one.taken_back_at is None]
    stand = _without_outdated(tx, work, stand, wanted)
    number = usable_number(tx, work, wanted.number if wanted else "")
    if not number.why:
        stand = _without_asked(tx, work, stand)
    if wanted is None or not is_owed([_made(tx, one) for one in stand], wanted):
        return False
    if number.why:
        answers.add(tx, work.run, referral.id, NewAnswer(wanted.outcome, wanted.number, None))
        ask_to_answer(tx, work, referral, number.why)
        return True
    return NewFax(number.e164, wanted.number, wanted.outcome, wanted.fields)


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
