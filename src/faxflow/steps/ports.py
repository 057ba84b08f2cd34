"""The ports: what the steps ask of the world outside, and nothing about how it is done."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Protocol

from faxflow.domain.handover import Finish, Offer, OutgoingFax
from faxflow.domain.letter import LetterOrder, LetterResult
from faxflow.domain.mail import Folder, Mail
from faxflow.domain.report_file import ReportFile


class ReportSource(Protocol):
    """Where a day's report comes from: a portal behind a browser, or a folder."""

    def fetch(self, day: date) -> ReportFile:
        """The report for `day` (the practice's calendar).

        Raises LoginRefused, SignInPage, PageChanged, DownloadFailed, ReportNotThere,
        ServerUnreachable or PartMissing.
        """


class LetterEngine(Protocol):
    """Fills the practice's template and turns it into PDF."""

    name: str

    def template_fields(self) -> frozenset[str]:
        """The field names that the template asks for. Raises TemplateProblem, FileMissing."""

    def render(self, orders: Sequence[LetterOrder]) -> Iterator[LetterResult]:
        """One result an order, in any order; a bad letter never takes others with it."""


class Gateway(Protocol):
    """One SMTP connection to the e-mail-to-fax gateway, reused from fax to fax."""

    name: str

    def open(self) -> None:
        """Connects, secures, signs in. Raises LoginRefused, ServerUnreachable, InsecureServer."""

    def offer(self, fax: OutgoingFax) -> Offer:
        """Hands over all but the final dot, reconnecting first where the line was lost."""

    def finish(self) -> Finish:
        """Sends the final dot of the fax just offered and waits for the reply."""

    def close(self) -> None:
        """Says goodbye; never raises."""


class Mailbox(Protocol):
    """The service inbox."""

    def batches(self) -> Iterator[list[Mail]]:
        """All that lies in the inbox now, oldest first, some dozens at a time.

        Raises LoginRefused, ServerUnreachable, InsecureServer.
        """

    def file(self, uids: Sequence[int], folder: Folder) -> None:
        """Moves mails out of the inbox in one go; a UID that is gone is not an error."""

    def wait(self, seconds: float) -> None:
        """Returns when new mail may have come (IDLE), or after `seconds` at the latest."""

    def close(self) -> None:
        """Logs out; never raises."""


class NoticeSender(Protocol):
    """Mails a notice to staff."""

    def send(self, message_id: str, subject: str, body: str) -> None:
        """Raises LoginRefused, ServerUnreachable or InsecureServer."""


class Vault(Protocol):
    """The folder of files beside the store: 0600, named by ids, written whole or not at all."""

    def keep(self, name: str, content: bytes) -> Path:
        """Writes `content` durably under `name` and tells where."""

    def read(self, name: str) -> bytes:
        """The content kept under `name`. Raises FileMissing."""


class Locks(Protocol):
    """Exclusive locks that end with the process that holds them."""

    def hold(self, name: str, run_id: str) -> AbstractContextManager[None]:
        """Holds `name` while the block runs. Raises LockHeld, which says who has it."""


class Progress(Protocol):
    """Tells a person that long work goes on."""

    def advance(self, what: str, done: int, total: int) -> None:
        """`done` of `total` pieces of `what` (a plural noun) are finished."""
