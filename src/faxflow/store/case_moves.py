"""Cases claimed and moved: by compare-and-set, each with its event in the same transaction."""

from collections.abc import Sequence
from datetime import datetime

from faxflow.domain.delivery import Cause, Change, Standing, State, allowed
from faxflow.domain.ids import CaseId, case_name
from faxflow.domain.run import Run
from faxflow.errors import TransitionRefused
from faxflow.store import attempts, events
from faxflow.store.cases import Case
from faxflow.store.connection import Connection
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

_HOLDING_CLAIM = frozenset({State.SENDING, State.SUBMITTING})


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
