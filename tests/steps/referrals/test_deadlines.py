"""Due times are kept as the history has them, and reckoned again when hours or stages change."""

from dataclasses import replace
from datetime import date

import pytest
from hub import Hub, on_the_wall

from conftest import Office
from faxflow.config.referrals import ReferralSettings
from faxflow.domain.referral import Stage
from faxflow.domain.referrals.fields import Field
from faxflow.steps.referrals import deadlines
from faxflow.steps.referrals.deadlines import due_as_it_stands, due_in, recompute_all


@pytest.fixture
def hub(office: Office) -> Hub:
    made = Hub(office)
    made.at(23, 8)
    return made


def set_hours(hub: Hub, **changes: object) -> None:
    hours = hub.office.config.hours.model_copy(update=changes)
    hub.office.config = hub.office.config.model_copy(update={"hours": hours})


def test_a_move_keeps_the_due_time_that_the_history_comes_to(hub: Hub) -> None:
    referral = hub.make()
    hub.at(23, 10)
    hub.move(referral, Stage.WAITING_ON_OFFICE)
    hub.at(24, 9)
    hub.move(referral, Stage.INTAKE_RECEIVED)

    found = hub.referral(referral)

    # 2 of its 4 hours are used, so 2 are left from Tuesday 9:00 on; the reminder is at once.
    assert (found.due_at, found.remind_at) == (on_the_wall(24, 11), on_the_wall(24, 9))


def test_other_hours_reckon_all_open_referrals_again_once(hub: Hub) -> None:
    waiting, done = hub.make(Stage.ELIGIBILITY), hub.make()
    hub.move(done, Stage.CLOSED)
    set_hours(hub, closed_on=(date(2026, 11, 23),))

    counts = [recompute_all(hub.office.work()), recompute_all(hub.office.work())]

    assert counts == [1, 0]
    assert hub.referral(waiting).due_at == on_the_wall(24, 16)
    assert hub.referral(done).due_at is None
    assert hub.referral(waiting).due_round == 1


def test_the_tasks_of_a_stage_stay_due_with_it(hub: Hub) -> None:
    referral = hub.make()
    hub.move(referral, Stage.ELIGIBILITY)
    set_hours(hub, closed_on=(date(2026, 11, 23),))

    recompute_all(hub.office.work())

    assert hub.office.rows("SELECT due_at FROM tasks WHERE referral_id = 1") == [
        ("2026-11-24T22:00:00.000+00:00",)
    ]


def test_another_length_of_a_stage_moves_its_due_times(hub: Hub) -> None:
    referral = hub.make(Stage.ELIGIBILITY)
    settings = ReferralSettings.model_validate({"stages": {"eligibility": {"sla_hours": 4}}})
    hub.office.config = hub.office.config.model_copy(update={"referrals": settings})

    recompute_all(hub.office.work())

    assert hub.referral(referral).due_at == on_the_wall(23, 12)


def test_pauses_chases_and_appointments_count_when_it_is_reckoned_again(hub: Hub) -> None:
    paused, chased, booked = (hub.make(Stage.ELIGIBILITY) for _ in range(3))
    hub.at(23, 10)
    hub.move(paused, Stage.UNREACHABLE)
    hub.move(chased, Stage.WAITING_ON_OFFICE)
    hub.move(booked, Stage.SCHEDULED)
    hub.at(23, 14)
    hub.move(paused, Stage.ELIGIBILITY)
    hub.at(23, 16)
    hub.contact(chased)
    with hub.office.store.write() as tx:
        tx.execute(
            "UPDATE referrals SET appointment_at = :at WHERE id = 3",
            {"at": on_the_wall(25, 9).isoformat()},
        )
        tx.execute("UPDATE referrals SET calendar = 'another'")

    recompute_all(hub.office.work())

    # 6 of 8 hours are left at Mon 14:00: 3 Mon, 3 Tue. 16 from Mon 16:00: 1, 9, 6 Wed. 8 from
    # Wed 9:00: 8 Wed.
    due = [hub.referral(one).due_at for one in (paused, chased, booked)]
    assert due == [on_the_wall(24, 11), on_the_wall(25, 14), on_the_wall(25, 17)]


def test_a_chase_gives_a_waiting_stage_all_its_time_again(hub: Hub) -> None:
    referral = hub.make()
    hub.move(referral, Stage.WAITING_ON_OFFICE)
    hub.at(24, 10)
    hub.contact(referral)
    work, waiting = hub.office.work(), hub.referral(referral)

    with hub.office.store.read() as tx:
        due = due_as_it_stands(tx, work, waiting)

    assert due.due_at == on_the_wall(25, 17)


def test_what_is_no_moment_starts_no_clock(hub: Hub) -> None:
    fields = {Field.APPOINTMENT_AT: "next week"}

    due = due_in(hub.office.work(), Stage.SCHEDULED, fields, [])

    assert due.due_at == on_the_wall(23, 16)


def test_a_clock_that_was_set_back_makes_no_stage_longer(hub: Hub) -> None:
    referral = hub.make()
    past = [replace(hub.visits(referral)[0], entered_at=on_the_wall(23, 10))]

    due = due_in(hub.office.work(), Stage.ELIGIBILITY, {}, past)

    assert due.due_at == on_the_wall(24, 9)


def test_many_are_reckoned_a_part_at_a_time(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(5):
        hub.make()
    monkeypatch.setattr(deadlines, "_AT_ONCE", 2)
    set_hours(hub, closed_on=(date(2026, 11, 23),))

    count = recompute_all(hub.office.work())

    assert count == 5
    assert {hub.referral(one).due_at for one in (1, 3, 5)} == {on_the_wall(24, 12)}  # type: ignore[arg-type]


def test_a_clock_that_was_set_back_makes_no_stay_end_before_it_began(hub: Hub) -> None:
    referral = hub.make()
    hub.at(23, 7)

    hub.move(referral, Stage.ELIGIBILITY)

    first, second = hub.visits(referral)
    assert first.entered_at == first.left_at == second.entered_at
    assert hub.referral(referral).due_at == on_the_wall(23, 16)
