"""When staff are told: at once at the start and the end, at most once a digest between."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from faxflow.domain.ids import TaskId
from faxflow.domain.task import TaskKind
from faxflow.domain.trouble import Known, OpenTask, ToTell, Trouble, decide

NOW = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
DIGEST = timedelta(minutes=45)
FAX, MAIL = TaskKind.MEND_FAX, TaskKind.REVIEW_MAIL


def task(number: int = 1, kind: TaskKind = FAX, *, told: bool = False) -> OpenTask:
    return OpenTask(TaskId(number), kind, f"title {number}", told)


def minutes_ago(minutes: float) -> datetime:
    return NOW - timedelta(minutes=minutes)


def going_on(kind: TaskKind = FAX) -> Trouble:
    return Trouble(1, kind, minutes_ago(600))


def decided(known: Known) -> ToTell:
    return decide(known, now=NOW, digest=DIGEST)


def test_the_first_task_of_a_kind_is_told_at_once() -> None:
    assert decided(Known([task()])) == ToTell(new=(task(),))


def test_a_second_kind_is_told_at_once_though_a_notice_has_just_gone_out() -> None:
    known = Known([task(1, told=True), task(2, MAIL)], [going_on()], told_at=minutes_ago(1))

    assert decided(known).new == (task(2, MAIL),)


def test_more_of_a_kind_waits_for_the_digest() -> None:
    known = Known([task(1, told=True), task(2)], [going_on()], told_at=minutes_ago(44))

    assert not decided(known)
    assert decided(known).later == (task(2),)
    assert decided(replace(known, told_at=minutes_ago(45))) == ToTell(more=(task(2),))


def test_what_waits_for_the_digest_goes_with_any_alert() -> None:
    known = Known([task(1), task(2, MAIL)], [going_on()], told_at=minutes_ago(1))

    assert decided(known) == ToTell(new=(task(2, MAIL),), more=(task(1),))


def test_a_kind_of_which_nothing_is_open_is_over() -> None:
    known = Known([task(1, MAIL, told=True)], [going_on(), replace(going_on(MAIL), id=2)])

    assert decided(known) == ToTell(over=(going_on(),))


def test_a_kind_with_a_told_task_left_is_not_over() -> None:
    assert not decided(Known([task(told=True)], [going_on()]))


def test_a_kind_that_comes_back_soon_after_its_end_waits_for_the_digest() -> None:
    known = Known([task()], cleared_at={FAX: minutes_ago(15)}, told_at=minutes_ago(30))

    assert not decided(known)
    assert decided(replace(known, told_at=minutes_ago(45))).more == (task(),)
    assert decided(replace(known, cleared_at={FAX: minutes_ago(45)})).new == (task(),)


def test_a_clock_that_was_set_back_keeps_nobody_waiting() -> None:
    known = Known([task(1, told=True), task(2)], [going_on()], told_at=minutes_ago(-60))

    assert decided(known).more == (task(2),)


@dataclass
class Desk:
    """Plays runs a quarter of an hour apart, as `escalate` does with its store."""

    kinds_told: set[TaskKind] = field(default_factory=set)
    cleared_at: dict[TaskKind, datetime] = field(default_factory=dict)
    told_at: datetime | None = None
    told: dict[int, datetime] = field(default_factory=dict)
    notices: list[datetime] = field(default_factory=list)

    def run(self, due: Sequence[OpenTask], now: datetime) -> None:
        marked = [replace(one, told=one.id in self.told) for one in due]
        troubles = [Trouble(1, kind, now) for kind in self.kinds_told]
        known = Known(marked, troubles, self.cleared_at, self.told_at)
        to_tell = decide(known, now=now, digest=DIGEST)
        for one in to_tell.tasks:
            self.told[one.id] = self.told_at = now
            self.kinds_told.add(one.kind)
        for trouble in to_tell.over:
            self.kinds_told.discard(trouble.kind)
            self.cleared_at[trouble.kind] = now
        if to_tell:
            self.notices.append(now)


@st.composite
def some_tasks(draw: st.DrawFn) -> list[tuple[OpenTask, int, int]]:
    """Tasks with the minutes at which they open and close."""
    found = []
    for number in range(draw(st.integers(1, 12))):
        opens = draw(st.integers(0, 300))
        kind = draw(st.sampled_from([FAX, MAIL]))
        found.append((task(number, kind), opens, opens + draw(st.integers(1, 400))))
    return found


@settings(deadline=None)
@given(some_tasks(), st.integers(0, 14))
def test_every_task_is_told_within_the_hour_while_it_is_open(
    tasks: list[tuple[OpenTask, int, int]], first_run: int
) -> None:
    desk = Desk()

    for minute in range(first_run, 900, 15):
        due = [one for one, opens, closes in tasks if opens <= minute < closes]
        desk.run(due, NOW + timedelta(minutes=minute))

    for one, opens, closes in tasks:
        opened = NOW + timedelta(minutes=opens)
        if closes - opens >= 60:
            assert desk.told[one.id] - opened < timedelta(hours=1)


def test_flapping_makes_no_more_than_two_notices_a_digest() -> None:
    desk = Desk()

    for run in range(96):
        due = [task(run)] if run % 2 else []
        desk.run(due, NOW + timedelta(minutes=15 * run))

    hours = 24
    assert len(desk.notices) <= 2 * hours * 60 / 45
