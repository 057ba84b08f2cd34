"""Files that keep the sha256 of what is read from them, or written to them, a piece at a time."""

import hashlib
from pathlib import Path
from typing import BinaryIO


class HashedReading:
    """Gives a file's bytes, and keeps their hash."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._sha256 = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        content = self._file.read(size)
        self._sha256.update(content)
        return content

    def hexdigest(self) -> str:
        return self._sha256.hexdigest()


class HashedWriting:
    """Takes bytes and keeps their hash; hands them on to `file` where there is one."""

    def __init__(self, file: BinaryIO | None = None) -> None:
        self._file = file
        self._sha256 = hashlib.sha256()

    def write(self, content: bytes) -> int:
        self._sha256.update(content)
        if self._file:
            self._file.write(content)
        return len(content)

    def flush(self) -> None:
        if self._file:
            self._file.flush()

    def hexdigest(self) -> str:
        return self._sha256.hexdigest()


def hash_of(path: Path) -> str:
    """The sha256 of the file as the disk gives it back, in hex. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
