"""A fax that stands for its letter: its release draws the letter anew and absolves no number."""

from collections.abc import Callable

import pytest

from conftest import Office, reference
from faxflow.domain.decision import Decision
from faxflow.domain.delivery import State
from faxflow.domain.handover import NotReached
from faxflow.domain.letter import Letter, LetterOrder
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.add_case import Adding, add_case
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.mended import Mended
from faxflow.steps.new_fax import NewFax
from faxflow.store import numbers

NUMBER = "+15552010001"


def mend(office: Office, decision: Decision, because: str) -> Mended:
    return mend_case(office.work(), "FX-000001", Asked(decision, because))


def drawn_and_ready(office: Office) -> None:
    """One fax with a letter that the server could not have had."""
    office.load_cases(1, NUMBER)
    office.gateway.offers = [NotReached("cut off")]
    office.send()


def test_a_letter_that_was_mended_is_drawn_again(office: Office) -> None:
    drawn_and_ready(office)
    mend(office, Decision.HOLD, "letter-doubted")

    answer = mend(office, Decision.RELEASE, "letter-mended")
    office.send()

    assert (office.engine.drawn, office.state(1)) == (2, State.SENT)
    assert "Its letter is drawn again." in answer.told


def test_a_letter_that_was_checked_goes_as_it_was_checked(office: Office) -> None:
    drawn_and_ready(office)
    mend(office, Decision.HOLD, "letter-doubted")

    mend(office, Decision.RELEASE, "letter-checked")
    office.send()

    assert (office.engine.drawn, office.state(1)) == (1, State.SENT)


def test_a_letter_that_was_too_long_goes_once_its_template_is_shorter(
    make_office: Callable[..., Office],
) -> None:
    office = make_office(max_pages=2)
    office.engine.pages = 3
    office.load_cases(1)
    office.send()
    assert office.state(1) is State.HELD

    office.engine.pages = 1
    mend(office, Decision.RELEASE, "letter-checked")
    office.send()

    assert office.state(1) is State.SENT


@pytest.mark.parametrize(
    "reason", [Reason.PAGE_LIMIT, Reason.SIZE_LIMIT, Reason.FILE_UNSUPPORTED, Reason.NO_DOCUMENT]
)
def test_a_letter_for_which_a_fax_failed_does_not_go_again(office: Office, reason: Reason) -> None:
    office.engine.pages = 9
    office.load_cases(1)
    office.send()
    office.hear(Verdict(VerdictKind.FAILED, reason=reason, reference=reference(1)))
    assert office.state(1) is State.FAILED

    office.engine.pages = 1
    mend(office, Decision.RELEASE, "recipient-ready")
    office.clock.forward(minutes=30)
    office.send()

    assert office.rows("SELECT letter_pages FROM attempts") == [(9,), (1,)]


def test_a_letter_that_was_given_cannot_be_said_to_be_mended(office: Office) -> None:
    def as_given(order: LetterOrder, pdf: bytes) -> Letter:
        return Letter(order.case_id, pdf, 1)

    add_case(office.work(), NewFax(NUMBER, "pdf", {}, b"%PDF"), Adding(office.vault, as_given))
    mend(office, Decision.HOLD, "letter-doubted")

    answer = mend(office, Decision.RELEASE, "letter-mended")
    office.send()

    assert (answer.done, office.state(1)) == (False, State.HELD)
    assert "faxflow case add" in answer.told


@pytest.mark.parametrize(
    ("held", "released", "failures"),
    [
        ("letter-doubted", "letter-checked", 3),
        ("letter-doubted", "letter-mended", 3),
        ("number-doubted", "number-checked", 0),
    ],
)
def test_only_who_has_looked_at_the_number_forgives_its_failures(
    office: Office, held: str, released: str, failures: int
) -> None:
    office.load_cases(1, NUMBER)
    with office.store.write() as tx:
        for _ in range(3):
            numbers.note_failed(tx, NUMBER, Reason.NO_ANSWER, office.clock())

    mend(office, Decision.HOLD, held)
    mend(office, Decision.RELEASE, released)

    with office.store.read() as tx:
        assert numbers.get(tx, NUMBER).failures_in_row == failures
