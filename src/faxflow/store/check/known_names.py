"""Which of the files in a folder the store knows of; a letter's is told by its fax."""

import json
from collections.abc import Collection
from typing import Final

from faxflow.domain.ids import CaseId, IncidentId, incident_name
from faxflow.store.connection import Connection

_REPORTS: Final = "SELECT name FROM batches WHERE name IN (SELECT value FROM json_each(:asked))"

_TEMPLATES: Final = """
SELECT sha256 FROM batch_templates WHERE sha256 IN (SELECT value FROM json_each(:asked))
UNION
SELECT template_sha256 FROM cases WHERE template_sha256 IN (SELECT value FROM json_each(:asked))
"""

_DOCUMENTS: Final = """
SELECT name FROM documents WHERE name IN (SELECT value FROM json_each(:asked))
UNION
SELECT name FROM arrivals WHERE name IN (SELECT value FROM json_each(:asked))
"""


def reports(tx: Connection, names: Collection[str]) -> set[str]:
    """Those of the names that a report has."""
    return _known(tx, _REPORTS, names)


def templates(tx: Connection, hashes: Collection[str]) -> set[str]:
    """Those of the hashes that a version of a template has."""
    return _known(tx, _TEMPLATES, hashes)


def documents(tx: Connection, names: Collection[str]) -> set[str]:
    """Those of the names that a document has, or something that came in."""
    return _known(tx, _DOCUMENTS, names)


def cases(tx: Connection, ids: Collection[CaseId]) -> set[CaseId]:
    """Those of the ids that a fax has."""
    found = tx.execute(
        "SELECT id FROM cases WHERE id IN (SELECT value FROM json_each(:asked))",
        {"asked": json.dumps([*ids])},
    )
    return {CaseId(row["id"]) for row in found}


def incidents(tx: Connection) -> set[str]:
    """The names of the copies kept of letters that went astray."""
    found = tx.execute("SELECT id FROM incidents")
    return {f"{incident_name(IncidentId(row['id']))}.pdf" for row in found}


def _known(tx: Connection, sql: str, asked: Collection[str]) -> set[str]:
    return {row[0] for row in tx.execute(sql, {"asked": json.dumps([*asked])})}
