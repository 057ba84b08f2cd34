"""When a referral is due: by the practice's hours, its stages and its own history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from faxflow.domain.referral import Stage
from faxflow.domain.referrals.clock import Clock, breach, deadlines
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.record import Referral, Visit
from faxflow.domain.referrals.stay import Stay
from faxflow.steps.work import Work
from faxflow.store import events
from faxflow.store.connection import Connection
from faxflow.store.referrals import due_times, moves, records
from faxflow.store.referrals.due_times import KeptStay, Outdated
from faxflow.store.referrals.records import Due

_AT_ONCE = 2_000
"""Due times that one transaction reckons again: others may write between two of them."""


@dataclass(frozen=True, slots=True)
class Reckoner:
    """Reckons due times of many referrals by one clock of one version."""

    clock: Clock
    version: str

    def due(
        self, stays: Sequence[Stay], fields: Mapping[Field, str], chased_at: datetime | None
    ) -> Due:
        """When the stage of the last stay is due; `chased_at` counts where that stage waits."""
        rule = self.clock.table[stays[-1].stage]
        starts_at = _moment(fields.get(rule.clock_starts, "")) if rule.clock_starts else None
        found = deadlines(stays, self.clock, chased_at if rule.waits else starts_at)
        return Due(found.due_at, found.remind_at, self.version)


def reckoner(work: Work) -> Reckoner:
    """The practice's, as of now: make it once for many referrals."""
    settings = work.config.referrals
    lead = timedelta(hours=settings.reminder_hours)
    clock = Clock(work.config.office_hours, settings.table, lead)
    return Reckoner(clock, clock.version(work.run.now()))


def due_in(work: Work, stage: Stage, fields: Mapping[Field, str], past: Sequence[Visit]) -> Due:
    """When a referral is due that enters `stage` now, after the visits in `past`.

    The last of them may last still: it is left now. A clock that was set back since it was
    entered shows no time before that.
    """
    now = max([work.run.now(), *(visit.entered_at for visit in past[-1:])])
    left = [KeptStay(visit.stage, visit.entered_at, visit.left_at or now) for visit in past]
    return reckoner(work).due([*left, KeptStay(stage, now, None)], fields, None)


def due_as_it_stands(tx: Connection, work: Work, referral: Referral) -> Due:
    """When a referral is due in the stage that it is in: after a contact, which a waiting stage
    counts from, or another moment that its clock starts by. `moves.renew` writes it."""
    visits = records.visits(tx, referral.id)
    return reckoner(work).due(visits, referral.fields, due_times.last_chased(tx, referral.id))


def note_breach(tx: Connection, work: Work, referral: Referral) -> None:
    """Notes in the history of the stage that a referral leaves now if that was overdue; nothing
    where it has changed since it was read."""
    breached_at = breach(referral.due_at, work.run.now())
    if breached_at and records.get(tx, referral.id) == referral:
        moves.breach(tx, work.run, referral.id, breached_at)


def recompute_all(work: Work) -> int:
    """How many open referrals were due by other hours or other stages, and have been reckoned
    again; a quick look where nothing has changed."""
    by, done, after = reckoner(work), 0, 0
    with work.store.read() as tx:
        if not due_times.any_outdated(tx, by.version):
            return 0
    while True:
        with work.store.write() as tx:
            found = due_times.outdated(tx, by.version, after=after, most=_AT_ONCE)
            _set_again(tx, work, by, found)
        if not found:
            return done
        done, after = done + len(found), found[-1].id


def recompute(tx: Connection, work: Work) -> int:
    """The same within one transaction, as a trial needs it."""
    by, done = reckoner(work), 0
    while found := due_times.outdated(tx, by.version, after=0, most=_AT_ONCE):
        _set_again(tx, work, by, found)
        done += len(found)
    return done


def _set_again(tx: Connection, work: Work, by: Reckoner, found: Sequence[Outdated]) -> None:
    again = [(one, by.due(one.stays, one.fields, one.chased_at)) for one in found]
    due_times.set_again(tx, again)
    moved = sum(due.due_at != one.due_at for one, due in again)
    if moved:
        told = f"{moved} of {len(found)} due times, version {by.version}"
        events.record(tx, work.run, [events.Event("referrals", "reckoned again", detail=told)])


def _moment(text: str) -> datetime | None:
    """What a field says, UTC where it names no zone; None where it is no moment."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
