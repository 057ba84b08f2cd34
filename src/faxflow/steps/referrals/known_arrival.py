"""Knows what came before: the same thing again is a no-op, and says of what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from faxflow.domain.ids import ArrivalId, arrival_name, referral_name
from faxflow.domain.referrals.intake.became import Became, Outcome
from faxflow.domain.referrals.intake.fingerprint import Key, fingerprints
from faxflow.domain.referrals.intake.incoming import Incoming
from faxflow.domain.referrals.intake.sorting import Read
from faxflow.domain.referrals.record import Channel
from faxflow.steps.work import Work
from faxflow.store.connection import Connection
from faxflow.store.keyed_hash import keyed_hash
from faxflow.store.referrals import arrivals
from faxflow.store.referrals.arrivals import Arrival, NewArrival

_CALLED = {
    Channel.FAX: "fax",
    Channel.EMAIL: "mail",
    Channel.VOICEMAIL: "voice message",
    Channel.CALL_CENTRE: "call",
    Channel.FOLDER: "file",
}


@dataclass(frozen=True, slots=True)
class Known:
    """The arrival that another one repeats; `lies_there_still` where it is that very one, which
    an earlier run has read and could not put away."""

    arrival: Arrival
    lies_there_still: bool = False


def find_known(tx: Connection, work: Work, incoming: Incoming) -> Known | None:
    """What this one repeats, or None."""
    prints, at = fingerprints(incoming), incoming.received_at
    same = arrivals.known(tx, _hashed(work, prints.lasting), at)
    if same:
        return Known(same, _lies_there_still(work, same, at))
    alike = _hashed(work, (prints.content, prints.beside))
    within = timedelta(hours=work.config.intake.same_within_hours)
    like = arrivals.known_lately(tx, alike, at, within=within)
    return Known(like) if like else None


def note_known(tx: Connection, work: Work, incoming: Incoming, known: Known) -> Became:
    """A no-op that says so; what an earlier run has read already is not counted again."""
    same = known.arrival
    first = referral_name(same.referral_id) if same.referral_id else arrival_name(same.id)
    told = f"known, {first} (the same {_CALLED.get(incoming.channel, 'message')})"
    if known.lies_there_still:
        # Put away as it was meant to be: what is to be looked at, apart.
        return Became(same.outcome, told, incoming.channel, same.id, was_read_before=True)
    arrival_id = arrivals.insert(
        tx,
        work.run,
        new_arrival(incoming, Outcome.KNOWN, told),
        referral_id=same.referral_id,
    )
    prints = fingerprints(incoming)
    keys = _hashed(work, (*prints.lasting, prints.beside))
    arrivals.remember(tx, arrival_id, keys, incoming.received_at)
    return Became(Outcome.KNOWN, told, incoming.channel, arrival_id)


def _lies_there_still(work: Work, same: Arrival, at: datetime) -> bool:
    """It came at the same moment, and no run has moved it out of the way."""
    return same.put_away_at is None and same.received_at == at and same.run_id != work.run.id


def remember_read(tx: Connection, work: Work, read: Read, arrival_id: ArrivalId) -> None:
    """Keeps what a new arrival is known by; by its content alone only where it names somebody."""
    prints = fingerprints(read.incoming)
    content = prints.content if read.names_anybody else None
    keys = _hashed(work, (*prints.lasting, content, prints.beside))
    arrivals.remember(tx, arrival_id, keys, read.incoming.received_at)


def new_arrival(incoming: Incoming, outcome: Outcome, told: str) -> NewArrival:
    """The arrival as it is kept."""
    return NewArrival(
        incoming.channel,
        incoming.received_at,
        incoming.profile,
        incoming.raw.name,
        incoming.raw.sha256,
        outcome,
        told,
    )


def _hashed(work: Work, keys: Iterable[Key | None]) -> list[str]:
    return [keyed_hash(work.store.info.hash_key, "arrival", *key) for key in keys if key]
