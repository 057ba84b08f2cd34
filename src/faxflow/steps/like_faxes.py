"""What is in the way of a fax that a person adds: its like, or a number that may not be dialled."""

from collections.abc import Sequence

from faxflow.domain.delivery import State
from faxflow.domain.ids import case_name
from faxflow.errors import BadUsage
from faxflow.steps.barred_number import barred
from faxflow.steps.former_numbers import had_number
from faxflow.steps.new_fax import NewFax, content_hash
from faxflow.steps.repeated_fax import Resend, refuse_if_outdated
from faxflow.steps.work import Work
from faxflow.store import cases, mending
from faxflow.store.connection import Connection

_FINAL = frozenset({State.DELIVERED, State.CANCELLED})


def in_its_way(
    tx: Connection, work: Work, fax: NewFax, *, again: bool, resend: Resend | None
) -> cases.Case | None:
    """The newest case that takes this content to this number, unless it may go `again`.

    Raises BadUsage where the number is not to be dialled for it.
    """
    same = mending.with_content(tx, content_hash(work, fax))
    there = _there_already(tx, fax, same, resend)
    if there and not (again and there.state in _FINAL):
        return there
    if resend:
        refuse_if_outdated(tx, resend)
    if resend or not again:
        _refuse_corrected(tx, work, fax, same)
    _refuse_barred(tx, work, fax)
    return None


def _there_already(
    tx: Connection, fax: NewFax, same: Sequence[cases.Case], resend: Resend | None
) -> cases.Case | None:
    """The newest of them that is this letter to this number; not the one that it repeats."""
    repeated = resend.of if resend else None
    found = (
        case
        for case in reversed(same)
        if case.number == fax.number and case.id != repeated and case.letter == fax.letter
    )
    return next((case for case in found if not _is_told_apart(tx, fax, case)), None)


def _is_told_apart(tx: Connection, fax: NewFax, case: cases.Case) -> bool:
    """Whether they are of two service dates, or for two people, as far as both say it."""
    said = zip((fax.service_date, fax.recipient_key), cases.identity_of(tx, case.id), strict=True)
    return any(ours and theirs and ours != theirs for ours, theirs in said)


def _refuse_corrected(tx: Connection, work: Work, fax: NewFax, same: Sequence[cases.Case]) -> None:
    """A command that is given once more must not bring back the number that was wrong."""
    for case in same:
        if had_number(tx, work, case, fax.number):
            what = f"{case_name(case.id)} is this fax, and this number was corrected there."
            again = "`faxflow case add … --again`"
            todo = f"If it is to go there too: {again}. Nothing was added."
            raise BadUsage(what=what, todo=todo)


def _refuse_barred(tx: Connection, work: Work, fax: NewFax) -> None:
    bar = barred(tx, work, fax.number)
    if bar:
        todo = "".join(f"If it may be dialled: `{one}`. " for one in bar.commands)
        raise BadUsage(what=f"Its number {bar.why}.", todo=f"{todo}Nothing was added.")
