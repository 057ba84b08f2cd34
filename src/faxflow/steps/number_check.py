"""Holds faxes whose number may not be dialled: listed, no number at all, or failing again."""

from faxflow.config.model import Environment
from faxflow.domain.delivery import Cause, Change, Standing, State
from faxflow.domain.fax_number import may_be_dialled
from faxflow.domain.ids import CaseId
from faxflow.domain.number_record import NumberRecord, why_not
from faxflow.steps.moving import move
from faxflow.steps.work import Work
from faxflow.store import cases, numbers
from faxflow.store.cases import Case
from faxflow.store.connection import Connection
from faxflow.store.keyed_hash import number_name


def hold_barred(work: Work) -> int:
    """Holds every ready case whose number may not be dialled; gives how many."""
    with work.store.write() as tx:
        found = numbers.of_ready(tx)
        return sum(_held(tx, work, standing, record) for standing, record in found)


def find_barred(work: Work) -> frozenset[CaseId]:
    """The ready cases that `hold_barred` would hold now."""
    with work.store.read() as tx:
        found = numbers.of_ready(tx)
    return frozenset(standing.case_id for standing, record in found if trouble_with(work, record))


def hold_if_barred(tx: Connection, work: Work, case: Case) -> bool:
    """Whether a ready case came to be held: its number may have been listed this very minute.

    One whose number was corrected this very minute is left to the next run.
    """
    record = numbers.get(tx, case.number)
    if trouble_with(work, record) is None or not cases.is_as_read(tx, case):
        return False
    return _held(tx, work, case.standing(), record)


def trouble_with(work: Work, record: NumberRecord) -> str | None:
    """Why the number may not be dialled now, or None where it may."""
    rehearsal = work.config.practice.environment is Environment.REHEARSAL
    return why_not(
        record,
        work.run.now(),
        valid=may_be_dialled(record.number, rehearsal=rehearsal),
        hold_after=work.config.numbers.hold_after_failures,
    )


def _held(tx: Connection, work: Work, standing: Standing, record: NumberRecord) -> bool:
    why = trouble_with(work, record)
    if why is None:
        return False
    told = f"{number_name(work.store.info.hash_key, record.number)} {why}"
    return move(tx, work, Change(standing, Cause.NUMBER_PROBLEM, State.HELD, detail=told))
