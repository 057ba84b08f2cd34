"""A gateway that counts its jobs anew: the old number means the old fax no more."""

from collections.abc import Callable

import pytest

from conftest import Office, reference, staged
from faxflow.domain.delivery import State
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.load import load

NUMBER, OTHER = "+15552010001", "+15552010009"


def job(
    kind: VerdictKind, number: str | None = NUMBER, reason: Reason = Reason.NOT_IN_SERVICE
) -> Verdict:
    return Verdict(kind, number, reason if kind is VerdictKind.FAILED else None, job_id="7")


def hear_now(office: Office, verdict: Verdict) -> None:
    office.inbox.received_at = office.inbox.sent_at = office.clock.at
    office.hear(verdict)


def asked(office: Office) -> int:
    return len(office.rows("SELECT id FROM tasks WHERE kind = 'review-mail' AND closed_at IS NULL"))


def day_after(office: Office, first: Verdict, number: str = NUMBER) -> None:
    """Yesterday's fax had job 7 and ended by `first`; today's went out twenty minutes ago."""
    office.load_cases(1)
    office.send()
    office.clock.forward(minutes=5)
    hear_now(office, first)
    office.clock.forward(hours=23)
    office.stage(staged(2, number=number))
    load(office.work())
    office.send()
    assert office.state(2) is State.SENT
    office.clock.forward(minutes=20)


@pytest.fixture
def bare_office(make_office: Callable[..., Office]) -> Office:
    return make_office(silence_means="delivered", echoes_reference=False)


@pytest.mark.parametrize("reason", [Reason.NOT_IN_SERVICE, Reason.EXPIRED])
def test_a_success_under_yesterdays_job_number_never_delivers_yesterdays_fax(
    bare_office: Office, reason: Reason
) -> None:
    day_after(bare_office, job(VerdictKind.FAILED, reason=reason))

    hear_now(bare_office, job(VerdictKind.DELIVERED))

    assert bare_office.state(1) is not State.DELIVERED
    assert bare_office.state(2) is State.SENT
    assert asked(bare_office) == 1


def test_a_failure_under_yesterdays_job_number_is_not_swallowed(bare_office: Office) -> None:
    day_after(bare_office, job(VerdictKind.FAILED))

    hear_now(bare_office, job(VerdictKind.FAILED))

    assert bare_office.state(2) is State.SENT
    assert asked(bare_office) == 1


def test_a_job_number_alone_means_no_fax_that_was_settled_the_day_before(
    bare_office: Office,
) -> None:
    day_after(bare_office, job(VerdictKind.FAILED))

    hear_now(bare_office, job(VerdictKind.DELIVERED, number=None))

    assert (bare_office.state(1), bare_office.state(2)) == (State.FAILED, State.SENT)
    assert asked(bare_office) == 1


def test_beside_another_fax_number_yesterdays_job_number_counts_no_more(
    bare_office: Office,
) -> None:
    day_after(bare_office, job(VerdictKind.FAILED), number=OTHER)

    hear_now(bare_office, job(VerdictKind.DELIVERED, OTHER))

    assert (bare_office.state(1), bare_office.state(2)) == (State.FAILED, State.DELIVERED)


def test_our_reference_outweighs_a_job_number_of_yesterday(office: Office) -> None:
    day_after(office, job(VerdictKind.DELIVERED), number=OTHER)

    hear_now(office, Verdict(VerdictKind.DELIVERED, reference=reference(2), job_id="7"))

    assert office.state(2) is State.DELIVERED
    assert asked(office) == 0


def test_a_job_number_that_was_given_to_todays_fax_as_well_is_todays(office: Office) -> None:
    day_after(office, job(VerdictKind.FAILED))
    hear_now(office, Verdict(VerdictKind.ACCEPTED, reference=reference(2), job_id="7"))

    hear_now(office, job(VerdictKind.DELIVERED))

    assert (office.state(1), office.state(2)) == (State.FAILED, State.DELIVERED)


def test_an_evening_report_that_repeats_what_is_known_asks_nobody(office: Office) -> None:
    office.load_cases(1)
    office.send()
    hear_now(office, job(VerdictKind.DELIVERED))
    office.clock.forward(hours=8)

    hear_now(office, job(VerdictKind.DELIVERED))

    assert asked(office) == 0


def test_a_verdict_that_waited_for_its_attempt_stays_with_it(office: Office) -> None:
    office.load_cases(1)
    office.send()
    hear_now(office, job(VerdictKind.FAILED))
    with office.store.write() as tx:  # as if it had come while the fax was being handed over
        tx.execute("UPDATE verdicts SET outcome = 'pending', kind = 'delivered', reason = NULL")
    office.clock.forward(hours=2)

    office.watch()

    assert office.state(1) is State.DELIVERED
    assert asked(office) == 0


def test_a_notice_that_is_repeated_at_once_asks_nobody_though_another_fax_is_out(
    bare_office: Office,
) -> None:
    bare_office.load_cases(1)
    bare_office.send()
    bare_office.clock.forward(minutes=5)
    hear_now(bare_office, job(VerdictKind.FAILED))
    bare_office.stage(staged(2, number=NUMBER))
    load(bare_office.work())
    bare_office.send()
    bare_office.clock.forward(minutes=3)

    hear_now(bare_office, job(VerdictKind.FAILED))

    assert bare_office.state(2) is State.SENT
    assert asked(bare_office) == 0
