"""Why a gateway's SMTP server refused one fax, as one of our reasons."""

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

_TRANSIENT_UNDER = 500


def reason_for(refusal: Refused) -> Reason:
    """`gateway_congestion` for a transient refusal, else what the code says of the fax."""
    if refusal.account:
        return Reason.SENDER_NOT_AUTHORISED
    if refusal.code < _TRANSIENT_UNDER:
        return Reason.GATEWAY_CONGESTION
    return _BY_CODE.get(refusal.code, Reason.EMAIL_REJECTED)
