"""A success that is given to no fax: whichever it may mean does not go again by itself."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from conftest import Office, reference
from fakes import FakeGateway
from faxflow.domain.because import ReleaseBecause
from faxflow.domain.decision import Decision
from faxflow.domain.delivery import State
from faxflow.domain.handover import Offer, OutgoingFax
from faxflow.domain.ids import BatchId
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.hold_batch import hold_batch, release_batch
from faxflow.steps.judge_mail import Finding, assign_mail
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.retry import retry

NUMBER = "+15552010001"
BUSY = Verdict(VerdictKind.FAILED, NUMBER, Reason.BUSY)
SUCCESS = Verdict(VerdictKind.DELIVERED, NUMBER)


@dataclass
class Overtaken(FakeGateway):
    """The success is read while the gateway gets the letter."""

    office: Office = field(kw_only=True)

    def offer(self, fax: OutgoingFax) -> Offer:
        hear_now(self.office, SUCCESS)
        return super().offer(fax)


def named(verdict: Verdict, case_id: int = 1, attempt: int = 1) -> Verdict:
    return Verdict(verdict.kind, reason=verdict.reason, reference=reference(case_id, attempt))


def hear_now(office: Office, *verdicts: Verdict) -> None:
    office.inbox.received_at = office.inbox.sent_at = office.clock.at
    office.hear(*verdicts)


def failed_and_then_a_success(office: Office) -> None:
    office.load_cases(1)
    office.send()
    office.clock.forward(minutes=5)
    hear_now(office, BUSY)
    office.clock.forward(minutes=1)
    hear_now(office, SUCCESS)


def an_hour_of_cron(office: Office) -> None:
    office.clock.forward(hours=1)
    retry(office.work())
    office.send()


@pytest.mark.parametrize("echoes", [True, False])
def test_a_fax_that_may_have_arrived_does_not_go_again_by_itself(
    make_office: Callable[..., Office], echoes: bool
) -> None:
    office = make_office(echoes_reference=echoes)
    failed_and_then_a_success(office)

    an_hour_of_cron(office)

    assert office.state(1) is State.HELD
    assert len(office.gateway.taken) == 1


def test_a_report_that_tells_of_both_tries_holds_the_fax_too(office: Office) -> None:
    office.load_cases(1)
    office.send()
    office.clock.forward(minutes=5)

    hear_now(office, BUSY, SUCCESS)

    assert office.state(1) is State.HELD


def test_its_task_names_the_mail_and_what_to_say(office: Office) -> None:
    failed_and_then_a_success(office)

    [(title,)] = office.rows(
        "SELECT title FROM tasks WHERE kind = 'release-held' AND closed_at IS NULL"
    )
    assert "`faxflow mail assign M-000002 FX-000001 --delivered`" in str(title)
    assert "`faxflow case release FX-000001 --because not-arrived`" in str(title)


def test_a_person_who_gives_it_the_mail_delivers_it(office: Office) -> None:
    failed_and_then_a_success(office)

    assign_mail(office.work(), "M-000002", "FX-000001", Finding())

    assert office.state(1) is State.DELIVERED
    assert office.rows("SELECT id FROM tasks WHERE closed_at IS NULL") == []


def test_a_person_who_releases_it_has_it_sent_again(office: Office) -> None:
    failed_and_then_a_success(office)

    asked = Asked(Decision.RELEASE, ReleaseBecause.NOT_ARRIVED)
    mend_case(office.work(), "FX-000001", asked)
    office.send()

    assert len(office.gateway.taken) == 2


def test_a_success_beside_a_second_fax_holds_the_one_that_waits(office: Office) -> None:
    office.load_cases(2, number=NUMBER)
    office.send()
    office.clock.forward(minutes=5)
    hear_now(office, named(BUSY))
    office.send()
    office.clock.forward(minutes=1)

    hear_now(office, SUCCESS)

    assert (office.state(1), office.state(2)) == (State.HELD, State.SENT)


def test_a_fax_that_a_person_gave_up_is_held_as_well(office: Office) -> None:
    office.load_cases(1)
    office.send()
    office.clock.forward(minutes=5)
    for decision in (Decision.NOT_ARRIVED, Decision.NOT_SENT):
        assert mend_case(office.work(), "FX-000001", Asked(decision)).done

    hear_now(office, SUCCESS)

    assert office.state(1) is State.HELD


def test_a_fax_that_is_being_handed_over_again_is_stopped_before_its_dot(office: Office) -> None:
    office.load_cases(1)
    office.send()
    office.clock.forward(minutes=5)
    hear_now(office, BUSY)
    office.clock.forward(hours=1)
    retry(office.work())
    office.gateway = Overtaken(office=office)

    office.send()

    assert office.state(1) is State.HELD
    assert office.gateway.taken == []


def test_a_success_from_before_the_fax_went_out_holds_nothing(office: Office) -> None:
    office.load_cases(1)
    office.send()
    hear_now(office, BUSY)
    office.inbox.sent_at = office.clock.at - timedelta(minutes=10)

    office.hear(SUCCESS)

    assert office.state(1) is State.WAITING


def test_a_success_at_another_number_holds_nothing(office: Office) -> None:
    office.load_cases(1)
    office.send()
    hear_now(office, BUSY)

    hear_now(office, Verdict(VerdictKind.DELIVERED, "+15552010099"))

    assert office.state(1) is State.WAITING


def test_a_batch_release_sends_nothing_that_a_success_may_mean(office: Office) -> None:
    office.load_cases(1)
    office.send()
    office.clock.forward(minutes=5)
    hear_now(office, BUSY)
    hold_batch(office.work(), BatchId(1))
    office.clock.forward(minutes=1)
    hear_now(office, SUCCESS)

    release_batch(office.work(), BatchId(1))
    office.send()

    assert len(office.gateway.taken) == 1
    assert office.state(1) is State.HELD
