"""Whom an SMTP refusal means: our account, the server's present state, or one fax alone."""

import re
from enum import StrEnum

from faxflow.domain.enhanced_code import enhanced_code

_PERMANENT = 500
_MAILBOX_BUSY = 450  # RFC 5321 4.2.3: it speaks of one mailbox
_SIZE = 552

_LOGIN_CODES = frozenset({530, 534, 535, 538})  # RFC 4954: sign in, or the sign-in failed
_ABOUT_THE_MAIL = re.compile(r"\b(?:size|too (?:big|large|long)|attachment)\b", re.IGNORECASE)
_OUR_ACCOUNT = re.compile(
    r"\bsenders?\b|\brelay|authenticat|\blog ?in\b|\bcredentials?\b|\bunpaid\b|\bcredit\b"
    r"|\bsubscription\b|\baccount (?:is |has been |was )?"
    r"(?:suspended|disabled|locked|closed|expired|inactive)",
    re.IGNORECASE,
)
_TOO_MUCH = re.compile(
    r"\brates?\b|\btoo (?:many|much|fast)\b|\blimit|throttl|exceed|\bslow down\b|\bbusy\b", re.I
)
_GREYLISTED = re.compile(r"gr[ae]y-?list|postgrey", re.IGNORECASE)

_SENDER_CODES = frozenset(
    {
        (1, 7),  # bad sender's mailbox address syntax
        (1, 8),  # bad sender's system address; Exchange Online: a blocked sender
        (2, 252),  # Exchange: not allowed to send as this sender
        (7, 3),  # Exchange: not authenticated
        (7, 8),  # RFC 5248: credentials invalid
        (7, 9),  # RFC 5248: mechanism too weak
        (7, 13),  # RFC 5248: user account disabled
        (7, 14),  # RFC 5248: trust relationship required
        (7, 23),  # RFC 7372: SPF failed
        (7, 26),  # RFC 7372: several authentication checks failed
        (7, 57),  # Exchange: anonymous sending
        (7, 60),  # Exchange: not allowed to send as this sender
        (7, 139),  # Exchange Online: basic authentication is off
        (7, 501),  # Exchange Online: spam abuse, and its kin
        (7, 502),
        (7, 503),
        (7, 705),  # Exchange Online: tenant over its threshold
        (7, 708),
        (7, 750),  # Exchange Online: unregistered domain
    }
)
"""Subject and detail of codes that are about us, whatever was being refused."""

_ONE_MAIL = frozenset({2, 3, 6})
"""Subjects (mailbox, system, content) that, refused at MAIL, are about this mail's size or kind."""

_ONE_RECIPIENT = frozenset({1, 2, 6})
"""Subjects of passing refusals that say nothing of how the next fax would fare."""

_POLICY = 7


class Phase(StrEnum):
    """The step of the SMTP conversation that was refused."""

    MAIL = "MAIL"
    RCPT = "RCPT"
    DATA = "DATA"
    DOT = "dot"


def refuses_account(phase: Phase, code: int, text: str) -> bool:
    """Whether this 5xx would meet every other fax too; a 4xx is about now, not about us."""
    if code < _PERMANENT:
        return False
    enhanced = enhanced_code(text)
    if code in _LOGIN_CODES or (enhanced and enhanced.pair in _SENDER_CODES):
        return True
    if phase is Phase.MAIL:
        one_mail = enhanced is not None and enhanced.subject in _ONE_MAIL
        return not (one_mail or code == _SIZE or _ABOUT_THE_MAIL.search(text))
    policy = enhanced is None or enhanced.subject == _POLICY
    return policy and _OUR_ACCOUNT.search(text) is not None


def asks_to_wait(phase: Phase, code: int, text: str) -> bool:
    """Whether this 4xx is about the server's present state, so that no fax would fare better."""
    if code >= _PERMANENT or _GREYLISTED.search(text):
        return False
    enhanced = enhanced_code(text)
    if phase in {Phase.MAIL, Phase.DATA} or _TOO_MUCH.search(text):
        return True
    if enhanced is None:
        return code != _MAILBOX_BUSY
    if enhanced.subject == _POLICY:
        return phase is not Phase.RCPT
    return enhanced.subject not in _ONE_RECIPIENT
