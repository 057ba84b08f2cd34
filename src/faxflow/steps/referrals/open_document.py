"""Opens what came in with a referral, for those who may, and has that on record."""

from collections.abc import Callable
from dataclasses import dataclass

from faxflow.domain.ids import document_name, parse_document, referral_name
from faxflow.domain.referral import Queue
from faxflow.domain.referrals.record import Referral
from faxflow.domain.roles import Act
from faxflow.errors import UnknownDocument
from faxflow.steps.referrals.access import REFERRALS, SHOWN, refused, require
from faxflow.steps.work import Work
from faxflow.store import events
from faxflow.store.connection import Connection
from faxflow.store.referrals import documents, records
from faxflow.store.referrals.documents import Document

_NO_DOCUMENTS = "no role of theirs opens documents"


@dataclass(frozen=True, slots=True)
class _ToBeJudged:
    """What may be no referral lies at the desk that judges it."""

    queue: Queue = Queue.INTAKE
    owner: str | None = None


def open_document(work: Work, name: str, read: Callable[[str], bytes]) -> bytes:
    """The document of that name; `read` gives what lies in the vault.

    Raises AccessRefused, UnknownDocument, FileMissing or FileUnreadable.
    """
    document_id = parse_document(name)
    with work.store.write() as tx:
        document = None if document_id is None else documents.get(tx, document_id)
        referral = _referral_of(tx, document)
        require(work.viewer, Act.SHOW, referral)
        if document is None:
            raise UnknownDocument(document=name)
        subject = referral_name(referral.id) if referral else REFERRALS
        if not work.viewer.opens_documents(referral or _ToBeJudged()):
            raise refused(work.viewer, Act.SHOW, subject, _NO_DOCUMENTS)
        opened = events.Event(subject, SHOWN, reason=document_name(document.id))
        events.record(tx, work.run, [opened])
        return read(document.name)


def _referral_of(tx: Connection, document: Document | None) -> Referral | None:
    if document is None or document.referral_id is None:
        return None
    return records.get(tx, document.referral_id)
