"""What is to become a referral: the fields, each from where it was read, and the documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading.form import FieldReading
from faxflow.domain.referrals.intake.reading import ReadPiece
from faxflow.domain.referrals.record import Channel


@dataclass(frozen=True, slots=True)
class Found:
    """What was read of a field; `inside` is the place of its document among the referral's,
    None: the arrival itself says it."""

    reading: FieldReading
    inside: int | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """One referral to be. `call_first`: nobody knows anything before somebody calls. `remark`
    is a note for those who see the referral. `look` names documents that a person must look
    at, by their places, and why, in words without a patient's data."""

    channel: Channel
    source: str
    received_at: datetime
    found: Mapping[Field, Found]
    documents: tuple[ReadPiece, ...]
    call_first: bool = False
    remark: str = ""
    look: tuple[tuple[int, str], ...] = ()

    @property
    def fields(self) -> Mapping[Field, str]:
        """The values that were found, doubtful ones among them."""
        told = {field: found.reading.value for field, found in self.found.items()}
        return {field: value for field, value in told.items() if value}

    @property
    def doubtful(self) -> frozenset[Field]:
        """The fields of which something was found that a person must look at, be it no value."""
        return frozenset(field for field, found in self.found.items() if found.reading.doubt)
