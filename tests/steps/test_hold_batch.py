"""A held batch: nothing of it is forgotten, whatever a newer report does to its cases."""

from conftest import Office, staged
from faxflow.domain.delivery import State
from faxflow.domain.ids import BatchId
from faxflow.domain.letter import Letter, LetterOrder
from faxflow.steps.add_case import Adding, NewFax, add_case
from faxflow.steps.correct_case import Correction, correct_case
from faxflow.steps.hold_batch import hold_batch, release_batch
from faxflow.steps.load import load
from faxflow.steps.work_tasks import finish_task

NUMBER = "+15552010001"


def held(office: Office) -> BatchId:
    """A batch of one case, held as a whole."""
    batch_id = office.stage(staged(1, number=NUMBER))
    load(office.work())
    hold_batch(office.work(), batch_id)
    return batch_id


def test_a_case_that_a_newer_report_has_changed_is_released_with_the_batch_it_was_held_with(
    office: Office,
) -> None:
    batch_id = held(office)
    office.stage(staged(1, number=NUMBER, reason="knee pain"))
    load(office.work())

    released = release_batch(office.work(), batch_id)

    assert (released, office.state(1)) == (1, State.READY)


def test_the_task_of_a_held_batch_is_not_done_while_its_cases_wait(office: Office) -> None:
    batch_id = held(office)

    refused = finish_task(office.work(), "T-1")
    release_batch(office.work(), batch_id)
    closed = finish_task(office.work(), "T-1")

    assert (refused.done, refused.instead) == (False, ("faxflow batch release B-000001",))
    assert closed.told == "T-1 is closed: it closed by itself."


def test_a_letter_given_for_the_former_number_is_not_let_go_with_its_batch(
    office: Office,
) -> None:
    def as_given(order: LetterOrder, pdf: bytes) -> Letter:
        return Letter(order.case_id, pdf, 1)

    fax = NewFax(NUMBER, "pdf", {}, pdf=b"%PDF for the old number")
    add_case(office.work(), fax, Adding(office.vault, as_given))
    hold_batch(office.work(), BatchId(1))
    correct_case(office.work(), "FX-000001", Correction("+15552010077", "mistyped"))

    released = release_batch(office.work(), BatchId(1))

    assert (released, office.state(1)) == (0, State.HELD)
