"""One file of an arrival: an attachment, a recording, the message itself."""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from faxflow.domain.referrals.intake.media import Media, media_of


class PieceKind(StrEnum):
    """What a document is to a referral."""

    FORM = "form"
    LETTER = "letter"
    SCAN = "scan"
    VOICEMAIL = "voicemail"
    MESSAGE = "message"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Piece:
    """`ornament`: it says nothing by itself, as the logo under a mail or a calendar entry."""

    content: bytes
    media: Media
    ornament: bool = False
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        # Asked for many times, and a frozen object has no other way to keep it.
        object.__setattr__(self, "sha256", hashlib.sha256(self.content).hexdigest())

    @property
    def name(self) -> str:
        """Its name in the vault: what it holds, and nothing about whom."""
        return f"{self.sha256}{self.media.suffix}"


def piece_of(content: bytes, told: str = "", *, ornament: bool = False) -> Piece:
    """A file by its content; `told` is the media type that its sender gives."""
    return Piece(content, media_of(content, told), ornament)
