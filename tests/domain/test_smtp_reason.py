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


@pytest.mark.parametrize(
    ("code", "text", "reason"),
    [
        (550, "5.1.1 no such user", Reason.EMAIL_REJECTED),
        (550, "5.1.3 bad destination address syntax", Reason.INVALID_NUMBER),
        (550, "5.1.10 recipient not found", Reason.EMAIL_REJECTED),
        (550, "5.2.3 message length exceeds the limit", Reason.SIZE_LIMIT),
        (554, "5.3.4 message too big for the system", Reason.SIZE_LIMIT),
        (552, "5.2.2 mailbox full", Reason.GATEWAY_CONGESTION),
        (552, "over quota", Reason.GATEWAY_CONGESTION),
        (554, "5.4.1 no answer from host", Reason.EMAIL_REJECTED),
        (554, "5.4.7 delivery time expired", Reason.EMAIL_EXPIRED),
        (554, "5.6.1 media not supported", Reason.FILE_UNSUPPORTED),
        (550, "5.7.1 destination country is not allowed", Reason.BLOCKED),
        (552, "Message too small / no fax attachment to save", Reason.NO_DOCUMENT),
        (554, "too many pages", Reason.PAGE_LIMIT),
        (552, "no", Reason.SIZE_LIMIT),
    ],
)
def test_an_enhanced_code_or_plain_words_say_more_than_the_code(
    code: int, text: str, reason: Reason
) -> None:
    told = reason_for(Refused(code, text))

    assert told is reason


def test_an_account_without_money_is_told_from_a_sender_that_is_not_known() -> None:
    told = [
        reason_for(Refused(550, text, account=True))
        for text in ("5.7.1 account suspended", "5.7.60 not allowed to send as this sender")
    ]

    assert told == [Reason.ACCOUNT, Reason.SENDER_NOT_AUTHORISED]
