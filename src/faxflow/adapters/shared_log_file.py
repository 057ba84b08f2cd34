"""A log file that several processes append to at once, and that any of them may rotate.

A line is one write at the end of the file, so that lines never mix. Before each the file is
looked at: where another one lies under its name by now, that one is opened. So it does not
matter who has renamed the file, another process of ours or logrotate.
"""

import os
from contextlib import suppress
from pathlib import Path

_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
"""A link that somebody else put there could lead our lines, with our rights, anywhere."""


class SharedLogFile:
    """`most_bytes` 0: it is never rotated here; `keep` older files stay, the newest as `.1`.

    Not for two threads at once. On Windows, where an open file keeps its name, it only grows.
    """

    def __init__(self, path: Path, *, most_bytes: int, keep: int) -> None:
        self._path = path
        self._most = most_bytes
        self._keep = keep
        self._descriptor = -1
        self._process = 0

    def append(self, line: bytes) -> None:
        """Adds a line. Raises OSError where that is not possible, as on a full disk."""
        self.open()
        if self._most and os.fstat(self._descriptor).st_size + len(line) > self._most:
            self._rotate()
            self.open()
        _write(self._descriptor, line)

    def open(self) -> None:
        """Makes sure that the file under the name is the open one. Raises OSError."""
        if self._descriptor >= 0 and self._process == os.getpid() and self._is_there():
            return
        self.close()
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | _NO_LINKS
        self._descriptor = os.open(self._path, flags, 0o600)
        self._process = os.getpid()

    def close(self) -> None:
        """Closes it; the next line opens it again."""
        if self._descriptor >= 0:
            with suppress(OSError):
                os.close(self._descriptor)
        self._descriptor = -1

    def _is_there(self) -> bool:
        try:
            return os.path.samestat(os.fstat(self._descriptor), os.lstat(self._path))
        except OSError:
            return False

    def _rotate(self) -> None:
        """Renames the file, unless another process is about to, or has.

        The lock is on the file itself: whoever gets it looks whether that still has the name,
        and no other file has it until the last of the older ones has moved on.
        """
        if not _locked(self._descriptor) or not self._is_there():
            return
        if os.fstat(self._descriptor).st_size == 0:
            return  # one line alone is longer than a file may be
        with suppress(OSError):  # else it grows: lines are worth more than its size
            for number in range(self._keep - 1, 0, -1):
                with suppress(FileNotFoundError):
                    self._older(number).replace(self._older(number + 1))
            self._path.replace(self._older(1))
        self.close()  # and gives up the lock

    def _older(self, number: int) -> Path:
        return self._path.with_name(f"{self._path.name}.{number}")


def _locked(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _write(descriptor: int, line: bytes) -> None:
    while line:
        line = line[os.write(descriptor, line) :]
