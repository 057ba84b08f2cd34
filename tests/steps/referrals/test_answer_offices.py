"""A referring office is told each outcome once, and the loop closes by the delivery alone."""

from collections.abc import Callable

import pytest
from answering import FAX, MONDAY, OTHER_FAX, TOLD, TUESDAY, Answering

from conftest import Office
from faxflow.config.referrals import ReferralSettings
from faxflow.domain.delivery import State
from faxflow.domain.handover import Unclear
from faxflow.domain.ids import ReferralId
from faxflow.domain.number_record import Block, BlockReason
from faxflow.domain.referral import Stage
from faxflow.domain.referrals.answer import Outcome
from faxflow.domain.referrals.fields import Field
from faxflow.domain.statistics.day_tables import STATES
from faxflow.domain.statistics.period import Period
from faxflow.domain.verdict import VerdictKind
from faxflow.steps.referrals import answer_offices as answer_offices_step
from faxflow.steps.report import report
from faxflow.store import cases, numbers
from faxflow.store.referrals import answers

DELIVERED, FAILED = VerdictKind.DELIVERED, VerdictKind.FAILED


@pytest.fixture
def loop(office: Office) -> Answering:
    return Answering(office)


@pytest.fixture
def scheduled(loop: Answering) -> Answering:
    loop.receive()
    loop.goes(Stage.SCHEDULED)
    return loop


def test_a_scheduled_referral_is_answered_by_fax_in_plain_words(scheduled: Answering) -> None:
    scheduled.office.send()

    assert scheduled.office.gateway.taken[0].number == FAX
    assert scheduled.letter(1) == {
        "referral": "RF-000001",
        "received": "November 23, 2026",
        "recipient": "Lakeside Family Care",
        "patient_name": "Bertil Quennell",
        "date_of_birth": "July 9, 1951",
        "service": "sleep study",
        "outcome": "An appointment is booked.",
        "appointment": "Monday, November 30, 2026, 2:30 PM",
        "reason": "",
    }


def test_the_loop_closes_once_the_answer_is_delivered_and_not_when_it_is_sent(
    scheduled: Answering,
) -> None:
    scheduled.office.send()
    assert scheduled.referral().loop_closed_at is None
    scheduled.office.clock.forward(minutes=7)

    scheduled.hear(DELIVERED, 1)

    assert scheduled.referral().loop_closed_at == scheduled.office.clock.at
    assert scheduled.referral().answer_case_id == 1
    assert scheduled.causes() == ["answer made", "answer delivered"]


def test_however_often_it_runs_one_outcome_is_answered_once(scheduled: Answering) -> None:
    for _ in range(3):
        scheduled.answer()
        scheduled.office.send()
    scheduled.set(Field.SERVICE, "sleep study, overnight")
    scheduled.answer()

    assert len(scheduled.office.gateway.taken) == 1
    assert scheduled.states() == [State.SENT]


def test_a_run_that_is_cut_off_leaves_no_answer_out(scheduled: Answering) -> None:
    with pytest.raises(KeyboardInterrupt):
        scheduled.answer_and_be_killed()

    made = scheduled.answer()

    assert list(made.faxes.values()) == [1]
    assert scheduled.states() == [State.READY]


def test_more_than_one_transaction_holds_are_all_answered(
    loop: Answering, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer_offices_step, "_AT_ONCE", 2)
    for number in range(5):
        loop.receive(provider_fax=f"+1555201018{number}")
        loop.goes(Stage.SCHEDULED, referral_id=number + 1)

    made = loop.answer()

    assert sorted(made.faxes) == [1, 2, 3, 4, 5]
    assert loop.states() == [State.READY] * 5


def test_another_date_is_told_anew(scheduled: Answering) -> None:
    scheduled.office.send()
    scheduled.hear(DELIVERED, 1)

    scheduled.set(Field.APPOINTMENT_AT, TUESDAY)
    scheduled.answer()

    assert scheduled.letter(2)["appointment"] == "Tuesday, December 1, 2026, 2:30 PM"
    assert scheduled.referral().answer_case_id == 2
    assert scheduled.referral().loop_closed_at is None


def test_a_date_that_comes_back_is_told_again(scheduled: Answering) -> None:
    scheduled.office.send()
    scheduled.hear(DELIVERED, 1)
    scheduled.set(Field.APPOINTMENT_AT, TUESDAY)
    scheduled.office.send()
    scheduled.set(Field.APPOINTMENT_AT, MONDAY)

    scheduled.answer()

    assert scheduled.states() == [State.DELIVERED, State.SENT, State.READY]


def test_a_late_delivery_of_an_earlier_answer_does_not_close_the_loop(
    scheduled: Answering,
) -> None:
    scheduled.office.send()
    scheduled.set(Field.APPOINTMENT_AT, TUESDAY)
    scheduled.answer()

    scheduled.hear(DELIVERED, 1)

    assert scheduled.referral().loop_closed_at is None


