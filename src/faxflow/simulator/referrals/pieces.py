"""Puts what was told into mails and files, as each channel carries it."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from random import Random

from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.record import Channel
from faxflow.simulator.referrals.documents import cut_off, pdf_of, word_of
from faxflow.simulator.referrals.mails import (
    WORD_TYPE,
    Attached,
    automatic_mail,
    fax_mail,
    newsletter,
    office_mail,
    own_notice,
    voice_mail,
)
from faxflow.simulator.referrals.requests import Request, invent_requests
from faxflow.simulator.referrals.tellings import Telling
from faxflow.simulator.referrals.truth import Becomes, Meant, Piece
from faxflow.simulator.referrals.writing import Form, written

Scan = Callable[[Request, Random], Attached]
"""Draws the form for a request as it comes out of a fax machine."""

_ON_PAPER = 0.65
"""The share of faxes that a machine has scanned; computers send the rest."""

_SUBJECT = "Referral for your practice"
_COVER = "Please find a referral attached.\n\nThank you,\nThe front office\n"


def e_mail(telling: Telling, at: datetime, random: Random, *, plain: bool = False) -> Piece:
    """A mail with the form attached as PDF or Word, or written into the mail itself."""
    form = written(telling.wrote, random)
    medium = "plain" if plain else random.choice(("pdf", "pdf", "word", "plain"))
    files = {
        "pdf": [Attached("referral.pdf", "application/pdf", pdf_of(form))],
        "word": [Attached("referral.docx", WORD_TYPE, word_of(form))],
        "plain": [],
    }[medium]
    mail = office_mail(
        at,
        random,
        sender_of(telling.wrote),
        subject=_SUBJECT,
        text=_COVER if files else form.text,
        files=files,
    )
    return Piece(at, Channel.EMAIL, mail, (telling.meant,))


def two_in_one(tellings: Sequence[Telling], at: datetime, random: Random) -> Piece:
    """One mail with a form for each of several patients."""
    files = [
        Attached(f"referral-{count}.pdf", "application/pdf", pdf_of(written(one.wrote, random)))
        for count, one in enumerate(tellings, start=1)
    ]
    sender = sender_of(tellings[0].wrote)
    mail = office_mail(at, random, sender, subject=_SUBJECT, text=_COVER, files=files)
    return Piece(at, Channel.EMAIL, mail, tuple(one.meant for one in tellings))


def fax(telling: Telling, at: datetime, random: Random, *, scan: Scan) -> Piece:
    """A form as the fax service forwards it: scanned, or as a computer sent it."""
    # Forms on paper have every field, and a date in it.
    scanned = not telling.meant.answers and random.random() < _ON_PAPER
    if scanned:
        file = scan(telling.wrote, random)
    else:
        file = Attached("fax.pdf", "application/pdf", pdf_of(written(telling.wrote, random)))
    mail = fax_mail(at, random, caller_of(telling.wrote), file)
    return Piece(at, Channel.FAX, mail, (telling.meant,), scanned=scanned)


def dropped_file(telling: Telling, at: datetime, random: Random, *, number: int) -> Piece:
    """A file in the drop folder."""
    form = written(telling.wrote, random)
    kind, draw = random.choice((("pdf", pdf_of), ("docx", word_of), ("txt", _text_of)))
    content = draw(form)
    return Piece(at, Channel.FOLDER, content, (telling.meant,), f"referral-{number:04d}.{kind}")


def voice(key: str, at: datetime, random: Random) -> Piece:
    """A voice message; nobody has listened to it yet."""
    request = invent_requests(at.date(), 1, random)[0]
    mail = voice_mail(at, random, request[Field.PHONE], seconds=random.randrange(8, 58))
    meant = Meant(key, Becomes.REFERRAL, answers=request)
    return Piece(at, Channel.VOICEMAIL, mail, (meant,))


def unreadable(key: str, at: datetime, random: Random, *, number: int) -> Piece:
    """What cannot be opened: a locked PDF, a fax that broke off, and a file without content."""
    request = invent_requests(at.date(), 1, random)[0]
    meant = (Meant(key, Becomes.REFERRAL, answers=request, unreadable=True),)
    form = written(request, random)
    if number % 3 == 0:
        locked = Attached("referral.pdf", "application/pdf", pdf_of(form, password=key))
        sender = sender_of(request)
        mail = office_mail(at, random, sender, subject=_SUBJECT, text=_COVER, files=[locked])
        return Piece(at, Channel.EMAIL, mail, meant)
    broken = b"" if number % 3 == 1 else cut_off(b"II*\x00" + pdf_of(form), random)
    file = Attached("fax.tif", "image/tiff", broken)
    return Piece(at, Channel.FAX, fax_mail(at, random, caller_of(request), file), meant)


def noise(key: str, at: datetime, random: Random, *, number: int) -> Piece:
    """What is no referral: two kinds that a person looks at, and a notice that strayed."""
    write, becomes = _NOISE[number % len(_NOISE)]
    return Piece(at, Channel.EMAIL, write(at, random), (Meant(key, becomes),))


_NOISE = (
    (automatic_mail, Becomes.TASK),
    (newsletter, Becomes.TASK),
    (own_notice, Becomes.NOT_A_REFERRAL),
)


def sender_of(request: Request) -> str:
    """The front office of the practice that refers."""
    office = request.get(Field.ORGANISATION, "Front Office")
    domain = re.sub(r"[^a-z]", "", office.lower())
    return f"{office} <office@{domain}.example>"


def caller_of(request: Request) -> str:
    """The number that the office faxes from."""
    return request.get(Field.PROVIDER_FAX, "+12175550190")


def _text_of(form: Form) -> bytes:
    return form.text.encode()
