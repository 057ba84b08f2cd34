"""What a first faxflow.toml is made of, and how its lines are written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from faxflow.config.source import SourceKind
from faxflow.views.toml_value import toml_value

CHANGE = "CHANGE: "
"""Begins the comment of a line that only the practice can fill."""

_COMMENT_AT = 40


class MailService(StrEnum):
    """Who runs the mailbox; two of them take no passwords."""

    OWN = "own"
    MICROSOFT = "microsoft"
    GOOGLE = "google"


@dataclass(frozen=True, slots=True)
class First:
    """What a person has said. `gateway` is a profile, or an address with {number} in it;
    `caller_id` the practice's own fax number, `told` who hears of troubles. `drop`, `data` and
    `secrets` are written as they are; `invented` are the names of what nobody has said yet."""

    practice: str
    environment: str
    time_zone: str
    country: str
    source: SourceKind
    gateway: str
    caller_id: str | None
    mailbox: str
    mail_service: MailService
    told: Sequence[str]
    drop: str
    data: str
    secrets: str
    invented: frozenset[str] = frozenset()

    @property
    def domain(self) -> str:
        """Of the service mailbox."""
        return self.mailbox.rpartition("@")[2]


def line(key: str, value: object, comment: str = "", *, off: bool = False) -> str:
    """A key with its comment; `off` shows a default."""
    written = f"{'#' if off else ''}{key} = {toml_value(value)}"
    return f"{written:<{_COMMENT_AT - 1}} # {comment}" if comment else written


def default(key: str, *, value: object, comment: str) -> str:
    """A line that shows a default."""
    return line(key, value, comment, off=True)


def to_change(comment: str, *, change: bool) -> str:
    """The comment, marked where the value is a guess."""
    return f"{CHANGE}{comment}" if change else comment


def remark(*lines: str) -> Iterator[str]:
    """Lines of nothing but words."""
    return (f"# {one}".rstrip() for one in lines)
