"""One command of a Selenium IDE test, and what reads it."""

from collections.abc import Callable
from dataclasses import dataclass

from faxflow.adapters.portal.recordings.side_locators import selectors_of
from faxflow.adapters.portal.recordings.side_state import SideState
from faxflow.domain.page_place import Selectors
from faxflow.domain.recorded_action import Action


@dataclass(frozen=True, slots=True)
class Command:
    """One line of a test; `target` and `value` with what the test has stored filled in."""

    name: str
    target: str
    value: str
    others: tuple[str, ...] = ()
    opens: str | None = None

    def element(self) -> Selectors:
        """The ways to its element. Raises UnreadableStep."""
        return selectors_of(self.target, self.others)


Reader = Callable[[Command, SideState], Action]
