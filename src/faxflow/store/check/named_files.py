"""The files that the store names, in blocks, so that no view of it is held open for long."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from faxflow.domain.ids import (
    BatchId,
    CaseId,
    IncidentId,
    arrival_name,
    batch_name,
    case_name,
    document_name,
    incident_name,
)
from faxflow.store import batches
from faxflow.store.connection import Connection, Row, Store

_A_BLOCK: Final = 500

_REPORTS = """
SELECT id, name, sha256, file_removed_at IS NULL AS needed FROM batches
WHERE id > :behind AND source NOT IN (:by_hand, :answers) ORDER BY id LIMIT :most
"""

_LETTERS = """
SELECT id, letter_sha256 AS sha256, NOT (state IN ('delivered', 'cancelled')
        AND changed_at <= :pruned_at) AND (letter_given = 1 OR attempt > 0) AS needed
FROM cases WHERE id > :behind AND letter_sha256 IS NOT NULL ORDER BY id LIMIT :most
"""
"""One that no attempt has carried is drawn again; of a fax that is over, retention has it."""

_TEMPLATES = """
SELECT p.sha256, min(p.batch_id) AS id, max(EXISTS (SELECT 1 FROM cases c
    WHERE c.batch_id = p.batch_id AND c.state NOT IN ('delivered', 'cancelled'))) AS needed
FROM batch_templates p GROUP BY p.sha256 ORDER BY p.sha256
"""

_DOCUMENTS = """
SELECT id, name, sha256, removed_at IS NULL AS needed FROM documents
WHERE id > :behind ORDER BY id LIMIT :most
"""

_ARRIVALS = """
SELECT id, name, sha256, removed_at IS NULL AS needed FROM arrivals
WHERE id > :behind ORDER BY id LIMIT :most
"""

_INCIDENTS = """
SELECT id, letter_sha256 AS sha256 FROM incidents
WHERE id > :behind AND letter_sha256 IS NOT NULL ORDER BY id LIMIT :most
"""

_PRUNED_AT = "SELECT max(at) AS at FROM events WHERE subject = 'store' AND cause = 'pruned'"


class FileRow(NamedTuple):
    """One file as its row has it; `name` is empty where its place says it."""

    id: int
    name: str
    sha256: str
    needed: bool
    about: str


def reports(store: Store) -> Iterator[FileRow]:
    """The reports that came, those made by hand left out."""
    made = {"by_hand": batches.BY_HAND, "answers": batches.ANSWERS}
    for row in _blocks(store, _REPORTS, made):
        about = batch_name(BatchId(row["id"]))
        yield FileRow(row["id"], row["name"], row["sha256"], bool(row["needed"]), about)


def letters(store: Store) -> Iterator[FileRow]:
    """The letter of each fax that has one."""
    with store.read() as tx:
        pruned_at = tx.execute(_PRUNED_AT).fetchone()["at"] or ""
    for row in _blocks(store, _LETTERS, {"pruned_at": pruned_at}):
        about = case_name(CaseId(row["id"]))
        yield FileRow(row["id"], "", row["sha256"], bool(row["needed"]), about)


def incidents(store: Store) -> Iterator[FileRow]:
    """The copies kept of letters that went astray; one that was gone by then was not copied."""
    for row in _blocks(store, _INCIDENTS, {}):
        about = incident_name(IncidentId(row["id"]))
        yield FileRow(row["id"], f"{about}.pdf", row["sha256"], needed=False, about=about)


def templates(store: Store) -> Iterator[FileRow]:
    """Each version of a template that draws the letters of a batch."""
    with store.read() as tx:
        found = tx.execute(_TEMPLATES).fetchall()
    for row in found:
        about, sha256 = batch_name(BatchId(row["id"])), row["sha256"]
        yield FileRow(row["id"], f"{sha256}.docx", sha256, bool(row["needed"]), about)


def documents(store: Store) -> Iterator[FileRow]:
    """What came in with referrals: the things themselves, and the documents in them."""
    for sql, named in ((_ARRIVALS, arrival_name), (_DOCUMENTS, document_name)):
        for row in _blocks(store, sql, {}):
            yield FileRow(row["id"], row["name"], row["sha256"], bool(row["needed"]), named(row[0]))


def _blocks(store: Store, sql: str, given: Mapping[str, object]) -> Iterator[Row]:
    behind = 0
    while True:
        with store.read() as tx:
            block = _block(tx, sql, {**given, "behind": behind, "most": _A_BLOCK})
        yield from block
        if len(block) < _A_BLOCK:
            return
        behind = block[-1]["id"]


def _block(tx: Connection, sql: str, given: dict[str, object]) -> list[Row]:
    return tx.execute(sql, given).fetchall()
