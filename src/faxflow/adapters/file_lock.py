"""Exclusive locks on files: the system frees them when their process ends, however it ends."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from faxflow.domain.run import Clock
from faxflow.errors import LockHeld, StoreForbidden, StoreFull


class FileLocks:
    """Locks below one folder; each tells who holds it."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    @contextmanager
    def hold(self, name: str, run_id: str) -> Iterator[None]:
        """Holds the lock while the block runs. Raises LockHeld, StoreForbidden or StoreFull."""
        with os.fdopen(self._opened(name), "r+", encoding="utf-8") as file:
            if not _taken(file):
                raise LockHeld(lock=name, holder=_holder(file))
            _sign(file.fileno(), run_id, self._clock())
            yield

    def _opened(self, name: str) -> int:
        # The file is never removed: a second one of the same name would be a second lock.
        path = self._folder / f"{name}.lock"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except PermissionError as error:
            raise StoreForbidden(path=path) from error
        except OSError as error:
            raise StoreFull(path=path, what=error.strerror) from error


def _taken(file: IO[str]) -> bool:
    try:
        import fcntl
    except ImportError:
        return _taken_on_windows(file)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _taken_on_windows(file: IO[str]) -> bool:
    import msvcrt

    # A byte far behind the text, so that others can read who holds the lock.
    file.seek(4096)
    try:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return False
    return True


def _sign(descriptor: int, run_id: str, now: datetime) -> None:
    """Tells others who holds the lock; on a full disk it is held all the same."""
    told = {"pid": os.getpid(), "run": run_id, "since": f"{now:%Y-%m-%d %H:%M:%S %Z}"}
    with suppress(OSError):  # and no buffer, whose rest would fail when the lock is given up
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, json.dumps(told).encode())


def _holder(file: IO[str]) -> str:
    file.seek(0)
    try:
        told = json.load(file)
        return f"run {told['run']}, process {told['pid']}, since {told['since']}"
    except (ValueError, KeyError, TypeError):
        return "another process that has not signed yet"
