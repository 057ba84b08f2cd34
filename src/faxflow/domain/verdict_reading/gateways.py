"""The gateways that we know: how each is recognised, and what it does in its own way.

What all share (labels, words, tables) is in the general tables; a rule adds to them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from faxflow.domain.reasons import Reason
from faxflow.domain.verdict_reading import reason_codes as codes
from faxflow.domain.verdict_reading.field_labels import Field
from faxflow.domain.verdict_reading.mail_text import MailText


@dataclass(frozen=True, slots=True)
class GatewayRule:
    """A gateway's layout. `sender` and `subject` are regular expressions searched in the
    sender's name and address and in the subject, both lower-case; an empty one does not count.
    `accepts` is the whole of a subject that, bare of an outcome, means "taken"; a status that
    is one of its `codes` and nothing else is a failure, the `delivered_code` a success."""

    service: str
    sender: str = ""
    subject: str = ""
    country: str | None = None
    accepts: str = ""
    codes: Mapping[str, Reason] = field(default_factory=dict)
    delivered_code: str | None = None
    labels: Mapping[str, Field] = field(default_factory=dict)

    def fits(self, mail: MailText) -> bool:
        """True when the mail has this gateway's sender or subject."""
        who = f"{mail.sender_name} <{mail.sender}>".lower()
        return _found(self.sender, who) or _found(self.subject, mail.subject.lower())


_REPLY_TO_FAX = r"re: fax to [\d+() .-]+"
GENERAL = GatewayRule("general", accepts=_REPLY_TO_FAX)
_JOB_LABELS = {"event": Field.JOB, "id": Field.JOB}
RULES: tuple[GatewayRule, ...] = (
    GatewayRule(
        "HylaFAX", r"hylafax", r"^facsimile job .* to |^fax auftrag .* an \S+ ", codes=codes.HYLAFAX
    ),
    GatewayRule(
        "FusionPBX", r"fusionpbx", r"\bfax to: \S+ (?:sent|failed|was )", codes=codes.SPANDSP
    ),
    GatewayRule("FreePBX", "", r"^outgoing fax results", codes=codes.SPANDSP),
    GatewayRule("Kazoo", r"kazoo", codes=codes.SPANDSP, labels={"error reason": Field.REASON}),
    GatewayRule("Asterisk", r"e-?mail.?2.?fax", r"^\[fax\] (?:fehler|sende)bericht"),
    GatewayRule("RightFax", r"rightfax"),
    GatewayRule("XMediusFAX", r"xmedius"),
    GatewayRule("FACSys", r"facsys"),
    GatewayRule("NET SatisFAXtion", r"satisfaxtion", labels=_JOB_LABELS),
    GatewayRule("eFax", r"@(?:\w+\.)?(?:efax|efaxsend|efaxcorporate|j2)\.\w+", codes=codes.EFAX),
    GatewayRule("MyFax", r"[@.]myfax\.com", codes=codes.EFAX),
    GatewayRule("MetroFax", r"[@.]metrofax\.com", codes=codes.EFAX),
    GatewayRule("Sfax", r"[@.](?:sfax|scrypt)\w*\.\w+", codes=codes.SFAX),
    GatewayRule("SRFax", r"[@.]srfax\.com"),
    GatewayRule("RingCentral", r"[@.]ringcentral\.com"),
    GatewayRule("FAXAGE", r"[@.]faxage\.com"),
    GatewayRule("Concord", r"[@.]concord(?:fax|send)?\.\w+"),
    GatewayRule("InterFAX", r"[@.]interfax\.\w+", codes=codes.INTERFAX, delivered_code="0"),
    GatewayRule("Nextiva", r"[@.]nextiva(?:fax)?\.com"),
    GatewayRule("Vonage", r"[@.]vonage\.com"),
    GatewayRule("8x8", r"[@.]8x8\.com"),
    GatewayRule("Fax.Plus", r"[@.]fax\.plus", codes={"failed_normal_clearing": Reason.BUSY}),
    GatewayRule("FaxMaker", r"faxmaker"),
    GatewayRule("Telair", r"[@.]telair\.com\.au", country="AU"),
    GatewayRule("Faxee", r"[@.]faxee\.io", country="AU", codes=codes.SPANDSP),
    GatewayRule("Messagenet", r"[@.]messagenet\.\w+", country="IT", codes=codes.MESSAGENET),
    GatewayRule("Retarus", r"[@.]retarus\.\w+", codes=codes.RETARUS),
    GatewayRule("Faxaway", r"[@.]faxaway\.com", accepts=_REPLY_TO_FAX),
    GatewayRule(
        "Dropbox Fax", r"[@.](?:hellofax|dropboxfax|faxes\.dropbox)\.com", codes=codes.DROPBOX
    ),
    GatewayRule("Twilio", r"[@.]twilio\.com", codes=codes.TWILIO),
    GatewayRule("Sinch", r"[@.](?:phaxio|sinch\w*)\.com", codes=codes.PHAXIO),
    GatewayRule("faximo", r"faximo", country="JP"),
)


def rule_for(mail: MailText) -> GatewayRule:
    """The first rule that fits, else the general one."""
    return next((rule for rule in RULES if rule.fits(mail)), GENERAL)


@lru_cache(4_096)
def _found(pattern: str, text: str) -> bool:
    return bool(pattern) and bool(re.search(pattern, text))
