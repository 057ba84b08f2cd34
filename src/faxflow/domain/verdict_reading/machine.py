"""Whether a program wrote a mail."""

import re

from faxflow.domain.verdict_reading.mail_text import MailText

_SENDER = re.compile(
    r"no[-_. ]?reply|do[-_. ]?not[-_. ]?reply|fax|notif|mailer|daemon|postmaster|report|robot"
    r"|fritz|copier|printer|scanner|drucker|telefonanlage|\bserver|cloud|system|\bpbx|voip|\balerts?\b|confirm|feedback|results?\b|status|support|\bservice|\bsend@|\bmessage"
    r"|ricoh|xerox|konica|bizhub|canon|kyocera|lexmark|toshiba|altalink|workcentre|\bmfp|\bir-adv"
    r"|faks|φαξ|факс|kvittering|powiadom|bilgi|\bhooks?@|digest|tracking|updates|\bnoc@"
    r"|unified messaging|\bhello@|\bnotice|starface|\bpost@"
    r"|ne-?pas-?r[eé]pondre|n[aã]o-?responda|no-?responder|ikke-?svar|nicht-?antworten"
    r"|gateway|automat|billing|\binfo@|\badmin@",
    re.IGNORECASE,
)


def is_machine_made(mail: MailText) -> bool:
    """True when the headers or the sender's name say that no person wrote it."""
    return mail.machine_headers or is_machine_name(f"{mail.sender_name} <{mail.sender}>")


def is_machine_name(text: str) -> bool:
    """True when a sender's name or address is a program's, not a person's."""
    return bool(_SENDER.search(text))
