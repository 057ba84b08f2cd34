"""A fax that is known to have arrived is not sent again, whichever attempt it was."""

from conftest import Office, reference
from faxflow.domain.delivery import State
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.retry import retry


def delivered(attempt: int) -> Verdict:
    return Verdict(VerdictKind.DELIVERED, reference=reference(1, attempt))


def failed(attempt: int) -> Verdict:
    return Verdict(VerdictKind.FAILED, reason=Reason.BUSY, reference=reference(1, attempt))


def send_again(office: Office) -> None:
    office.clock.forward(hours=2)
    retry(office.work())
    office.send()


def test_an_earlier_success_stops_the_try_after_the_one_that_is_out(office: Office) -> None:
    office.load_cases(1)
    office.send()
    office.hear(failed(1))
    send_again(office)

    office.hear(delivered(1))
    office.hear(failed(2))
    send_again(office)

    assert office.state(1) is State.DELIVERED
    assert len(office.gateway.taken) == 2


def test_an_earlier_success_that_meets_a_dot_on_its_way_is_kept_for_later(office: Office) -> None:
    office.load_cases(1)
    office.send()
    office.hear(failed(1))
    office.gateway.before_finish = lambda: office.hear(delivered(1)) and None
    send_again(office)
    office.gateway.before_finish = lambda: None

    office.hear(failed(2))
    send_again(office)

    assert len(office.gateway.taken) == 2
    assert office.state(1) is State.DELIVERED
