"""Who sends mail into the intake: what a mail is known by, and where it says who called."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from faxflow.domain.referrals.record import Channel

if TYPE_CHECKING:
    from faxflow.domain.verdict_reading.mail_text import MailText

SUBJECT, BODY = "subject", "body"

BY_MAIL = frozenset(
    {Channel.FAX, Channel.EMAIL, Channel.VOICEMAIL, Channel.PORTAL, Channel.EHR_MESSAGE}
)
"""The channels that end in a mailbox."""

_OPENING_LINES = 12


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a mail: `inside` the subject, the body or the header of that
    name; `finds` has one group, None: all of it."""

    inside: str
    finds: re.Pattern[str] | None = None

    def read(self, mail: "MailText") -> str:
        """What stands there, empty where nothing does."""
        return next(self.every(mail), "")

    def every(self, mail: "MailText") -> Iterator[str]:
        """All that stands there, line by line."""
        return (told for text in self._texts(mail) if (told := self._found(text)))

    def _texts(self, mail: "MailText") -> tuple[str, ...]:
        if self.inside == SUBJECT:
            return (mail.subject,)
        return mail.lines if self.inside == BODY else (mail.header(self.inside),)

    def _found(self, text: str) -> str:
        if self.finds is None:
            return text.strip()
        found = self.finds.search(text)
        return (found[1] or "").strip() if found else ""


@dataclass(frozen=True, slots=True)
class Sender:
    """A profile of mails: all that is given of `froms`, `subject`, `headers`, `opening` and
    `by_machine` must fit.

    `froms` are addresses and domains, in lower case; of `headers` one must be there; `opening`
    are words of the subject or the first lines. The rest is where the mail says from which
    number it came, under which name, its own id, when the call was, and how long; the first
    place that says anything counts.
    """

    name: str
    channel: Channel
    froms: tuple[str, ...] = ()
    subject: re.Pattern[str] | None = None
    headers: tuple[Place, ...] = ()
    opening: re.Pattern[str] | None = None
    by_machine: bool = False
    caller: tuple[Place, ...] = ()
    caller_name: tuple[Place, ...] = ()
    message_id: tuple[Place, ...] = ()
    called_at: tuple[Place, ...] = ()
    length: tuple[Place, ...] = ()

    def knows(self, mail: "MailText") -> bool:
        """Whether the mail is one of these."""
        return (
            (not self.froms or self._is_from(mail))
            and (self.subject is None or bool(self.subject.search(mail.subject)))
            and (not self.headers or bool(first_said(self.headers, mail)))
            and (self.opening is None or bool(self.opening.search(_opening(mail))))
            and (not self.by_machine or _is_no_person(mail))
        )

    def _is_from(self, mail: "MailText") -> bool:
        under = f".{mail.domain}"
        domains = (one.removeprefix("@") for one in self.froms)
        return mail.sender in self.froms or any(under.endswith(f".{one}") for one in domains)


def _is_no_person(mail: "MailText") -> bool:
    # Only here: every command reads the configuration that these senders stand in, and what
    # reads mails takes longer to load than most of them to run.
    from faxflow.domain.verdict_reading.machine import is_machine_made
    from faxflow.domain.verdict_reading.people import is_from_person

    return is_machine_made(mail) and not is_from_person(mail)


def first_said(places: tuple[Place, ...], mail: "MailText") -> str:
    """What the first of the places says that says anything, else nothing."""
    return next((told for place in places if (told := place.read(mail))), "")


def _opening(mail: "MailText") -> str:
    said = [line for line in mail.lines if line.strip()]
    return "\n".join([mail.subject, *said[:_OPENING_LINES]])
