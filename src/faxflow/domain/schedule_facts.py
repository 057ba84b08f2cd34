"""What calls faxflow by itself on a machine: lines of cron, timers of systemd."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Called:
    """`command` is the subcommand, as run-morning; `place` the file or unit that calls it.

    `runs` is False where it is written down and the system does not act on it.
    """

    command: str
    place: str
    runs: bool


@dataclass(frozen=True, slots=True)
class ScheduleFacts:
    """By cron and by systemd; `unread` are places that this account may not look into."""

    cron: tuple[Called, ...] = ()
    systemd: tuple[Called, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def commands(self) -> frozenset[str]:
        """All that are called, by either."""
        return frozenset(one.command for one in (*self.cron, *self.systemd) if one.runs)
