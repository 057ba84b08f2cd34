"""The version of a template that draws a batch's letters, from the first to the last of them."""

import json
from collections.abc import Collection
from dataclasses import dataclass

from faxflow.domain.ids import BatchId, batch_name
from faxflow.domain.run import Run
from faxflow.store import events
from faxflow.store.connection import Connection
from faxflow.store.stamp import to_stamp

PINNED = "template pinned"
UNPINNED = "template to be pinned anew"

_PIN = """
INSERT INTO batch_templates (batch_id, letter, sha256, pinned_at)
VALUES (:batch_id, :letter, :sha256, :at)
ON CONFLICT (batch_id, letter) DO UPDATE SET sha256 = :sha256, pinned_at = :at
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Letters of one batch; `letter` is the name that has a template of its own, empty for all
    letters that have none."""

    batch_id: BatchId
    letter: str


def of_batches(tx: Connection, batch_ids: Collection[BatchId]) -> dict[Place, str]:
    """The sha256 of each template that is pinned for these batches."""
    found = tx.execute(
        "SELECT batch_id, letter, sha256 FROM batch_templates"
        " WHERE batch_id IN (SELECT value FROM json_each(:ids)) ORDER BY batch_id, letter",
        {"ids": json.dumps([*batch_ids])},
    )
    return {Place(BatchId(row["batch_id"]), row["letter"]): row["sha256"] for row in found}


def pin(tx: Connection, run: Run, place: Place, sha256: str) -> None:
    """From now on that version draws these letters."""
    at = to_stamp(run.now())
    tx.execute(
        _PIN, {"batch_id": place.batch_id, "letter": place.letter, "sha256": sha256, "at": at}
    )
    events.record(tx, run, [_event(place, PINNED, sha256)])


def unpin(tx: Connection, run: Run, place: Place) -> None:
    """The next drawing takes the template as it is then."""
    row = tx.execute(
        "DELETE FROM batch_templates WHERE batch_id = :batch_id AND letter = :letter"
        " RETURNING sha256",
        {"batch_id": place.batch_id, "letter": place.letter},
    ).fetchone()
    if row is not None:
        events.record(tx, run, [_event(place, UNPINNED, row["sha256"])])


def _event(place: Place, cause: str, sha256: str) -> events.Event:
    which = f"{place.letter} {sha256}" if place.letter else sha256
    return events.Event(batch_name(place.batch_id), cause, detail=which)
