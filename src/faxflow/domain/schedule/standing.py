"""What of a schedule is installed on a machine: nothing, one kind, or several that would race."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from faxflow.domain.counted import counted


class Way(StrEnum):
    """How a machine comes to run faxflow by itself. The last two were made by hand."""

    CRON = "cron"
    SYSTEMD = "systemd"
    CRONTAB = "crontab"
    CRON_FOLDER = "cron.d"


class Fault(StrEnum):
    """What can be wrong with it."""

    MISSING = "missing"
    SEVERAL = "several"
    DRIFTED = "drifted"
    STOPPED = "stopped"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Installed:
    """One kind that is there. `where` is a crontab or a folder; `parts` are lines or units.

    `drifted` names the parts that differ from what would be written now, `stopped` those that are
    there and were never enabled.
    """

    way: Way
    where: str
    parts: int
    drifted: tuple[str, ...] = ()
    stopped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong and what to do, each a whole sentence without patient data."""

    fault: Fault
    what: str
    todo: str


@dataclass(frozen=True, slots=True)
class Standing:
    """All that is installed for one configuration; `unreadable` are places that this account may
    not look into."""

    installed: tuple[Installed, ...] = ()
    unreadable: tuple[str, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What a person should mend; none where one kind is installed, as it should be."""
        return (*self._count(), *self._drifts(), *self._blind_spots())

    def has(self, way: Way) -> bool:
        """Whether this kind is there."""
        return any(one.way is way for one in self.installed)

    def _count(self) -> Iterator[Problem]:
        if not self.installed and not self.unreadable:
            yield Problem(
                Fault.MISSING,
                "No schedule is installed: nothing runs by itself.",
                "As root: `faxflow schedule install`.",
            )
        if len(self.installed) > 1:
            told = " and ".join(f"{one.where} ({_parts(one)})" for one in self.installed)
            yield Problem(
                Fault.SEVERAL,
                f"Several schedules are installed, and would race: {told}.",
                "Keep one: `faxflow schedule remove --cron` or `--systemd`; lines that were"
                " written by hand are taken out by hand.",
            )

    def _drifts(self) -> Iterator[Problem]:
        for one in self.installed:
            if one.drifted:
                yield Problem(
                    Fault.DRIFTED,
                    f"{one.where} is not what would be written now: {', '.join(one.drifted)}.",
                    f"`faxflow schedule install --{one.way} --dry-run` shows the difference.",
                )
            if one.stopped:
                yield Problem(
                    Fault.STOPPED,
                    f"Of {one.where} these are not enabled: {', '.join(one.stopped)}.",
                    f"`faxflow schedule install --{one.way}` enables them.",
                )

    def _blind_spots(self) -> Iterator[Problem]:
        if self.unreadable:
            yield Problem(
                Fault.UNREADABLE,
                f"This account may not look into {', '.join(self.unreadable)}.",
                "Ask again as root, or as faxflow's own account.",
            )


def _parts(one: Installed) -> str:
    return counted(one.parts, "unit" if one.way is Way.SYSTEMD else "line")
