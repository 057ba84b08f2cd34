"""Silence settles a fax only while nobody has spoken of it."""

from collections.abc import Callable

import pytest
from nights import Night

from conftest import Office, staged
from faxflow.domain.delivery import State
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.judge_mail import ignore_mail
from faxflow.steps.load import load
from faxflow.store import runs

NUMBER = "+15552010001"
DEAD = Verdict(VerdictKind.FAILED, NUMBER, Reason.NOT_IN_SERVICE)


@pytest.fixture
def office(make_office: Callable[..., Office]) -> Office:
    return make_office(silence_means="delivered", echoes_reference=False)


def others_go_out(office: Office) -> None:
    """Faxes of which the gateway can speak meanwhile."""
    office.stage(*(staged(n, number=f"+1555202{n:04d}") for n in range(10, 50)))
    load(office.work())
    office.send()


def hear_of_another(office: Office, n: int) -> None:
    office.inbox.received_at = office.inbox.sent_at = office.clock.at
    office.hear(Verdict(VerdictKind.FAILED, f"+1555202{n:04d}", Reason.NOT_IN_SERVICE))


def two_to_one_number_and_a_failure(office: Office) -> None:
    """Either fax may have failed; a person has the mail."""
    office.load_cases(2, number=NUMBER)
    office.send()
    office.clock.forward(hours=2)
    office.send()
    others_go_out(office)
    office.clock.forward(minutes=20)
    office.inbox.received_at = office.inbox.sent_at = office.clock.at
    office.hear(DEAD)


def a_window_of_silence(office: Office) -> None:
    for hour in range(28):
        office.clock.forward(hours=1)
        hear_of_another(office, 10 + hour)


def test_a_fax_whose_failure_a_person_has_is_not_called_delivered_by_silence(
    office: Office,
) -> None:
    two_to_one_number_and_a_failure(office)

    a_window_of_silence(office)

    assert (office.state(1), office.state(2)) == (State.SENT, State.SENT)


def test_once_the_person_has_answered_silence_counts_again(office: Office) -> None:
    two_to_one_number_and_a_failure(office)
    a_window_of_silence(office)

    ignore_mail(office.work(), "M-000001")
    hear_of_another(office, 45)

    assert (office.state(1), office.state(2)) == (State.DELIVERED, State.DELIVERED)


def test_crons_line_beside_follow_does_not_stop_silence(office: Office) -> None:
    office.load_cases(1)
    office.send()
    others_go_out(office)

    for hour in range(26):
        office.clock.forward(hours=1)
        hear_of_another(office, 10 + hour)
        office.clock.forward(seconds=1)
        met = office.work("watch-bounces")
        with office.store.write() as tx:
            runs.end(tx, met.run, exit_code=75, summary={"problem": "LockHeld"})

    assert office.state(1) is State.DELIVERED


def test_a_mail_that_was_there_before_a_fax_went_out_keeps_it_from_no_silence(
    office: Office,
) -> None:
    office.inbox.received_at = office.inbox.sent_at = office.clock.at
    office.hear(DEAD)
    office.clock.forward(minutes=5)
    office.load_cases(1, number=NUMBER)
    office.send()
    others_go_out(office)

    a_window_of_silence(office)

    assert office.state(1) is State.DELIVERED


def test_after_a_restore_silence_counts_again_once_the_mailbox_was_asked(office: Office) -> None:
    office.load_cases(1)
    office.send()
    others_go_out(office)
    night = Night(office)
    night.restore()
    a_window_of_silence(office)
    before = office.state(1)

    night.reconcile()
    hear_of_another(office, 45)

    assert (before, office.state(1)) == (State.SENT, State.DELIVERED)
