"""What arrives at the rehearsal's practice, and what each piece of it should become."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.record import Channel


class Becomes(StrEnum):
    """In the words of the store's arrivals."""

    REFERRAL = "referral"
    KNOWN = "known"  # it had come before: nothing happens
    TASK = "task"  # a person must say what it is
    NOT_A_REFERRAL = "not-a-referral"


class Kin(StrEnum):
    """How a request stands to an earlier one of the same day."""

    SAME_PERSON = "same-person"  # certain: linked by itself
    LOOKALIKE = "lookalike"  # a person must judge: a possible duplicate
    SAME_REQUEST = "same-request"  # the same person and service: a possible duplicate referral


@dataclass(frozen=True, slots=True)
class Meant:
    """What one request, or one piece without any, should become.

    `fields` is what it says, `answers` what its sender says when asked for the rest: for what
    it leaves out or says wrongly. `unreadable` where its document cannot be read at all.
    `like` is the key of the earlier request that it has to do with.
    """

    key: str
    becomes: Becomes
    fields: Mapping[Field, str] = field(default_factory=dict)
    answers: Mapping[Field, str] = field(default_factory=dict)
    unreadable: bool = False
    kin: Kin | None = None
    like: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A mail, or a file with a `name` in one of the intake folders; it may hold several requests.

    `scanned` where nothing can be read of it without a reader of scans.
    """

    at: datetime
    channel: Channel
    content: bytes
    meant: tuple[Meant, ...]
    name: str = ""
    scanned: bool = False
