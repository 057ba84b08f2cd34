"""Whom an SMTP refusal means."""

import pytest

from faxflow.domain.refusal import Phase, refuses_account


@pytest.mark.parametrize(
    ("phase", "code", "text"),
    [
        (Phase.MAIL, 530, "5.7.0 Must issue a STARTTLS command first"),
        (Phase.MAIL, 535, "5.7.8 bad credentials"),
        (Phase.MAIL, 550, "5.7.1 you are not a customer"),
        (Phase.MAIL, 501, "5.1.7 bad sender address syntax"),
        (Phase.RCPT, 530, "5.7.0 authentication needed"),
        (Phase.RCPT, 554, "5.7.1 <x@fax.example>: Relay access denied"),
        (Phase.RCPT, 550, "5.7.1 Sender not authorised"),
        (Phase.RCPT, 554, "sender is not on the list of this box"),
        (Phase.DATA, 550, "5.7.1 account suspended"),
        (Phase.DOT, 550, "5.7.60 client was not authenticated"),
        (Phase.DOT, 554, "5.7.1 your credit is used up"),
    ],
)
def test_a_refusal_that_meets_every_fax_is_about_the_account(
    phase: Phase, code: int, text: str
) -> None:
    told = refuses_account(phase, code, text)

    assert told


@pytest.mark.parametrize(
    ("phase", "code", "text"),
    [
        (Phase.MAIL, 451, "4.7.1 sender greylisted"),
        (Phase.MAIL, 552, "5.3.4 message too big"),
        (Phase.MAIL, 550, "5.2.3 message length exceeds the limit"),
        (Phase.RCPT, 450, "4.2.1 try again"),
        (Phase.RCPT, 550, "5.1.1 no such number"),
        (Phase.RCPT, 550, "5.1.1 unknown sender list"),
        (Phase.RCPT, 550, "5.7.1 destination blocked"),
        (Phase.RCPT, 550, "No such account 4711"),
        (Phase.DOT, 554, "5.7.1 content looks like spam"),
        (Phase.DOT, 554, "5.6.1 attachment cannot be converted"),
        (Phase.DOT, 421, "4.7.0 account busy"),
    ],
)
def test_any_other_refusal_is_about_this_fax(phase: Phase, code: int, text: str) -> None:
    told = refuses_account(phase, code, text)

    assert not told
