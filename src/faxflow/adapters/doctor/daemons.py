"""Whether what a schedule lies in is at work: cron's daemon, or systemd."""

from pathlib import Path
from typing import Final

from faxflow.adapters.schedules.units import Units

_CRONS: Final = frozenset({"cron", "crond", "fcron", "bcron-sched", "dcron"})


class MachineDaemons:
    """`root` is / but in tests."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def cron_runs(self) -> bool | None:
        """Whether a cron is at work; None where processes cannot be seen."""
        proc = self._root / "proc"
        try:
            processes = [one for one in proc.iterdir() if one.name.isdecimal()]
        except OSError:
            return None
        return any(_name(one) in _CRONS for one in processes)

    def systemd_runs(self) -> bool:
        """Whether systemd is."""
        return Units(self._root).are_used()


def _name(process: Path) -> str:
    try:
        return (process / "comm").read_text(encoding="utf-8").strip()
    except OSError:
        return ""
