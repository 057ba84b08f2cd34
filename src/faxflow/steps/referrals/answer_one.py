"""referral answer: makes the answer that one referral's office is owed, or says how it stands."""

from faxflow.domain.delivery import State
from faxflow.domain.ids import ReferralId, case_name, referral_name
from faxflow.domain.referrals.record import Referral
from faxflow.domain.roles import Act
from faxflow.steps.referrals.access import require
from faxflow.steps.referrals.answer_offices import (
    AnswersMade,
    answer_offices,
    answer_these,
    foresee_answers,
)
from faxflow.steps.referrals.answered import Answered, answer, done
from faxflow.steps.work import Work
from faxflow.store.connection import Connection
from faxflow.store.referrals import answers, records

_OFF = "referring offices are not answered here: [referrals] answer_template names no letter"


def answer_referral(work: Work, name: str, *, dry_run: bool = False) -> Answered:
    """Makes the answer of the referral of that name, if it is owed one."""

    def deed(tx: Connection, referral: Referral) -> Answered:
        made = answer_these(tx, work, [referral.id])
        told = _told(tx, work, referral.id, made, dry_run=dry_run)
        return done(referral, told, records.get(tx, referral.id))

    return answer(work, name, Act.ANSWER, deed, dry_run=dry_run)


def answer_all(work: Work, *, dry_run: bool = False) -> list[Answered]:
    """Makes every answer that is owed. Raises AccessRefused."""
    require(work.viewer, Act.ANSWER)
    made = foresee_answers(work) if dry_run else answer_offices(work)
    with work.store.read() as tx:
        return [
            Answered(
                referral_name(one), done=True, told=_told(tx, work, one, made, dry_run=dry_run)
            )
            for one in (*made.faxes, *made.asked)
        ]


def _told(
    tx: Connection, work: Work, referral_id: ReferralId, made: AnswersMade, *, dry_run: bool = False
) -> str:
    name = referral_name(referral_id)
    stands = "would be" if dry_run else "is"
    if referral_id in made.faxes:
        fax = "a fax" if dry_run else case_name(made.faxes[referral_id])
        return f"{name} {stands} answered by {fax}; the next `faxflow send` sends it."
    if referral_id in made.asked:
        return f"{name} {stands} answered by phone: no fax may go to its office; a task says why."
    return f"{name}: {_stands(tx, work, referral_id)}."


def _stands(tx: Connection, work: Work, referral_id: ReferralId) -> str:
    if work.config.referrals.answer_template is None:
        return _OFF
    last = answers.standing(answers.of_referral(tx, referral_id))
    if last is None:
        return "there is nothing to tell its office yet"
    if last.case_id is None:
        return "somebody is asked to tell its office, to which no fax may go"
    fax = case_name(last.case_id)
    if last.state is State.DELIVERED:
        return f"its office has the answer, {fax}"
    return f"its office is told by {fax}, which is {last.state}"
