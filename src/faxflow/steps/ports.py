"""The ports: what the steps ask of the world outside, and nothing about how it is done."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from threading import Event
from typing import Protocol

from faxflow.domain.handover import Finish, Offer, OutgoingFax
from faxflow.domain.ids import Reference
from faxflow.domain.kept_file import KeptFile
from faxflow.domain.letter import LetterOrder, LetterResult
from faxflow.domain.mail import Folder, Mail, Misfiled
from faxflow.domain.mailed_report import MailedReport
from faxflow.domain.notice import NotTaken
from faxflow.domain.report_file import ReportFile
from faxflow.domain.verdict import Reading


class ReportSource(Protocol):
    """Where a day's report comes from: a portal behind a browser, a folder, SFTP or HTTPS."""

    def fetch(self, day: date) -> ReportFile:
        """The report for `day` (the practice's calendar).

        Raises LoginRefused, SignInPage, ReportNotThere, ServerUnreachable, PartMissing, or a
        failure of errors/portal.py.
        """


class LetterEngine(Protocol):
    """Fills one template and turns it into PDF.

    `approximate` where the layout only comes near to Word's.
    """

    name: str
    approximate: bool

    def template_fields(self) -> frozenset[str]:
        """The field names that the template asks for. Raises TemplateProblem, FileMissing."""

    def render(self, orders: Sequence[LetterOrder]) -> Iterator[LetterResult]:
        """One result an order, in any order; a bad letter never takes others with it."""


class Templates(Protocol):
    """The practice's templates, and a copy of each version that has drawn letters."""

    def present(self, path: Path) -> bytes:
        """The practice's file as it is now. Raises TemplateProblem, FileMissing."""

    def asks_for(self, path: Path) -> frozenset[str]:
        """The fields that it asks for now. Raises TemplateProblem, FileMissing, PartMissing."""

    def keep(self, content: bytes) -> str:
        """Keeps a copy durably and gives its sha256."""

    def engine(self, sha256: str, shown: Path) -> LetterEngine | None:
        """What draws by that copy, and calls it `shown`; None where the copy is gone or changed.

        Raises PartMissing.
        """


class Gateway(Protocol):
    """One SMTP connection to the e-mail-to-fax gateway, reused from fax to fax.

    It serves one thread; only `cut` may be called from another.
    """

    name: str

    def open(self) -> None:
        """Connects, secures, signs in. Raises LoginRefused, ServerUnreachable, InsecureServer."""

    def offer(self, fax: OutgoingFax) -> Offer:
        """Hands over all but the final dot, reconnecting first where the line was lost."""

    def finish(self) -> Finish:
        """Sends the final dot of the fax just offered and waits for the reply."""

    def close(self) -> None:
        """Says goodbye, and leaves a fax just offered unfinished; never raises."""

    def cut(self) -> None:
        """Breaks the connection under whatever is going on over it; never raises."""


class Stopwatch(Protocol):
    """Measures and spends lengths of time; it shows no time of day."""

    def seconds(self) -> float:
        """Seconds since some moment of no meaning; only ever more."""

    def rest(self, seconds: float, until: Event) -> None:
        """Returns after `seconds`, or at once when `until` is set."""


class Mailbox(Protocol):
    """The service inbox."""

    def batches(self) -> Iterator[list[Mail]]:
        """All that lies in the inbox now, oldest first, some dozens at a time.

        Raises LoginRefused, ServerUnreachable, InsecureServer.
        """

    def file(self, uids: Sequence[int], folder: Folder) -> None:
        """Moves mails out of the inbox in one go; a UID that is gone is not an error.

        Raises FilingRefused where the server will not, as when the account is full.
        """

    def refile(self, lost: Misfiled) -> None:
        """Moves a mail that was filed before to another folder, if it is found."""

    def copies(self, references: Sequence[Reference]) -> frozenset[Reference]:
        """Those of which a copy lies in the Sent folder; a missing one proves nothing."""

    def wait(self, seconds: float) -> None:
        """Returns when new mail may have come (IDLE), or after `seconds` at the latest."""

    def close(self) -> None:
        """Logs out; never raises."""


ReadMail = Callable[[bytes], Reading]
"""Says what a raw mail tells about faxes."""


class MailReader(Protocol):
    """Reads mails in the background while the caller does something else."""

    def begin(self, raws: Sequence[bytes]) -> Callable[[], Sequence[Reading]]:
        """Begins to read; calling what it gives waits for the readings, in the mails' order."""


class NoticeChannel(Protocol):
    """One way to staff: to the people or the place that the configuration approves.

    `logs_in` where it needs a password, which may be refused.
    """

    name: str
    logs_in: bool

    def send(self, message_id: str, subject: str, body: str) -> NotTaken:
        """The recipients who were refused it while others were not.

        Raises a FaxflowError where nobody was told for certain, so that sending it again is
        right: NoticeRefused where another notice may be taken at once.
        """


class ReportMailer(Protocol):
    """Mails a report to those who the configuration says are to have it."""

    def send(self, message_id: str, report: MailedReport) -> NotTaken:
        """The recipients who were refused it while others were not.

        Raises a FaxflowError where nobody has it for certain, so that sending it again is right.
        """


class Vault(Protocol):
    """The folder of files beside the store: 0600, named by ids, written whole or not at all."""

    def keep(self, name: str, content: bytes) -> Path:
        """Writes `content` durably under `name` and tells where."""

    def read(self, name: str) -> bytes:
        """The content kept under `name`. Raises FileMissing or FileUnreadable."""

    def listed(self) -> Iterator[KeptFile]:
        """What is kept, in no order."""

    def remove(self, name: str) -> None:
        """Removes a file, if it is there."""


class Locks(Protocol):
    """Exclusive locks that end with the process that holds them."""

    def hold(self, name: str, run_id: str) -> AbstractContextManager[None]:
        """Holds `name` while the block runs. Raises LockHeld, which says who has it."""


class Progress(Protocol):
    """Tells a person that long work goes on."""

    def advance(self, what: str, done: int, total: int) -> None:
        """`done` of `total` pieces of `what` (a plural noun) are finished."""
