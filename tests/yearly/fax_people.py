"""What people do about a generated fax: they take its tasks, mend it, ask, and cancel."""

from faxflow.domain.delivery import Cause, State
from yearly import fax as places
from yearly.fax import Fax, Task
from yearly.fax_chances import FaxChances
from yearly.fax_desk import FaxDesk
from yearly.moments import DAY, HOUR, MINUTE, SECOND, stamp
from yearly.people import STAFF
from yearly.plan import YearPlan
from yearly.rows import Rows
from yearly.runs import SEND, People, starts_at


class FaxPeople:
    """Times are milliseconds; who gives a moment gives when it may be claimed again."""

    def __init__(self, plan: YearPlan, rows: Rows, chances: FaxChances, desk: FaxDesk) -> None:
        self.rows, self.chances, self.desk = rows, chances, desk
        self.now, self.open = plan.now_ms, plan.open_time
        self.people = People(rows)
        self.random = chances.random.random

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
            self.desk.move(fax, done, Cause.PERSON, State.CANCELLED)
            return None
        if r < 0.45:
            fax.number = self.chances.number()
        return self._goes_again(fax, done)

    def look_at_held(self, fax: Fax) -> int | None:
        """As `mend`, of one whose number may not be dialled."""
        fax.task = self.desk.open_task(fax, fax.created_at, "release-held")
        if self.random() < 0.1:
            return None
        done = self.act(fax, fax.created_at, hours=3.0)
        if done is None:
            return None
        if self.random() < 0.3:
            self.desk.move(fax, done, Cause.PERSON, State.CANCELLED)
            return None
        fax.number = self.chances.number()
        return self._goes_again(fax, done)

    def _goes_again(self, fax: Fax, done: int) -> int:
        fax.tries_from = fax.attempt + 1
        fax.failures.clear()
        self.desk.move(fax, done, Cause.PERSON, State.READY)
        return starts_at(SEND, done) + self.chances.up_to(40 * SECOND)

    def cancel(self, fax: Fax, at: int) -> None:
        """A person wants it no more."""
        if fax.changed_at < at <= self.now:
            self.desk.move(fax, at, Cause.PERSON, State.CANCELLED)

    def recipient_has_it(self, fax: Fax, sent: int) -> None:
        """Nothing was heard of it; somebody asked, and it is there."""
        done = self.act(fax, sent + DAY, hours=4.0)
        if done is not None:
            self.desk.deliver(fax, done, Cause.PERSON, "recipient")

    def resolve_doubt(self, fax: Fax, at: int) -> int | None:
        """A person says whether it went out."""
        if self.random() < 0.1:
            return None
        done = self.act(fax, at, hours=3.0)
        if done is None:
            return None
        r = self.random()
        if r < 0.55:
            self.desk.deliver(fax, done, Cause.PERSON, "recipient")
            return None
        if r < 0.7:
            self.desk.move(fax, done, Cause.PERSON, State.CANCELLED)
            return None
        self.desk.settle(fax, done, "not-reached", detail="not-sent")
        return self._goes_again(fax, done)

    def went_astray(self, fax: Fax, at: int) -> None:
        """Somebody notices that it reached somebody else."""
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
