"""The senders that need no profile of the practice's own: Asterisk, and the usual ways in which
fax services and telephone systems write."""

import re

from faxflow.domain.referrals.intake.sender import BODY, SUBJECT, Place, Sender
from faxflow.domain.referrals.record import Channel

_NUMBER = r"(\+?\(?\d[\d() .\-]{5,17}\d)"


def _found(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_FROM = _found(rf"\b(?:from|by)\b[^\d+(]{{0,60}}{_NUMBER}")
_LABELLED = _found(
    r"\b(?:from|by|caller(?:[ -]?id)?|calling(?: number)?|sender|remote(?: id)?|csid|tsid|ani"
    rf"|phone(?: number)?|telephone|fax number|number)\b[^\d+(]{{0,40}}{_NUMBER}"
)
_ANY = _found(rf"(?:^|[^\w]){_NUMBER}")
_NAME_BEFORE = _found(r'\bfrom:?\s+"?([^\d"<>(,\n]{2,40}?)"?\s*[<(]?\+?\d')
_LENGTH = _found(r"\b(?:duration|length)\b\W{0,4}(\d{1,2}:\d{2}(?::\d{2})?|\d{1,4})")
_SECONDS = _found(r"\b(\d{1,4}) ?(?:s\b|sec)")

ASTERISK = Sender(
    "asterisk voicemail",
    Channel.VOICEMAIL,
    headers=(
        Place("X-Asterisk-VM-Message-Num"),
        Place("X-Asterisk-VM-Caller-ID-Num"),
        Place("X-Asterisk-VM-Message-ID"),
    ),
    caller=(Place("X-Asterisk-VM-Caller-ID-Num"), Place(BODY, _FROM)),
    caller_name=(Place("X-Asterisk-VM-Caller-ID-Name"),),
    message_id=(Place("X-Asterisk-VM-Message-ID"),),
    called_at=(Place("X-Asterisk-VM-Orig-time"), Place("X-Asterisk-VM-Orig-date")),
    length=(Place("X-Asterisk-VM-Duration"),),
)

VOICEMAIL = Sender(
    "voicemail",
    Channel.VOICEMAIL,
    opening=_found(
        r"\bvoice ?-?(?:mail|message|msg)\b|\bnew message (?:\d+ )?in mailbox\b"
        r"|\bleft (?:you )?a (?:new )?(?:\S+ ){0,3}message\b|\banswering machine\b"
    ),
    by_machine=True,
    caller=(
        Place("X-Voicemail-Caller"),
        Place(SUBJECT, _FROM),
        Place(BODY, _LABELLED),
        Place(SUBJECT, _ANY),
        Place("From", _ANY),
    ),
    caller_name=(Place(SUBJECT, _NAME_BEFORE), Place(BODY, _NAME_BEFORE)),
    length=(Place(BODY, _LENGTH), Place(SUBJECT, _SECONDS), Place(BODY, _SECONDS)),
)

FAX = Sender(
    "fax service",
    Channel.FAX,
    opening=_found(
        r"\b(?:new|incoming|inbound|received|receive)\b(?:\W+[\w()]+){0,5}?\W+fax(?:es)?\b"
        r"|\bfax (?:message |transmission |document )?(?:was |has been |is )?"
        r"(?:received|arrived|attached|from)\b|\bfax message\b|\ba fax (?:came|arrived)\b"
        r"|\b\d+[- ]page fax\b|\bfax at your number\b|\bfax2mail\b|\A[^\n]*fax\b"
    ),
    by_machine=True,
    caller=(
        Place(SUBJECT, _FROM),
        Place("X-Fax-From"),
        Place("X-FAX-Sender"),
        Place("X-CallerID"),
        Place(BODY, _LABELLED),
        Place(SUBJECT, _ANY),
        Place("From", _ANY),
    ),
    message_id=(
        Place(
            BODY, _found(r"\breference (?:number|id)(?: for this fax)?(?: is|:|#)*\s*(\S{4,64})")
        ),
        Place(BODY, _found(r"\b(?:fax|job|message|transaction) ?id\b[ :#]*(\S{4,64})")),
    ),
)

COPIER = Sender(
    "copier",
    Channel.FAX,
    opening=_found(
        r"\bscan(?:ned)?\b.{0,40}\b(?:from|by|document|image|file)\b|\bscan to e-?mail\b"
    ),
    by_machine=True,
)

DIRECT = Sender(
    "direct message",
    Channel.EHR_MESSAGE,
    headers=(Place("From", _found(r"(@(?:[\w-]+\.)*direct\.|@\S+\.direct\b)")),),
)

PORTAL = Sender(
    "referral portal",
    Channel.PORTAL,
    opening=_found(r"\b(?:referral|provider|physician) portal\b|\bnew e-?referral\b"),
    by_machine=True,
)

KNOWN_SENDERS = (ASTERISK, VOICEMAIL, FAX, COPIER, DIRECT, PORTAL)
"""In the order in which they are tried, after the practice's own."""

ANYONE = Sender("mail", Channel.EMAIL)
RECORDING = Sender("recording", Channel.VOICEMAIL, caller=VOICEMAIL.caller, length=VOICEMAIL.length)
"""Mails of nobody known; the second where a recording is all that came."""
