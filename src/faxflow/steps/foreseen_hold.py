"""Why the next `send` will hold a fax that a person is adding just now."""

from faxflow.domain.letter import Letter
from faxflow.domain.letter_limits import beyond_limits
from faxflow.steps.number_check import trouble_with
from faxflow.steps.work import Work
from faxflow.store import numbers, restores
from faxflow.store.connection import Connection


def foreseen_hold(tx: Connection, work: Work, number: str, letter: Letter | None) -> str | None:
    """What of its number (E.164), or of a letter that is there already, is in its way; or None."""
    trouble = trouble_with(work, numbers.get(tx, number))
    if trouble:
        return f"its number {trouble}"
    if restores.guard(tx):
        return "the guard of a restore is on: release it once it is held"
    if letter is None:
        return None
    settings = work.gateway
    return beyond_limits(
        letter.pages,
        len(letter.pdf),
        max_pages=settings.max_pages,
        max_megabytes=settings.max_megabytes,
    )
