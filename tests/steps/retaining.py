"""A practice that keeps things for a while, and what is left of somebody in its files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from conftest import Office, reference, staged
from fakes import MemoryVault
from faxflow.adapters.file_lock import FileLocks
from faxflow.config.retention import RetentionSettings
from faxflow.domain.mail import Mail
from faxflow.domain.pruned import Pruned
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.errors import FaxflowError
from faxflow.steps.load import load
from faxflow.steps.prune import Folders, Quiet, prune
from faxflow.steps.retention.mails import Mailboxes
from faxflow.store.batches import StagedRow

DAYS = 90


def somebody(number: int) -> str:
    """A surname that nobody else has, and that is found as raw bytes."""
    return f"Zyxquill{number:04d}"


def fax_number(number: int) -> str:
    return f"+1555987{number:04d}"


def row_of(number: int, *, key: str = "") -> StagedRow:
    """A row of somebody; as in a practice, its hashes tell nothing."""
    row = staged(number, key=key or None, number=fax_number(number), patient=somebody(number))
    return replace(row, content_hash=f"content-{number}")


@dataclass
class FakeHandled:
    """A folder of handled mails, each with the day on which it came, by its UID."""

    mails: dict[int, tuple[datetime, bytes]] = field(default_factory=dict)
    failure: FaxflowError | None = None
    name: str = "imap.hilltop.example, faxflow-handled"
    closed: int = 0

    def batches(self, before: datetime) -> Iterator[list[Mail]]:
        if self.failure:
            raise self.failure
        yield [Mail(uid, raw, at) for uid, (at, raw) in self.mails.items() if at < before]

    def remove(self, uids: Sequence[int]) -> None:
        for uid in uids:
            del self.mails[uid]

    def close(self) -> None:
        self.closed += 1


@dataclass
class Keeper:
    """Faxes of somebody, and `prune` beside them."""

    office: Office
    reports: MemoryVault = field(default_factory=MemoryVault)
    documents: MemoryVault = field(default_factory=MemoryVault)
    results: FakeHandled | None = None
    referrals: FakeHandled | None = None

    def keeps(self, **settings: object) -> None:
        """From now on [retention] says this."""
        kept = RetentionSettings.model_validate(settings)
        self.office.config = self.office.config.model_copy(update={"retention": kept})

    def load(self, *numbers: int, key: str = "") -> None:
        """A report with a row of each of them."""
        self.office.stage(*(row_of(n, key=key) for n in numbers))
        load(self.office.work())

    def deliver(self, *cases: int) -> None:
        for case in cases:
            self.office.hear(Verdict(VerdictKind.DELIVERED, reference=reference(case)))

    def prune(self, *, dry_run: bool = False) -> Pruned:
        office = self.office
        folders = Folders(office.vault, office.template_vault, self.reports, self.documents)
        boxes = Mailboxes(self.results, self.referrals, lambda raw: raw.hex())
        return prune(office.work("prune"), folders, boxes, self.quiet, dry_run=dry_run)

    @property
    def quiet(self) -> Quiet:
        """The locks of this very store."""
        locks = FileLocks(self.office.store.path.parent / "locks", self.office.clock)
        return Quiet(locks, "outbound")

    def left_of(self, *numbers: int) -> list[str]:
        """Who of them is found in the bytes of any file beside the store, and by what."""
        folder = self.office.store.path.parent
        content = b"".join(path.read_bytes() for path in files_below(folder))
        words = [word for n in numbers for word in (somebody(n), fax_number(n)[-7:])]
        return [word for word in words if word.encode() in content]


def files_below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
