"""add: one urgent fax, counted like any other, in front of the queue, and never added twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from conftest import Office
from faxflow.domain.decision import Decision
from faxflow.domain.delivery import State
from faxflow.domain.fax_number import as_read
from faxflow.domain.ids import CaseId
from faxflow.domain.letter import Letter, LetterOrder, LetterProblem, LetterResult
from faxflow.domain.number_record import Block, BlockReason
from faxflow.domain.reasons import Reason
from faxflow.domain.report_file import ReportFile
from faxflow.domain.statistics.day_tables import STATES
from faxflow.domain.statistics.period import Period
from faxflow.errors import BadUsage
from faxflow.steps.add_case import Added, Adding, add_case
from faxflow.steps.correct_case import Correction, correct_case
from faxflow.steps.extract import extract
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.new_fax import NewFax
from faxflow.steps.report import report
from faxflow.store import numbers, vital_signs

DRAWN = NewFax("+15552010150", "referral", {"reason": "urgent"})
GIVEN = NewFax("+15552010151", "pdf", {}, pdf=b"%PDF of two pages", quiet_hours="none")


def stamped(order: LetterOrder, pdf: bytes) -> LetterResult:
    """Every PDF has two pages and gets the case's name."""
    return Letter(order.case_id, pdf + order.case_name.encode(), 2)


def unreadable(order: LetterOrder, _pdf: bytes) -> LetterResult:
    return LetterProblem(order.case_id, "it cannot be opened")


def add(office: Office, fax: NewFax, *, again: bool = False, dry_run: bool = False) -> Added:
    return add_case(office.work(), fax, Adding(office.vault, stamped, again, dry_run))


def to_number(number: str) -> NewFax:
    """A fax whose letter repeats its number, as one from `--data` does."""
    fields = {"reason": "urgent", "fax": as_read(number), "fax_e164": number}
    return NewFax(number, "referral", fields)


def cancel(office: Office, case: int) -> None:
    mend_case(office.work(), f"FX-{case:06d}", Asked(Decision.CANCEL, "not-wanted"))


class Portal:
    """Has a report for every day."""

    def fetch(self, day: date) -> ReportFile:
        return ReportFile("r.csv", f"report of {day}".encode(), "portal")


def test_an_added_fax_goes_before_the_queue(office: Office) -> None:
    office.load_cases(2)
    add(office, DRAWN)

    office.send()

    assert office.gateway.taken[0].number == DRAWN.number


def test_the_days_figures_and_the_ledger_add_up_with_it(office: Office) -> None:
    added = add(office, DRAWN)

    found = report(office.work(), Period(date(2026, 11, 23), date(2026, 11, 23)))
    assert found.counts(STATES) == {State.READY: 1}
    assert [ledger.read for ledger in found.ledgers.values()] == [1]
    found.ledgers["B-000001"].check("B-000001")
    assert (added.case_id, added.batch_id) == (1, 1)


def test_a_fax_added_before_the_report_does_not_pass_for_it(office: Office) -> None:
    add(office, DRAWN)

    done = extract(office.work(), Portal(), office.vault, date(2026, 11, 23))

    assert done.fetched


def test_a_fax_added_by_hand_silences_no_alarm_about_a_missing_report(office: Office) -> None:
    add(office, DRAWN)

    with office.store.read() as tx:
        assert vital_signs.rows_by_day(tx, date(2026, 11, 1)) == {}


@pytest.mark.parametrize("fax", [DRAWN, GIVEN], ids=["drawn", "given"])
def test_the_same_fax_added_twice_is_there_already(office: Office, fax: NewFax) -> None:
    first = add(office, fax)

    second = add(office, fax)

    assert (first.new, second.new, second.case_id) == (True, False, first.case_id)
    assert office.rows("SELECT count(*) FROM batches") == [(1,)]


def test_the_same_letter_to_another_number_is_another_fax(office: Office) -> None:
    add(office, GIVEN)

    assert add(office, replace(GIVEN, number="+15552010152")).new


def test_a_fax_is_known_again_by_the_number_to_which_it_was_corrected(office: Office) -> None:
    add(office, GIVEN)
    correct_case(office.work(), "FX-000001", Correction("+15552010159", "mistyped"))

    assert not add(office, replace(GIVEN, number="+15552010159")).new


def test_a_fax_whose_like_is_over_is_added_again_only_on_purpose(office: Office) -> None:
    add(office, DRAWN)
    cancel(office, 1)

    answers = [add(office, DRAWN), add(office, DRAWN, again=True), add(office, DRAWN, again=True)]

    assert [(one.new, one.case_id) for one in answers] == [(False, 1), (True, 2), (False, 2)]


def test_a_given_letter_is_kept_as_it_was_checked_and_sent_as_it_is(office: Office) -> None:
    added = add(office, GIVEN)

    office.send()

    assert added.pages == 2
    assert office.gateway.taken[0].pdf == b"%PDF of two pagesFX-000001"
    assert office.engine.drawn == 0
    assert office.rows("SELECT quiet_hours, letter_pages FROM cases") == [("none", 2)]


def test_a_pdf_that_cannot_be_sent_adds_nothing(office: Office) -> None:
    with pytest.raises(BadUsage, match="it cannot be opened"):
        add_case(office.work(), GIVEN, Adding(office.vault, unreadable))

    assert office.rows("SELECT count(*) FROM cases") == [(0,)]
    assert office.vault.files == {}


