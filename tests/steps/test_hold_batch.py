"""A held batch: nothing of it goes out, and nothing of it is forgotten, whatever comes to it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from conftest import Office, reference, staged
from fakes import FakeGateway
from faxflow.domain.decision import Decision
from faxflow.domain.delivery import Cause, Change, State
from faxflow.domain.handover import NotReached, Offer, OutgoingFax
from faxflow.domain.ids import BatchId, CaseId
from faxflow.domain.letter import Letter, LetterOrder
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.add_case import Adding, add_case
from faxflow.steps.correct_case import Correction, correct_case
from faxflow.steps.hold_batch import hold_batch, release_batch
from faxflow.steps.load import load
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.new_fax import NewFax
from faxflow.steps.retry import retry
from faxflow.steps.work import Work
from faxflow.steps.work_tasks import finish_task
from faxflow.store import case_moves, cases
from making import work_with

NUMBER = "+15552010001"
B1 = BatchId(1)
OPEN = "SELECT task_key FROM tasks WHERE closed_at IS NULL AND batch_id IS NOT NULL"


def held(office: Office) -> BatchId:
    """A batch of one case, held as a whole."""
    batch_id = office.stage(staged(1, number=NUMBER))
    load(office.work())
    hold_batch(office.work(), batch_id)
    return batch_id


@dataclass
class Meddled(FakeGateway):
    """While it has the first fax on its line, another process does something."""

    meddle: Callable[[], object] | None = None

    def offer(self, fax: OutgoingFax) -> Offer:
        meddle, self.meddle = self.meddle, None
        if meddle:
            meddle()
        return super().offer(fax)


def meanwhile(office: Office, do: Callable[[Work], object]) -> None:
    """What another process does while the first fax is on the line."""

    def beside() -> None:
        with office.beside() as store:
            do(work_with(store, office.new_run(store), office.config))

    office.gateway = Meddled(meddle=beside)


def release(office: Office, name: str) -> None:
    assert mend_case(office.work(), name, Asked(Decision.RELEASE, "number-checked")).done


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


def test_a_fax_that_comes_back_from_the_line_is_held_with_its_batch(office: Office) -> None:
    office.load_cases(2)
    meanwhile(office, lambda work: hold_batch(work, B1))
    office.gateway.offers = [NotReached("cut off")]
    office.send()
    came_back = office.state(1)

    sent = office.send()

    assert (came_back, sent.held_with_report) == (State.READY, 1)
    assert (office.state(1), office.gateway.taken) == (State.HELD, [])
    assert release_batch(office.work(), B1) == 2


def test_a_sent_fax_of_a_held_batch_that_fails_is_held_instead_of_sent_again(
    office: Office,
) -> None:
    office.load_cases(1)
    office.send()
    hold_batch(office.work(), B1)
    office.hear(Verdict(VerdictKind.FAILED, reason=Reason.LINE_DROPPED, reference=reference(1)))
    office.clock.forward(hours=1)

    retry(office.work())
    office.send()

    assert (office.state(1), len(office.gateway.taken)) == (State.HELD, 1)
    assert release_batch(office.work(), B1) == 1


def test_a_corrected_fax_of_a_held_batch_waits_with_the_others(office: Office) -> None:
    office.stage(replace(staged(1, number=NUMBER), number_valid=False), staged(2, number=NUMBER))
    load(office.work())
    hold_batch(office.work(), B1)
    correct_case(office.work(), "FX-000001", Correction("+15552010188", "mistyped"))

    office.send()

    assert (office.state(1), office.gateway.taken) == (State.HELD, [])
    assert release_batch(office.work(), B1) == 2


def test_a_batch_held_before_it_is_loaded_is_held_when_it_is(office: Office) -> None:
    batch_id = office.stage(staged(1, number=NUMBER))
    held_before = hold_batch(office.work(), batch_id)
    load(office.work())

    office.send()

    assert (held_before, office.state(1), office.gateway.taken) == (0, State.HELD, [])
    assert release_batch(office.work(), batch_id) == 1


def test_what_comes_to_be_ready_in_the_midst_of_a_run_is_not_claimed(office: Office) -> None:
    office.load_cases(2)

    def hold_but_for_one(work: Work) -> None:
        mend_case(work, "FX-000002", Asked(Decision.HOLD, "not-yet"))
        hold_batch(work, B1)
        with work.store.write() as tx:
            case = cases.get(tx, CaseId(2))
            assert case is not None
            case_moves.move(tx, work.run, Change(case.standing(), Cause.PERSON, State.READY))

    meanwhile(office, hold_but_for_one)
    office.send()
    office.send()

    assert [fax.reference for fax in office.gateway.taken] == [reference(1)]
    assert office.state(2) is State.HELD


def test_a_fax_that_was_held_alone_before_goes_once_it_is_released(office: Office) -> None:
    office.load_cases(2)
    mend_case(office.work(), "FX-000001", Asked(Decision.HOLD, "not-yet"))
    hold_batch(office.work(), B1)

    release(office, "FX-000001")
    office.send()

    assert (office.state(1), office.state(2)) == (State.SENT, State.HELD)


def test_a_fax_released_alone_goes_though_its_batch_is_held(office: Office) -> None:
    office.load_cases(2)
    hold_batch(office.work(), B1)

    release(office, "FX-000001")
    office.send()

    assert (office.state(1), office.state(2)) == (State.SENT, State.HELD)


def test_a_batch_that_is_held_once_more_takes_what_was_released_alone(office: Office) -> None:
    office.load_cases(1)
    hold_batch(office.work(), B1)
    release(office, "FX-000001")

    held = hold_batch(office.work(), B1)

    assert (held, office.state(1)) == (1, State.HELD)


def test_the_next_hold_of_a_batch_takes_what_the_last_one_had_taken(office: Office) -> None:
    office.load_cases(1)
    hold_batch(office.work(), B1)
    release_batch(office.work(), B1)
    office.send()
    hold_batch(office.work(), B1)
    office.hear(Verdict(VerdictKind.FAILED, reason=Reason.BUSY, reference=reference(1)))
    office.clock.forward(hours=1)

    retry(office.work())
    office.send()

    assert office.state(1) is State.HELD


def test_the_task_of_a_held_batch_ends_with_the_last_fax_released_alone(office: Office) -> None:
    office.load_cases(2)
    hold_batch(office.work(), B1)

    release(office, "FX-000001")
    still = office.rows(OPEN)
    mend_case(office.work(), "FX-000002", Asked(Decision.CANCEL, "not-wanted"))

    assert (still, office.rows(OPEN)) == ([("release-held:B-000001",)], [])
