"""What desks were truly told, each mail looked at as it is sent."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from faxflow.domain.ids import ReferralId
from faxflow.domain.notice import NotTaken
from faxflow.domain.referral import Queue
from faxflow.errors import ServerUnreachable
from proof.fateful import Killed

if TYPE_CHECKING:
    from hub import Hub

_LINE = re.compile(r"RF-(\d{6}), ([a-z-]+), .*?due ")


class MailFate(StrEnum):
    """What becomes of the next mail."""

    TAKEN = "taken"
    DOWN = "down"
    KILLED_BEFORE = "killed-before"
    KILLED_AFTER = "killed-after"


@dataclass
class Ears:
    """Hears every desk; `ids` are the Message-IDs that told of a referral, by round and kind."""

    hub: "Hub"
    fates: list[MailFate] = field(default_factory=list)
    ids: dict[tuple[ReferralId, int, str], set[str]] = field(default_factory=dict)
    name: str = "mail"
    logs_in: bool = True

    def send(self, message_id: str, subject: str, body: str) -> NotTaken:
        fate = self.fates.pop(0) if self.fates else MailFate.TAKEN
        if fate is MailFate.DOWN:
            raise ServerUnreachable(server="mail", what="down")
        if fate is MailFate.KILLED_BEFORE:
            raise Killed
        self._hear(message_id, subject, body)
        if fate is MailFate.KILLED_AFTER:
            raise Killed
        return NotTaken()

    def at_desk(self, queue: Queue) -> list["Ears"]:
        return [self]

    def _hear(self, message_id: str, subject: str, body: str) -> None:
        """Whoever is told of must stand there now, by a decision of this round, in office hours."""
        assert self.hub.office.config.office_hours.is_open(self.hub.office.clock.at)
        kind = "escalation" if "overdue" in subject else "reminder"
        told = _LINE.findall(body)
        assert told, body
        for number, stage in told:
            referral = self.hub.referral(ReferralId(int(number)))
            assert referral.stage == stage
            assert referral.due_at is not None
            key = (referral.id, referral.due_round, kind)
            assert key in self.hub.office.rows(
                "SELECT referral_id, round, kind FROM referral_alerts"
            )
            self.ids.setdefault(key, set()).add(message_id)
