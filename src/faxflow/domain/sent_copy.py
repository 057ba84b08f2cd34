"""A copy of a fax's mail, as it lies in the Sent folder."""

from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.ids import Reference


@dataclass(frozen=True, slots=True)
class SentCopy:
    """`recipient` is the address that the gateway was written at, and `at` (aware) when."""

    reference: Reference
    recipient: str
    subject: str
    at: datetime
