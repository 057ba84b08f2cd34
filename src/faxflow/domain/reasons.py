"""Why a fax failed: the closed list of reasons."""

from enum import StrEnum


class Reason(StrEnum):
    """Reasons that a gateway mail or an SMTP reply can give, whatever its wording."""

    BUSY = "busy"
    NO_ANSWER = "no_answer"
    NO_FAX_TONE = "no_fax_tone"
    LINE_DROPPED = "line_dropped"
    REMOTE_DISCONNECT = "remote_disconnect"
    PROTOCOL_ERROR = "protocol_error"
    GATEWAY_CONGESTION = "gateway_congestion"
    EXPIRED = "expired"
    EMAIL_EXPIRED = "email_expired"
    UNKNOWN = "unknown"
    NOT_IN_SERVICE = "not_in_service"
    INVALID_NUMBER = "invalid_number"
    EMAIL_REJECTED = "email_rejected"
    BLOCKED = "blocked"
    PAGE_LIMIT = "page_limit"
    SIZE_LIMIT = "size_limit"
    FILE_UNSUPPORTED = "file_unsupported"
    NO_DOCUMENT = "no_document"
    SENDER_NOT_AUTHORISED = "sender_not_authorised"
    ACCOUNT = "account"
    EMAIL_POLICY = "email_policy"
    CANCELLED = "cancelled"
    EMAIL_DELAYED = "email_delayed"
    REQUEUED = "requeued"
    UNKNOWN_OUTCOME = "unknown_outcome"
    SPOOFED = "spoofed"
