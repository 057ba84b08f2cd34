"""What a program did to the files of one folder, in order, and when it was told that it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Write:
    """Octets laid into a file; `file` counts the files that were ever made, whatever their name."""

    file: int
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Resize:
    """A file was cut or lengthened to `size` octets."""

    file: int
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    """All that was done to the file before is on the disk when the program goes on."""

    file: int


@dataclass(frozen=True, slots=True)
class Entry:
    """From here on the folder shows `file` by this name; None: it shows no such name."""

    name: str
    file: int | None


@dataclass(frozen=True, slots=True)
class SyncFolder:
    """All entries that were changed before are on the disk when the program goes on."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The program was told that its transaction is kept."""


Step = Write | Resize | Sync | Entry | SyncFolder | Mark
Log = Sequence[Step]


def acknowledged(log: Log) -> int:
    """How many transactions the program was told to be kept."""
    return sum(isinstance(step, Mark) for step in log)
