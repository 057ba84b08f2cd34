"""Whatever people, clocks, crashes and cron do, a referral has its desk, its due time, its history.

The store and the steps are real; the mail to the desks and the clock are not.
"""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from frail import Frail
from hub import Hub
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from told import Ears, MailFate

from conftest import Office
from faxflow.domain.ids import ReferralId, referral_name
from faxflow.domain.referral import FINAL, START, ClosingReason, Queue, Stage
from faxflow.domain.referrals.contact import How, Outcome, Whom
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.move_kind import REASONS, MoveKind
from faxflow.domain.referrals.moving import Wish
from faxflow.domain.referrals.record import Referral, Visit
from faxflow.domain.referrals.time_spent import Spent, age, time_spent
from faxflow.domain.referrals.ways import moves_from
from faxflow.domain.roles import Role, Viewer
from faxflow.errors import FaxflowError
from faxflow.steps.escalate import escalate
from faxflow.steps.referrals.advance import Asked, advance_referral, reopen_referral
from faxflow.steps.referrals.assign import Assigning, assign_referral
from faxflow.steps.referrals.deadlines import reckoner
from faxflow.steps.referrals.keep_contact import Tried, keep_contact
from faxflow.steps.referrals.remind import remind
from faxflow.steps.referrals.set_fields import set_fields
from faxflow.steps.work import Work
from faxflow.store import events
from faxflow.store.check.every_rule import promise_findings
from faxflow.store.connection import open_store
from faxflow.store.referrals import due_times
from making import rehearsal_config
from proof.fateful import Killed
from proof.figures import FULL
from stocked import new_store_file

EVERYTHING = Viewer("tester", frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR}))
FRIDAY = datetime(2026, 10, 30, 14, 0, tzinfo=UTC)
"""Nine o'clock in Chicago; in the night to Sunday the clock is put back."""

COMPLETE = {
    Field.DATE_OF_BIRTH: "1961-04-03",
    Field.PHONE: "+12025550143",
    Field.PROVIDER: "Ines Okafor",
    Field.PAYER: "Blue Plan",
    Field.REASON: "murmur",
    Field.AUTHORISATION: "not-needed",
    Field.APPOINTMENT_AT: "2026-11-03T15:00:00.000+00:00",
    Field.APPOINTMENT_OUTCOME: "attended",
}
MOST = 5
HOURS = (0.25, 1, 2, 4, 8, 24, 72, -1, -24)
DEATHS = st.one_of(st.none(), st.none(), st.integers(0, 8))
"""After how many transactions a run is killed, in the middle of the next; None: it is not."""

FATES = st.lists(st.sampled_from([*MailFate, *[MailFate.TAKEN] * 4]), max_size=3)
CLOSED_DAYS = [date(2026, 10, 30), date(2026, 11, 2), date(2026, 11, 3)]


