"""Puts a number on the do-not-fax list and takes it off again, with who, when and why."""

from datetime import datetime

from faxflow.domain.delivery import Cause, State
from faxflow.domain.ids import case_name
from faxflow.domain.number_record import Block, BlockReason
from faxflow.steps.given_number import given_number
from faxflow.steps.work import Work
from faxflow.store import events, numbers
from faxflow.store.connection import Connection
from faxflow.store.keyed_hash import number_name
from faxflow.store.numbers import OpenFax


def meant_number(work: Work, text: str) -> str:
    """The number (E.164) that a person typed or named, as N-4f3a91c07b. Raises BadUsage."""
    name = text.strip()
    if name.upper().startswith("N-"):
        with work.store.read() as tx:
            met = {name_of(work, number): number for number in numbers.met(tx)}
        if found := met.get(f"N-{name[2:].lower()}"):
            return found
    return given_number(work.config, text)


def name_of(work: Work, number: str) -> str:
    """How history, tasks and alerts call the number."""
    return number_name(work.store.info.hash_key, number)


def block_number(
    work: Work, number: str, because: BlockReason, until: datetime | None
) -> list[OpenFax]:
    """Lists the number; gives the faxes to it that the next `send` will hold, or that are held."""
    now = work.run.now()
    with work.store.write() as tx:
        numbers.block(tx, number, Block(now, work.run.actor, because, until))
        told = events.Event(
            name_of(work, number),
            "put on the do-not-fax list",
            reason=because,
            detail=f"until {until:%Y-%m-%d %H:%M} UTC" if until else "for good",
        )
        events.record(tx, work.run, [told])
        return numbers.open_faxes(tx, number)


def unblock_number(work: Work, number: str) -> tuple[bool, list[OpenFax]]:
    """Whether there was anything to take back, and the faxes that are held for the number alone."""
    with work.store.write() as tx:
        changed = numbers.unblock(tx, number)
        if changed:
            told = events.Event(name_of(work, number), "may be dialled again")
            events.record(tx, work.run, [told])
        faxes = numbers.open_faxes(tx, number)
        return changed, [fax for fax in faxes if _held_for(tx, work, fax, number)]


def _held_for(tx: Connection, work: Work, fax: OpenFax, number: str) -> bool:
    """Whether the number's own record was what it came to be held for."""
    held = events.last_into(tx, case_name(fax.case_id), State.HELD)
    if fax.state != State.HELD or held is None or held.cause != Cause.NUMBER_PROBLEM:
        return False
    return (held.detail or "").startswith(name_of(work, number))
