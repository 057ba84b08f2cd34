"""A refusal that is not about the password is known by the server's words, and told in ours."""

import pytest

from faxflow.domain.login_words import login_hint


@pytest.mark.parametrize(
    ("said", "mended"),
    [
        (
            "535 5.7.139 Unsuccessful, SmtpClientAuthentication is disabled for the Tenant.",
            "switched on",
        ),
        ("[ALERT] Your account is not enabled for IMAP use.", "IMAP on"),
        ("IMAP access is disabled for this account", "IMAP on"),
        ("[ALERT] Application-specific password required: https://x.test", "app password"),
        ("LOGINDISABLED", "OAuth"),
        ("basic authentication is disabled", "OAuth"),
        ("Your account has been temporarily locked", "unlock"),
    ],
)
def test_what_mends_it_is_told(said: str, mended: str) -> None:
    hint = login_hint(said)

    assert hint is not None
    assert mended in hint.todo


@pytest.mark.parametrize(
    "said", ["[AUTHENTICATIONFAILED] Invalid credentials", "LOGIN failed.", "535 5.7.8 no", ""]
)
def test_a_plain_refusal_is_about_the_password(said: str) -> None:
    assert login_hint(said) is None
