"""Our own notices to staff come back: they speak of no fax, and are told of in their own way."""

import re

from faxflow.domain.verdict_reading.bounces import is_bounce
from faxflow.domain.verdict_reading.mail_text import MailText

BOUNCED_NOTICE = "bounced notice"
"""The layout under which such a mail is read."""

_NOTICE = r"<notice-[A-Za-z0-9-]+@"  # as steps/escalate.py makes its Message-ID
_RETURNED = re.compile(rf"^\W*Message-ID:\s*{_NOTICE}", re.IGNORECASE | re.MULTILINE)
_ANSWERED = re.compile(_NOTICE)


def is_bounced_notice(mail: MailText) -> bool:
    """True for a mail system's report that a notice of ours was not delivered."""
    if not is_bounce(mail):
        return False
    returned = "\n".join([*mail.lines, mail.returned])
    return bool(_RETURNED.search(returned) or _ANSWERED.search(mail.answered))
