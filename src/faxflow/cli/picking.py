"""Finds the faxes that a person picked by options, and asks before much is done to them."""

import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

import typer

from faxflow.cli.outbound import day_of
from faxflow.cli.picked_faxes import Chosen, Doing, PickedByFormer, PickedFaxes
from faxflow.cli.session import Session
from faxflow.domain.delivery import Cause, State
from faxflow.domain.held_for import CAUSES
from faxflow.domain.ids import BatchId, case_name, parse_batch
from faxflow.errors import BadUsage, UnknownBatch
from faxflow.steps.given_number import given_number
from faxflow.store import batches, case_list, events
from faxflow.store.case_list import ListedCase, Pick
from faxflow.store.connection import Connection
from faxflow.views.case_list_text import picked_text

Picked = PickedFaxes | PickedByFormer

_EVERY = 1_000_000_000


def chosen(
    session: Session, asked: Chosen, doing: Doing, *, usual: Iterable[State]
) -> Sequence[str]:
    """The names of the cases; none where nothing matches, or the person thinks better of it.

    `usual` are the states picked from where none was asked for. Raises BadUsage, also where
    nobody could be asked.
    """
    _check(asked)
    if asked.names:
        return asked.names
    with session.work.store.read() as tx:
        found, _ = matching(tx, session, asked.picked, usual=usual)
    go_on = doing.yes or doing.dry_run or not found or _agreed(found)
    return [case_name(one.id) for one in found] if go_on else ()


def matching(
    tx: Connection, session: Session, picked: Picked, *, usual: Iterable[State], most: int = _EVERY
) -> tuple[list[ListedCase], int]:
    """The first cases that match, those that need a person first, and how many there are."""
    pick = _pick(tx, session, picked, usual)
    if picked.held_for is None:
        return case_list.listed(tx, pick, most=most)
    # What holds it stands in its history alone.
    held, _ = case_list.listed(tx, pick, most=_EVERY)
    found = [one for one in held if _is_held_for(tx, one, CAUSES[picked.held_for])]
    return found[:most], len(found)


def _check(asked: Chosen) -> None:
    if asked.names and asked.picked.any:
        what = "Faxes are named, and others picked by options."
        raise BadUsage(what=what, todo="Give one or the other; nothing was changed.")
    if not asked.names and not asked.picked.any:
        what = "It is not said which faxes."
        todo = "Name them, as FX-000123, or pick them: --state failed --reason busy."
        raise BadUsage(what=what, todo=todo)


def _agreed(found: Sequence[ListedCase]) -> bool:
    told = picked_text([one.state for one in found])
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise BadUsage(
            what=f"{told} Nobody is here to be asked, and nothing was changed.",
            todo="See them with --dry-run; --yes does it.",
        )
    return typer.confirm(f"{told} Go on?", err=True)


def _is_held_for(tx: Connection, one: ListedCase, cause: Cause) -> bool:
    held = events.last_into(tx, case_name(one.id), State.HELD)
    return held is not None and held.cause == cause


def _pick(
    tx: Connection, session: Session, picked: Picked, usual: Iterable[State]
) -> case_list.Pick:
    states = (State.HELD,) if picked.held_for else tuple(usual)
    return Pick(
        tuple(picked.state or states or State),
        picked.reason,
        _start_of(session, day_of(session, picked.since)) if picked.since is not None else None,
        _batch(tx, picked.batch) if picked.batch else None,
        given_number(session.config, picked.number) if picked.number else None,
        until=_end_of(session, picked.until),
        letter=picked.letter,
        gateway=picked.gateway,
    )


def _end_of(session: Session, until: str | None) -> datetime | None:
    if until is None:
        return None
    return _start_of(session, day_of(session, until) + timedelta(days=1))


def _start_of(session: Session, day: date) -> datetime:
    return datetime.combine(day, time(), session.config.practice.zone).astimezone(UTC)


def _batch(tx: Connection, name: str) -> BatchId:
    batch_id = parse_batch(name)
    if batch_id is None:
        raise BadUsage(what=f"{name!r} is no batch.", todo="Write it as B-000012.")
    if not batches.exists(tx, batch_id):
        raise UnknownBatch(batch=name)
    return batch_id
