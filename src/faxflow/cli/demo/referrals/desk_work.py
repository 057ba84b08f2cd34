"""What a person at each desk does with a referral, as commands: the rehearsal's staff by heart."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from faxflow.cli.demo.referrals.fates import Fate
from faxflow.cli.referrals.contacting import contact_act
from faxflow.cli.referrals.filling import set_act
from faxflow.cli.referrals.moving import advance_act, close_act, complete_act
from faxflow.cli.session import Act
from faxflow.domain.ids import referral_name
from faxflow.domain.referral import Queue, Stage
from faxflow.domain.referrals.contact import How, Outcome, Whom
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.move_kind import ReworkReason, WaitReason
from faxflow.domain.referrals.moving import Wish
from faxflow.domain.referrals.record import Referral
from faxflow.steps.referrals.advance import Asked
from faxflow.steps.referrals.keep_contact import Tried

F, S = Field, Stage

Deed = tuple[str, Act]
"""A command's name, and what it does."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A referral that somebody takes up: `known` is all that whoever sent it can tell of it.

    `today` is the practice's day, and `tomorrow` its next open one; `came_today` tells of the
    referral itself, `early` of its coming to this stage.
    """

    referral: Referral
    known: Mapping[Field, str]
    fate: Fate
    today: date
    tomorrow: date
    now: datetime
    early: bool
    came_today: bool

    @property
    def name(self) -> str:
        """As commands take it."""
        return referral_name(self.referral.id)


def intake_desk(turn: Turn) -> Iterator[Deed]:
    """Completes it and passes it on."""
    stage = turn.referral.stage
    if turn.fate is Fate.LEFT_AT_INTAKE:
        return
    if stage is S.INTAKE_RECEIVED:
        yield _move(turn)
    elif stage is S.NEEDS_INFO and turn.fate is Fate.UNREACHABLE:
        yield _try(turn, Whom.PATIENT, Outcome.NO_ANSWER)
        yield _move(turn, S.UNREACHABLE, WaitReason.NO_ANSWER)
    elif stage is S.NEEDS_INFO:
        yield _try(turn, Whom.OFFICE, Outcome.REACHED)
        yield _complete(turn)
        yield _move(turn)
    elif not turn.early:
        yield _try(turn, Whom.OFFICE, Outcome.REACHED)
        yield _move(turn)


def eligibility_desk(turn: Turn) -> Iterator[Deed]:
    """Checks the coverage, gathers the records, has it reviewed."""
    stage, first_time = turn.referral.stage, not turn.referral.reworks
    if turn.fate is Fate.LEFT_LATER:
        return
    if stage is S.ELIGIBILITY and turn.fate is Fate.NOT_COVERED:
        yield _close(turn, "not-covered")
    elif stage is S.ELIGIBILITY:
        yield _move(turn, fill={F.PAYER: _payer(turn)})
    elif stage is S.DOCUMENTATION and turn.fate is Fate.WAITS and turn.came_today:
        yield _move(turn, S.WAITING_ON_OFFICE, WaitReason.RECORDS_REQUESTED)
    elif stage is S.DOCUMENTATION and turn.fate is Fate.SENT_BACK and first_time:
        yield _move(turn, S.ELIGIBILITY, ReworkReason.COVERAGE_CHANGED)
    elif stage is S.DOCUMENTATION:
        yield _move(turn, fill={F.DIAGNOSES: _diagnoses(turn)})
    else:
        yield _move(turn, fill={F.AUTHORISATION: "not-needed"})


def scheduling_desk(turn: Turn) -> Iterator[Deed]:
    """Calls the patient, books the visit, and notes how it went."""
    work = {
        S.READY_TO_SCHEDULE: _book,
        S.SCHEDULED: _after_the_visit,
        S.NO_SHOW: _book_again,
        S.UNREACHABLE: _try_again,
    }
    yield from work[turn.referral.stage](turn)


DESKS: Mapping[Queue, Callable[[Turn], Iterator[Deed]]] = {
    Queue.INTAKE: intake_desk,
    Queue.ELIGIBILITY: eligibility_desk,
    Queue.SCHEDULING: scheduling_desk,
}


def _book(turn: Turn) -> Iterator[Deed]:
    if turn.fate is Fate.UNREACHABLE:
        yield _try(turn, Whom.PATIENT, Outcome.NO_ANSWER)
        yield _move(turn, S.UNREACHABLE, WaitReason.NO_ANSWER)
        return
    yield _try(turn, Whom.PATIENT, Outcome.REACHED)
    if turn.fate is Fate.DECLINED:
        yield _close(turn, "patient-declined")
    else:
        soon = turn.fate in {Fate.SEEN, Fate.MISSED}
        yield _appointment(turn, turn.tomorrow if soon else turn.today + timedelta(days=21))


def _after_the_visit(turn: Turn) -> Iterator[Deed]:
    at = turn.referral.fields[F.APPOINTMENT_AT]
    if not at or datetime.fromisoformat(at) > turn.now:
        return
    if turn.fate is Fate.MISSED:
        yield _move(turn, S.NO_SHOW)
    else:
        yield "referral complete", complete_act({turn.name: None}, "attended", Asked(Wish()))


def _book_again(turn: Turn) -> Iterator[Deed]:
    yield _try(turn, Whom.PATIENT, Outcome.REACHED)
    yield _appointment(turn, turn.today + timedelta(days=28))


def _try_again(turn: Turn) -> Iterator[Deed]:
    if not turn.early:
        yield _try(turn, Whom.PATIENT, Outcome.NO_ANSWER)
        yield _close(turn, "patient-unreachable")


def _appointment(turn: Turn, day: date) -> Deed:
    hour = time(8 + turn.referral.id % 2, turn.referral.id % 4 * 15)
    at = f"{datetime.combine(day, hour):%Y-%m-%d %H:%M}"
    return _move(turn, S.SCHEDULED, fill={F.APPOINTMENT_AT: at})


def _move(
    turn: Turn,
    to: Stage | None = None,
    reason: str | None = None,
    *,
    fill: Mapping[Field, str] | None = None,
) -> Deed:
    return "referral advance", advance_act({turn.name: None}, Asked(Wish(to, reason), fill or {}))


def _close(turn: Turn, reason: str) -> Deed:
    return "referral close", close_act({turn.name: None}, Asked(Wish(S.CLOSED, reason)))


def _try(turn: Turn, whom: Whom, outcome: Outcome) -> Deed:
    return "referral contact", contact_act(
        [turn.name], Tried(whom, How.PHONE, outcome), dry_run=False
    )


def _complete(turn: Turn) -> Deed:
    """All that the office can say of what is missing, in doubt or blank."""
    blank = (field for field, text in turn.referral.fields.items() if not text)
    asked = dict.fromkeys((*turn.referral.missing, *blank))
    told = {field: turn.known[field] for field in asked if field in turn.known}
    return "referral set", set_act(turn.name, told, dry_run=False)


def _payer(turn: Turn) -> str:
    return turn.referral.fields[F.PAYER] or turn.known.get(F.PAYER, "Self-pay")


def _diagnoses(turn: Turn) -> str:
    return turn.referral.fields[F.DIAGNOSES] or turn.known.get(F.DIAGNOSES, "Z00.00")
