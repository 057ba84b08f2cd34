"""What a mail in the service inbox says about faxes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from faxflow.domain.ids import Reference
from faxflow.domain.reasons import Reason


class VerdictKind(StrEnum):
    """`accepted` and `delayed` are not final; `noise` and `unrecognised` speak of no fax."""

    ACCEPTED = "accepted"
    DELIVERED = "delivered"
    FAILED = "failed"
    DELAYED = "delayed"
    NOISE = "noise"
    UNRECOGNISED = "unrecognised"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One statement about one fax; a mail may hold several.

    `number` is E.164 or None when the mail names none; `reason` is set on
    `failed` and `delayed`; `reference` is ours, echoed by the gateway;
    `job_id` is the gateway's own; `pages` is "2 of 4", gone and all.
    """

    kind: VerdictKind
    number: str | None = None
    reason: Reason | None = None
    reference: Reference | None = None
    job_id: str | None = None
    pages: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one mail says. `message_id` and `content_hash` (sha256 hex) are its identity,
    since IMAP UIDs are renumbered at will; `service` is the layout that was recognised.

    `sent_at` is the mail's own date, None where it has none that can be read; `sender_domain`
    is empty where the mail names no sender.
    """

    message_id: str
    content_hash: str
    service: str
    verdicts: tuple[Verdict, ...]
    sent_at: datetime | None = None
    sender_domain: str = ""
