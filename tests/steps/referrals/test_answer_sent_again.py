"""An answer that is sent again: it closes its referral's loop, and never tells what is not so."""

import pytest
from answering import Answering

from conftest import Office
from faxflow.domain.because import ResendBecause
from faxflow.domain.decision import Decision
from faxflow.domain.letter import Letter, LetterOrder, LetterResult
from faxflow.domain.referral import Stage
from faxflow.domain.verdict import VerdictKind
from faxflow.steps.add_case import Adding
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.mended import Mended
from faxflow.steps.resend_case import Resending, resend_case


def stamped(order: LetterOrder, pdf: bytes) -> LetterResult:
    return Letter(order.case_id, pdf, 1)


@pytest.fixture
def answered(office: Office) -> Answering:
    """Its office was sent the appointment."""
    loop = Answering(office)
    loop.receive()
    loop.goes(Stage.SCHEDULED)
    loop.answer()
    return loop


def resend(loop: Answering) -> Mended:
    resending = Resending(
        ResendBecause.CANCELLED_BY_MISTAKE, Adding(loop.office.vault, stamped), again=True
    )
    return resend_case(loop.office.work(), "FX-000001", resending)


def cancel(loop: Answering) -> None:
    asked = Asked(Decision.CANCEL, "not-wanted")
    assert mend_case(loop.office.work(), "FX-000001", asked).done


def test_in_the_place_of_a_cancelled_answer_it_closes_the_loop(answered: Answering) -> None:
    cancel(answered)
    assert resend(answered).done
    answered.office.send()

    answered.hear(VerdictKind.DELIVERED, 2)

    assert answered.referral().answer_case_id == 2
    assert answered.referral().loop_closed_at is not None


def test_what_is_not_the_answer_any_more_is_not_told_again(answered: Answering) -> None:
    answered.goes(Stage.CLOSED, "patient-declined")
    answered.answer()

    answer = resend(answered)

    assert not answer.done
    assert "faxflow referral answer RF-000001" in answer.told
