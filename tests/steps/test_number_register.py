"""Numbers that may not be dialled are held before they are, whatever brought the fax there."""

from collections.abc import Callable
from contextlib import closing

import pytest

from conftest import Office, reference, staged
from faxflow.domain.decision import Decision
from faxflow.domain.delivery import Cause, Change, State
from faxflow.domain.handover import Refused
from faxflow.domain.ids import CaseId
from faxflow.domain.number_record import Block, BlockReason
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.correct_case import Correction, correct_case
from faxflow.steps.do_not_fax import unblock_number
from faxflow.steps.load import load
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.moving import move
from faxflow.steps.retry import retry
from faxflow.store import cases, numbers
from faxflow.store.connection import open_store
from faxflow.store.keyed_hash import number_name
from making import work_with

NUMBER = "+12025550117"
OTHER = "+12025550118"
REGISTER = "SELECT failures_in_row, last_reason, last_delivered_at IS NOT NULL FROM numbers"
HELD = "SELECT title FROM tasks WHERE kind = 'release-held' AND closed_at IS NULL"


def block(office: Office, number: str = NUMBER) -> None:
    entry = Block(office.clock.at, "mara", BlockReason.ASKED_TO_STOP)
    with office.store.write() as tx:
        numbers.block(tx, number, entry)


def fail(office: Office, case_id: int, attempt: int, reason: Reason) -> None:
    office.hear(Verdict(VerdictKind.FAILED, reason=reason, reference=reference(case_id, attempt)))


def send_again(office: Office) -> None:
    office.clock.forward(days=1, hours=6)  # when the office is open: a late retry waits for it
    retry(office.work())
    office.send()


def release(office: Office, case_id: int) -> None:
    work = office.work()
    with office.store.write() as tx:
        case = cases.get(tx, CaseId(case_id))
        assert case
        assert move(tx, work, Change(case.standing(), Cause.PERSON, State.READY))


def corrected_while_the_first_goes_out(office: Office, then: Callable[[], None]) -> None:
    """A person gives the second fax another number, and more, in the midst of a run."""

    def once() -> None:
        office.gateway.before_finish = lambda: None
        with office.beside() as store:
            work = work_with(store, office.new_run(store), office.config)
            correct_case(work, "FX-000002", Correction(OTHER, "mistyped"))
        then()

    office.gateway.before_finish = once


def test_a_fax_corrected_in_the_midst_of_a_run_is_not_held_for_its_former_number(
    office: Office,
) -> None:
    office.stage(staged(1, number="+15552010001"), staged(2, number=NUMBER))
    load(office.work())

    def listed() -> None:
        with office.beside() as store, store.write() as tx:
            entry = Block(office.clock.at, "mara", BlockReason.ASKED_TO_STOP)
            numbers.block(tx, NUMBER, entry)

    corrected_while_the_first_goes_out(office, listed)
    office.send()
    after_the_run = office.state(2)
    office.send()

    assert (after_the_run, office.rows(HELD)) == (State.READY, [])
    assert [fax.number for fax in office.gateway.taken] == ["+15552010001", OTHER]


def test_a_listed_number_is_held_before_its_letter_is_drawn(office: Office) -> None:
    office.load_cases(2, number=NUMBER)
    block(office)

    sent = office.send()

    assert (sent.held, sent.drawn, office.gateway.taken) == (2, 0, [])
    name = number_name(office.store.info.hash_key, NUMBER)
    titles = [str(title) for (title,) in office.rows(HELD)]
    assert len(titles) == 2
    assert all(f"{name} is on the do-not-fax list (asked-to-stop)" in title for title in titles)


def test_a_number_that_is_listed_while_a_run_sends_holds_what_is_not_claimed_yet(
    make_office: Callable[..., Office],
) -> None:
    office = make_office(connections=1)
    office.load_cases(6)

    def block_the_rest() -> None:
        beside = open_store(office.store.path, "rehearsal", config="faxflow.toml")
        entry = Block(office.clock.at, "mara", BlockReason.ASKED_TO_STOP)
        with closing(beside), beside.write() as tx:
            for n in (4, 5, 6):
                numbers.block(tx, f"+1555201{n:04d}", entry)

    office.gateway.before_finish = block_the_rest

    office.send()

    assert [office.state(n) for n in (4, 5, 6)] == [State.HELD] * 3
    assert {fax.reference.case_id for fax in office.gateway.taken} == {1, 2, 3}


def test_a_retry_to_a_listed_number_is_held_too(office: Office) -> None:
    office.load_cases(1, number=NUMBER)
    office.send()
    fail(office, 1, 1, Reason.NO_ANSWER)
    block(office)

    send_again(office)

    assert office.state(1) is State.HELD
    assert len(office.gateway.taken) == 1


def test_a_case_made_with_an_impossible_number_is_held_at_any_time(office: Office) -> None:
    office.load_cases(1)
    with office.store.write() as tx:
        tx.execute("UPDATE cases SET number = '+19995550117'")

    office.send()

    assert office.state(1) is State.HELD
    assert "is no valid number" in str(office.rows(HELD))


