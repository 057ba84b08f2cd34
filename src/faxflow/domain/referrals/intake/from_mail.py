"""A raw mail as something that came in: whom it is from, and what it brings."""

import email
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from faxflow.domain.fax_number import parse_number
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading.form import FieldReading
from faxflow.domain.referrals.intake.incoming import Identity, Incoming
from faxflow.domain.referrals.intake.known_senders import ANYONE, KNOWN_SENDERS, RECORDING
from faxflow.domain.referrals.intake.mail_pieces import MailPieces, mail_pieces
from faxflow.domain.referrals.intake.media import Media
from faxflow.domain.referrals.intake.noise import Noise, noise_of
from faxflow.domain.referrals.intake.piece import Piece
from faxflow.domain.referrals.intake.sender import Sender, first_said
from faxflow.domain.referrals.intake.sound import sound_seconds
from faxflow.domain.referrals.record import Channel
from faxflow.domain.verdict_reading.mail_text import MailText, is_mail, mail_text

_CALLERS = frozenset({Channel.FAX, Channel.VOICEMAIL})
_MOST_OF_SOURCE = 120
_MOST_OF_NAME = 80
_BLANKS = re.compile(r"\s+")
_MAYBE_THE_OFFICE = "it is the caller's number, who may be the office"
_CANDIDATE = 0.5

DAMAGE = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What the library's parser raises over mails that break its rules."""


@dataclass(frozen=True, slots=True)
class MailRules:
    """How the practice reads its mail: its own profiles go before those that all have;
    `own_numbers` (E.164) are the practice's, which nobody calls from; its own notices go out
    from `own_domain`."""

    country: str = "US"
    senders: tuple[Sender, ...] = ()
    own_numbers: tuple[str, ...] = ()
    own_domain: str = ""


def from_mail(
    raw: bytes, received_at: datetime | None, rules: MailRules, *, now: datetime
) -> Incoming:
    """The mail taken apart; one that cannot be is told of as what it is. Never raises for what
    stands in a mail."""
    try:
        return _taken_apart(raw, received_at, rules, now=now)
    except DAMAGE:
        return _whole(raw, received_at or now)


def _taken_apart(
    raw: bytes, received_at: datetime | None, rules: MailRules, *, now: datetime
) -> Incoming:
    if not is_mail(raw):
        return _whole(raw, received_at or now)
    mail, pieces = mail_text(raw), mail_pieces(email.message_from_bytes(raw))
    noise = _noise(mail, pieces, rules.own_domain)
    sender = ANYONE if noise else _sender(mail, pieces, (*rules.senders, *KNOWN_SENDERS))
    source = _source(mail, sender, rules)
    return Incoming(
        channel=sender.channel,
        profile=sender.name,
        source=source,
        received_at=_received(mail, received_at, now),
        raw=Piece(raw, Media.MAIL),
        identity=_identity(mail, sender),
        files=pieces.files,
        message=pieces.text,
        told=_told(sender, source),
        remark=_remark(mail, sender, pieces),
        noise=noise,
    )


def _whole(raw: bytes, received_at: datetime) -> Incoming:
    whole = Piece(raw, Media.MAIL)
    return Incoming(
        Channel.EMAIL,
        "damaged mail",
        "",
        received_at,
        whole,
        Identity(whole.sha256),
        trouble="the mail is damaged",
    )


def _sender(mail: MailText, pieces: MailPieces, senders: Sequence[Sender]) -> Sender:
    known = next((one for one in senders if one.knows(mail)), None)
    if known:
        return known
    papers = [one for one in pieces.files if one.content and not one.ornament]
    only_sound = bool(papers) and all(one.media.is_sound for one in papers)
    return RECORDING if only_sound else ANYONE


def _source(mail: MailText, sender: Sender, rules: MailRules) -> str:
    """The first number that is one, in E.164; else what stands there, and of a person the
    address."""
    told = [text for place in sender.caller for text in place.every(mail)]
    numbers = (parse_number(text, rules.country) for text in told)
    called = next((one for one in numbers if one and one not in rules.own_numbers), None)
    if called or not told:
        return called or ("" if sender.channel in _CALLERS else mail.sender[:_MOST_OF_SOURCE])
    return "" if parse_number(told[0], rules.country) else told[0][:_MOST_OF_SOURCE]


def _received(mail: MailText, received_at: datetime | None, now: datetime) -> datetime:
    at = received_at or mail.sent_at or now
    return min(at.astimezone(UTC), now)


def _identity(mail: MailText, sender: Sender) -> Identity:
    own_id = first_said(sender.message_id, mail)
    named = (own_id, first_said(sender.called_at, mail) or str(mail.sent_at)) if own_id else ()
    # A machine's words tell of the transmission, which is another one each time.
    words = "" if sender.channel in _CALLERS else _words([mail.subject, *mail.told])
    return Identity(mail.content_hash, named, words)


def _words(lines: Sequence[str]) -> str:
    return _BLANKS.sub(" ", " ".join(lines)).strip().casefold()


def _told(sender: Sender, source: str) -> Mapping[Field, FieldReading]:
    if sender.channel is not Channel.VOICEMAIL or not source.startswith("+"):
        return {}
    return {Field.PHONE: FieldReading(source, _CANDIDATE, None, _MAYBE_THE_OFFICE)}


def _remark(mail: MailText, sender: Sender, pieces: MailPieces) -> str:
    """Of a voice message: its length, and the name that the telephone showed."""
    if sender.channel is not Channel.VOICEMAIL:
        return ""
    sounds = (sound_seconds(one.content) for one in pieces.files if one.media.is_sound)
    measured = next((f"{seconds} s" for seconds in sounds if seconds), "")
    length = first_said(sender.length, mail)
    length = f"{length} s" if length.isdecimal() else length or measured
    name = first_said(sender.caller_name, mail)[:_MOST_OF_NAME]
    told = [f"voice message of {length}" if length else "voice message"]
    return ", ".join(told + [f"caller shown as {name}"] * bool(name))


def _noise(mail: MailText, pieces: MailPieces, own_domain: str) -> Noise | None:
    """A report returns files that were sent from here; with anybody else's it may be a referral."""
    brings = any(one.content and not one.ornament for one in pieces.files)
    return noise_of(mail, own_domain) if mail.report_type or not brings else None
