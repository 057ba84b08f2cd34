"""What a refusal by the gateway's server means for one fax."""

import pytest

from faxflow.domain.handover import Refused
from faxflow.domain.reasons import Reason
from faxflow.domain.retry import POLICY, Remedy
from faxflow.domain.smtp_reason import reason_for


@pytest.mark.parametrize("code", [421, 450, 451, 452, 499])
def test_a_passing_refusal_is_congestion_and_is_tried_again(code: int) -> None:
    reason = reason_for(Refused(code, "later"))

    assert reason is Reason.GATEWAY_CONGESTION
    assert POLICY[reason].remedy is Remedy.RETRY


@pytest.mark.parametrize("code", [500, 501, 550, 551, 552, 553, 554, 599])
def test_a_lasting_refusal_is_never_tried_again_by_itself(code: int) -> None:
    reason = reason_for(Refused(code, "no"))

    assert POLICY[reason].remedy is Remedy.PERSON


@pytest.mark.parametrize("code", [535, 550, 554])
def test_a_refused_account_halts_whatever_its_code(code: int) -> None:
    reason = reason_for(Refused(code, "no", account=True))

    assert POLICY[reason].remedy is Remedy.HALT


def test_a_letter_that_is_too_large_is_told_from_a_number_that_is_none() -> None:
    told = [reason_for(Refused(code, "no")) for code in (552, 553)]

    assert told == [Reason.SIZE_LIMIT, Reason.INVALID_NUMBER]
