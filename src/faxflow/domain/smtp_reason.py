"""Why a gateway's SMTP server refused one fax, as one of our reasons."""

import re

from faxflow.domain.enhanced_code import enhanced_code
from faxflow.domain.handover import Refused
from faxflow.domain.reasons import Reason

_BY_CODE = {
    552: Reason.SIZE_LIMIT,
    550: Reason.EMAIL_REJECTED,
    551: Reason.EMAIL_REJECTED,
    553: Reason.INVALID_NUMBER,
    554: Reason.EMAIL_REJECTED,
    501: Reason.INVALID_NUMBER,
}
"""Permanent refusals (RFC 5321 4.2.3); what is not here is `email_rejected` too."""

_BY_ENHANCED = {
    (1, 3): Reason.INVALID_NUMBER,
    (2, 2): Reason.GATEWAY_CONGESTION,  # a full mailbox is emptied: worth another try
    (2, 3): Reason.SIZE_LIMIT,
    (3, 1): Reason.GATEWAY_CONGESTION,
    (3, 2): Reason.GATEWAY_CONGESTION,
    (3, 4): Reason.SIZE_LIMIT,
    (4, 7): Reason.EMAIL_EXPIRED,
}
"""Subject and detail (RFC 3463) that say more than the reply's own code."""

_BY_SUBJECT = {1: Reason.EMAIL_REJECTED, 4: Reason.EMAIL_REJECTED, 6: Reason.FILE_UNSUPPORTED}

_BY_WORDS = (
    (
        re.compile(r"\b(?:no|without) (?:fax )?(?:attachment|document)|too small", re.I),
        Reason.NO_DOCUMENT,
    ),
    (re.compile(r"\bpages\b.*(?:limit|exceed|maximum)|too many pages", re.I), Reason.PAGE_LIMIT),
    (re.compile(r"\bquota\b|\bfull\b|out of (?:space|storage)", re.I), Reason.GATEWAY_CONGESTION),
    (
        re.compile(
            r"(?:destination|number|recipient|country).{0,40}\b(?:block|not allowed|barred"
            r"|prohibited|restricted)",
            re.I,
        ),
        Reason.BLOCKED,
    ),
)
"""What some gateways say in words alone; the first that fits counts."""

_OUR_MONEY = re.compile(
    r"\bunpaid\b|\bcredit\b|\bsubscription\b|\bsuspended\b|\bdisabled\b|\bexpired\b", re.I
)
_TRANSIENT_UNDER = 500


def reason_for(refusal: Refused) -> Reason:
    """`gateway_congestion` for a transient refusal, else what the code says of the fax."""
    if refusal.account:
        ours = _OUR_MONEY.search(refusal.what)
        return Reason.ACCOUNT if ours else Reason.SENDER_NOT_AUTHORISED
    if refusal.code < _TRANSIENT_UNDER:
        return Reason.GATEWAY_CONGESTION
    return (
        _by_enhanced(refusal.what)
        or _by_words(refusal.what)
        or _BY_CODE.get(refusal.code, Reason.EMAIL_REJECTED)
    )


def _by_enhanced(text: str) -> Reason | None:
    code = enhanced_code(text)
    if code is None:
        return None
    return _BY_ENHANCED.get(code.pair) or _BY_SUBJECT.get(code.subject)


def _by_words(text: str) -> Reason | None:
    return next((reason for words, reason in _BY_WORDS if words.search(text)), None)
