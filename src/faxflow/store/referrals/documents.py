"""The index of documents: what lies in the vault, of which referral it is, and no content."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.ids import ArrivalId, DocumentId, ReferralId
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp, to_stamp

_INSERT = """
INSERT INTO documents (referral_id, arrival_id, kind, media_type, received_at, name, sha256,
    bytes, pages, unreadable)
VALUES (:referral_id, :arrival_id, :kind, :media_type, :received_at, :name, :sha256,
    :bytes, :pages, :unreadable)
RETURNING id
"""


@dataclass(frozen=True, slots=True)
class NewDocument:
    """`name` is that in the vault; `pages` None: not known; `unreadable` why it, or part of it,
    could not be read."""

    kind: str
    media_type: str
    received_at: datetime
    name: str
    sha256: str
    size: int
    pages: int | None = None
    unreadable: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it is kept; `received_at` is UTC.

    `referral_id` is None while a person is to judge whether what came is a referral at all.
    """

    id: DocumentId
    referral_id: ReferralId | None
    kind: str
    media_type: str
    received_at: datetime
    name: str
    size: int
    pages: int | None
    unreadable: str | None


def insert(
    tx: Connection,
    new: NewDocument,
    *,
    referral_id: ReferralId | None,
    arrival_id: ArrivalId | None,
) -> DocumentId:
    """Keeps a pointer to a file in the vault."""
    at = {
        "referral_id": referral_id,
        "arrival_id": arrival_id,
        "kind": new.kind,
        "media_type": new.media_type,
        "received_at": to_stamp(new.received_at),
        "name": new.name,
        "sha256": new.sha256,
        "bytes": new.size,
        "pages": new.pages,
        "unreadable": new.unreadable,
    }
    return DocumentId(tx.execute(_INSERT, at).fetchone()["id"])


def of_referral(tx: Connection, referral_id: ReferralId) -> Sequence[Document]:
    """A referral's documents, in the order in which they were kept."""
    found = tx.execute(
        "SELECT * FROM documents WHERE referral_id = :id ORDER BY id", {"id": referral_id}
    )
    return [_document(row) for row in found]


def get(tx: Connection, document_id: DocumentId) -> Document | None:
    """The document, None where there is none of that id."""
    row = tx.execute("SELECT * FROM documents WHERE id = :id", {"id": document_id}).fetchone()
    return _document(row) if row else None


def _document(row: Row) -> Document:
    return Document(
        DocumentId(row["id"]),
        None if row["referral_id"] is None else ReferralId(row["referral_id"]),
        row["kind"],
        row["media_type"],
        from_stamp(row["received_at"]),
        row["name"],
        row["bytes"],
        row["pages"],
        row["unreadable"],
    )
