"""Finds the faxes that a person named, or picked by options."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from faxflow.cli.agreeing import names_or_picked
from faxflow.cli.outbound import day_of
from faxflow.cli.picked_faxes import Chosen, Doing, PickedByFormer, PickedFaxes
from faxflow.cli.picked_words import check_words
from faxflow.cli.session import Session
from faxflow.domain.delivery import Cause, State
from faxflow.domain.held_for import CAUSES
from faxflow.domain.ids import BatchId, case_name, parse_batch
from faxflow.errors import BadUsage, UnknownBatch
from faxflow.steps.given_number import given_number
from faxflow.steps.mended import Meant
from faxflow.store import batches, case_list, events
from faxflow.store.case_list import ListedCase, Pick
from faxflow.store.connection import Connection
from faxflow.views.case_list_text import picked_text

Picked = PickedFaxes | PickedByFormer

_EVERY = 1_000_000_000


def chosen(
    session: Session, asked: Chosen, doing: Doing, *, usual: Iterable[State]
) -> Mapping[str, Meant | None]:
    """The names of the cases, each with what it was picked as; None where it was named.

    None at all where nothing matches, or the person thinks better of it.
    `usual` are the states picked from where none was asked for. Raises BadUsage, also where
    nobody could be asked.
    """

    meant: dict[str, Meant] = {}

    def find() -> tuple[Sequence[str], str]:
        with session.work.store.read() as tx:
            found, _ = matching(tx, session, asked.picked, usual=usual)
        number = _number(session, asked.picked)
        meant.update({case_name(one.id): Meant(one.state, number) for one in found})
        return [case_name(one.id) for one in found], picked_text([one.state for one in found])

    names = names_or_picked(asked.names, asked.picked, doing, find)
    return {name: meant.get(name) for name in names}


def matching(
    tx: Connection, session: Session, picked: Picked, *, usual: Iterable[State], most: int = _EVERY
) -> tuple[list[ListedCase], int]:
    """The first cases that match, those that need a person first, and how many there are."""
    pick = _pick(tx, session, picked, usual)
    if picked.held_for is None:
        listed, count = case_list.listed(tx, pick, most=most)
        if not count:
            check_words(tx, session.config, picked)
        return listed, count
    # What holds it stands in its history alone.
    held, _ = case_list.listed(tx, pick, most=_EVERY)
    found = [one for one in held if _is_held_for(tx, one, CAUSES[picked.held_for])]
    return found[:most], len(found)


def _is_held_for(tx: Connection, one: ListedCase, cause: Cause) -> bool:
    held = events.last_into(tx, case_name(one.id), State.HELD)
    return held is not None and held.cause == cause


def _pick(
    tx: Connection, session: Session, picked: Picked, usual: Iterable[State]
) -> case_list.Pick:
    since, until = span_of(session, picked.since, picked.until)
    return Pick(
        _states(picked, usual),
        picked.reason,
        since,
        batch_called(tx, picked.batch),
        _number(session, picked),
        until=until,
        letter=picked.letter,
        gateway=picked.gateway,
    )


def _number(session: Session, picked: Picked) -> str | None:
    return None if picked.number is None else given_number(session.config, picked.number)


def _states(picked: Picked, usual: Iterable[State]) -> Sequence[State]:
    """Each once; what is held for something is held."""
    if picked.held_for:
        return [State.HELD] if State.HELD in (picked.state or State) else []
    return tuple(dict.fromkeys(picked.state or usual)) or tuple(State)


def span_of(
    session: Session, since: str | None, until: str | None
) -> tuple[datetime | None, datetime | None]:
    """From when and before when, as UTC; None where no day was named.

    Raises BadUsage where it ends before it begins: nothing is in it, and something was meant.
    """
    begin, end = start_of(session, since), end_of(session, until)
    if begin is not None and end is not None and end <= begin:
        what = f"--since {since} is {day_of(session, since)}, after --until {until}."
        raise BadUsage(what=what, todo="Give a date for one of them; nothing was changed.")
    return begin, end


def start_of(session: Session, day: str | None) -> datetime | None:
    """When the day begins in the practice's zone, as UTC; None where none was named."""
    if day is None:
        return None
    return _begin(session, day_of(session, day))


def end_of(session: Session, day: str | None) -> datetime | None:
    """When the day after it begins, as UTC; None where none was named."""
    if day is None:
        return None
    return _begin(session, day_of(session, day) + timedelta(days=1))


def _begin(session: Session, day: date) -> datetime:
    return datetime.combine(day, time(), session.config.practice.zone).astimezone(UTC)


def batch_called(tx: Connection, name: str | None) -> BatchId | None:
    """The batch of that name, None where none is named. Raises BadUsage or UnknownBatch."""
    if name is None:
        return None
    batch_id = parse_batch(name)
    if batch_id is None:
        raise BadUsage(what=f"{name!r} is no batch.", todo="Write it as B-000012.")
    if not batches.exists(tx, batch_id):
        raise UnknownBatch(batch=name)
    return batch_id
