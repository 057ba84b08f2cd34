"""One thing that came in, before its documents are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading.form import FieldReading
from faxflow.domain.referrals.intake.noise import Noise
from faxflow.domain.referrals.intake.piece import Piece
from faxflow.domain.referrals.record import Channel


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes an arrival the same thing, should it come again.

    `content` is the whole thing's; `own_id` what its sender calls it, with when it was;
    `words` what a person wrote beside the files, empty where a machine wrote.
    """

    content: str
    own_id: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """`raw` is all of it, as it came; `files` and `message` what is to be read of it.

    `source` is the number or address that it came from, empty where it does not say.
    `profile` is the name of what it was read by. `told` are fields that it says outside its
    documents. `remark` is for those who see the referral: a patient's data may stand in it.
    `trouble` is why it could not be taken apart, None where it could.
    """

    channel: Channel
    profile: str
    source: str
    received_at: datetime
    raw: Piece
    identity: Identity
    files: tuple[Piece, ...] = ()
    message: Piece | None = None
    told: Mapping[Field, FieldReading] = field(default_factory=dict)
    remark: str = ""
    noise: Noise | None = None
    trouble: str | None = None

    @property
    def papers(self) -> tuple[Piece, ...]:
        """The files that are more than ornaments; an empty one is among them, as it came."""
        return tuple(one for one in self.files if not one.ornament)

    @property
    def is_call(self) -> bool:
        """Whether somebody must listen to it, or call back, before anything is known."""
        return self.channel is Channel.VOICEMAIL
