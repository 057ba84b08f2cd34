"""Finds what calls faxflow by itself: lines of crontabs, and timers and services of systemd."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from faxflow.adapters.child_process import run_child
from faxflow.domain.schedule_facts import Called, ScheduleFacts
from faxflow.errors import PartMissing

_CALL: Final = re.compile(r"(?:^|[\s/;&])faxflow\s+((?:[a-z][a-z-]*)(?:\s+[a-z][a-z-]*)?)")
_GROUPS: Final = frozenset({"store", "referral", "report", "audit", "case", "task"})
"""Commands whose second word is theirs, too."""
_CRON: Final = ("etc/crontab", "etc/cron.d", "var/spool/cron/crontabs", "var/spool/cron")
_UNITS: Final = ("etc/systemd/system", "run/systemd/system", "usr/lib/systemd/system")
_DAEMONS: Final = frozenset({"cron", "crond", "fcron", "bcron", "systemd-cron"})
_SECONDS: Final = 5.0


@dataclass(frozen=True, slots=True)
class MachineSchedules:
    """`root` is / but in tests."""

    root: Path = Path("/")

    def look(self, config: Path) -> ScheduleFacts:  # noqa: ARG002 - for whoever has several
        """The schedules of this machine that call faxflow."""
        unread: list[str] = []
        cron = tuple(self._of_cron(unread))
        return ScheduleFacts(cron, tuple(self._of_systemd(unread)), tuple(unread))

    def _of_cron(self, unread: list[str]) -> Iterator[Called]:
        runs = self._cron_runs()
        for place in _CRON:
            for path in _files(self.root / place, unread):
                for command in _called(path, unread):
                    yield Called(command, str(path), runs)

    def _of_systemd(self, unread: list[str]) -> Iterator[Called]:
        for place in _UNITS:
            for path in _files(self.root / place, unread):
                if path.suffix != ".service":
                    continue
                for command in _called(path, unread):
                    starter = self._starter(path)
                    yield Called(command, str(starter), self._is_active(starter))

    def _starter(self, service: Path) -> Path:
        """The timer that starts it, where it has one; else it starts by itself."""
        timer = service.with_suffix(".timer")
        return timer if timer.exists() else service

    def _is_active(self, unit: Path) -> bool:
        try:
            command = ("systemctl", "is-active", unit.name)
            return run_child(command, timeout_seconds=_SECONDS).stdout.strip() == "active"
        except PartMissing:
            return False

    def _cron_runs(self) -> bool:
        """Whether a cron is at work; where processes cannot be seen, it is believed to be."""
        proc = self.root / "proc"
        if not proc.is_dir():
            return True
        return any(_name(one) in _DAEMONS for one in proc.iterdir() if one.name.isdecimal())


def _name(process: Path) -> str:
    try:
        return (process / "comm").read_text().strip()
    except OSError:
        return ""


def _files(place: Path, unread: list[str]) -> list[Path]:
    try:
        if place.is_file():
            return [place]
        return sorted(one for one in place.iterdir() if one.is_file()) if place.is_dir() else []
    except PermissionError:
        unread.append(str(place))
        return []


def _called(path: Path, unread: list[str]) -> list[str]:
    """The commands of faxflow that the file calls."""
    if not os.access(path, os.R_OK):
        unread.append(str(path))
        return []
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    calls = (found for line in lines if _does(line) for found in _CALL.findall(line))
    return list(dict.fromkeys(map(_command, calls)))


def _does(line: str) -> bool:
    """Whether it does something: no comment, and in a unit what it starts."""
    written = line.strip()
    if not written or written.startswith(("#", ";", "[")):
        return False
    key = re.match(r"[A-Za-z]+=", written)
    return key is None or key[0] in {"ExecStart=", "ExecStartPre="}


def _command(words: str) -> str:
    first, *rest = words.split()
    return " ".join([first, *rest[:1]]) if first in _GROUPS else first
