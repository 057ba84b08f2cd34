"""The cases as they stand: read, claimed, and moved by compare-and-set with their event."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.delivery import Cause, Change, Standing, State, allowed
from faxflow.domain.ids import BatchId, CaseId, case_name
from faxflow.domain.reasons import Reason
from faxflow.domain.run import Run
from faxflow.errors import TransitionRefused
from faxflow.store import attempts, events
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import to_stamp

_MOVE = """
UPDATE cases
SET state = :target, claim = :new_claim, next_action_at = :next_action_at,
    reason = COALESCE(:reason, reason), evidence = :evidence, changed_at = :now,
    tries_from = CASE WHEN :afresh = 1 THEN attempt + 1 ELSE tries_from END,
    ready_since = CASE WHEN :newly_ready = 1 THEN :now ELSE ready_since END,
    let_go_in = CASE WHEN :afresh = 1 THEN (SELECT max(generation) FROM restores)
        ELSE let_go_in END
WHERE id = :id AND state = :source AND attempt = :attempt
    AND (claim = :claim OR (claim IS NULL AND :claim IS NULL))
"""

_CLAIM = """
UPDATE cases
SET state = 'sending', claim = :claim, attempt = attempt + 1, changed_at = :now
WHERE id = :id AND state = 'ready' AND attempt = :attempt
    AND number = :number AND letter_sha256 = :letter_sha256
    AND NOT EXISTS (SELECT 1 FROM batches
        WHERE id = cases.batch_id AND held_at IS NOT NULL AND cases.held_with IS NOT id)
    AND (NOT EXISTS (SELECT 1 FROM restores WHERE lifted_at IS NULL)
        OR let_go_in = (SELECT max(generation) FROM restores))
"""

_IS_DUE = """
state = 'waiting' AND next_action_at <= :now
    AND COALESCE(reason, '') NOT IN (SELECT value FROM json_each(:but_for))
"""

_NO_BATCH = BatchId(0)
_HOLDING_CLAIM = frozenset({State.SENDING, State.SUBMITTING})


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
    removed_at: str | None = None

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


def claim(
    tx: Connection, run: Run, case: Case, *, token: str, attempt: attempts.NewAttempt
) -> Standing | None:
    """Claims a ready case for one attempt; None where it is not ready any more, or not as read.

    Nor is it claimed where a person holds all of its batch, or where the guard of a restore is on
    and no person has let it go since.
    """
    claimed = tx.execute(
        _CLAIM,
        {
            "id": case.id,
            "claim": token,
            "attempt": case.attempt,
            "number": case.number,
            "letter_sha256": case.letter_sha256,
            "now": to_stamp(run.now()),
        },
    )
    if claimed.rowcount == 0:
        return None
    attempts.add(tx, run, attempt)
    _record(tx, run, [(case.id, State.READY, State.SENDING, Cause.CLAIMED, None, "")])
    return Standing(case.id, State.SENDING, case.attempt + 1, token)


def move(tx: Connection, run: Run, change: Change) -> bool:
    """Applies a change with its event and its attempt's part; False where the case moved on.

    Raises TransitionRefused for a change that the table of states does not know.
    """
    was = change.standing
    if not allowed(was.state, change.cause, change.target):
        raise TransitionRefused(case=case_name(was.case_id), source=was.state, target=change.target)
    # Not by RETURNING: each step of a statement is another wait for the interpreter.
    if tx.execute(_MOVE, _move_parameters(change, run.now())).rowcount == 0:
        return False
    attempts.follow(tx, change, run.now())
    moved = (was.case_id, was.state, change.target, change.cause, change.reason, change.detail)
    _record(tx, run, [moved])
    return True


def _move_parameters(change: Change, now: datetime) -> dict[str, object]:
    was, due = change.standing, change.next_action_at
    return {
        "id": was.case_id,
        "source": was.state,
        "attempt": was.attempt,
        "claim": was.claim,
        "target": change.target,
        "new_claim": was.claim if change.target in _HOLDING_CLAIM else None,
        "next_action_at": to_stamp(due) if due else None,
        "reason": change.reason,
        "evidence": change.detail if change.target is State.DELIVERED else None,
        # A person who sends a fax again gives it all its tries anew.
        "afresh": int(change.cause is Cause.PERSON and change.target is State.READY),
        # One that comes back from a line has been waiting to go all the while.
        "newly_ready": int(change.target is State.READY and was.state is not State.SENDING),
        "now": to_stamp(now),
    }


_Moved = tuple[CaseId, State | None, State, Cause, str | None, str]


def _record(tx: Connection, run: Run, moves: Sequence[_Moved]) -> None:
    events.record(
        tx,
        run,
        (
            events.Event(case_name(case_id), cause, source, target, reason, detail or None)
            for case_id, source, target, cause, reason, detail in moves
        ),
    )


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
        row["removed_at"],
    )