def test_an_answer_that_has_not_gone_out_is_taken_back_for_a_newer_one(
    scheduled: Answering,
) -> None:
    scheduled.answer()
    scheduled.set(Field.APPOINTMENT_AT, TUESDAY)

    scheduled.office.send()

    assert scheduled.states() == [State.CANCELLED, State.SENT]
    assert len(scheduled.office.gateway.taken) == 1


def test_what_is_not_so_any_more_is_taken_back_and_what_was_told_counts_again(
    scheduled: Answering,
) -> None:
    scheduled.office.send()
    scheduled.hear(DELIVERED, 1)
    closed_at = scheduled.referral().loop_closed_at
    scheduled.set(Field.APPOINTMENT_AT, TUESDAY)
    scheduled.answer()
    scheduled.set(Field.APPOINTMENT_AT, MONDAY)

    scheduled.answer()

    assert scheduled.states() == [State.DELIVERED, State.CANCELLED]
    assert scheduled.referral().loop_closed_at == closed_at
    assert scheduled.referral().answer_case_id == 1


def test_a_visit_taken_off_the_book_before_the_fax_went_out_is_not_told(
    scheduled: Answering,
) -> None:
    scheduled.answer()
    scheduled.goes(Stage.READY_TO_SCHEDULE)

    scheduled.office.send()

    assert scheduled.office.gateway.taken == []


def test_an_answer_that_may_have_gone_out_is_not_taken_back(scheduled: Answering) -> None:
    scheduled.office.gateway.finishes.append(Unclear("timed out"))
    scheduled.office.send()
    scheduled.set(Field.APPOINTMENT_AT, TUESDAY)

    scheduled.answer()

    assert scheduled.states() == [State.IN_DOUBT, State.READY]


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("patient-declined", "The patient does not want the appointment."),
        ("moved-away", "Moved away."),
    ],
)
def test_a_closed_referral_is_answered_with_its_reason(
    loop: Answering, reason: str, told: str
) -> None:
    loop.receive()
    loop.goes(Stage.CLOSED, reason)

    loop.answer()

    assert loop.letter(1)["outcome"].startswith("No appointment could be booked")
    assert loop.letter(1)["reason"] == told


@pytest.mark.parametrize("reason", ["duplicate", "not-a-referral"])
def test_what_never_was_a_request_of_its_own_is_closed_without_a_word(
    loop: Answering, reason: str
) -> None:
    loop.receive()
    loop.goes(Stage.CLOSED, reason)

    loop.answer()

    assert loop.states() == []


def test_each_outcome_on_the_way_is_told(scheduled: Answering) -> None:
    scheduled.answer()
    scheduled.office.send()
    scheduled.goes(Stage.NO_SHOW)
    scheduled.answer()
    scheduled.goes(Stage.COMPLETED)

    scheduled.answer()

    assert scheduled.letter(2)["outcome"] == "The visit has taken place."


def test_a_missed_visit_is_told_where_the_practice_wants_it(loop: Answering) -> None:
    settings = loop.office.config.referrals.model_copy(update={"answered": (Outcome.NO_SHOW,)})
    loop.office.config = loop.office.config.model_copy(update={"referrals": settings})
    loop.receive()
    loop.goes(Stage.SCHEDULED)
    loop.goes(Stage.NO_SHOW)

    loop.answer()

    assert loop.letter(1)["outcome"] == "The patient did not come to the appointment."


def test_without_a_letter_for_it_nobody_is_answered_not_even_later(scheduled: Answering) -> None:
    config = scheduled.office.config
    scheduled.office.config = config.model_copy(update={"referrals": ReferralSettings()})
    scheduled.office.send()
    scheduled.office.config = config

    scheduled.answer()

    assert scheduled.states() == []


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("", "no fax number of its office is known"),
        ("ask the desk", "the fax number of its office is none"),
        ("+12025550", "the fax number of its office is none"),
        ("+19995550101", "is no valid one"),
    ],
)
def test_where_no_fax_can_go_the_desk_is_asked_once_to_tell_the_office(
    loop: Answering, number: str, why: str
) -> None:
    loop.receive(provider_fax=number)
    loop.goes(Stage.SCHEDULED)

    loop.answer()
    loop.answer()

    (title,) = loop.tasks()
    assert title.startswith("RF-000001: tell its referring office")
    assert why in title
    assert loop.states() == []
    assert not any(text in title for text in TOLD.values())


def bar(loop: Answering) -> None:
    block = Block(loop.office.clock.at, "mara", BlockReason.ASKED_TO_STOP, None)
    with loop.office.store.write() as tx:
        numbers.block(tx, FAX, block)


def test_a_number_on_the_do_not_fax_list_is_not_dialled_and_the_desk_asked(
    scheduled: Answering,
) -> None:
    bar(scheduled)

    scheduled.office.send()

    assert scheduled.office.gateway.taken == []
    assert "is on the do-not-fax list" in scheduled.tasks()[0]


