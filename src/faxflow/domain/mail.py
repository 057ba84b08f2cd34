"""A mail of the service inbox as it came, and where it goes once it has been read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Folder(StrEnum):
    """Where a mail that has been read is filed, beside the inbox."""

    HANDLED = "faxflow-handled"
    REVIEW = "faxflow-review"


@dataclass(frozen=True, slots=True)
class Misfiled:
    """A mail that lies in `source` and belongs in `target`; `is_it` knows it by its raw bytes."""

    message_id: str
    source: Folder
    target: Folder
    is_it: Callable[[bytes], bool]


@dataclass(frozen=True, slots=True)
class Mail:
    """A raw message and the UID that it has in this session only.

    `received_at` is when the mailbox took it in (aware), None where its server does not say.
    """

    uid: int
    raw: bytes
    received_at: datetime | None = None
