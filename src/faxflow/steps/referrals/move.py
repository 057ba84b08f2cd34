"""Moves a referral: its fields, due time, history and tasks keep step, in one transaction."""

from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.moving import PlannedMove
from faxflow.domain.referrals.record import Referral
from faxflow.steps.referrals.deadlines import due_in, note_breach
from faxflow.steps.referrals.same_requests import ask_again
from faxflow.steps.referrals.stage_work import begin_stage
from faxflow.steps.work import Work
from faxflow.store.connection import Connection
from faxflow.store.referrals import moves, records
from faxflow.store.referrals.moves import Move, NewFields
from faxflow.store.referrals.patients import FoundBy
from faxflow.store.referrals.records import Due

_NOBODY = FoundBy(frozenset(), frozenset())
"""No move changes a patient, so nobody is found by anything else than before."""


def move(tx: Connection, work: Work, referral: Referral, planned: PlannedMove) -> Referral | None:
    """The referral as it stands after the move; None where it has changed since it was read."""
    before = _with_fields(tx, work, referral, planned)
    if before is None:
        return None
    note_breach(tx, work, before)
    due = due_in(work, planned.to, before.fields, records.visits(tx, referral.id))
    made = Move(
        before,
        planned.to,
        planned.queue,
        due,
        interrupted=planned.interrupted,
        rework=planned.rework,
        reason=planned.reason,
        comments=planned.comments,
        closed_for=planned.closed_for,
        owner=_still_owns(before, planned, due),
    )
    after = records.get(tx, referral.id) if moves.move(tx, work.run, made) else None
    if after:
        begin_stage(tx, work, after)
        ask_again(tx, work, referral, after)
    return after


def _still_owns(referral: Referral, planned: PlannedMove, due: Due) -> str | None:
    """Who took it has it for as long as it stays at their desk, and goes on."""
    return referral.owner if due.due_at and planned.queue is referral.queue else None


def _with_fields(
    tx: Connection, work: Work, referral: Referral, planned: PlannedMove
) -> Referral | None:
    """The referral with the fields that the move changes; None where it has changed since."""
    if not (planned.sets or planned.asks):
        return referral
    missing = {*referral.missing, *planned.asks}
    new = NewFields(planned.sets, tuple(one for one in Field if one in missing), _NOBODY)
    key = work.store.info.hash_key
    if not moves.set_fields(tx, work.run, referral, new, key=key):
        return None
    return records.get(tx, referral.id)
