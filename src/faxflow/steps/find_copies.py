"""Settles doubts by the Sent folder: a copy there shows that the server took the fax."""

from faxflow.domain.delivery import Cause, Change, State
from faxflow.steps.moving import move
from faxflow.steps.ports import Mailbox
from faxflow.steps.work import Work
from faxflow.store import doubts

COPY_EVIDENCE = "a copy in the Sent folder"


def find_copies(work: Work, mailbox: Mailbox) -> int:
    """How many doubts a copy has settled: those are sent, and their window begins anew."""
    if work.config.mailbox.sent_folder == "":
        return 0
    with work.store.read() as tx:
        open_doubts = doubts.never_answered(tx)
    if not open_doubts:
        return 0
    found = mailbox.copies([doubt.reference for doubt in open_doubts])
    settled = [doubt for doubt in open_doubts if doubt.reference in found]
    with work.store.write() as tx:
        changes = [
            Change(doubt.standing, Cause.COPY_FOUND, State.SENT, detail=COPY_EVIDENCE)
            for doubt in settled
        ]
        return sum(move(tx, work, change) for change in changes)
