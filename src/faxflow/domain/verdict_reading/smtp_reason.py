"""Why a mail to a gateway was refused or kept waiting (RFC 3463 status, or the server's words)."""

import re

from faxflow.domain.reasons import Reason
from faxflow.domain.verdict_reading.reason_words import reason_in_words

_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?!\d|\.\d)")
_BY_STATUS: tuple[tuple[str, Reason], ...] = (
    (r"5\.3\.4|5\.2\.3", Reason.SIZE_LIMIT),
    (r"[45]\.4\.7|4\.", Reason.EMAIL_EXPIRED),
    (r"5\.7\.", Reason.EMAIL_POLICY),
    (r"5\.6\.", Reason.FILE_UNSUPPORTED),
)
_BY_WORDS: tuple[tuple[str, Reason], ...] = (
    (r"\b554\b(?! 5\.1).{0,20}\bnot found", Reason.INVALID_NUMBER),
    (r"too small|no fax attachment", Reason.NO_DOCUMENT),
    (
        r"message (?:size|too (?:large|big))|size exceed|exceeds? (?:the )?(?:max|size)",
        Reason.SIZE_LIMIT,
    ),
)
_TELEPHONY = frozenset(
    {
        Reason.BUSY,
        Reason.NO_ANSWER,
        Reason.NO_FAX_TONE,
        Reason.NOT_IN_SERVICE,
        Reason.INVALID_NUMBER,
    }
)


def smtp_reason(status: str, words: str) -> Reason:
    """The reason of a definite refusal; `words` is the server's own text."""
    found = _STATUS.search(status) or _STATUS.search(words)
    code = found[1] if found else ""
    if not code.startswith("5.1.") and reason_in_words(words) == Reason.SENDER_NOT_AUTHORISED:
        return Reason.SENDER_NOT_AUTHORISED
    for pattern, reason in _BY_WORDS:
        if re.search(pattern, words, re.IGNORECASE | re.DOTALL):
            return reason
    by_status = next((why for start, why in _BY_STATUS if re.match(start, code)), None)
    return by_status or Reason.EMAIL_REJECTED


def fax_report_reason(words: str) -> Reason | None:
    """The reason when the report's words are a telephone line's, not a mail server's."""
    reason = None if words.lower().startswith("smtp") else reason_in_words(words)
    return reason if reason in _TELEPHONY else None
