"""A night in which a store is restored: the office, and what its mailbox has of the lost time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from conftest import Office
from fakes import FakeInbox
from faxflow.domain.decision import Decision
from faxflow.domain.ids import CaseId, Reference, RunId, case_name
from faxflow.domain.mail import Folder, Mail
from faxflow.domain.run import Run
from faxflow.domain.sent_copy import SentCopy
from faxflow.domain.store_finding import StoreFinding
from faxflow.domain.verdict import Verdict
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.mended import Mended
from faxflow.steps.reconcile import Reconciled, reconcile
from faxflow.steps.restore import guard_restored
from faxflow.store.check.every_rule import check_store
from faxflow.store.connection import open_store
from making import work_with


@dataclass
class PastInbox(FakeInbox):
    """With what lies in the other folders; None: there is no Sent folder."""

    lost_copies: list[SentCopy] | None = field(default_factory=list)
    handled: list[Mail] = field(default_factory=list)

    def sent_since(self, _since: datetime) -> Sequence[SentCopy] | None:
        return self.lost_copies

    def filed_since(self, folder: Folder, _since: datetime) -> Iterator[list[Mail]]:
        if folder is Folder.HANDLED and self.handled:
            yield self.handled


@dataclass
class Night:
    """An office whose store is that of a backup, and its mailbox."""

    office: Office
    inbox: PastInbox = field(default_factory=PastInbox)

    def restore(self) -> None:
        """What is in the store now is the backup."""
        office = self.office
        run = Run(RunId(f"restore-{office.clock():%H%M}"), "tester", office.clock)
        guard_restored(work_with(office.store, run, office.config))
        office.store.close()
        office.store = open_store(office.store.path, "rehearsal", config="faxflow.toml")
        office.inbox = self.inbox
        office.clock.forward(hours=1)

    def copy(self, case: int, attempt: int = 1, number: str | None = None, **g: int) -> None:
        """A copy of a fax lies in the Sent folder."""
        number = number or f"+1555201{case:04d}"
        assert self.inbox.lost_copies is not None
        named = Reference(CaseId(case), attempt, **g)
        at = self.office.clock()
        to = f"{number[1:]}@fax.example"
        self.inbox.lost_copies.append(SentCopy(named, to, str(named), at))
        self.office.clock.forward(minutes=1)

    def was_told(self, verdict: Verdict) -> None:
        """A mail that was read and filed in the lost time."""
        raw = f"lost mail {len(self.inbox.handled)}".encode()
        self.office.said[raw] = (verdict,)
        at = self.office.clock()
        self.inbox.handled.append(Mail(len(self.inbox.handled) + 1, raw, at))
        self.office.clock.forward(minutes=1)

    def reconcile(self) -> Reconciled:
        return reconcile(self.office.work("store reconcile"), self.inbox, self.office._read)

    def release(self, case: int, *, although: bool = False) -> Mended:
        asked = Asked(Decision.RELEASE, "not-arrived", although_doubted=although)
        return mend_case(self.office.work(), case_name(CaseId(case)), asked)

    def broken_promises(self) -> list[StoreFinding]:
        """What `store check` would say."""
        with self.office.store.read() as tx:
            return list(check_store(tx))

    def attempts(self, case: int) -> list[tuple[object, ...]]:
        found = self.office.rows(
            "SELECT reference, outcome, reason, case_id FROM attempts ORDER BY case_id, attempt"
        )
        return [row[:3] for row in found if row[3] == case]
