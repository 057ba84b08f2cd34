"""The life of one generated fax, from its report to its end or to now."""

from faxflow.domain.delivery import Cause, State
from faxflow.domain.ids import CaseId
from faxflow.domain.reasons import Reason
from faxflow.domain.retry import (
    POLICY,
    Failure,
    RetryPolicy,
    TryAgain,
    after_failure,
    spread_of,
)
from yearly import fax as places
from yearly.fax import Attempt, Fax
from yearly.fax_chances import FaxChances
from yearly.fax_desk import FaxDesk
from yearly.fax_people import FaxPeople
from yearly.moments import DAY, HOUR, MINUTE, SECOND, stamp, to_datetime, to_ms
from yearly.plan import YearPlan
from yearly.rows import Rows
from yearly.runs import SEND, WATCH, run_id, starts_at

_MOST_ATTEMPTS = 14


class FaxLife:
    """Lives faxes one after another. Every step gives when the next claim may be, None: no more."""

    def __init__(self, plan: YearPlan, rows: Rows) -> None:
        self.plan, self.rows, self.now = plan, rows, plan.now_ms
        self.chances = FaxChances(plan)
        self.random = self.chances.random.random
        self.desk = FaxDesk(rows)
        self.people = FaxPeople(plan, rows, self.chances, self.desk)
        self.policy = RetryPolicy(4, POLICY, plan.office)

    def live(self, fax: Fax, claimed_at: int) -> None:
        """From its first claim on; a fax that is held waits for a person first."""
        at: int | None = claimed_at
        if fax.state is State.HELD:
            at = self.people.look_at_held(fax)
        while at is not None and at <= self.now and fax.attempt < _MOST_ATTEMPTS:
            at = self._attempt(fax, at)
        self.desk.write(fax)
        if fax.state is State.DELIVERED and self.random() < 0.0003:
            self.people.went_astray(fax, fax.changed_at)

    def _attempt(self, fax: Fax, start: int) -> int | None:
        if fax.attempt == 0 and self.random() < 0.002:
            self.people.cancel(fax, start - 1)
            return None
        gateway = self.chances.gateway(fax.attempt + 1)
        attempt = self._claimed(fax, start, gateway)
        r = self.random()
        if r < 0.006:
            return self._came_to_nothing(fax, attempt, start)
        submitted = start + 400 + self.chances.up_to(2 * SECOND)
        if submitted > self.now:
            return None
        attempt[places.SUBMITTED] = stamp(submitted)
        self.desk.move(fax, submitted, Cause.BODY_OVER, State.SUBMITTING)
        return self._submitted(fax, submitted, r, gateway)

    def _submitted(self, fax: Fax, submitted: int, r: float, gateway: str) -> int | None:
        """The server has had the final dot: it takes it, or not, or nobody knows."""
        over = submitted + 150 + self.chances.up_to(SECOND)
        if over > self.now:
            return None
        attempt, fax.claim = fax.last, None
        if r < 0.009:
            return self._failed(fax, over, Cause.REFUSED, detail="554 refused")
        if r < 0.012:
            attempt[places.REPLY] = "connection lost after the final dot"
            return self._in_doubt(fax, over, Cause.UNCLEAR)
        attempt[places.SENT] = attempt[places.WINDOW] = stamp(over)
        attempt[places.REPLY] = "250 taken"
        self.desk.move(fax, over, Cause.TAKEN, State.SENT)
        return self._out(fax, over, gateway)

    def _claimed(self, fax: Fax, start: int, gateway: str) -> Attempt:
        fax.attempt += 1
        run = run_id(SEND, start)
        reference = f"{fax.name}-A{fax.attempt}"
        sha = f"{fax.id + 1:064x}"
        head: Attempt = [fax.id, fax.attempt, reference, fax.number, gateway, run, stamp(start)]
        fax.last = [*head, *[None] * 7, sha, fax.pages]
        self.rows.add("attempts", fax.last)
        fax.claim = run
        self.desk.move(fax, start, Cause.CLAIMED, State.SENDING)
        return fax.last

    def _came_to_nothing(self, fax: Fax, attempt: Attempt, start: int) -> int | None:
        """Put off or cut off before the server had it: it is ready again, and costs no try."""
        over = start + self.chances.up_to(50 * SECOND) + 300
        if over > self.now:
            return None
        refused = self.random() < 0.4
        attempt[places.SETTLED] = stamp(over)
        attempt[places.OUTCOME] = "refused" if refused else "not-reached"
        attempt[places.REPLY] = "451 try later" if refused else "connection lost"
        fax.claim = None
        self.desk.move(fax, over, Cause.REFUSED if refused else Cause.NOT_REACHED, State.READY)
        return starts_at(SEND, over) + self.chances.up_to(MINUTE)

    def _out(self, fax: Fax, sent: int, gateway: str) -> int | None:
        """The gateway has it: what it says, or that it says nothing."""
        r, failing = self.random(), self.chances.failure(fax.number, fax.day, fax.attempt)
        if r < 0.03:
            self._still_at_it(fax, sent)
        if r > 0.993:
            return self._silent(fax, sent, gateway)
        if r > 0.991:
            self.people.recipient_has_it(fax, sent)
            return None
        if self.random() < failing:
            heard = sent + 8 * MINUTE + self.chances.up_to(70 * MINUTE)
            return self._rejected(fax, heard)
        self._confirmed(fax, sent + self.chances.answer_after())
        return None

    def _still_at_it(self, fax: Fax, sent: int) -> None:
        """The gateway says that it has the fax, or that it tries on."""
        read = starts_at(WATCH, sent + 20 * SECOND)
        if read <= self.now:
            kind = "accepted" if self.random() < 0.5 else "delayed"
            reason = Reason.EMAIL_DELAYED if kind == "delayed" else None
            self.desk.verdict(fax, (kind, reason, "applied"), heard=sent + 20 * SECOND, read=read)
            fax.last[places.WINDOW] = stamp(read)

    def _read(self, heard: int) -> int:
        """When the watcher gets to a mail."""
        return starts_at(WATCH, heard) + self.chances.up_to(30 * SECOND)

    def _confirmed(self, fax: Fax, heard: int, cause: Cause = Cause.CONFIRMED) -> None:
        read = self._read(heard)
        if read > self.now:
            return
        mail = self.desk.verdict(fax, ("delivered", None, "applied"), heard=heard, read=read)
        self.desk.deliver(fax, read, cause, mail)

    def _rejected(self, fax: Fax, heard: int) -> int | None:
        read, reason = self._read(heard), self.chances.reason()
        if read > self.now:
            return None
        mail = self.desk.verdict(fax, ("failed", reason, "applied"), heard=heard, read=read)
        return self._failed(fax, read, Cause.REJECTED, detail=mail, reason=reason)

    def _silent(self, fax: Fax, sent: int, gateway: str) -> int | None:
        """What silence means is the gateway's own: of the first a doubt, of the other a success."""
        over = starts_at(WATCH, sent + DAY)
        if over > self.now:
            return None
        if gateway == self.plan.gateways[0]:
            fax.last[places.REPLY] = "silence"
            return self._in_doubt(fax, over, Cause.SILENCE)
        self.desk.deliver(fax, over, Cause.SILENCE, "silence")
        r, later = self.random(), over + self.chances.up_to(2 * DAY) + HOUR
        if r < 0.12:
            return self._late_failure(fax, later)
        if r < 0.3:
            self._confirmed(fax, later)
        if r > 0.95 and self.plan.open_time.after(over, later - over) <= self.now:
            return self._never_came(fax, self.plan.open_time.after(over, HOUR))
        return None

    def _late_failure(self, fax: Fax, heard: int) -> int | None:
        read, reason = self._read(heard), self.chances.reason()
        if read > self.now:
            return None
        mail = self.desk.verdict(fax, ("failed", reason, "applied"), heard=heard, read=read)
        self.desk.settle(fax, read, "failed", reason=reason, detail=mail)
        fax.reason = reason
        self.desk.move(fax, read, Cause.LATE_FAILURE, State.FAILED)
        return self._mended(fax, read)

    def _never_came(self, fax: Fax, at: int) -> int | None:
        self.desk.settle(fax, at, "failed", reason=Reason.UNKNOWN, detail="not-arrived")
        fax.reason = Reason.UNKNOWN
        self.desk.move(fax, at, Cause.PERSON, State.FAILED)
        return self._mended(fax, at)

    def _in_doubt(self, fax: Fax, at: int, cause: Cause) -> int | None:
        self.desk.move(fax, at, cause, State.IN_DOUBT)
        r = self.random()
        heard = at + self.chances.up_to(3 * HOUR)
        if r < 0.4:
            self._confirmed(fax, heard)
            return None
        if r < 0.48:
            return self._rejected(fax, heard)
        if r < 0.58:
            return self._after_all_sent(fax, at)
        again = self.people.resolve_doubt(fax, at)
        if again is not None and self.random() < 0.2:
            # The person was wrong: it had gone out, and the gateway says so just then.
            self._late_success(fax, fax.changed_at, again)
        return None if fax.state is State.DELIVERED else again

    def _after_all_sent(self, fax: Fax, at: int) -> int | None:
        """A person found it in the gateway's own list; its verdict comes later."""
        looked = self.people.act(fax, at, hours=2.0)
        if looked is None:
            return None
        fax.last[places.SENT] = fax.last[places.SENT] or fax.last[places.SUBMITTED]
        fax.last[places.WINDOW] = stamp(looked)
        self.desk.move(fax, looked, Cause.PERSON, State.SENT)
        self._confirmed(fax, looked + self.chances.answer_after())
        return None

    def _failed(
        self, fax: Fax, at: int, cause: Cause, *, detail: str, reason: Reason | None = None
    ) -> int | None:
        """A definite failure: it is tried again, or lies with a person."""
        outcome = "refused" if cause is Cause.REFUSED else "failed"
        why = reason or self.chances.reason()
        self.desk.settle(fax, at, outcome, reason=why, detail=detail)
        fax.reason = why
        spread = spread_of(CaseId(fax.id), fax.attempt)
        failure = Failure(why, tuple(fax.failures), to_datetime(at), spread)
        fax.failures.append(why)
        then = after_failure(failure, self.policy)
        if not isinstance(then, TryAgain):
            self.desk.move(fax, at, cause, State.FAILED)
            return self._mended(fax, at)
        fax.next_action_at = to_ms(then.at)
        self.desk.move(fax, at, cause, State.WAITING)
        return self._waited(fax, at, fax.next_action_at)

    def _waited(self, fax: Fax, at: int, due: int) -> int | None:
        r = self.random()
        if r < 0.006 and fax.last[places.OUTCOME] == "failed":
            self._late_success(fax, at + self.chances.up_to(max(due - at, 1)), due)
            return None
        if r < 0.01:
            self.people.cancel(fax, at + self.chances.up_to(max(due - at, 1)))
            return None
        ready = starts_at(SEND, due)
        if ready > self.now:
            return None
        self.desk.move(fax, ready, Cause.DUE, State.READY)
        return ready + SECOND + self.chances.up_to(50 * SECOND)

    def _late_success(self, fax: Fax, heard: int, due: int) -> None:
        """The gateway takes its failure back: the attempt keeps its outcome, the fax is there."""
        read = self._read(heard)
        if read <= min(self.now, starts_at(SEND, due - MINUTE) - 1):
            mail = self.desk.verdict(fax, ("delivered", None, "applied"), heard=heard, read=read)
            self.desk.arrived(fax, read, Cause.LATE_SUCCESS, mail)

    def _mended(self, fax: Fax, at: int) -> int | None:
        if self.random() < 0.02 and fax.last[places.OUTCOME] == "failed":
            self._late_success(fax, at + self.chances.up_to(HOUR), self.now)
            return None
        return self.people.mend(fax, at)
