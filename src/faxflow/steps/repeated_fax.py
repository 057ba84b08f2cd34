"""What a fax that repeats another has to do with it: its history, and the answer that it was."""

from dataclasses import dataclass

from faxflow.domain.delivery import State
from faxflow.domain.ids import CaseId, case_name, referral_name
from faxflow.domain.undoing import MADE_AGAIN
from faxflow.errors import BadUsage
from faxflow.steps.work import Work
from faxflow.store import cases, events
from faxflow.store.connection import Connection
from faxflow.store.referrals import answers
from faxflow.store.referrals.answers import NewAnswer

_SENT_AGAIN = "sent again by a person"


@dataclass(frozen=True, slots=True)
class Resend:
    """The fax that a new one repeats, where it stood when a person's wish was looked at, and why,
    a word from a closed list."""

    of: CaseId
    was: State
    because: str

    @property
    def name(self) -> str:
        """The id of the repeated fax as people write it."""
        return case_name(self.of)


def refuse_if_outdated(tx: Connection, resend: Resend) -> None:
    """Raises BadUsage where the fax has moved on, or told an office what is not so any more."""
    case = cases.get(tx, resend.of)
    if case is not None and case.state is not resend.was:
        # One that has failed meanwhile is tried again by itself, and two would go.
        what = f"{resend.name} is {case.state} by now."
        raise BadUsage(what=what, todo="Look at it once more. Nothing was added.")
    answer = answers.of_case(tx, resend.of)
    if answer is None:
        return
    newest = answers.standing(answers.of_referral(tx, answer.referral_id))
    if newest is None or newest.id != answer.id:
        what = f"{resend.name} told a referring office what is not its answer any more."
        todo = f"`faxflow referral answer {referral_name(answer.referral_id)}` tells what is."
        raise BadUsage(what=what, todo=todo)


def is_one_of_several(tx: Connection, name: str) -> bool:
    """Whether the fax repeats another, or another repeats it."""
    told = {event["cause"] for event in events.history(tx, name)}
    return not told.isdisjoint({_SENT_AGAIN, MADE_AGAIN})


def note_resend(tx: Connection, work: Work, case_id: CaseId, resend: Resend) -> None:
    """Both faxes say in their history that one repeats the other, and why.

    One that is sent in the place of a cancelled answer is the answer now, and closes its loop.
    """
    new, because = case_name(case_id), resend.because
    again = events.Event(resend.name, _SENT_AGAIN, detail=f"as {new}, {because}")
    repeats = events.Event(new, MADE_AGAIN, detail=f"{resend.name}, {because}")
    events.record(tx, work.run, [again, repeats])
    answer = answers.of_case(tx, resend.of)
    if answer is not None and resend.was is State.CANCELLED:
        follows = NewAnswer(answer.outcome, answer.number, case_id)
        answers.add(tx, work.run, answer.referral_id, follows)
