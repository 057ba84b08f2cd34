"""How a portal differs from the one that was recorded."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from faxflow.simulator.portal.pages import RECORDED_WORDING, Wording
from faxflow.simulator.portal.trouble import Trouble


def _standing_still() -> datetime:
    """The time of a portal that nobody has given a clock."""
    return datetime(2026, 11, 20, 11, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class PortalChanges:
    """`wording` renames the list of reports and its button; `session_requests` ends each session
    after so many; `trouble` is what the portal does besides. One-time codes go by `clock`.
    """

    wording: Wording = RECORDED_WORDING
    session_requests: int | None = None
    trouble: Trouble | None = None
    clock: Callable[[], datetime] = _standing_still

    @property
    def shown_wording(self) -> Wording:
        """What the report form says."""
        if self.trouble is Trouble.RENAMED_BUTTON:
            return replace(self.wording, button="Create List")
        return self.wording


AS_RECORDED = PortalChanges()
