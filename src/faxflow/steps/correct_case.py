"""correct: gives an unsent fax another number, on its letter too, and lets it go."""

from dataclasses import dataclass

from faxflow.domain.because import HoldBecause
from faxflow.domain.decision import Decision, Refusal, next_commands, refusal
from faxflow.domain.delivery import Cause, Change, State
from faxflow.domain.fax_number import as_read
from faxflow.domain.ids import case_name
from faxflow.domain.restored import Release
from faxflow.steps.barred_number import barred
from faxflow.steps.former_numbers import note_correction
from faxflow.steps.guard import hold_if_doubted, refusal_after_restore
from faxflow.steps.mended import (
    Meant,
    Mended,
    done,
    gone_on,
    named_case,
    opened_on_purpose,
    refused,
    removed,
    unknown,
)
from faxflow.steps.moving import move
from faxflow.steps.work import Work
from faxflow.store import events, mending
from faxflow.store.cases import Case
from faxflow.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Correction:
    """`number` is E.164 and dialable; `field` is the letter's field that repeats it, if one does.

    `because` is a word from a closed list; `meant` as what it was picked, None: it was named.
    """

    number: str
    because: str
    field: str | None = None
    dry_run: bool = False
    meant: Meant | None = None


def correct_case(work: Work, name: str, correction: Correction) -> Mended:
    """Corrects the number of the case of that name, or says why not."""
    with work.store.write() as tx:
        case = named_case(tx, name)
        return _corrected(tx, work, case, correction) if case else unknown(name)


def _corrected(tx: Connection, work: Work, case: Case, correction: Correction) -> Mended:
    why = gone_on(case, correction.meant)
    why = why or refusal(Decision.CORRECT, case.id, case.state, case.evidence)
    why = (
        why or removed(case) or _no_change(case, correction) or _barred(tx, work, case, correction)
    )
    if why:
        return refused(case, why)
    target = _target(tx, case)
    why = _after_restore(tx, case) if target is State.READY is not case.state else None
    if why:
        return refused(case, why)
    if correction.dry_run:
        return done(case, _planned(case, target))
    _apply(tx, work, case, correction)
    if case.letter_given:
        move(tx, work, Change(case.standing(), Cause.GIVEN_LETTER, target))
    elif target is not case.state:
        change = Change(case.standing(), Cause.PERSON, target, detail=correction.because)
        move(tx, work, change)
    if hold := hold_if_doubted(tx, case.id):
        move(tx, work, hold)
        target = hold.target
    told = _told(case, correction, target)
    return done(case, told, target, opened=opened_on_purpose(tx, work, case))


def _no_change(case: Case, correction: Correction) -> Refusal | None:
    if case.number != correction.number:
        return None
    commands = next_commands(case.id, case.state)
    instead = [command for command in commands if " correct " not in command]
    return Refusal(f"{case_name(case.id)} has that very number already", instead)


def _after_restore(tx: Connection, case: Case) -> Refusal | None:
    """It may have been corrected before, in the time that a restore has lost, and have gone out."""
    release = Release(Decision.CORRECT, case.id, case.state, although_doubted=True)
    return refusal_after_restore(tx, case, release)


def _barred(tx: Connection, work: Work, case: Case, correction: Correction) -> Refusal | None:
    bar = barred(tx, work, correction.number)
    if bar is None:
        return None
    why = f"{case_name(case.id)} is {case.state} and stays so: its new number {bar.why}"
    return Refusal(why, bar.commands)


def _target(tx: Connection, case: Case) -> State:
    """A hold that was for another cause than the number outlasts its correction.

    A letter that was given shows the old number: a person looks at it before it goes.
    """
    if case.letter_given:
        return State.HELD
    if case.state is State.FAILED:
        return State.READY
    if case.state is not State.HELD:
        return case.state
    held = events.last_into(tx, case_name(case.id), State.HELD)
    return State.READY if held is not None and _for_its_number(held) else State.HELD


def _for_its_number(held: events.Event) -> bool:
    """An incident that found the fax held already says nothing of what it was held for."""
    astray = held.cause == Cause.ASTRAY and held.source != State.HELD
    doubted = held.detail == HoldBecause.NUMBER_DOUBTED
    return astray or doubted or held.cause == Cause.NUMBER_PROBLEM


def _apply(tx: Connection, work: Work, case: Case, correction: Correction) -> None:
    # Before the move: what follows from a release must meet the new number.
    fields = {**case.fields, **_on_letter(case, correction)}
    mending.correct(tx, work.run, case, number=correction.number, fields=fields)
    note_correction(tx, work, case, number=correction.number, because=correction.because)


def _on_letter(case: Case, correction: Correction) -> dict[str, str]:
    """The number's forms among the letter's fields, where it has any."""
    field = correction.field or ""
    forms = {field: as_read(correction.number), f"{field}_e164": correction.number}
    return {name: text for name, text in forms.items() if name in case.fields}


def _planned(case: Case, target: State) -> str:
    return f"{case_name(case.id)} is {case.state} and would be {target}, with the new number."


def _told(case: Case, correction: Correction, target: State) -> str:
    name, number = case_name(case.id), as_read(correction.number)
    release = f"`faxflow case release {name} --because …`"
    if case.letter_given:
        check = "check that it suits the new number"
        return f"{name} is held for {number}: its letter is the one given; {check}, then {release}."
    held = f"; it is still held: {release}" if target is State.HELD else ""
    return f"{name} is {target} and goes to {number}; its letter is drawn again{held}."
