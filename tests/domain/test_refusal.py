"""Whom an SMTP refusal means."""

import pytest

from faxflow.domain.refusal import Phase, asks_to_wait, refuses_account


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
        (Phase.DATA, 530, "5.7.57 Client not authenticated to send mail"),
        (Phase.DOT, 550, "5.1.8 Access denied, bad outbound sender"),
        (Phase.DOT, 554, "5.2.252 SendAsDenied; not allowed to send as another"),
        (Phase.RCPT, 550, "5.7.501 Access denied, abuse detected"),
        (Phase.DOT, 550, "5.7.705 Tenant has exceeded its threshold"),
        (Phase.RCPT, 550, "5.7.23 SPF check failed"),
        (Phase.DOT, 550, "5.7.13 the user is disabled"),
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


@pytest.mark.parametrize(
    ("phase", "code", "text"),
    [
        (Phase.MAIL, 421, "4.7.0 too many connections from you"),
        (Phase.MAIL, 454, "4.3.0 try again later"),
        (Phase.MAIL, 451, "later"),
        (Phase.RCPT, 452, "4.3.1 insufficient system storage"),
        (Phase.RCPT, 450, "4.7.1 too much mail from your address"),
        (Phase.RCPT, 451, "4.4.5 system congestion"),
        (Phase.RCPT, 421, "closing"),
        (Phase.DATA, 432, "4.3.2 concurrent connections limit exceeded"),
        (Phase.DOT, 451, "4.7.0 temporary server error"),
        (Phase.DOT, 452, "out of storage"),
    ],
)
def test_a_server_with_no_time_for_any_fax_asks_to_wait(phase: Phase, code: int, text: str) -> None:
    told = asks_to_wait(phase, code, text)

    assert told


@pytest.mark.parametrize(
    ("phase", "code", "text"),
    [
        (Phase.RCPT, 450, "4.7.1 recipient address rejected: greylisted, see the postmaster"),
        (Phase.RCPT, 451, "4.7.1 Greylisting in action, come back in five minutes"),
        (Phase.RCPT, 450, "mailbox unavailable"),
        (Phase.RCPT, 450, "4.2.1 mailbox is not taking messages now"),
        (Phase.RCPT, 452, "4.2.2 mailbox full"),
        (Phase.RCPT, 450, "4.1.1 unverified address"),
        (Phase.MAIL, 550, "5.7.1 no"),
        (Phase.DOT, 552, "5.3.4 too large"),
    ],
)
def test_what_says_nothing_of_the_next_fax_does_not_slow_the_line(
    phase: Phase, code: int, text: str
) -> None:
    told = asks_to_wait(phase, code, text)

    assert not told
