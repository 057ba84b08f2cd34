"""Stand-ins for what leaves the machine: a gateway, a letter engine, an inbox, a notice sender."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from faxflow.domain.handover import Finish, Offer, Offered, OutgoingFax, Taken
from faxflow.domain.ids import Reference
from faxflow.domain.kept_file import KeptFile
from faxflow.domain.letter import Letter, LetterOrder, LetterProblem, LetterResult
from faxflow.domain.mail import Folder, Mail, Misfiled
from faxflow.domain.notice import NotTaken
from faxflow.errors import (
    FileMissing,
    FileUnreadable,
    FilingRefused,
    NoticeRefused,
    TemplateProblem,
)
from faxflow.steps.ports import LetterEngine


@dataclass
class FakeGateway:
    """Answers as the test scripts it; keeps what it took."""

    name: str = "gateway"
    offers: list[Offer] = field(default_factory=list)
    finishes: list[Finish] = field(default_factory=list)
    taken: list[OutgoingFax] = field(default_factory=list)
    opened: int = 0
    before_finish: Callable[[], None] = lambda: None
    _offered: OutgoingFax | None = None

    def open(self) -> None:
        self.opened += 1

    def offer(self, fax: OutgoingFax) -> Offer:
        self._offered = fax
        return self.offers.pop(0) if self.offers else Offered()

    def finish(self) -> Finish:
        assert self._offered is not None
        self.before_finish()
        outcome = self.finishes.pop(0) if self.finishes else Taken("250 taken")
        if isinstance(outcome, Taken):
            self.taken.append(self._offered)
        return outcome

    def close(self) -> None:
        self._offered = None

    def cut(self) -> None:
        """Nothing hangs."""


@dataclass
class FakeStopwatch:
    """Rests at once, and remembers for how long it should have."""

    at: float = 0.0
    rests: list[float] = field(default_factory=list)

    def seconds(self) -> float:
        return self.at

    def rest(self, seconds: float, until: Event) -> None:
        self.rests.append(seconds)
        self.at += seconds


@dataclass
class FakeEngine:
    """Draws a line of text; refuses the cases it is told to, and can be killed at its work."""

    name: str = "fake"
    approximate: bool = False
    fields: frozenset[str] = frozenset({"case_id"})
    refuses: frozenset[int] = frozenset()
    pages: int = 1
    drawn: int = 0
    fails_after: int | None = None

    def template_fields(self) -> frozenset[str]:
        return self.fields

    def render(self, orders: Sequence[LetterOrder]) -> Iterator[LetterResult]:
        for order in orders:
            if self.fails_after is not None and self.drawn >= self.fails_after:
                raise KeyboardInterrupt
            if order.case_id in self.refuses:
                yield LetterProblem(order.case_id, "it has no field reason")
                continue
            self.drawn += 1
            yield Letter(
                order.case_id, f"%PDF {order.case_name} {order.fields}".encode(), self.pages
            )


def _usual_files() -> dict[str, bytes]:
    return {"letter.docx": b"the usual letter", "answer.docx": b"the answer"}


@dataclass
class FakeTemplates:
    """One engine draws by every version; `files` are the practice's, by their names.

    A template whose content begins with `!` cannot be used; `by` keeps which version drew whom.
    """

    drawn_by: FakeEngine = field(default_factory=FakeEngine)
    files: dict[str, bytes] = field(default_factory=_usual_files)
    copies: dict[str, bytes] = field(default_factory=dict)
    by: dict[int, bytes] = field(default_factory=dict)

    def present(self, path: Path) -> bytes:
        if path.name not in self.files:
            raise FileMissing(path=path)
        return self.files[path.name]

    def asks_for(self, path: Path) -> frozenset[str]:
        return _Version(self, self.present(path), path).template_fields()

    def keep(self, content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        self.copies[sha256] = content
        return sha256

    def engine(self, sha256: str, shown: Path) -> LetterEngine | None:
        content = self.copies.get(sha256)
        return _Version(self, content, shown) if content is not None else None


@dataclass
class _Version:
    """Draws as the one engine does."""

    desk: FakeTemplates
    content: bytes
    shown: Path
    name: str = "fake"

    @property
    def approximate(self) -> bool:
        return self.desk.drawn_by.approximate

    def template_fields(self) -> frozenset[str]:
        if self.content.startswith(b"!"):
            raise TemplateProblem(template=self.shown, what="it is broken", todo="Mend it.")
        return self.desk.drawn_by.template_fields()

    def render(self, orders: Sequence[LetterOrder]) -> Iterator[LetterResult]:
        for result in self.desk.drawn_by.render(orders):
            self.desk.by[result.case_id] = self.content
            yield result


@dataclass
class MemoryVault:
    """Keeps files in memory; those that are `shut` cannot be read until they are kept anew."""

    files: dict[str, bytes] = field(default_factory=dict)
    shut: set[str] = field(default_factory=set)
    changed_at: dict[str, datetime] = field(default_factory=dict)

    def keep(self, name: str, content: bytes) -> Path:
        self.files[name] = content
        self.shut.discard(name)
        return Path(name)

    def read(self, name: str) -> bytes:
        if name in self.shut:
            raise FileUnreadable(path=name, what="Permission denied")
        if name not in self.files:
            raise FileMissing(path=name)
        return self.files[name]

    def listed(self) -> Iterator[KeptFile]:
        long_ago = datetime(2000, 1, 1, tzinfo=UTC)
        yield from [KeptFile(name, self.changed_at.get(name, long_ago)) for name in self.files]

    def remove(self, name: str) -> None:
        self.files.pop(name, None)


@dataclass
class FakeInbox:
    """Holds raw mails by UID until they are filed; `sent` are the copies in its Sent folder."""

    mails: dict[int, bytes] = field(default_factory=dict)
    filed: dict[int, Folder] = field(default_factory=dict)
    failure: Exception | None = None
    last_failure: Exception | None = None
    filing_failure: FilingRefused | None = None
    received_at: datetime | None = None
    sent_at: datetime | None = None
    sender_domain: str = "fax.example"
    sent: set[Reference] = field(default_factory=set)
    asked_for: list[Reference] = field(default_factory=list)
    refiled: list[Misfiled] = field(default_factory=list)

    def batches(self) -> Iterator[list[Mail]]:
        if self.failure:
            raise self.failure
        if self.mails:
            yield [Mail(uid, raw, self.received_at) for uid, raw in sorted(self.mails.items())]
        if self.last_failure:
            raise self.last_failure

    def file(self, uids: Sequence[int], folder: Folder) -> None:
        if self.filing_failure:
            raise self.filing_failure
        for uid in uids:
            del self.mails[uid]
            self.filed[uid] = folder

    def refile(self, lost: Misfiled) -> None:
        self.refiled.append(lost)

    def copies(self, references: Sequence[Reference]) -> frozenset[Reference]:
        self.asked_for += references
        return frozenset(self.sent & set(references))

    def wait(self, seconds: float) -> None:
        raise NotImplementedError

    def close(self) -> None:
        """Nothing is open."""


@dataclass
class FakeNotices:
    """Keeps the notices it sends; fails first where it is told to, and refuses one always."""

    name: str = "mail"
    logs_in: bool = True
    failure: Exception | None = None
    not_taken: NotTaken = field(default_factory=NotTaken)
    refuses: str | None = None
    sent: list[tuple[str, str, str]] = field(default_factory=list)

    def send(self, message_id: str, subject: str, body: str) -> NotTaken:
        if self.failure:
            failure, self.failure = self.failure, None
            raise failure
        if self.refuses and self.refuses in body:
            raise NoticeRefused(server=self.name, code=554)
        self.sent.append((message_id, subject, body))
        return self.not_taken


class Silent:
    """Progress that nobody watches."""

    def advance(self, what: str, done: int, total: int) -> None:
        """Says nothing."""