def test_a_number_that_keeps_failing_is_held_before_it_is_dialled_again(office: Office) -> None:
    office.load_cases(2, number=NUMBER)
    for attempt in range(1, 5):
        send_again(office)
        fail(office, 1, attempt, Reason.LINE_DROPPED)

    send_again(office)

    assert office.rows(REGISTER) == [(4, "line_dropped", 0)]
    assert len(office.gateway.taken) == 4
    assert (office.state(1), office.state(2)) == (State.FAILED, State.HELD)
    assert "failed 4 times in a row, the last for line_dropped" in str(office.rows(HELD))


def test_failures_count_across_cases(office: Office) -> None:
    office.load_cases(5, number=NUMBER)
    for case_id in range(1, 5):
        send_again(office)
        fail(office, case_id, 1, Reason.NOT_IN_SERVICE)

    send_again(office)

    assert office.state(5) is State.HELD


def test_a_busy_line_works_and_counts_only_once_a_fax_has_used_all_its_tries(
    office: Office,
) -> None:
    office.load_cases(1, number=NUMBER)
    seen = []
    for attempt in range(1, 5):
        send_again(office)
        fail(office, 1, attempt, Reason.BUSY)
        seen += office.rows("SELECT failures_in_row FROM numbers")

    assert office.state(1) is State.FAILED
    assert seen == [(1,)]


@pytest.mark.parametrize(
    "refused", [Refused(451, "later"), Refused(552, "message too big")], ids=["busy", "too big"]
)
def test_what_is_not_the_numbers_fault_is_not_counted(office: Office, refused: Refused) -> None:
    office.load_cases(1, number=NUMBER)
    office.gateway.offers = [refused]

    office.send()

    assert office.rows(REGISTER) == []


def test_a_delivery_wipes_the_failures_out(office: Office) -> None:
    office.load_cases(1, number=NUMBER)
    office.send()
    fail(office, 1, 1, Reason.NO_ANSWER)
    send_again(office)

    office.hear(Verdict(VerdictKind.DELIVERED, reference=reference(1, 2)))

    assert office.rows(REGISTER) == [(0, "no_answer", 1)]


def test_a_person_who_releases_a_fax_has_the_number_tried_again(office: Office) -> None:
    office.load_cases(5, number=NUMBER)
    for case_id in range(1, 5):
        send_again(office)
        fail(office, case_id, 1, Reason.NOT_IN_SERVICE)
    send_again(office)

    release(office, 5)
    office.send()

    assert office.state(5) is State.SENT


def test_a_released_fax_to_a_listed_number_is_held_again(office: Office) -> None:
    office.load_cases(1, number=NUMBER)
    block(office)
    office.send()

    release(office, 1)
    office.send()

    assert (office.state(1), office.gateway.taken) == (State.HELD, [])


def test_the_list_lets_go_of_a_number_whose_entry_has_run_out(office: Office) -> None:
    office.load_cases(1, number=NUMBER)
    until = office.clock.at.replace(day=25)
    entry = Block(office.clock.at, "mara", BlockReason.OTHER, until)
    with office.store.write() as tx:
        numbers.block(tx, NUMBER, entry)
    office.clock.at = until

    office.send()

    assert office.state(1) is State.SENT


def test_the_attempt_says_which_number_failed_though_the_case_was_corrected(
    office: Office,
) -> None:
    office.load_cases(1, number=NUMBER)
    office.send()
    with office.store.write() as tx:
        tx.execute("UPDATE cases SET number = :other", {"other": OTHER})

    fail(office, 1, 1, Reason.NO_ANSWER)

    assert office.rows("SELECT number, failures_in_row FROM numbers") == [(NUMBER, 1)]


def test_a_late_success_after_a_correction_is_credited_to_neither_number(office: Office) -> None:
    office.load_cases(1, number=NUMBER)
    office.send()
    fail(office, 1, 1, Reason.NO_ANSWER)
    with office.store.write() as tx:
        tx.execute("UPDATE cases SET number = :other", {"other": OTHER})
    send_again(office)

    office.hear(Verdict(VerdictKind.DELIVERED, reference=reference(1, 1)))

    assert office.state(1) is State.SENT
    assert office.rows("SELECT number, last_delivered_at FROM numbers") == [(NUMBER, None)]


def test_no_event_or_task_holds_a_number(office: Office) -> None:
    office.load_cases(2, number=NUMBER)
    office.stage(staged(3, number="+15552010003"))
    load(office.work())
    block(office)

    office.send()

    told = str(office.rows("SELECT * FROM events")) + str(office.rows("SELECT * FROM tasks"))
    assert "5550117" not in told
    assert number_name(office.store.info.hash_key, NUMBER) in told


def test_releasing_a_fax_to_a_listed_number_is_refused_with_the_command_that_helps(
    office: Office,
) -> None:
    office.load_cases(1, number=NUMBER)
    block(office)
    office.send()
    name = number_name(office.store.info.hash_key, NUMBER)

    mended = mend_case(office.work(), "FX-000001", Asked(Decision.RELEASE, "number-checked"))

    assert office.state(1) is State.HELD
    assert "its number is on the do-not-fax list (asked-to-stop)" in str(mended)
    assert f"faxflow number unblock {name}" in str(mended)


def test_unblocking_a_number_names_no_fax_that_is_held_for_another_cause(office: Office) -> None:
    office.load_cases(2, number=NUMBER)
    mend_case(office.work(), "FX-000002", Asked(Decision.HOLD, "letter-doubted"))
    block(office)
    office.send()

    changed, held = unblock_number(office.work(), NUMBER)

    assert (changed, [fax.case_id for fax in held]) == (True, [1])
