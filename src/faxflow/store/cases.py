"""The cases as they stand, and the letters that are drawn for them."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.delivery import Standing, State
from faxflow.domain.ids import BatchId, CaseId
from faxflow.domain.reasons import Reason
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp_or_none, to_stamp

_IS_DUE = """
state = 'waiting' AND next_action_at <= :now
    AND COALESCE(reason, '') NOT IN (SELECT value FROM json_each(:but_for))
"""

_NO_BATCH = BatchId(0)


@dataclass(frozen=True, slots=True)
class Case:
    """A case as it stands; `fields` are the letter's, and `letter` is its name.

    `letter_given` where a person gave the finished letter: it is never drawn; `quiet_hours`
    is None where the gateway's own count; `template_sha256` is of the template that drew it.
    `removed_at` is when retention removed its number and fields (UTC), None where they are here.
    """

    id: CaseId
    state: State
    attempt: int
    claim: str | None
    number: str
    reason: str | None
    evidence: str | None
    next_action_at: str | None
    fields: Mapping[str, str]
    letter_sha256: str | None
    letter_given: bool = False
    quiet_hours: str | None = None
    letter_pages: int | None = None
    letter: str = ""
    batch_id: BatchId = _NO_BATCH
    template_sha256: str | None = None
    removed_at: datetime | None = None

    def standing(self) -> Standing:
        """What a change of this case must still find."""
        return Standing(self.id, self.state, self.attempt, self.claim)


@dataclass(frozen=True, slots=True)
class Origin:
    """The batch that made or last changed a case, its line there, the letter's name, the service
    date and the batch's source."""

    batch_id: BatchId
    line: int
    letter: str
    service_date: str
    source: str


def get(tx: Connection, case_id: CaseId) -> Case | None:
    """The case with this id, or None."""
    row = tx.execute("SELECT * FROM cases WHERE id = :id", {"id": case_id}).fetchone()
    return _case(row) if row else None


def origin(tx: Connection, case_id: CaseId) -> Origin:
    """Where a case that exists comes from."""
    row = tx.execute(
        "SELECT c.batch_id, c.line, c.letter, c.service_date, b.source"
        " FROM cases c JOIN batches b ON b.id = c.batch_id WHERE c.id = :id",
        {"id": case_id},
    ).fetchone()
    return Origin(BatchId(row[0]), *row[1:])


def identity_of(tx: Connection, case_id: CaseId) -> tuple[str, str | None]:
    """The service date of a case that exists, and the keyed hash of whom it is for, or None."""
    row = tx.execute(
        "SELECT service_date, recipient_key FROM cases WHERE id = :id", {"id": case_id}
    ).fetchone()
    return row["service_date"], row["recipient_key"]


def in_state(tx: Connection, state: State) -> list[Case]:
    """All cases in one state, oldest first."""
    found = tx.execute("SELECT * FROM cases WHERE state = :state ORDER BY id", {"state": state})
    return [_case(row) for row in found]


def count_in_state(tx: Connection, state: State) -> int:
    """How many cases are in a state."""
    row = tx.execute("SELECT count(*) AS cases FROM cases WHERE state = :state", {"state": state})
    return int(row.fetchone()["cases"])


def ready(tx: Connection) -> list[Case]:
    """All ready cases in the order in which they go: the urgent first, then the oldest."""
    found = tx.execute("SELECT * FROM cases WHERE state = 'ready' ORDER BY priority DESC, id")
    return [_case(row) for row in found]


def without_letter(tx: Connection) -> list[Case]:
    """The ready cases whose letter is still to be drawn, oldest first."""
    found = tx.execute(
        "SELECT * FROM cases WHERE state = 'ready' AND letter_sha256 IS NULL"
        " ORDER BY priority DESC, id"
    )
    return [_case(row) for row in found]


def due_waiting(
    tx: Connection, now: datetime, *, but_for: Collection[Reason] = (), most: int
) -> list[Case]:
    """Up to `most` waiting cases whose time has come: the urgent, then the longest due.

    Those that failed for one of the reasons `but_for` are left out.
    """
    found = tx.execute(
        f"SELECT * FROM cases WHERE {_IS_DUE}"  # noqa: S608 - words of ours
        " ORDER BY priority DESC, next_action_at, id LIMIT :most",
        {"now": to_stamp(now), "but_for": json.dumps([*but_for]), "most": most},
    )
    return [_case(row) for row in found]


def count_due_waiting(tx: Connection, now: datetime, *, but_for: Collection[Reason] = ()) -> int:
    """How many waiting cases there are whose time has come, as `due_waiting` counts them."""
    row = tx.execute(
        f"SELECT count(*) AS due FROM cases WHERE {_IS_DUE}",  # noqa: S608 - words of ours
        {"now": to_stamp(now), "but_for": json.dumps([*but_for])},
    ).fetchone()
    return int(row["due"])


def set_letter(tx: Connection, case_id: CaseId, *, sha256: str | None, pages: int | None) -> None:
    """Notes the letter drawn for a case, or by None that it must be drawn again."""
    tx.execute(
        "UPDATE cases SET letter_sha256 = :sha256, letter_pages = :pages, template_sha256 = NULL"
        " WHERE id = :id",
        {"sha256": sha256, "pages": pages, "id": case_id},
    )


def keep_drawn(tx: Connection, case: Case, *, sha256: str, pages: int, template: str) -> bool:
    """Notes the letter drawn for a case, by the template of that sha256.

    False where what it says was changed meanwhile: it is to be drawn again.
    """
    now = get(tx, case.id)
    if now is None or _told(now) != _told(case):
        return False
    tx.execute(
        "UPDATE cases SET letter_sha256 = :sha256, letter_pages = :pages,"
        " template_sha256 = :template WHERE id = :id",
        {"sha256": sha256, "pages": pages, "template": template, "id": case.id},
    )
    return True


def _told(case: Case) -> tuple[object, ...]:
    """What a letter is drawn from; its batch tells the version of the template."""
    return case.number, case.fields, case.letter, case.batch_id


def is_as_read(tx: Connection, case: Case) -> bool:
    """Whether a case still has the number and the letter with which it was read."""
    now = get(tx, case.id)
    return now is not None and (now.number, now.letter_sha256) == (case.number, case.letter_sha256)


def _case(row: Row) -> Case:
    return Case(
        CaseId(row["id"]),
        State(row["state"]),
        row["attempt"],
        row["claim"],
        row["number"],
        row["reason"],
        row["evidence"],
        row["next_action_at"],
        json.loads(row["fields"]),
        row["letter_sha256"],
        bool(row["letter_given"]),
        row["quiet_hours"],
        row["letter_pages"],
        row["letter"],
        BatchId(row["batch_id"]),
        row["template_sha256"],
        from_stamp_or_none(row["removed_at"]),
    )
