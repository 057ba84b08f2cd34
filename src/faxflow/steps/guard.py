"""The guard of a restored store: nothing goes out but what a person has let go since."""

from faxflow.domain.decision import Refusal
from faxflow.domain.delivery import Cause, Change, Standing, State
from faxflow.domain.ids import CaseId, case_name, mail_name
from faxflow.domain.restored import Release, Restore, may_be_same, refused_release
from faxflow.steps.work import Work
from faxflow.store import cases, events, let_go, lost_attempts, mail_queue, restores
from faxflow.store.cases import Case
from faxflow.store.connection import Connection


def not_let_go(tx: Connection, work: Work) -> list[Standing]:
    """What would go out and no person has let go since the restore.

    After the guard is lifted, only what the lost time casts doubt on.
    """
    restore = restores.last(tx)
    return let_go.not_let_go(tx, restore, work.run.now()) if restore else []


def hold_if_guarded(tx: Connection, change: Change, goes_again: frozenset[State]) -> Change | None:
    """The hold that must follow a change by which a case would go out again, if one must."""
    if change.target not in goes_again or change.cause is Cause.PERSON:
        return None
    restore, case_id = restores.guard(tx), change.standing.case_id
    if restore is None or let_go.is_let_go(tx, case_id, restore):
        return None
    return held(Standing(case_id, change.target, change.standing.attempt))


def refusal_after_restore(tx: Connection, case: Case, asked: Release) -> Refusal | None:
    """Why a restore forbids to let the case go now, or None where it does not."""
    restore = restores.last(tx)
    if restore is None:
        return None
    doubts = doubts_about(tx, restore, case)
    named = Release(asked.decision, case.id, case.state, doubts, asked.although_doubted)
    return refused_release(restore, named)


def is_doubted(tx: Connection, restore: Restore, case_id: CaseId) -> bool:
    """Whether the case may be one that went out in the lost time."""
    case = cases.get(tx, case_id)
    return case is not None and bool(doubts_about(tx, restore, case))


def doubts_about(tx: Connection, restore: Restore, case: Case) -> list[str]:
    """The references of what went to its number, or one that it had, in the lost time, and whose
    case nobody knows; and the mails about that number that wait for a person.

    A case that was known beside them is named by its own references: they do not mean it.
    """
    asked = restore.guarded or _held_since_restore(tx, case)
    mails = mail_queue.waiting_about(tx, case.number) if asked else []
    firsts = restores.first_cases(tx)
    lost = [
        str(one.reference)
        for one in (
            *lost_attempts.unexplained(tx, case.number),
            *lost_attempts.at_former_numbers(tx, case.id, restore.reports_since),
        )
        if may_be_same(one.reference.case_id, case.id, firsts)
    ]
    return [*lost, *(mail_name(one) for one in mails)]


def _held_since_restore(tx: Connection, case: Case) -> bool:
    if case.state is not State.HELD:
        return False
    held_for = events.last_into(tx, case_name(case.id), State.HELD)
    return held_for is not None and held_for.cause == Cause.RESTORED


def hold_if_doubted(tx: Connection, case_id: CaseId) -> Change | None:
    """The hold of a case that would go by itself to a number that casts doubt on it, if it must."""
    restore, case = restores.last(tx), cases.get(tx, case_id)
    if restore is None or case is None or case.state not in {State.READY, State.WAITING}:
        return None
    return held(case.standing()) if doubts_about(tx, restore, case) else None


def held(standing: Standing) -> Change:
    """The hold of a case that a restore does not let go."""
    return Change(standing, Cause.RESTORED, State.HELD)
