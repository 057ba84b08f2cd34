"""What each key does; loaded while the board is looked at, since that takes longer to load."""

from collections.abc import Awaitable, Callable, Mapping

from faxflow.cli.board import working
from faxflow.cli.board.deeds import showing
from faxflow.cli.board.working import Bench
from faxflow.domain.board import Row

__all__ = ["WORK", "showing"]

WORK: Mapping[str, Callable[[Bench, Row], Awaitable[None]]] = {
    "take": working.take,
    "release": working.release,
    "advance": working.advance,
    "done": working.done,
    "close": working.close,
    "note": working.note,
}
