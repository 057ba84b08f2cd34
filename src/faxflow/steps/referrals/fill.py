"""Writes fields of a referral; its due time, tasks and possible duplicates keep step."""

from collections.abc import Mapping

from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.filling import filled, values_typed
from faxflow.domain.referrals.record import Referral
from faxflow.domain.referrals.required import doubtful_of
from faxflow.domain.referrals.typed_value import Office
from faxflow.domain.roles import Act
from faxflow.errors import BadUsage
from faxflow.steps.referrals.access import require_fields
from faxflow.steps.referrals.deadlines import due_as_it_stands
from faxflow.steps.referrals.find_duplicates import LOOKED_AT, find_duplicates
from faxflow.steps.referrals.found_by import found_by
from faxflow.steps.referrals.stage_work import set_due_again, tell_missing
from faxflow.steps.work import Work
from faxflow.store.connection import Connection
from faxflow.store.referrals import field_readings, moves, records
from faxflow.store.referrals.moves import NewFields

CLOCK_MOVED = "its clock starts at another time"


def as_typed(work: Work, referral: Referral, typed: Mapping[Field, str]) -> Referral:
    """The referral as it would be with what a person typed.

    Raises BadUsage for values that cannot stand, AccessRefused for fields that are not theirs.
    """
    require_fields(work.viewer, Act.SET, referral, typed)
    return filled(referral, values_of(work, typed), work.config.referrals.table)


def values_of(work: Work, typed: Mapping[Field, str]) -> Mapping[Field, str]:
    """The values in their normal form. Raises BadUsage, which names fields and faults only."""
    values, faults = values_typed(typed, _office_of(work))
    if faults:
        raise BadUsage(what=f"{'; '.join(map(str, faults))}.", todo="Nothing was written.")
    return values


def _office_of(work: Work) -> Office:
    practice = work.config.practice
    return Office(practice.country, practice.zone, work.run.now())


def write_fields(
    tx: Connection, work: Work, was: Referral, wanted: Referral, *, looked: frozenset[Field]
) -> Referral | None:
    """The referral once its fields are as wanted; None where it has changed since it was read.

    `looked` are the fields that a person has looked at, of which doubtful ones are no more.
    """
    changed = {one: text for one, text in wanted.fields.items() if text != was.fields[one]}
    new = NewFields(changed, wanted.missing, found_by(wanted.fields))
    if not moves.set_fields(tx, work.run, was, new, key=work.store.info.hash_key):
        return None
    settled = looked & doubtful_of(was.fields, was.missing)
    field_readings.confirm(tx, work.run, was.id, sorted(settled))
    now = _on_time(tx, work, _there(tx, was), changed)
    tell_missing(tx, work, now)
    if changed.keys() & LOOKED_AT:
        find_duplicates(tx, work, was.id)
    return _there(tx, was)


def _on_time(
    tx: Connection, work: Work, referral: Referral, changed: Mapping[Field, str]
) -> Referral:
    """The referral, due anew where its stage's clock starts by a field that has changed."""
    if work.config.referrals.table[referral.stage].clock_starts not in changed:
        return referral
    due = due_as_it_stands(tx, work, referral)
    moves.renew(tx, work.run, referral, due, cause=CLOCK_MOVED)
    now = _there(tx, referral)
    set_due_again(tx, now)
    return now


def _there(tx: Connection, referral: Referral) -> Referral:
    """The referral as it stands now, in the transaction that has just written it."""
    return records.get(tx, referral.id) or referral
