"""What mail servers say when it is not the password that they refuse, and what mends that."""

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class LoginHint:
    """`what` says it in our words, since a server's own may hold anything; `todo` mends it."""

    what: str
    todo: str


_SIGN_IN: Final = 'or sign in by OAuth (auth = "oauth"): docs/sign-in.md.'

_HINTS: Final = (
    (
        r"5\.7\.139|SmtpClientAuthentication is disabled",
        LoginHint(
            "it has authenticated SMTP switched off for the account",
            f"Have it switched on for this mailbox, {_SIGN_IN}",
        ),
    ),
    (
        r"not enabled for IMAP|IMAP (access )?is (disabled|not enabled)|enable IMAP",
        LoginHint(
            "it has IMAP switched off for the account",
            "Switch IMAP on in the mailbox's settings, or have its administrator do it.",
        ),
    ),
    (
        r"application.?specific password|app password|5\.7\.9 ",
        LoginHint(
            "it wants a password made for this program",
            f"Make an app password for the mailbox, and give that as the secret; {_SIGN_IN}",
        ),
    ),
    (
        r"basic auth\w* (is )?(disabled|blocked)|LOGINDISABLED|PRIVACYREQUIRED|web login required",
        LoginHint(
            "it takes no password at all",
            'Sign in by OAuth: set auth = "oauth", and see docs/sign-in.md.',
        ),
    ),
    (
        r"account (is |has been )?(temporarily )?(locked|disabled|blocked|suspended)",
        LoginHint(
            "it has locked the account",
            "Ask whoever runs the server to unlock it; then check the secret.",
        ),
    ),
)
"""As Exchange Online, Gmail and common servers write it (RFC 5530, RFC 4954)."""


def login_hint(words: str) -> LoginHint | None:
    """What such a refusal means; None where it may just be the password."""
    for pattern, hint in _HINTS:
        if re.search(pattern, words, re.IGNORECASE):
            return hint
    return None
