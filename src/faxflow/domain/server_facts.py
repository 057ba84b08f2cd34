"""What is seen of servers during a check-up, as plain values and without a mail."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class InboxFacts:
    """`expires_at` (UTC) is its certificate's end, None on a line without TLS.

    `sent` is the folder of copies, None where there is none; `numbered` whether the folder has
    a UIDVALIDITY. `filled` is how much of its room is taken, 1.0 all of it; None: not told.
    """

    expires_at: datetime | None
    folder_opens: bool
    numbered: bool
    idles: bool
    moves: bool
    sent: str | None
    filled: float | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What a mail server answered to an address; `code` as RFC 5321 has it."""

    address: str
    code: int

    @property
    def taken(self) -> bool:
        """Whether it would take mail."""
        return self.code < 400  # noqa: PLR2004 - the first digit that refuses

    @property
    def wants_login(self) -> bool:
        """Whether it takes none from whoever has not signed in (RFC 4954, section 6)."""
        return self.code == 530  # noqa: PLR2004 - that very reply

    @property
    def for_now(self) -> bool:
        """Whether it may take it later."""
        return 400 <= self.code < 500  # noqa: PLR2004 - the second class of replies


@dataclass(frozen=True, slots=True)
class SubmissionFacts:
    """`most_bytes` is the server's limit of one mail, None where it names none.

    `recipients` are not asked about where the sender is refused.
    """

    expires_at: datetime | None
    most_bytes: int | None
    sender: Reply
    recipients: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """How a web server answers: `told_at` is its clock (UTC), None where it tells none."""

    server: str
    status: int
    told_at: datetime | None


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """A portal's site: where its walk begins, and what it needs."""

    first_url: str
    secrets: tuple[str, ...]
    knows_sign_in: bool
    undecided: bool
