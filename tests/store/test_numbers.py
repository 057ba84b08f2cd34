"""The register of numbers, and what the days and the lines have had."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from faxflow.domain.delivery import Cause, State
from faxflow.domain.ids import BatchId, CaseId
from faxflow.domain.number_record import Block, BlockReason, NumberRecord
from faxflow.domain.reasons import Reason
from faxflow.store import batch_cases, lines_in_use, numbers, recipients, volume
from making import MORNING
from stocked import Stocked, row

NUMBER = "+12025550001"
DAY = (MORNING - timedelta(hours=11), MORNING + timedelta(hours=13))


@pytest.fixture
def stocked(tmp_path: Path) -> Stocked:
    made = Stocked(tmp_path)
    made.load(row(1), row(2, number=NUMBER), row(3))
    return made


def record(stocked: Stocked, number: str = NUMBER) -> NumberRecord:
    with stocked.store.read() as tx:
        return numbers.get(tx, number)


def test_a_number_never_met_has_a_blank_record(stocked: Stocked) -> None:
    assert record(stocked) == NumberRecord(NUMBER)


def test_failures_count_up_until_a_delivery_or_a_person(stocked: Stocked) -> None:
    later = MORNING + timedelta(hours=1)
    counts = []
    with stocked.store.write() as tx:
        for _ in range(2):
            numbers.note_failed(tx, NUMBER, Reason.NO_ANSWER, MORNING)
            counts.append(numbers.get(tx, NUMBER).failures_in_row)
        numbers.note_delivered(tx, NUMBER, later)
        counts.append(numbers.get(tx, NUMBER).failures_in_row)
        numbers.note_failed(tx, NUMBER, Reason.BUSY, later)
        numbers.forgive(tx, NUMBER)

    assert counts == [1, 2, 0]
    assert record(stocked) == NumberRecord(NUMBER, later, later, "busy", 0)


def test_a_block_survives_deliveries_and_failures_until_it_is_taken_back(stocked: Stocked) -> None:
    block = Block(MORNING, "mara", BlockReason.OTHER, MORNING + timedelta(days=3))
    with stocked.store.write() as tx:
        numbers.block(tx, NUMBER, block)
        numbers.note_failed(tx, NUMBER, Reason.NO_ANSWER, MORNING)
        numbers.note_delivered(tx, NUMBER, MORNING)
        numbers.forgive(tx, NUMBER)
        kept = numbers.get(tx, NUMBER).block
        taken_back = [numbers.unblock(tx, NUMBER) for _ in range(2)]

    assert (kept, taken_back) == (block, [True, False])
    assert record(stocked).block is None


def test_ready_cases_come_with_what_is_known_of_their_numbers(stocked: Stocked) -> None:
    with stocked.store.write() as tx:
        numbers.note_failed(tx, NUMBER, Reason.NO_ANSWER, MORNING)
    stocked.send(1)

    with stocked.store.read() as tx:
        found = [(case.case_id, known.failures_in_row) for case, known in numbers.of_ready(tx)]

    assert found == [(2, 1), (3, 0)]


def test_marked_are_the_listed_and_those_whose_last_fax_failed(stocked: Stocked) -> None:
    with stocked.store.write() as tx:
        numbers.note_delivered(tx, "+12025550007", MORNING)
        numbers.note_failed(tx, NUMBER, Reason.NO_ANSWER, MORNING)
        numbers.block(tx, "+12025550009", Block(MORNING, "mara", BlockReason.OTHER))
        marked = [one.number for one in numbers.marked(tx)]
        met = numbers.met(tx)

    assert marked == [NUMBER, "+12025550009"]
    assert sorted(met) == [NUMBER, "+12025550003", "+12025550007", "+12025550009"]


def test_a_line_is_in_use_from_the_dot_to_the_verdict(stocked: Stocked) -> None:
    seen: list[list[datetime]] = []

    def look() -> None:
        with stocked.store.read() as tx:
            seen.append([line.fax.since for line in lines_in_use.before_ready(tx)])

    with stocked.store.write() as tx:
        tx.execute("UPDATE cases SET number = :number", {"number": NUMBER})
    look()
    assert stocked.claim(1)
    look()
    stocked.move(1, Cause.BODY_OVER, State.SUBMITTING)
    look()
    stocked.move(1, Cause.UNCLEAR, State.IN_DOUBT)
    look()
    stocked.move(1, Cause.REJECTED, State.FAILED, reason=Reason.BUSY)
    look()

    assert seen == [[], [], [MORNING], [MORNING], []]


def test_a_days_faxes_count_once_whatever_their_tries(stocked: Stocked) -> None:
    stocked.send(1)
    stocked.move(1, Cause.REJECTED, State.WAITING, reason=Reason.BUSY)
    stocked.move(1, Cause.DUE, State.READY)
    stocked.send(1)
    stocked.claim(2)
    before = (DAY[0] - timedelta(days=1), DAY[0])

    with stocked.store.read() as tx:
        counts = volume.of_days(tx, [DAY, before])
        today, first = volume.today(tx, DAY), volume.first_started_at(tx)

    assert (counts, today, first) == ([1, 0], 2, MORNING)


def test_what_a_person_let_go_is_not_counted_today(stocked: Stocked) -> None:
    stocked.send(1)
    with stocked.store.write() as tx:
        ready = batch_cases.counted_ready(tx)
        batch_cases.let_go(tx, BatchId(1), MORNING)
        left = volume.today(tx, DAY), batch_cases.counted_ready(tx)
        batch_cases.let_go(tx, BatchId(1), None)

    assert (ready, left) == ([(1, 2)], (0, []))
    with stocked.store.read() as tx:
        assert volume.today(tx, DAY) == 3


def test_a_recipient_is_known_by_the_last_number_that_reached_it(tmp_path: Path) -> None:
    stocked = Stocked(tmp_path)
    stocked.load(row(1, recipient_key="clinic"), row(2))
    with stocked.store.write() as tx:
        for case_id, number in ((1, "+12025550008"), (1, "+12025550009"), (2, NUMBER)):
            recipients.note_reached(tx, CaseId(case_id), number, MORNING)
        moved = recipients.moved_since(tx, BatchId(1))

    assert stocked.rows("SELECT recipient_key, number FROM recipients") == [
        ("clinic", "+12025550009")
    ]
    assert [case.case_id for case in moved["clinic"]] == [1]


def test_a_batch_is_seen_with_its_cases_by_state(stocked: Stocked) -> None:
    stocked.send(1)

    with stocked.store.read() as tx:
        (found,) = batch_cases.overview(tx, BatchId(1))
        unsent = [case.case_id for case in batch_cases.unsent(tx, BatchId(1))]

    assert (found.cases, unsent) == ({"ready": 2, "sent": 1}, [2, 3])
