"""resend: a failed fax goes out with all its tries anew, one that was sent as a new fax."""

from dataclasses import dataclass, replace

from faxflow.domain.because import ResendBecause
from faxflow.domain.decision import Decision, Refusal, next_commands
from faxflow.domain.delivery import State
from faxflow.domain.ids import case_name
from faxflow.errors import BadUsage
from faxflow.steps.add_case import Added, Adding, add_case
from faxflow.steps.kept_letter import kept_letter
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.mended import (
    Meant,
    Mended,
    done,
    gone_on,
    named_case,
    refused,
    removed,
    unknown,
)
from faxflow.steps.new_fax import NewFax
from faxflow.steps.repeated_fax import Resend, is_one_of_several
from faxflow.steps.work import Work
from faxflow.store import cases, incidents
from faxflow.store.cases import Case
from faxflow.store.connection import Connection

_OVER = frozenset({State.SENT, State.DELIVERED, State.CANCELLED})
"""From which a fax goes again only as another one."""


@dataclass(frozen=True, slots=True)
class Resending:
    """Why it is sent again; `again` is a person's word that the recipient may get it twice.

    `adding` makes the new fax; `meant` as what it was picked, None where it was named.
    """

    because: ResendBecause
    adding: Adding
    again: bool = False
    meant: Meant | None = None


def resend_case(work: Work, name: str, resending: Resending) -> Mended:
    """Sends the fax of that name again, or says why not.

    One that was sent, delivered or cancelled stays as it is, and a new fax says whose it is.
    """
    with work.store.read() as tx:
        case = named_case(tx, name)
        if case is None:
            return unknown(name)
        why = _refusal(tx, case, resending)
        fax = None if why or case.state is State.FAILED else _same_fax(tx, case, resending)
    why = fax if isinstance(fax, Refusal) else why
    if why:
        return refused(case, why)
    if not isinstance(fax, NewFax):
        asked = Asked(Decision.RELEASE, resending.because, resending.adding.dry_run)
        return mend_case(work, name, replace(asked, meant=resending.meant))
    return _added(work, case, fax, resending)


def _refusal(tx: Connection, case: Case, resending: Resending) -> Refusal | None:
    if gone := gone_on(case, resending.meant):
        return gone
    name = case_name(case.id)
    if _went_astray_there(tx, case):
        why = f"{name} reached somebody else at this number"
        return Refusal(why, ("faxflow case add --number … --data …",))
    if case.state is State.FAILED:
        return None
    if case.state not in _OVER:
        why = f"{name} is {case.state}, and not at an end"
        return Refusal(why, next_commands(case.id, case.state))
    return _over_already(tx, case, resending)


def _over_already(tx: Connection, case: Case, resending: Resending) -> Refusal | None:
    """Why one that was sent, delivered or cancelled goes not once more."""
    name = case_name(case.id)
    again = f"faxflow case resend {name} --again --because {resending.because}"
    if not resending.again:
        why = f"{name} is {case.state}: sent again, the recipient may have it twice"
        return Refusal(why, (again,))
    if resending.meant is not None and is_one_of_several(tx, name):
        # A command over many that was cut off and is given once more must not send thirds.
        why = f"{name} was sent again before, or repeats another, and goes not among others"
        return Refusal(why, (f"faxflow case show {name} && {again}",))
    return None


def _went_astray_there(tx: Connection, case: Case) -> bool:
    recorded = incidents.of_case(tx, case.id)
    return any(one.incident.number == case.number for one in recorded)


def _same_fax(tx: Connection, case: Case, resending: Resending) -> NewFax | Refusal:
    """The very fax, its letter drawn anew; a PDF that was given is taken from where it is kept."""
    vault, name = resending.adding.vault, case_name(case.id)
    if gone := removed(case):
        return gone
    pdf = kept_letter(vault, case.id, case.letter_sha256) if case.letter_given else None
    if case.letter_given and pdf is None:
        why = f"The PDF that was given for {name} is not kept any more"
        return Refusal(why, ("faxflow case add --number … --pdf …",))
    service_date, recipient_key = cases.identity_of(tx, case.id)
    return NewFax(
        case.number,
        case.letter,
        case.fields,
        pdf,
        case.quiet_hours,
        service_date=service_date,
        recipient_key=recipient_key,
    )


def _added(work: Work, case: Case, fax: NewFax, resending: Resending) -> Mended:
    resend = Resend(case.id, case.state, resending.because)
    try:
        added = add_case(work, fax, replace(resending.adding, again=True, resend=resend))
    except BadUsage as problem:
        return refused(case, Refusal(str(problem).rstrip(".")))
    return done(case, _told(case, added))


def _told(case: Case, added: Added) -> str:
    name = case_name(case.id)
    if added.case_id is None:
        held = f", and held: {added.held_for}" if added.held_for else ""
        return f"{name} is {case.state}, and a new fax like it would be made{held}."
    new = case_name(added.case_id)
    if not added.new:
        return f"{name} is being sent again already: {new} is {added.state}."
    then = f"is held by it: {added.held_for}" if added.held_for else "goes first"
    out = " Its own result is still awaited." if case.state is State.SENT else ""
    return f"{new} is {name} once more; with the next `faxflow send` it {then}.{out}"
