"""Mail that plainly is no referral: what programs send about mail, and what lists send to all."""

import re
from enum import StrEnum

from faxflow.domain.verdict_reading.bounces import is_bounce
from faxflow.domain.verdict_reading.mail_text import MailText
from faxflow.domain.verdict_reading.own_notice import is_bounced_notice
from faxflow.domain.verdict_reading.people import is_auto_reply

_NOTICE = "<notice-[A-Za-z0-9-]+@{}>"
_RECEIPT = "disposition-notification"


class Noise(StrEnum):
    """What such a mail is, as staff read it."""

    OWN_NOTICE = "a notice of faxflow's own"
    BOUNCED_NOTICE = "a notice of faxflow's own that came back"
    BOUNCE = "a mail system's report"
    RECEIPT = "a receipt"
    AUTO_REPLY = "an automatic reply"
    MAILING = "a mailing to many"

    @property
    def concerns_nobody(self) -> bool:
        """Whether it cannot concern a patient: notices name none."""
        return self in {Noise.OWN_NOTICE, Noise.BOUNCED_NOTICE}


def noise_of(mail: MailText, own_domain: str) -> Noise | None:
    """What kind of noise a mail without files is, None where it may be a referral.

    Our notices go out from `own_domain`: others' notices may tell of a referral.
    """
    ours = re.compile(_NOTICE.format(re.escape(own_domain)), re.IGNORECASE)
    if ours.match(mail.message_id) and mail.auto_submitted.startswith("auto-generated"):
        return Noise.OWN_NOTICE
    if is_bounced_notice(mail) and ours.search(_told(mail)):
        return Noise.BOUNCED_NOTICE
    if mail.report_type == _RECEIPT:
        return Noise.RECEIPT
    if is_bounce(mail):
        return Noise.BOUNCE
    if (mail.auto_submitted or mail.machine_headers) and is_auto_reply(mail):
        return Noise.AUTO_REPLY
    return Noise.MAILING if _is_mailing(mail) else None


def _told(mail: MailText) -> str:
    """All in which a notice that came back is named."""
    return "\n".join([mail.answered, mail.returned, *mail.lines])


def _is_mailing(mail: MailText) -> bool:
    """Lists name themselves; a referral sent through one would have a file or name a patient."""
    return bool(mail.header("list-unsubscribe") or mail.header("list-id"))
