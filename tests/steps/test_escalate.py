"""escalate: decided once, sent at least once, without patient data."""

import pytest

from conftest import Office, reference
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.errors import ServerUnreachable
from faxflow.steps.escalate import escalate


def fail_one(office: Office) -> None:
    office.load_cases(1)
    office.send()
    office.hear(Verdict(VerdictKind.FAILED, reason=Reason.NOT_IN_SERVICE, reference=reference(1)))


def test_a_failure_is_told_once(office: Office) -> None:
    fail_one(office)

    escalate(office.work(), office.notices)
    escalate(office.work(), office.notices)

    assert len(office.notices.sent) == 1
    assert "FX-000001 failed (not_in_service)" in office.notices.sent[0][2]


def test_a_notice_holds_no_number_and_no_field(office: Office) -> None:
    fail_one(office)

    escalate(office.work(), office.notices)

    told = " ".join(office.notices.sent[0])
    assert "2010001" not in told
    assert "follow up" not in told


def test_a_notice_that_could_not_go_out_goes_with_the_next_run(office: Office) -> None:
    fail_one(office)
    office.notices.failure = ServerUnreachable(server="mail", what="down")
    with pytest.raises(ServerUnreachable):
        escalate(office.work(), office.notices)
    decided = office.rows("SELECT message_id FROM notices")

    escalate(office.work(), office.notices)

    assert [(message_id,) for message_id, _, _ in office.notices.sent] == decided


def test_a_task_that_is_not_due_is_not_told(office: Office) -> None:
    office.load_cases(1)
    office.send()

    done = escalate(office.work(), office.notices)

    assert (done.tasks, done.notices) == (0, 0)