def test_a_number_that_is_listed_after_the_answer_was_made_holds_it(scheduled: Answering) -> None:
    scheduled.answer()
    bar(scheduled)

    scheduled.office.send()

    assert scheduled.states() == [State.HELD]
    assert scheduled.office.gateway.taken == []


def test_once_the_number_is_there_the_answer_goes_and_the_task_closes(loop: Answering) -> None:
    loop.receive(provider_fax="")
    loop.goes(Stage.SCHEDULED)
    loop.answer()

    loop.set(Field.PROVIDER_FAX, FAX)
    loop.answer()

    assert loop.states() == [State.READY]
    assert loop.tasks() == []


def test_a_number_that_may_be_dialled_again_is_while_nobody_has_told_the_office(
    scheduled: Answering,
) -> None:
    bar(scheduled)
    scheduled.answer()
    with scheduled.office.store.write() as tx:
        numbers.unblock(tx, FAX)

    scheduled.answer()

    assert (scheduled.states(), scheduled.tasks()) == ([State.READY], [])


def test_an_office_that_was_told_by_phone_is_not_asked_about_again(loop: Answering) -> None:
    loop.receive(provider_fax="")
    loop.goes(Stage.SCHEDULED)
    loop.answer()
    with loop.office.store.write() as tx:
        tx.execute("UPDATE tasks SET closed_at = '2026-11-23', closed_by = 'mara'")

    loop.set(Field.SERVICE, "MRI")
    loop.answer()

    assert (loop.states(), loop.tasks()) == ([], [])


def test_an_answer_that_fails_opens_the_usual_task_and_the_referral_shows_it(
    scheduled: Answering,
) -> None:
    scheduled.office.send()

    scheduled.hear(FAILED, 1)

    assert scheduled.office.rows("SELECT kind FROM tasks WHERE case_id = 1 AND closed_at IS NULL")
    assert scheduled.causes() == ["answer made", "answer failed"]
    assert scheduled.referral().loop_closed_at is None
    with scheduled.office.store.read() as tx:
        (answer,) = answers.of_referral(tx, ReferralId(1))
    assert answer.state is State.FAILED


def test_after_a_failure_another_number_of_the_office_is_tried(scheduled: Answering) -> None:
    scheduled.office.send()
    scheduled.hear(FAILED, 1)
    scheduled.set(Field.PROVIDER_FAX, OTHER_FAX)

    scheduled.office.send()

    assert scheduled.states() == [State.CANCELLED, State.SENT]
    assert [fax.number for fax in scheduled.office.gateway.taken] == [FAX, OTHER_FAX]


def test_a_delivery_by_silence_closes_the_loop_and_a_late_failure_opens_it_again(
    make_office: Callable[..., Office],
) -> None:
    loop = Answering(make_office(silence_means="delivered", silence_hours=1.0))
    loop.receive()
    loop.receive(provider_fax=OTHER_FAX)
    loop.goes(Stage.SCHEDULED)
    loop.goes(Stage.SCHEDULED, referral_id=2)
    loop.office.send()
    loop.hear(DELIVERED, 2)
    for _ in range(8):
        loop.office.clock.forward(minutes=15)
        loop.office.inbox.received_at = loop.office.clock.at
        loop.office.watch()
    assert loop.states()[0] is State.DELIVERED
    assert loop.referral().loop_closed_at is not None

    loop.hear(FAILED, 1)

    assert loop.referral().loop_closed_at is None
    assert loop.causes()[-1] == "answer never arrived, the loop is open again"


def test_the_days_figures_and_ledgers_add_up_with_the_answers(scheduled: Answering) -> None:
    scheduled.receive(provider_fax=OTHER_FAX)
    scheduled.goes(Stage.CLOSED, "patient-declined", referral_id=2)
    scheduled.answer()

    work = scheduled.office.work()
    today = work.run.now().date()
    found = report(work, Period(today, today))

    assert found.counts(STATES) == {State.READY: 2}
    assert [ledger.loaded for ledger in found.ledgers.values()] == [2]


def test_history_tasks_and_batches_hold_ids_alone(scheduled: Answering) -> None:
    scheduled.office.send()
    scheduled.hear(FAILED, 1)
    scheduled.set(Field.PROVIDER_FAX, "")
    scheduled.answer()

    kept = [
        scheduled.office.rows(f"SELECT * FROM {table}")  # noqa: S608 - words of ours
        for table in ("events", "tasks", "batches", "referral_answers", "rejects")
    ]

    assert scheduled.tasks()
    private = [TOLD[one] for one in TOLD if one is not Field.PROVIDER_FAX]
    assert not any(text in str(kept) for text in private)


def test_an_answer_of_a_person_who_cancelled_it_is_not_made_again(scheduled: Answering) -> None:
    scheduled.answer()
    with scheduled.office.store.write() as tx:
        tx.execute("UPDATE cases SET state = 'cancelled'")
        assert cases.get(tx, 1)

    scheduled.set(Field.SERVICE, "MRI")
    scheduled.answer()

    assert scheduled.states() == [State.CANCELLED]
