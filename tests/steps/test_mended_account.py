"""A gateway that a person has resumed is not halted again by what it wrote before."""

from datetime import timedelta

import pytest

from conftest import Office, reference
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.judge_mail import Finding, assign_mail
from faxflow.store import gateways


def refused(case_id: int) -> Verdict:
    return Verdict(VerdictKind.FAILED, reason=Reason.ACCOUNT, reference=reference(case_id))


def halted_and_resumed(office: Office) -> None:
    """An hour passes between; four faxes are out."""
    office.load_cases(4)
    office.send()
    office.hear(refused(1))
    assert halted(office)
    office.clock.forward(hours=1)
    work = office.work("gateway resume")
    with office.store.write() as tx:
        gateways.resume(tx, work.run, "gateway")
    office.clock.forward(minutes=2)


def halted(office: Office) -> bool:
    return bool(office.rows("SELECT name FROM gateways WHERE halted_at IS NOT NULL"))


@pytest.mark.parametrize(("minutes_ago", "expected"), [(50, False), (1, True)])
def test_only_a_refusal_written_since_the_resumption_halts_again(
    office: Office, minutes_ago: int, expected: bool
) -> None:
    halted_and_resumed(office)
    office.inbox.sent_at = office.clock.at - timedelta(minutes=minutes_ago)

    office.hear(refused(2))

    assert halted(office) is expected


def test_a_refusal_without_a_date_halts(office: Office) -> None:
    halted_and_resumed(office)

    office.hear(refused(2))

    assert halted(office)


def test_an_old_refusal_of_no_known_fax_does_not_halt_either(office: Office) -> None:
    halted_and_resumed(office)
    office.inbox.received_at = office.clock.at - timedelta(minutes=50)

    office.hear(Verdict(VerdictKind.FAILED, reason=Reason.ACCOUNT))

    assert not halted(office)


def test_a_person_who_assigns_an_old_refusal_does_not_halt_the_gateway(office: Office) -> None:
    halted_and_resumed(office)
    office.inbox.received_at = office.clock.at - timedelta(minutes=50)
    office.hear(Verdict(VerdictKind.UNRECOGNISED))

    assign_mail(office.work(), "M-000002", "FX-000003", Finding(Reason.ACCOUNT))

    assert not halted(office)
