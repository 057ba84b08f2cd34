"""A doubt ends as soon as the gateway speaks of the fax by our reference."""

import pytest

from conftest import Office, reference
from faxflow.domain.delivery import State
from faxflow.domain.handover import Unclear
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind

ACCEPTED = Verdict(VerdictKind.ACCEPTED, reference=reference(1))
DELAYED = Verdict(VerdictKind.DELAYED, reason=Reason.BUSY, reference=reference(1))


def doubtful(office: Office) -> None:
    office.load_cases(1)
    office.gateway.finishes = [Unclear("cut off")]
    office.send()
    assert office.state(1) is State.IN_DOUBT


@pytest.mark.parametrize("verdict", [ACCEPTED, DELAYED], ids=["accepted", "delayed"])
def test_a_gateway_that_is_still_at_it_has_the_fax(office: Office, verdict: Verdict) -> None:
    doubtful(office)

    office.hear(verdict)

    assert office.state(1) is State.SENT
    assert office.rows("SELECT kind FROM tasks WHERE closed_at IS NULL") == [("follow-up",)]
    assert office.rows("SELECT sent_at = submitted_at, outcome FROM attempts") == [(1, None)]


def test_its_window_of_silence_begins_with_that_word(office: Office) -> None:
    doubtful(office)
    office.clock.forward(hours=30)

    office.hear(ACCEPTED)

    assert office.state(1) is State.SENT


def test_an_acceptance_by_number_alone_ends_no_doubt(office: Office) -> None:
    doubtful(office)

    office.hear(Verdict(VerdictKind.ACCEPTED, "+15552010001"))

    assert office.state(1) is State.IN_DOUBT