class AnyCourse(RuleBasedStateMachine):
    """The model: who was told of what, and what each referral's history was before."""

    def __init__(self) -> None:
        super().__init__()
        memory = Path("/dev/shm")  # noqa: S108
        self.folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
        (self.folder / "faxflow.db").write_bytes(new_store_file())
        self.past: dict[ReferralId, list[Visit]] = {}
        self.called_tomorrow: set[ReferralId] = set()

    @initialize(count=st.integers(1, 2))
    def begin(self, count: int) -> None:
        store = open_store(self.folder / "faxflow.db", "rehearsal", config="")
        self.hub = Hub(Office(store, rehearsal_config(self.folder)))
        self.office, self.ears = self.hub.office, Ears(self.hub)
        self.office.clock.at = FRIDAY
        for _ in range(count):
            self.comes_in(START)

    def teardown(self) -> None:
        if hasattr(self, "office"):
            with self.office.store.read() as tx:
                events.verify(tx)
            self.office.store.close()
        shutil.rmtree(self.folder)

    @precondition(lambda self: len(self.past) < MOST)
    @rule(stage=st.sampled_from([START, Stage.NEEDS_INFO]))
    def comes_in(self, stage: Stage) -> None:
        made = self.hub.make(stage, COMPLETE)
        self.past[made] = self.hub.visits(made)

    @rule(data=st.data())
    def moves(self, data: st.DataObject) -> None:
        referral = self._one(data)
        rules = self.office.config.referrals.rules
        if referral.stage in FINAL:
            ways = dict.fromkeys([None], MoveKind.REOPEN)
        else:
            ways = moves_from(referral.stage, referral.interrupted, rules.table)
        to = data.draw(st.sampled_from(list(ways)))
        why = REASONS.get(ways[to], ())
        if ways[to] is MoveKind.CLOSE:
            why = tuple(ClosingReason)
        reason = data.draw(st.sampled_from(why)) if why else None
        wish = Wish(to, reason, "as she asked")
        typed = {Field.APPOINTMENT_OUTCOME: "attended"} if to is Stage.COMPLETED else {}
        if to is Stage.SCHEDULED:
            typed = {Field.APPOINTMENT_AT: "2026-11-12 09:00"}
        step = reopen_referral if referral.stage in FINAL else advance_referral
        answered = step(self._work("advance"), referral_name(referral.id), Asked(wish, typed))
        assert answered.done, answered.told
        self._left(referral)

    @rule(data=st.data(), outcome=st.sampled_from(list(Outcome)))
    def is_called(self, data: st.DataObject, outcome: Outcome) -> None:
        referral = self._one(data)
        tried = Tried(Whom.PATIENT, How.PHONE, outcome)
        keep_contact(self._work("contact"), referral_name(referral.id), tried)
        after = self.hub.referral(referral.id)
        waits = self.office.config.referrals.table[referral.stage].waits
        assert after.due_round == referral.due_round + waits

    @rule(data=st.data(), queue=st.sampled_from(list(Queue)))
    def goes_to_another_desk(self, data: st.DataObject, queue: Queue) -> None:
        wanted = Assigning(queue=queue)
        assign_referral(self._work("assign"), referral_name(self._one(data).id), wanted)

    @rule(data=st.data(), day=st.integers(2, 20))
    def is_booked_for(self, data: st.DataObject, day: int) -> None:
        typed = {Field.APPOINTMENT_AT: f"2026-11-{day:02d} 09:00"}
        set_fields(self._work("set"), referral_name(self._one(data).id), typed)

    @rule(hours=st.sampled_from(HOURS))
    def the_clock_moves(self, hours: float) -> None:
        self.office.clock.at += timedelta(hours=hours)

    @rule(closed=st.lists(st.sampled_from(CLOSED_DAYS), max_size=2, unique=True))
    def the_practice_changes_its_hours(self, closed: list[date]) -> None:
        hours = self.office.config.hours.model_copy(update={"closed_on": tuple(closed)})
        self.office.config = self.office.config.model_copy(update={"hours": hours})

    @rule(fates=FATES, dies_after=DEATHS)
    def cron_reminds(self, fates: list[MailFate], dies_after: int | None) -> None:
        self._cron(fates, lambda: self._remind(dies_after))

    @rule(fates=FATES, dies_after=DEATHS)
    def cron_escalates(self, fates: list[MailFate], dies_after: int | None) -> None:
        self._cron(fates, lambda: self._escalate(dies_after))

    @rule(hours=st.sampled_from([1, 3, 9]), fates=FATES)
    def cron_goes_on(self, hours: int, fates: list[MailFate]) -> None:
        for _ in range(hours):
            self.office.clock.forward(hours=1)
            self._cron(fates, self._remind)
            self._cron([], self._escalate)

    @rule()
    def all_is_well_for_a_run_of_each(self) -> None:
        self._remind()
        self._escalate()
        if self.office.config.office_hours.is_open(self.office.clock.at):
            waiting = "SELECT id FROM notices WHERE sent_at IS NULL AND withdrawn_at IS NULL"
            assert self.office.rows(waiting) == []
            self._all_who_are_due_were_told_of()

    @invariant()
    def each_has_a_desk_and_a_due_time_unless_it_is_final(self) -> None:
        for referral in self._all():
            assert referral.queue in Queue
            times = (referral.due_at, referral.remind_at)
            assert (times == (None, None)) == (referral.stage in FINAL)
            assert (None in times) == (referral.stage in FINAL)

    @invariant()
    def the_store_keeps_its_promises(self) -> None:
        if hasattr(self, "office"):
            with self.office.store.read() as tx:
                assert list(promise_findings(tx)) == []

    @invariant()
    def nobody_is_told_twice(self) -> None:
        if hasattr(self, "ears"):
            assert {key: ids for key, ids in self.ears.ids.items() if len(ids) > 1} == {}

    @invariant()
    def the_history_adds_up_to_the_age(self) -> None:
        for referral in self._all():
            visits, table = self.hub.visits(referral.id), self.office.config.referrals.table
            now = max(self.office.clock.at, referral.entered_at)
            spent = time_spent(visits, table, self.office.config.office_hours, now)
            ends = referral.entered_at if referral.stage in FINAL else now
            assert sum(spent.values(), Spent()).wall == age(visits, table, now)
            assert age(visits, table, now) == ends - visits[0].entered_at
            assert all(one.wall >= timedelta() for one in spent.values())

    @invariant()
    def the_history_has_no_gap_and_ends_where_it_stands(self) -> None:
        for referral in self._all():
            visits = self.hub.visits(referral.id)
            assert [one.left_at for one in visits[:-1]] == [one.entered_at for one in visits[1:]]
            last = visits[-1]
            assert (last.stage, last.entered_at, last.left_at) == (
                referral.stage,
                referral.entered_at,
                None,
            )

    @invariant()
    def a_due_time_is_what_its_history_comes_to(self) -> None:
        if not hasattr(self, "office"):
            return
        by = reckoner(self._work("test"))
        for referral in self._all():
            known = referral.calendar == by.version and referral.id not in self.called_tomorrow
            if known and referral.due_at:
                chased_at = self._chased(referral)
                due = by.due(self.hub.visits(referral.id), referral.fields, chased_at)
                assert (referral.due_at, referral.remind_at) == (due.due_at, due.remind_at)

    def _chased(self, referral: Referral) -> datetime | None:
        with self.office.store.read() as tx:
            return due_times.last_chased(tx, referral.id)

    def _cron(self, fates: list[MailFate], command: Callable[[], None]) -> None:
        self.ears.fates = list(fates)
        with suppress(Killed, FaxflowError):
            command()
        self.ears.fates = []

    def _remind(self, dies_after: int | None = None) -> None:
        remind(self._work("remind", dies_after), self.ears.at_desk)

    def _escalate(self, dies_after: int | None = None) -> None:
        work = self._work("escalate", dies_after)
        escalate(work, [self.office.notices], self.ears.at_desk)

    def _work(self, command: str, dies_after: int | None = None) -> Work:
        made = self.office.work(command)
        store = made.store if dies_after is None else Frail(made.store, left=dies_after)
        return Work(store, made.run, made.config, viewer=EVERYTHING)  # type: ignore[arg-type]

    def _one(self, data: st.DataObject) -> Referral:
        return self.hub.referral(data.draw(st.sampled_from(sorted(self.past))))

    def _all(self) -> list[Referral]:
        return [self.hub.referral(one) for one in self.past] if hasattr(self, "hub") else []

    def _left(self, before: Referral) -> None:
        """What was left is history: nothing of it changes but for its end and its breach."""
        past, visits = self.past[before.id], self.hub.visits(before.id)
        left = visits[-2]
        assert visits[: len(past) - 1] == past[:-1]
        due_at, now = before.due_at, self.office.clock.at
        if due_at and now > due_at:
            assert left.breached_at is not None
        chased_at = self._chased(before)
        if chased_at and chased_at > visits[-1].entered_at:  # before the clock was set back
            self.called_tomorrow.add(before.id)
        self.past[before.id] = visits

    def _all_who_are_due_were_told_of(self) -> None:
        now = self.office.clock.at
        for referral in self._all():
            key = (referral.id, referral.due_round)
            if referral.due_at and referral.due_at < now:
                assert (*key, "escalation") in self.ears.ids
                assert self.hub.visits(referral.id)[-1].breached_at is not None
            elif referral.remind_at and referral.remind_at <= now:
                assert referral.remind_at == referral.due_at or (*key, "reminder") in self.ears.ids


pytestmark = pytest.mark.timeout(1200 if FULL else 120)

AnyCourse.TestCase.settings = settings(
    max_examples=300 if FULL else 25,
    stateful_step_count=50 if FULL else 30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)
TestAnyCourseOfAReferral = AnyCourse.TestCase
