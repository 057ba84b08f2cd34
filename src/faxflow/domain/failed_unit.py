"""A unit of the machine that failed: what a person is told of it. No patient data, ever."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from faxflow.domain.task import TaskKind

_NAME: Final = re.compile(r"[A-Za-z0-9:_.@\\-]{1,120}")
_SERVICE: Final = ".service"


@dataclass(frozen=True, slots=True)
class FailedUnit:
    """`how` is what the machine says of its end, as `exit code 78`; empty where it says nothing."""

    name: str
    how: str = ""

    @property
    def key(self) -> str:
        """Of its alarm: the same for every failure of one unit."""
        return f"{TaskKind.ALARM}:unit:{self.name}"

    @property
    def title(self) -> str:
        """What happened, and where to look."""
        how = f" ({self.how})" if self.how else ""
        return f"The unit {self.name} failed{how}: `journalctl -u {self.name}` says why"


def failed_unit(name: str, told: Mapping[str, str]) -> FailedUnit | None:
    """The unit, with what systemd's variables tell of its end (systemd.exec(5), MONITOR_…).

    None where that is no unit's name.
    """
    short = name.removesuffix(_SERVICE)
    if not _NAME.fullmatch(short):
        return None
    result, status = told.get("MONITOR_SERVICE_RESULT", ""), told.get("MONITOR_EXIT_STATUS", "")
    if result == "exit-code" and status.isdecimal():
        return FailedUnit(short, f"exit code {status}")
    known = re.fullmatch(r"[a-z-]{1,40}", result)
    return FailedUnit(short, result.replace("-", " ") if known else "")
