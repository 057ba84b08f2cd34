"""A folder where people and machines leave files for the intake."""

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from faxflow.domain.referrals.intake.dropped import Dropped
from faxflow.domain.run import Clock
from faxflow.errors import ConfigurationProblem, FilesStuck

_GROWING: Final = frozenset({".part", ".partial", ".tmp", ".crdownload", ".filepart", ".swp"})
_DONE: Final = "done"


@dataclass(frozen=True, slots=True)
class _Seen:
    path: Path
    changed: int


class IntakeFolder:
    """Takes finished files, the oldest first, and puts them into `done/` when it is told to.

    A `place` that is a file itself is read each time and stays; its owner writes it anew.
    """

    def __init__(self, place: Path, clock: Clock, *, settle_seconds: float, key: str) -> None:
        self._place = place
        self._clock = clock
        self._settle_seconds = settle_seconds
        self._key = key

    def files(self) -> Iterator[tuple[Path, Dropped]]:
        """Each finished file with its path, to put it away by.

        Raises ConfigurationProblem where the place is not there, and in the end FilesStuck where
        one could not be read, or a folder lies there; all others have come by then.
        """
        stuck: list[OSError] = []
        for seen in sorted(self._finished(stuck), key=lambda one: (one.changed, one.path.name)):
            try:
                dropped = self._read(seen)
            except OSError as error:
                stuck.append(error)
                continue
            if dropped:
                yield seen.path, dropped
        if stuck:
            raise self._stuck(stuck[0]) from stuck[0]

    def put_away(self, path: Path) -> bool:
        """Moves a file into `done/`, beside any that has its name; one that is gone is no error.

        False where the place is the file: it stays. Raises FilesStuck where the folder does not
        let it go.
        """
        if path == self._place:
            return False
        try:
            done = self._place / _DONE
            done.mkdir(mode=0o700, exist_ok=True)
            path.rename(_free(done / path.name))
        except FileNotFoundError:
            return True
        except OSError as error:
            raise self._stuck(error) from error
        return True

    def _stuck(self, error: OSError) -> FilesStuck:
        # Never the file's own name: people name files after patients.
        return FilesStuck(folder=self._place, what=error.strerror)

    def _finished(self, stuck: list[OSError]) -> Iterator[_Seen]:
        """Those to be read; what keeps others from it joins the `stuck`."""
        for path in self._paths():
            try:
                status = self._status(path)
            except OSError as error:
                if os.path.lexists(path):  # else it was taken away since it was listed
                    stuck.append(error)
                continue
            if stat.S_ISREG(status.st_mode) and self._is_settled(status):
                yield _Seen(path, status.st_mtime_ns)

    def _status(self, path: Path) -> os.stat_result:
        """The file's own. Raises OSError for a folder, and for a link but the place itself."""
        status = path.stat(follow_symlinks=path == self._place)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, "a folder lies there")
        if stat.S_ISLNK(status.st_mode):
            # Whoever may drop files would have us read those that only we may read.
            raise OSError(errno.ELOOP, "a link lies there")
        return status

    def _is_settled(self, status: os.stat_result) -> bool:
        now = self._clock().timestamp()
        # Whoever wrote a file of days to come has a wrong clock: ours tells when it was written.
        changed = status.st_mtime if status.st_mtime <= now else status.st_ctime
        return changed <= now - self._settle_seconds

    def _paths(self) -> list[Path]:
        """All but what is ours, hidden or growing by its name."""
        try:
            if self._place.is_file():
                return [self._place]
            return [path for path in self._place.iterdir() if _is_meant(path)]
        except OSError as error:
            raise ConfigurationProblem(
                where=f"[intake] {self._key} {self._place}",
                what="there is no such folder, or it cannot be read",
                todo="Make it, or name the folder that files are left in.",
            ) from error

    def _read(self, seen: _Seen) -> Dropped | None:
        """None where it grew while it was read."""
        content, after = seen.path.read_bytes(), self._status(seen.path)
        if after.st_mtime_ns != seen.changed or after.st_size != len(content):
            return None
        changed_at = datetime.fromtimestamp(after.st_mtime, UTC)
        return Dropped(os.fsdecode(seen.path.name), content, changed_at)


def _is_meant(path: Path) -> bool:
    hidden, done = path.name.startswith("."), path.name == _DONE and path.is_dir()
    return not (hidden or done or path.suffix.casefold() in _GROWING)


def _free(path: Path) -> Path:
    """The path, or one beside it that nobody has."""
    count = 1
    wanted = path
    while wanted.exists():
        count += 1
        wanted = path.with_name(f"{path.stem} ({count}){path.suffix}")
    return wanted
