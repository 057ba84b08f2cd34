"""answer: makes the faxes that tell referring offices what came of their referrals.

What is owed follows from how a referral stands and what its office was told last, so that a
run that was cut off leaves nothing out, and another one makes nothing twice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from faxflow.domain.ids import CaseId, ReferralId
from faxflow.domain.referrals.record import Referral
from faxflow.domain.task import TaskKind
from faxflow.steps.referrals.answer_case import NewFax, make_faxes
from faxflow.steps.referrals.answer_number import ask_to_answer
from faxflow.steps.referrals.what_is_owed import Owed, what_is_owed
from faxflow.steps.work import Work
from faxflow.store.connection import Connection
from faxflow.store.referrals import answers, records
from faxflow.store.referrals.answers import NewAnswer

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
        return answer_all(tx, work)


def answer_all(tx: Connection, work: Work) -> AnswersMade:
    """Makes every answer that is owed, in the caller's transaction."""
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
    asked: list[ReferralId] = []
    for referral_id in dict.fromkeys(due):
        referral = records.get(tx, referral_id)
        owed = what_is_owed(tx, work, referral) if referral else None
        if referral and owed and owed.number.why:
            _ask(tx, work, referral, owed)
            asked.append(referral_id)
        elif owed:
            new[referral_id] = NewFax(owed.number.e164, owed.wanted)
        answers.looked_at(tx, referral_id)
    faxes = make_faxes(tx, work, new)
    for referral_id, case_id in faxes.items():
        wanted = new[referral_id].wanted
        answers.add(tx, work.run, referral_id, NewAnswer(wanted.outcome, wanted.number, case_id))
    return AnswersMade(faxes, tuple(asked))


def _ask(tx: Connection, work: Work, referral: Referral, owed: Owed) -> None:
    told = NewAnswer(owed.wanted.outcome, owed.wanted.number, None)
    answers.add(tx, work.run, referral.id, told)
    ask_to_answer(tx, work, referral, owed.number.why)
