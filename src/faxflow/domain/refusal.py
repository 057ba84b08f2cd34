"""Whom an SMTP refusal means: our account, so that every fax would fail, or one fax alone."""

import re
from enum import StrEnum

_LOGIN_CODES = frozenset({530, 534, 535, 538})  # RFC 4954: sign in, or the sign-in failed
_ABOUT_THE_MAIL = re.compile(r"^5\.[236]\.\d|\b(?:size|too (?:big|large|long)|attachment)\b", re.I)
_ENHANCED = re.compile(r"^(\d)\.(\d{1,3})\.\d{1,3}\b")
_OUR_ACCOUNT = re.compile(
    r"\bsenders?\b|\brelay|authenticat|\blog ?in\b|\bcredentials?\b|\bunpaid\b|\bcredit\b"
    r"|\bsubscription\b|\baccount (?:is |has been |was )?"
    r"(?:suspended|disabled|locked|closed|expired|inactive)",
    re.IGNORECASE,
)


class Phase(StrEnum):
    """The step of the SMTP conversation that was refused."""

    MAIL = "MAIL"
    RCPT = "RCPT"
    DATA = "DATA"
    DOT = "dot"


def refuses_account(phase: Phase, code: int, text: str) -> bool:
    """Whether this 5xx would meet every other fax too; a 4xx is about now, not about us."""
    if code < 500:  # noqa: PLR2004
        return False
    if code in _LOGIN_CODES:
        return True
    if phase is Phase.MAIL:
        return code != 552 and not _ABOUT_THE_MAIL.search(text)  # noqa: PLR2004
    return _is_policy(text) and _OUR_ACCOUNT.search(text) is not None


def _is_policy(text: str) -> bool:
    """Whether the enhanced code (RFC 3463) speaks of policy, or there is none to say."""
    enhanced = _ENHANCED.match(text)
    return enhanced is None or enhanced[2] == "7"
