"""Owners, modes, disks and free space of this machine."""

import os
import re
import shutil
import stat
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from faxflow.adapters import accounts
from faxflow.domain.machine_facts import Account, FileFacts, Mount, Space

_FIRST: Final = 64
MOUNTS: Final = Path("/proc/self/mountinfo")
_ESCAPED: Final = re.compile(r"\\([0-7]{3})")
_AS_ASKED: Final = os.access in os.supports_effective_ids


class MachineFiles:
    """What the system tells of them."""

    def __init__(self, mounts: Path = MOUNTS) -> None:
        self._mounts = mounts

    def account(self) -> Account:
        """Who runs this."""
        if not hasattr(os, "getuid"):  # Windows
            return Account(accounts.this_account(), 1, 1)
        return Account(accounts.this_account(), os.getuid(), os.getgid())

    def look(self, path: Path) -> FileFacts | None:
        """What lies there, None where nothing does. Raises OSError where nobody may look."""
        try:
            return _facts(path, path.stat())
        except (FileNotFoundError, NotADirectoryError):
            return None

    def inside(self, folder: Path) -> Sequence[FileFacts]:
        """What lies in the folder itself."""
        found = (self.look(one) for one in sorted(folder.iterdir()))
        return [one for one in found if one is not None]

    def beginning(self, path: Path) -> bytes:
        """Its first bytes, a few. Raises OSError."""
        with path.open("rb") as file:
            return file.read(_FIRST)

    def may_read(self, path: Path) -> bool:
        """Whether this account may look into what is there."""
        return os.access(path, os.R_OK | (os.X_OK if path.is_dir() else 0))

    def may_write(self, path: Path) -> bool:
        """Whether this account may change what is there."""
        return os.access(path, os.W_OK | os.X_OK, effective_ids=_AS_ASKED)

    def may_run(self, path: Path) -> bool:
        """Whether this account may start it."""
        return path.is_file() and os.access(path, os.X_OK)

    def mount(self, path: Path) -> Mount | None:
        """The file system that holds it; None where the system does not tell."""
        try:
            lines = self._mounts.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return None
        here = Path(os.path.realpath(path))
        holding = [one for one in map(_mount, lines) if one and here.is_relative_to(one.place)]
        # Of two at one place the later one lies on top.
        return max(enumerate(holding), key=_depth, default=(0, None))[1]

    def space(self, path: Path) -> Space:
        """What is free there."""
        if not hasattr(os, "statvfs"):  # Windows
            return Space(shutil.disk_usage(path).free, None)
        told = os.statvfs(path)
        return Space(told.f_bavail * told.f_frsize, told.f_favail if told.f_files else None)

    def scratch(self) -> Path:
        """Where programs put what they need for a while."""
        return Path(tempfile.gettempdir())


def _facts(path: Path, told: os.stat_result) -> FileFacts:
    return FileFacts(
        path=str(path),
        owner=accounts.account_of(told.st_uid),
        owner_id=told.st_uid,
        group_id=told.st_gid,
        mode=stat.S_IMODE(told.st_mode),
        is_folder=stat.S_ISDIR(told.st_mode),
        size=told.st_size,
        changed_at=datetime.fromtimestamp(told.st_mtime, UTC),
    )


def _mount(line: str) -> Mount | None:
    """A line of proc(5), /proc/pid/mountinfo."""
    first, dash, rest = line.partition(" - ")
    fields = first.split()
    if not dash or len(fields) < 6:  # noqa: PLR2004 - of the format
        return None
    options = {*fields[5].split(","), *rest.split()[-1].split(",")}
    place = _ESCAPED.sub(lambda found: chr(int(found[1], 8)), fields[4])
    return Mount(place, rest.split()[0], "ro" in options)


def _depth(numbered: tuple[int, Mount | None]) -> tuple[int, int]:
    number, one = numbered
    return (len(Path(one.place).parts) if one else 0, number)
