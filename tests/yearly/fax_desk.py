"""What people and the program's own bookkeeping do to a generated fax: tasks, verdicts, moves."""

from faxflow.domain.delivery import Cause, State, allowed
from faxflow.domain.reasons import Reason
from yearly import fax as places
from yearly.fax import Fax, Task, note_event
from yearly.fax_chances import FaxChances
from yearly.moments import DAY, HOUR, MINUTE, SECOND, stamp
from yearly.people import STAFF
from yearly.plan import YearPlan
from yearly.rows import Rows
from yearly.runs import SEND, WATCH, People, run_id, starts_at

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

    def __init__(self, plan: YearPlan, rows: Rows, chances: FaxChances) -> None:
        self.plan, self.rows, self.chances = plan, rows, chances
        self.now, self.open = plan.now_ms, plan.open_time
        self.people = People(rows)
        self.random = chances.random.random
        self.numbers: dict[str, list[object]] = {}

    def move(self, fax: Fax, at: int, cause: Cause, target: State) -> None:
        """Moves it, and closes and opens its tasks as the program does."""
        assert allowed(fax.state, cause, target), (fax.state, cause, target)
        if self.rows.with_events:
            run = run_id(SEND if target in _KEEP_TASKS else WATCH, at)
            told = (fax.state.value, target.value, cause.value, fax.reason, None)
            note_event(self.rows, stamp(at), run, fax.name, told)
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
            fax.task = self._open(fax, at, _KINDS[target])

    def _open(self, fax: Fax, at: int, kind: str) -> Task:
        due = at + _FOLLOW_UP if kind == "follow-up" else at
        name = fax.name
        run = run_id(WATCH, at)
        task: Task = [kind, f"{kind}:{name}", f"{name}: {kind}", fax.id, None, run]
        task += [stamp(at), stamp(due), *[None] * 7]
        self.rows.add("tasks", task)
        return task

    def settle(self, fax: Fax, at: int, outcome: str, reason: Reason | None, detail: str) -> None:
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
        self.settle(fax, at, "delivered", None, evidence)
        self.arrived(fax, at, cause, evidence)

    def arrived(self, fax: Fax, at: int, cause: Cause, evidence: str) -> None:
        """It is there, whatever its newest attempt came to."""
        fax.evidence = evidence
        self.move(fax, at, cause, State.DELIVERED)
        if self.random() < 0.0003:
            self._went_astray(fax, at)

    def _went_astray(self, fax: Fax, at: int) -> None:
        noticed = self.open.after(at, self.chances.working(9))
        if noticed > self.now or fax.last[places.SUBMITTED] is None:
            return
        kind = ("wrong-number", "wrong-recipient", "wrong-patient")[int(self.random() * 3)]
        actor = self._somebody()
        sha, pages = fax.last[-2], fax.last[-1]
        told = (fax.id, fax.attempt, fax.number, sha, pages, kind, stamp(noticed), actor)
        self.rows.add("incidents", told)
        name = f"I-{self.rows.next_id('incidents'):06}"
        run = self.people.run_of(actor, noticed)
        key = f"review-incident:{name}"
        head = ["review-incident", key, f"{name}: {fax.name} went astray", fax.id, None, run]
        task = [*head, stamp(noticed), stamp(noticed), *[None] * 7]
        self.rows.add("tasks", task)
        done = self.open.after(noticed, self.chances.working(6))
        self._taken(task, noticed, done, by_hand=True)

    def verdict(
        self, fax: Fax, told: tuple[str, Reason | None, str], *, heard: int, read: int
    ) -> str:
        """A mail about the newest attempt; gives its name."""
        kind, reason, outcome = told
        mail, reference = self.rows.next_id("mails"), fax.last[2]
        run, arrived = run_id(WATCH, read), stamp(min(heard, read))
        message = f"<{mail:x}@gateway.example>"
        head = (mail, f"{mail:064x}", message, "plain", stamp(read), run, arrived)
        self.rows.add("mails", (*head, "gateway.example", "Done"))
        where = (outcome, fax.id, fax.attempt)
        self.rows.add("verdicts", (mail, 1, kind, fax.number, reason, reference, None, *where))
        return f"M-{mail:06d}"

    def act(self, fax: Fax, since: int, *, hours: float) -> int | None:
        """When a person has seen to the fax's task; None: nobody has, by now."""
        done = self.open.after(since, self.chances.working(hours) + MINUTE)
        if fax.task is not None:
            self._taken(fax.task, since, done)
        return done if done <= self.now else None

    def _taken(self, task: Task, opened: int, done: int, *, by_hand: bool = False) -> None:
        """Who took a task, and when; closing it is the program's, unless it is done `by_hand`."""
        r, actor = self.random(), self._somebody()
        taken = done - self.chances.touch()
        if r < 0.07:
            taken -= 16 * HOUR  # taken in the evening, done in the morning
        taken = max(taken, opened)
        if r < 0.78 and taken <= self.now:
            task[places.OWNER], task[places.TAKEN_AT] = actor, stamp(taken)
        if by_hand and done <= self.now:
            task[places.CLOSED_AT], task[places.CLOSED_BY] = stamp(done), actor

    def _somebody(self) -> str:
        return STAFF[int(self.random() * len(STAFF))]

    def mend(self, fax: Fax, at: int) -> int | None:
        """A failed fax lies with a person: released, corrected, cancelled, or left."""
        if self.random() < 0.08:
            return None
        done = self.act(fax, at, hours=2.0)
        if done is None:
            return None
        r = self.random()
        if r < 0.14:
            self.move(fax, done, Cause.PERSON, State.CANCELLED)
            return None
        if r < 0.45:
            fax.number = self.chances.number()
        return self._goes_again(fax, done)

    def look_at_held(self, fax: Fax) -> int | None:
        """As `mend`, of one whose number may not be dialled."""
        fax.task = self._open(fax, fax.created_at, "release-held")
        if self.random() < 0.1:
            return None
        done = self.act(fax, fax.created_at, hours=3.0)
        if done is None:
            return None
        if self.random() < 0.3:
            self.move(fax, done, Cause.PERSON, State.CANCELLED)
            return None
        fax.number = self.chances.number()
        return self._goes_again(fax, done)

    def _goes_again(self, fax: Fax, done: int) -> int:
        fax.tries_from = fax.attempt + 1
        fax.failures.clear()
        self.move(fax, done, Cause.PERSON, State.READY)
        return starts_at(SEND, done) + self.chances.up_to(40 * SECOND)

    def cancel(self, fax: Fax, at: int) -> None:
        """A person wants it no more."""
        if fax.changed_at < at <= self.now:
            self.move(fax, at, Cause.PERSON, State.CANCELLED)

    def recipient_has_it(self, fax: Fax, sent: int) -> None:
        """Nothing was heard of it; somebody asked, and it is there."""
        done = self.act(fax, sent + DAY, hours=4.0)
        if done is not None:
            self.deliver(fax, done, Cause.PERSON, "recipient")

    def resolve_doubt(self, fax: Fax, at: int) -> int | None:
        """A person says whether it went out."""
        if self.random() < 0.1:
            return None
        done = self.act(fax, at, hours=3.0)
        if done is None:
            return None
        r = self.random()
        if r < 0.55:
            self.deliver(fax, done, Cause.PERSON, "recipient")
            return None
        if r < 0.7:
            self.move(fax, done, Cause.PERSON, State.CANCELLED)
            return None
        self.settle(fax, done, "not-reached", None, "not-sent")
        return self._goes_again(fax, done)

    def write(self, fax: Fax) -> None:
        """Its row, once its life is known; of an answer, what became of it too."""
        self.rows.add("cases", fax.row())
        if fax.referral is not None:
            there = stamp(fax.changed_at) if fax.state is State.DELIVERED else None
            made = stamp(fax.created_at)
            told = (fax.referral, f"{fax.id:064x}", fax.number, fax.id, made, there, None)
            self.rows.add("referral_answers", told)
            self.rows.answered.append((fax.id, there, fax.referral))
