"""What is seen of a machine: files, disks, programs and libraries, as plain values."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FileFacts:
    """`mode` are the permission bits; `changed_at` is UTC; `size` in bytes."""

    path: str
    owner: str
    owner_id: int
    group_id: int
    mode: int
    is_folder: bool
    size: int
    changed_at: datetime

    @property
    def shown_mode(self) -> str:
        """As chmod takes it."""
        return f"{self.mode:04o}"


@dataclass(frozen=True, slots=True)
class Account:
    """Who runs this; `group_id` is the account's own group. Root is 0."""

    name: str
    user_id: int
    group_id: int


@dataclass(frozen=True, slots=True)
class Space:
    """What is free for this account; `files` is None where the system counts none."""

    free_bytes: int
    free_files: int | None


@dataclass(frozen=True, slots=True)
class Mount:
    """Which file system holds a place: `kind` as the system calls it, as ext4."""

    place: str
    kind: str
    read_only: bool


@dataclass(frozen=True, slots=True)
class Program:
    """A program as it calls itself; `version` is empty where it does not answer."""

    path: str
    version: str


@dataclass(frozen=True, slots=True)
class Misfit:
    """A library that is not here as it is wanted; `found` is None where it is not here at all."""

    name: str
    wanted: str
    found: str | None