def test_a_given_letter_that_is_gone_is_held_and_never_drawn(office: Office) -> None:
    add(office, GIVEN)
    office.vault.files.clear()

    office.send()

    assert (office.state(1), office.engine.drawn) == (State.HELD, 0)
    assert office.gateway.taken == []


def test_a_given_letter_that_cannot_be_read_waits_for_a_person_and_goes_once_it_can(
    office: Office,
) -> None:
    add(office, GIVEN)
    (name,) = office.vault.files
    office.vault.shut.add(name)
    office.send()
    ((title,),) = office.rows("SELECT title FROM tasks WHERE kind = 'release-held'")

    office.vault.shut.clear()
    mend_case(office.work(), "FX-000001", Asked(Decision.RELEASE, "letter-checked"))
    office.send()

    assert str(title).startswith("FX-000001 is held (its letter cannot be made)")
    assert [fax.pdf for fax in office.gateway.taken] == [office.vault.files[name]]


def test_a_corrected_fax_keeps_the_letter_that_was_given_and_waits_for_a_look_at_it(
    office: Office,
) -> None:
    add(office, GIVEN)

    answer = correct_case(office.work(), "FX-000001", Correction("+15552010159", "mistyped"))
    office.send()

    assert "check that it suits the new number" in answer.told
    assert (office.state(1), office.gateway.taken) == (State.HELD, [])


def test_a_fax_to_a_number_on_the_do_not_fax_list_is_not_added(office: Office) -> None:
    with office.store.write() as tx:
        entry = Block(office.clock(), "tester", BlockReason.ASKED_TO_STOP)
        numbers.block(tx, DRAWN.number, entry)

    with pytest.raises(BadUsage, match="do-not-fax list") as told:
        add(office, DRAWN)

    assert DRAWN.number not in str(told.value)
    assert office.rows("SELECT count(*) FROM cases") == [(0,)]


@pytest.mark.parametrize("fax", [DRAWN, GIVEN], ids=["drawn", "given"])
def test_a_dry_run_adds_nothing(office: Office, fax: NewFax) -> None:
    answer = add(office, fax, dry_run=True)

    assert (answer.new, answer.case_id, answer.pages) == (True, None, 2 if fax.pdf else None)
    assert office.rows("SELECT count(*) FROM cases") == [(0,)]
    assert office.vault.files == {}


def test_a_fax_that_is_added_has_its_id_from_the_store(office: Office) -> None:
    office.load_cases(3)

    assert add(office, DRAWN).case_id == CaseId(4)


def test_a_letter_that_repeats_its_number_is_known_again_after_a_correction(
    office: Office,
) -> None:
    wrong, right = "+15552010150", "+15552010177"
    add(office, to_number(wrong))
    correct_case(office.work(), "FX-000001", Correction(right, "mistyped", field="fax"))

    added = add(office, to_number(right))

    assert (added.new, added.case_id) == (False, 1)


@pytest.mark.parametrize("fax", [to_number("+15552010150"), GIVEN], ids=["drawn", "given"])
def test_a_number_that_was_corrected_comes_back_only_on_purpose(
    office: Office, fax: NewFax
) -> None:
    add(office, fax)
    correct_case(office.work(), "FX-000001", Correction("+15552010177", "mistyped", field="fax"))

    with pytest.raises(BadUsage, match="this number was corrected there") as told:
        add(office, fax)
    assert add(office, fax, again=True).new

    assert fax.number not in str(told.value)


def test_a_fax_that_the_next_send_will_hold_for_its_number_is_told_as_such(
    office: Office,
) -> None:
    with office.store.write() as tx:
        for _ in range(4):
            numbers.note_failed(tx, DRAWN.number, Reason.NO_ANSWER, office.clock())

    added = add(office, DRAWN)
    office.send()

    assert added.held_for == "its number failed 4 times in a row, the last for no_answer"
    assert office.state(1) is State.HELD


def test_a_fax_that_the_next_send_will_hold_for_its_letter_is_told_as_such(
    make_office: Callable[..., Office],
) -> None:
    office = make_office(max_pages=1)

    added = add(office, GIVEN)
    office.send()

    assert added.held_for == "its letter has 2 pages, and the gateway takes 1"
    assert office.state(1) is State.HELD


def test_a_long_look_at_a_pdf_keeps_nobody_else_from_writing(office: Office) -> None:
    def slow(order: LetterOrder, pdf: bytes) -> LetterResult:
        with office.beside() as store, store.write() as tx:
            numbers.forgive(tx, GIVEN.number)
        return stamped(order, pdf)

    added = add_case(office.work(), GIVEN, Adding(office.vault, slow))

    assert added.case_id == 1


def test_a_pdf_whose_id_another_fax_took_meanwhile_shows_its_own(office: Office) -> None:
    taken: list[CaseId] = []

    def overtaken(order: LetterOrder, pdf: bytes) -> LetterResult:
        if not taken:
            taken.extend(office.load_cases(1))
        return stamped(order, pdf)

    add_case(office.work(), GIVEN, Adding(office.vault, overtaken))

    ((name, pdf),) = office.vault.files.items()
    assert name.startswith("FX-000002-")
    assert pdf == b"%PDF of two pagesFX-000002"
