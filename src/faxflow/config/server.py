"""How a mail server is reached."""

import re
from enum import StrEnum
from typing import ClassVar, Self

from pydantic import Field, field_validator, model_validator

from faxflow.config.section import MOST_SECONDS, Section
from faxflow.config.values import HostName, PathBesideFile, SecretName
from faxflow.domain.mail import Folder


class Security(StrEnum):
    """How a mail connection is protected; `none` is accepted on loopback only."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class Auth(StrEnum):
    """`password` also means none, where no user is named; `oauth` is described in [oauth]."""

    PASSWORD = "password"  # noqa: S105 - a word of the configuration
    OAUTH = "oauth"


class Server(Section):
    """A mail server; `password` names the secret, never holds it."""

    host: HostName
    port: int = Field(ge=1, le=65535)
    security: Security = Security.STARTTLS
    auth: Auth = Auth.PASSWORD
    user: str | None = None
    password: SecretName | None = None
    timeout_seconds: float = Field(default=60.0, gt=0, le=MOST_SECONDS)

    @model_validator(mode="after")
    def _says_whose_mailbox(self) -> Self:
        if self.auth is Auth.OAUTH and self.user is None:
            raise ValueError("auth is oauth, so it needs the key user: the mailbox's address")
        return self


class InboxSettings(Server):
    """A folder of mails that are read and filed; `longest_read` are the bytes read of one mail,
    None: as many as a gateway's result needs."""

    section: ClassVar[str]
    longest_read: ClassVar[int | None] = None
    folder: str = "INBOX"

    @property
    def copies_in(self) -> str | None:
        """The folder that copies of sent mail lie in; empty: nobody looks there."""
        return ""

    def filed_in(self, folder: Folder) -> str:
        """What the server calls the folder that read mail is moved to."""
        return str(folder)


class MailboxSettings(InboxSettings):
    """`rules` is the practice's own file of rules for result mail; `our_numbers` are the
    practice's fax numbers (E.164), which no result speaks of.

    `sent_folder` is where the account keeps copies of what it sent; null: the server's own
    word for it; empty: nobody looks."""

    section: ClassVar[str] = "[mailbox]"
    sent_folder: str | None = None
    rules: PathBesideFile | None = None
    our_numbers: tuple[str, ...] = ()

    @property
    def copies_in(self) -> str | None:
        """The folder that copies of sent mail lie in; None: the server's own word for it."""
        return self.sent_folder

    @field_validator("our_numbers")
    @classmethod
    def _are_e164(cls, numbers: tuple[str, ...]) -> tuple[str, ...]:
        if any(not re.fullmatch(r"\+[1-9]\d{6,14}", one) for one in numbers):
            raise ValueError("write each with its country code and no spaces: +12015550100")
        return numbers
