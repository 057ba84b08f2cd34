"""The mails in which referrals reach the practice, and others that lie among them."""

import io
import math
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from random import Random

PRACTICE = "referrals@hilltop.example"
"""The shared mailbox's address."""

FAX_LINE, SWITCHBOARD = "faxline.example", "pbx.hilltop.example"
"""The domains of whoever turns faxes and voice messages into mail."""

_RATE, _TONE = 8000, 440


@dataclass(frozen=True, slots=True)
class Attached:
    """A file in a mail; `media_type` as `application/pdf`."""

    name: str
    media_type: str
    content: bytes


WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def office_mail(
    at: datetime, random: Random, sender: str, *, subject: str, text: str, files: Sequence[Attached]
) -> bytes:
    """What somebody at a referring office writes, with the files attached."""
    mail = _begun(at, random, sender, subject)
    mail.set_content(text)
    _attach(mail, files, random)
    return mail.as_bytes()


def fax_mail(at: datetime, random: Random, caller: str, file: Attached, *, pages: int = 1) -> bytes:
    """A fax that came by telephone from `caller` (E.164), as the fax service forwards it."""
    sender = f"Faxline Inbound <inbound@{FAX_LINE}>"
    mail = _begun(at, random, sender, f"New fax from {caller.removeprefix('+')}")
    mail.set_content(
        f"A fax came in for you.\n\nFrom: {caller.removeprefix('+')}\n"
        f"Received: {at:%Y-%m-%d %H:%M} UTC\nPages: {pages}\n\nThe fax is attached.\n"
    )
    _attach(mail, [file], random)
    return mail.as_bytes()


def voice_mail(at: datetime, random: Random, caller: str, *, seconds: int) -> bytes:
    """A message left on the referral line, as Asterisk forwards it."""
    number, serial = caller.removeprefix("+1"), random.randrange(1000, 9999)
    subject = f"[PBX]: New message {serial} in mailbox 2100"
    mail = _begun(at, random, f"Hilltop Voicemail <voicemail@{SWITCHBOARD}>", subject)
    mail["X-Asterisk-VM-Message-Num"] = str(serial)
    mail["X-Asterisk-VM-Server-Name"] = "hilltop-pbx"
    mail["X-Asterisk-VM-Context"] = "default"
    mail["X-Asterisk-VM-Extension"] = "2100"
    mail["X-Asterisk-VM-Caller-ID-Num"] = number
    mail["X-Asterisk-VM-Duration"] = str(seconds)
    mail["X-Asterisk-VM-Message-ID"] = f"{int(at.timestamp())}-{random.randrange(16**8):08x}"
    mail["X-Asterisk-VM-Orig-date"] = f"{at:%A, %B %d, %Y at %H:%M:%S UTC}"
    mail["X-Asterisk-VM-Orig-time"] = str(int(at.timestamp()))
    mail.set_content(
        f"A message of 0:{seconds:02d} was left in mailbox 2100 by {number},\n"
        f"on {at:%A, %B %d, %Y at %H:%M:%S}.\n"
    )
    _attach(mail, [Attached(f"msg{serial}.wav", "audio/x-wav", _tone(random))], random)
    return mail.as_bytes()


def automatic_mail(at: datetime, random: Random) -> bytes:
    """An answer that no person wrote."""
    mail = _begun(at, random, "Front Desk <desk@riverbend.example>", "Automatic reply: Thank you")
    mail["Auto-Submitted"] = "auto-replied"
    mail["X-Auto-Response-Suppress"] = "All"
    mail.set_content("Our office is closed today. We answer every mail on the next working day.\n")
    return mail.as_bytes()


def newsletter(at: datetime, random: Random) -> bytes:
    """What a subscriber gets, with the headers of a mailing list."""
    sender, subject = "Clinic Weekly <news@weekly.example>", "Five ways to a calmer front desk"
    mail = _begun(at, random, sender, subject)
    mail["List-Id"] = "Clinic Weekly <weekly.weekly.example>"
    mail["List-Unsubscribe"] = "<mailto:leave@weekly.example>"
    mail["Precedence"] = "bulk"
    mail.set_content("This week: quieter telephones, shorter forms, and a chair that fits.\n")
    return mail.as_bytes()


def own_notice(at: datetime, random: Random) -> bytes:
    """One of faxflow's notices to staff, which somebody has had forwarded here by a rule."""
    mail = _begun(at, random, "desk@hilltop.example", "2 referrals need attention")
    mail.replace_header(
        "Message-ID", f"<notice-{at:%Y%m%dT%H%M%SZ}-{random.randrange(16**6):06x}@hilltop.example>"
    )
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content("RF-000001 and RF-000002 are due: faxflow queue\n")
    return mail.as_bytes()


def again(mail: bytes, random: Random) -> bytes:
    """The same mail handed on a second time, under a Message-ID of its own."""
    head, blank, body = mail.partition(b"\r\n\r\n")
    lines = [
        _message_id(random).encode() if line.lower().startswith(b"message-id:") else line
        for line in head.split(b"\r\n")
    ]
    return b"\r\n".join(lines) + blank + body


def _begun(at: datetime, random: Random, sender: str, subject: str) -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    mail["From"] = sender
    mail["To"] = PRACTICE
    mail["Subject"] = subject
    mail["Date"] = at
    name, _, value = _message_id(random).partition(": ")
    mail[name] = value
    return mail


def _message_id(random: Random) -> str:
    return f"Message-ID: <{random.randrange(16**16):016x}@mx.example>"


def _attach(mail: EmailMessage, files: Sequence[Attached], random: Random) -> None:
    for file in files:
        main, _, sub = file.media_type.partition("/")
        mail.add_attachment(file.content, maintype=main, subtype=sub, filename=file.name)
    if files:
        # The library's own boundary would differ each time, and with it the mail.
        mail.set_boundary(f"=_{random.randrange(16**16):016x}")


def _tone(random: Random) -> bytes:
    """A quarter of a second of sound, no two alike: nobody listens to it here."""
    stream, pitch = io.BytesIO(), random.uniform(_TONE, 2 * _TONE)
    with wave.open(stream, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(_RATE)
        turn = 2 * math.pi * pitch / _RATE
        file.writeframes(bytes(128 + int(60 * math.sin(turn * n)) for n in range(_RATE // 4)))
    return stream.getvalue()
