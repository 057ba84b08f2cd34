"""Which way a fax went: what a mail says of faxes that came in is no verdict on ours."""

import re
from collections.abc import Iterator

from faxflow.domain.verdict_reading.phrases import phrases

# A heading over a list of faxes that came in, and one over those that went out.
_IN = re.compile(
    r"\W*(?:incoming|inbound|received)(?: fax(?:es)?)?(?: \(\d+\))?\W*"
    r"|\W*fax(?:es)? (?:received|in)(?: \(\d+\))?\W*"
    r"|\W*(?:eingehend|eingegangen|empfangen)e?(?: faxe)?\W*|\W*(?:fax |télécopies )?reçue?s\W*"
    r"|\W*(?:fax )?ricevuti\W*|\W*(?:faxes )?recibidos\W*|\W*ontvangen(?: faxen)?\W*",
    re.IGNORECASE,
)
_OUT = re.compile(
    r"\W*(?:outgoing|outbound|sent)(?: fax(?:es)?)?(?: \(\d+\))?\W*"
    r"|\W*fax(?:es)? (?:sent|out)(?: \(\d+\))?\W*"
    r"|\W*(?:ausgehend|gesendet|versendet)e?(?: faxe)?\W*|\W*(?:fax |télécopies )?envoyée?s\W*"
    r"|\W*(?:fax )?inviati\W*|\W*(?:faxes )?enviados\W*|\W*verzonden(?: faxen)?\W*",
    re.IGNORECASE,
)
CAME_IN = phrases(
    r"""
    you (?:have |'ve )?(?:\w+ ){0,2}(?:an?|one|\d+) (?:new|incoming) (?:[\w-]+ ){0,4}fax(?!\w| num)
    you (?:have |'ve )?(?:just )?(?:got|received) (?:a|an|one|\d+) (?:[\w()-]+ ){0,4}fax(?:es)?\b
    (?:incoming|inbound) fax(?: (?:error|fail\w*|from|on|received|was|report|alert)\b|\W*$)
    fax(?: that)? (?:was )?(?:sent|addressed) to (?:you\b|your (?:number|fax|line|inbox|mailbox))
    fax (?:that )?you (?:have )?received\b | facsimile received from\b | fax receive agent
    (?:could not|couldn't|unable to|failed to) (?:\w+ )?receive (?:an?|the|this) (?:\w+ )?fax\b
    (?:fax )?recept(?:ion|ion of (?:a|the) fax) (?:report|result|error|failed|incomplete|ok)\b
    (?:error|problem|trouble) (?:while |in |during )?(?:receiving|reception)\b
    calling (?:fax )?machine\b | sent you an? (?:[\w-]+ ){0,3}fax\b
    fax (?:was |has been )?(?:forwarded|delivered) to your (?:e-?mail|inbox|mailbox|account)\b
    (?:delivered|forwarded|routed) (?:it )?to your (?:e-?mail|inbox|mailbox)\b
    sie haben (?:ein|\d+) (?:neues? )?fax(?:e)? (?:erhalten|empfangen)
    (?:ein )?(?:tele)?fax (?:ist )?(?:für sie )?(?:eingegangen|empfangen)
    vous avez reçu (?:un|une|\d+) | ha ricevuto un | ha recibido un | recebeu um
    """,
)


def plainly_came_in(text: str) -> bool:
    """True when a sentence, heading or subject announces a fax that somebody sent to us."""
    return bool(CAME_IN.search(text.lower()))


def outbound(lines: tuple[str, ...]) -> Iterator[str]:
    """The lines less the lists that stand under a heading for faxes that came in."""
    skipped = False
    for line in lines:
        if _IN.fullmatch(line.strip()) and line.strip():
            skipped = True
        elif skipped and _OUT.fullmatch(line.strip()):
            skipped = False
        if not skipped:
            yield line
