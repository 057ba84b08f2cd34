"""A mail on several faxes is summed up by those that need somebody most."""

import pytest

from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.domain.verdict_summary import retryable, summary

OK = Verdict(VerdictKind.DELIVERED, "+13125550101")
BUSY = Verdict(VerdictKind.FAILED, "+13125550102", Reason.BUSY)
VOICE = Verdict(VerdictKind.FAILED, "+13125550103", Reason.NO_FAX_TONE)


def test_the_failed_faxes_speak_for_the_mail() -> None:
    told = summary((OK, BUSY, VOICE))

    assert (told.kind, told.numbers) == (VerdictKind.FAILED, ("+13125550102", "+13125550103"))
    assert (told.reason, told.retryable) == (Reason.BUSY, "yes")


@pytest.mark.parametrize(
    ("verdict", "answer"),
    [
        (BUSY, "yes"),
        (VOICE, "maybe"),
        (Verdict(VerdictKind.FAILED, reason=Reason.NOT_IN_SERVICE), "no"),
        (Verdict(VerdictKind.DELAYED, reason=Reason.BUSY), "no"),
        (OK, "no"),
        (Verdict(VerdictKind.UNRECOGNISED), None),
    ],
)
def test_dialling_again_may_help_only_after_some_failures(
    verdict: Verdict, answer: str | None
) -> None:
    assert retryable(verdict) == answer
