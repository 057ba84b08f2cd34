"""One thing that the machine does by itself: which commands, when, and what they need for it."""

from dataclasses import dataclass
from enum import StrEnum

from faxflow.domain.schedule.times import Times


class Need(StrEnum):
    """What a job cannot do without; each opens its cage a little."""

    NETWORK = "network"
    BROWSER = "browser"
    OFFICE = "office"


class Server(StrEnum):
    """Sections of the configuration whose secrets a job is shown."""

    SOURCE = "source"
    GATEWAY = "gateway"
    SECOND_GATEWAY = "second_gateway"
    MAILBOX = "mailbox"
    NOTICES = "notices"
    INTAKE_MAILBOX = "intake_mailbox"
    AUDIT = "audit"
    PING = "ping"


@dataclass(frozen=True, slots=True)
class Job:
    """`commands` are what faxflow is told, one after the other; with `follows` a service does the
    same as it comes, where there are services.

    `made_up_for`: a machine that was off at its time does it as soon as it is on. `tried_again`:
    where the other side is down, once more some minutes later. Without `wanted` the practice has
    no use for it.
    """

    name: str
    about: str
    commands: tuple[str, ...]
    times: Times
    needs: frozenset[Need] = frozenset()
    servers: frozenset[Server] = frozenset()
    minutes_at_most: int = 30
    follows: str | None = None
    made_up_for: bool = False
    tried_again: bool = False
    wanted: bool = True


def recorded_as(command: str) -> str:
    """What the records of runs call a command: without options."""
    return " ".join(word for word in command.split() if not word.startswith("-"))
