"""The bookkeeping of a generated fax: its moves with their tasks, its verdicts, its row."""

from faxflow.domain.delivery import Cause, State, allowed
from faxflow.domain.reasons import Reason
from yearly import fax as places
from yearly.fax import Fax, Task, note_event
from yearly.moments import HOUR, stamp
from yearly.rows import Rows
from yearly.runs import SEND, WATCH, run_id

_FOLLOW_UP = 36 * HOUR
_KINDS = {
    State.SENT: "follow-up",
    State.FAILED: "mend-fax",
    State.IN_DOUBT: "resolve-doubt",
    State.HELD: "release-held",
}
_KEEP_TASKS = frozenset({State.SENDING, State.SUBMITTING})
_BLOCKING = frozenset({Reason.BUSY, Reason.NO_ANSWER, Reason.NO_FAX_TONE, Reason.NOT_IN_SERVICE})


class FaxDesk:
    """Writes what happens to faxes; times are milliseconds."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.numbers: dict[str, list[object]] = {}

    def move(self, fax: Fax, at: int, cause: Cause, target: State) -> None:
        """Moves it, and closes and opens its tasks as the program does."""
        if self.rows.with_events:
            assert allowed(fax.state, cause, target), (fax.state, cause, target)
            run = run_id(SEND if target in _KEEP_TASKS else WATCH, at)
            told = (fax.state.value, target.value, cause.value, fax.reason, None)
            note_event(self.rows, fax.name, told, at=stamp(at), run=run)
        back = fax.state in _KEEP_TASKS and target is State.READY
        if fax.task is not None and not back and target not in _KEEP_TASKS:
            fax.task[places.CLOSED_AT] = stamp(at)
            fax.task = None
        if target is State.READY and fax.state is not State.SENDING:
            fax.ready_since = at
        fax.evidence = fax.evidence if target is State.DELIVERED else None
        fax.next_action_at = fax.next_action_at if target is State.WAITING else None
        fax.state, fax.changed_at = target, at
        if target in _KINDS:
            fax.task = self.open_task(fax, at, _KINDS[target])

    def open_task(self, fax: Fax, at: int, kind: str) -> Task:
        due = at + _FOLLOW_UP if kind == "follow-up" else at
        name = fax.name
        run = run_id(WATCH, at)
        task: Task = [kind, f"{kind}:{name}", f"{name}: {kind}", fax.id, None, run]
        task += [stamp(at), stamp(due), *[None] * 7]
        self.rows.add("tasks", task)
        return task

    def settle(
        self, fax: Fax, at: int, outcome: str, *, reason: Reason | None = None, detail: str
    ) -> None:
        """Writes what came of the newest attempt."""
        attempt = fax.last
        attempt[places.SETTLED], attempt[places.OUTCOME] = stamp(at), outcome
        attempt[places.REASON], attempt[places.REPLY] = reason, detail
        if outcome == "delivered":
            self._register(fax.number, 1, stamp(at))
        elif reason in _BLOCKING:
            self._register(fax.number, 2, stamp(at), reason)

    def _register(self, number: str, place: int, at: str, reason: str | None = None) -> None:
        row = self.numbers.setdefault(number, [number, None, None, None, 0, None, None, None])
        row[place] = at
        row[3] = reason or row[3]
        row[4] = 0 if place == 1 else int(str(row[4])) + 1

    def deliver(self, fax: Fax, at: int, cause: Cause, evidence: str) -> None:
        """Its newest attempt has arrived."""
        self.settle(fax, at, "delivered", detail=evidence)
        self.arrived(fax, at, cause, evidence)

    def arrived(self, fax: Fax, at: int, cause: Cause, evidence: str) -> None:
        """It is there, whatever its newest attempt came to."""
        fax.evidence = evidence
        self.move(fax, at, cause, State.DELIVERED)

    def verdict(
        self, fax: Fax, told: tuple[str, Reason | None, str], *, heard: int, read: int
    ) -> str:
        """A mail about the newest attempt; gives its name."""
        kind, reason, outcome = told
        mail, reference = self.rows.next_id("mails"), fax.last[2]
        if not self.rows.with_mails:
            return f"M-{mail:06d}"
        run, arrived = run_id(WATCH, read), stamp(min(heard, read))
        message = f"<{mail:x}@gateway.example>"
        head = (mail, f"{mail:064x}", message, "plain", stamp(read), run, arrived)
        self.rows.add("mails", (*head, "gateway.example", "Done"))
        where = (outcome, fax.id, fax.attempt)
        self.rows.add("verdicts", (mail, 1, kind, fax.number, reason, reference, None, *where))
        return f"M-{mail:06d}"

    def write(self, fax: Fax) -> None:
        """Its row, once its life is known; of an answer, what became of it too."""
        self.rows.add("cases", fax.row())
        if fax.referral is not None:
            there = stamp(fax.changed_at) if fax.state is State.DELIVERED else None
            made = stamp(fax.created_at)
            told = (fax.referral, f"{fax.id:064x}", fax.number, fax.id, made, there, None)
            self.rows.add("referral_answers", told)
            self.rows.answered.append((fax.id, there, fax.referral))
