"""Why a number may not be dialled, and the command that may help: asked before a fax goes to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from faxflow.steps.given_number import may_be_dialled
from faxflow.steps.work import Work
from faxflow.store import numbers
from faxflow.store.connection import Connection
from faxflow.store.keyed_hash import number_name


@dataclass(frozen=True, slots=True)
class Barred:
    """`why` reads after "its number"; `commands` lift the bar, if any can."""

    why: str
    commands: Sequence[str] = ()


def barred(tx: Connection, work: Work, number: str) -> Barred | None:
    """What the next `send` would hold a fax to this number for; failures a person may overrule."""
    if not may_be_dialled(work.config, number):
        return Barred("is no valid one")
    block = numbers.get(tx, number).block
    if block is None or not block.holds(work.run.now()):
        return None
    name = number_name(work.store.info.hash_key, number)
    why = f"is on the do-not-fax list ({block.because})"
    return Barred(why, (f"faxflow number unblock {name}",))
