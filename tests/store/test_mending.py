"""What a person changes in a case: only as it stands, and so that the wrong number stays gone."""

from dataclasses import replace
from pathlib import Path

import pytest

from faxflow.domain.delivery import Cause, State
from faxflow.domain.ids import CaseId
from faxflow.domain.reasons import Reason
from faxflow.store import cases, mending
from faxflow.store.mending import Urgency
from faxflow.store.stamp import to_stamp
from making import MORNING
from stocked import Stocked, row

RIGHT = "+12025550199"


@pytest.fixture
def stocked(tmp_path: Path) -> Stocked:
    made = Stocked(tmp_path)
    made.load(row(1), row(2))
    return made


def correct(stocked: Stocked, case: cases.Case, number: str = RIGHT) -> bool:
    with stocked.store.write() as tx:
        return mending.correct(tx, stocked.run, case, number=number, fields={"fax": number})


def put_first(stocked: Stocked, case: int, urgency: Urgency) -> None:
    with stocked.store.write() as tx:
        mending.put_first(tx, CaseId(case), urgency)


def letter(stocked: Stocked) -> None:
    case = stocked.case()
    with stocked.store.write() as tx:
        assert cases.keep_drawn(tx, case, sha256="f" * 64, pages=1, template="e" * 64)


def test_a_corrected_case_has_its_number_and_no_letter_and_all_its_tries(stocked: Stocked) -> None:
    stocked.send()
    stocked.move(1, Cause.REJECTED, State.FAILED, reason=Reason.BUSY)

    assert correct(stocked, stocked.case())

    case = stocked.case()
    assert (case.number, case.fields, case.letter_sha256) == (RIGHT, {"fax": RIGHT}, None)
    assert stocked.rows("SELECT tries_from FROM cases WHERE id = 1") == [(2,)]


def test_a_correction_keeps_the_content_hash_so_that_the_same_row_changes_nothing(
    stocked: Stocked,
) -> None:
    before = stocked.rows("SELECT content_hash FROM cases")

    correct(stocked, stocked.case())

    assert stocked.rows("SELECT content_hash FROM cases") == before


def test_a_case_that_moved_on_is_not_corrected(stocked: Stocked) -> None:
    seen = stocked.case()
    stocked.move(1, Cause.PERSON, State.CANCELLED)

    assert not correct(stocked, seen)
    assert stocked.case().number == seen.number


def test_a_waiting_case_is_due_at_once_when_it_is_corrected(stocked: Stocked) -> None:
    stocked.send()
    due = MORNING.replace(hour=23)
    stocked.move(1, Cause.REJECTED, State.WAITING, reason=Reason.BUSY, due=due)

    correct(stocked, stocked.case())

    found = stocked.rows("SELECT next_action_at FROM cases WHERE id = 1")
    assert found == [(to_stamp(MORNING),)]


def test_a_letter_that_was_given_outlasts_a_correction(stocked: Stocked) -> None:
    letter(stocked)
    put_first(stocked, 1, Urgency("none", letter_given=True))

    correct(stocked, stocked.case())

    assert stocked.case().letter_sha256 == "f" * 64


def test_an_urgent_case_goes_first(stocked: Stocked) -> None:
    put_first(stocked, 2, Urgency("20:00-07:00", letter_given=False))

    with stocked.store.read() as tx:
        assert [case.id for case in cases.ready(tx)] == [2, 1]
    assert stocked.rows("SELECT quiet_hours FROM cases WHERE id = 2") == [("20:00-07:00",)]


def test_a_run_that_saw_the_old_number_can_neither_claim_nor_letter_the_case(
    stocked: Stocked,
) -> None:
    letter(stocked)
    put_first(stocked, 1, Urgency(None, letter_given=True))
    seen = stocked.case()
    correct(stocked, seen)

    with stocked.store.write() as tx:
        kept = cases.keep_drawn(tx, seen, sha256="a" * 64, pages=2, template="e" * 64)

    assert not kept
    assert stocked.case() == replace(
        seen, number=RIGHT, fields={"fax": RIGHT}, letter_sha256="f" * 64
    )


def test_content_is_found_whatever_the_number_is_by_now(stocked: Stocked) -> None:
    correct(stocked, stocked.case())

    with stocked.store.read() as tx:
        found = mending.with_content(tx, "content-1")

    assert [(case.id, case.number) for case in found] == [(1, RIGHT)]
