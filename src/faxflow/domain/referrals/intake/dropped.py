"""A file that was left for the intake, and how it becomes something that came in."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.referrals.intake.from_mail import DAMAGE
from faxflow.domain.referrals.intake.incoming import Identity, Incoming
from faxflow.domain.referrals.intake.mail_pieces import MailPieces, mail_pieces, saved_mail
from faxflow.domain.referrals.intake.piece import piece_of
from faxflow.domain.referrals.record import Channel


@dataclass(frozen=True, slots=True)
class Dropped:
    """A finished file; `name` may say whom it is about, so nobody tells it on."""

    name: str
    content: bytes
    changed_at: datetime


def from_file(dropped: Dropped, now: datetime) -> Incoming:
    """The file as one thing that came in."""
    piece = piece_of(dropped.content)
    saved = _saved(dropped.content)
    pieces = saved or MailPieces((piece,), None)
    return Incoming(
        channel=Channel.FOLDER,
        profile="folder",
        source="",
        received_at=min(dropped.changed_at, now),
        raw=piece,
        # What a saved mail says beside its files counts, too.
        identity=Identity(_of_this_file(dropped), words=piece.sha256 if saved else ""),
        files=pieces.files,
        message=pieces.text,
    )


def _saved(content: bytes) -> MailPieces | None:
    """What a saved mail brings; None where the file is none, or is damaged."""
    try:
        mail = saved_mail(content)
        return mail_pieces(mail) if mail else None
    except DAMAGE:
        return None


def _of_this_file(dropped: Dropped) -> str:
    """The same content under another name or of another day was put there on purpose."""
    told = (dropped.name, dropped.changed_at.isoformat(), hashlib.sha256(dropped.content))
    whole = f"{told[0]}\0{told[1]}\0{told[2].hexdigest()}"
    # A name may be of another system's letters, which are none here.
    return hashlib.sha256(whole.encode(errors="surrogateescape")).hexdigest()
