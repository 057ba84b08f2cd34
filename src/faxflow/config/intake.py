"""[intake] and [intake_mailbox]: where referrals come in, and how to read what comes."""

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from faxflow.config.pattern import bounded_pattern
from faxflow.config.section import MOST_HOURS, MOST_SECONDS, Section
from faxflow.config.server import InboxSettings
from faxflow.config.values import PathBesideFile
from faxflow.domain.mail import Folder
from faxflow.domain.referrals.intake.sender import BY_MAIL, Place, Sender
from faxflow.domain.referrals.record import Channel


def _pattern(written: str) -> str:
    bounded_pattern(written)
    return written


def _finder(written: str) -> str:
    if bounded_pattern(written).groups != 1:
        raise ValueError("it needs one group in round brackets: what it finds")
    return written


def _by_mail(channel: Channel) -> Channel:
    if channel not in BY_MAIL:
        raise ValueError(f"mail comes by {', '.join(sorted(BY_MAIL))}")
    return channel


def _listed(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


Finder = Annotated[str, AfterValidator(_finder)]


class PlaceSettings(Section):
    """Where a mail says something: `inside` is "subject", "body" or the name of a header."""

    inside: str = Field(min_length=1, max_length=80)
    finds: Finder | None = None

    def place(self) -> Place:
        """The place as mails are read by it."""
        return Place(self.inside, bounded_pattern(self.finds) if self.finds else None)


Places = Annotated[tuple[PlaceSettings, ...], BeforeValidator(_listed)]


class SenderSettings(Section):
    """One of [intake.senders]: which mails it knows, and what they are.

    `address` holds addresses and domains; `subject` and `opening` are patterns, the second for
    the first lines; `header` is where something must stand. `caller`, `caller_name`,
    `message_id`, `called_at` and `length` are where the mail says them.
    """

    channel: Annotated[Channel, AfterValidator(_by_mail)]
    address: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()
    subject: Annotated[str, AfterValidator(_pattern)] | None = None
    opening: Annotated[str, AfterValidator(_pattern)] | None = None
    header: Places = ()
    caller: Places = ()
    caller_name: Places = ()
    message_id: Places = ()
    called_at: Places = ()
    length: Places = ()

    @model_validator(mode="after")
    def _knows_something(self) -> "SenderSettings":
        if not (self.address or self.subject or self.opening or self.header):
            raise ValueError("it needs address, subject, opening or header to know its mails by")
        return self

    def sender(self, name: str) -> Sender:
        """The profile as mails are read by it."""
        return Sender(
            name,
            self.channel,
            froms=tuple(one.lower() for one in self.address),
            subject=_compiled(self.subject),
            opening=_compiled(self.opening),
            headers=_places(self.header),
            caller=_places(self.caller),
            caller_name=_places(self.caller_name),
            message_id=_places(self.message_id),
            called_at=_places(self.called_at),
            length=_places(self.length),
        )


class IntakeSettings(Section):
    """`folder` is where files are dropped; `calls` the call centre's file, or the folder of its
    files, read by the mapping `calls_mapping`. `senders` are profiles of mails, by name."""

    folder: PathBesideFile | None = None
    calls: PathBesideFile | None = None
    calls_mapping: PathBesideFile | None = None
    settle_seconds: float = Field(default=10.0, ge=0, le=MOST_SECONDS)
    same_within_hours: float = Field(default=168.0, gt=0, le=MOST_HOURS)
    senders: Mapping[str, SenderSettings] = {}

    @model_validator(mode="after")
    def _can_read_calls(self) -> "IntakeSettings":
        if (self.calls is None) != (self.calls_mapping is None):
            raise ValueError("calls and calls_mapping go together")
        return self

    @property
    def profiles(self) -> tuple[Sender, ...]:
        """The practice's own profiles, in their order."""
        return tuple(one.sender(name) for name, one in self.senders.items())


class IntakeMailbox(InboxSettings):
    """The shared mailbox that referrals come to; never the one of fax results."""

    section: ClassVar[str] = "[intake_mailbox]"
    longest_read: ClassVar[int | None] = 100_000_000
    handled_folder: str = str(Folder.HANDLED)
    review_folder: str = str(Folder.REVIEW)

    def filed_in(self, folder: Folder) -> str:
        """What the server calls the folder that read mail is moved to."""
        return self.handled_folder if folder is Folder.HANDLED else self.review_folder

    @model_validator(mode="after")
    def _moves_mails_away(self) -> "IntakeMailbox":
        if self.folder in {self.handled_folder, self.review_folder}:
            raise ValueError("mails that were read go to another folder than the one that is read")
        return self


def _compiled(pattern: str | None) -> re.Pattern[str] | None:
    return bounded_pattern(pattern) if pattern else None


def _places(places: tuple[PlaceSettings, ...]) -> tuple[Place, ...]:
    return tuple(one.place() for one in places)
