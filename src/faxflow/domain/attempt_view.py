"""An attempt beside its case, as a verdict meets it."""

from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.delivery import State
from faxflow.domain.ids import CaseId


@dataclass(frozen=True, slots=True)
class AttemptView:
    """`current` is the case's newest attempt; `evidence` what the delivery rests on, or None;
    `outcome` how this very attempt was settled, and `settled_at` when, None while it is not;
    `goes_to` the number that the case has now, where that is not the attempt's.
    """

    case_id: CaseId
    attempt: int
    number: str
    state: State
    current: int
    claim: str | None = None
    evidence: str | None = None
    gateway: str = ""
    submitted_at: datetime | None = None
    outcome: str | None = None
    goes_to: str | None = None
    settled_at: datetime | None = None

    def is_same(self, other: "AttemptView") -> bool:
        """Whether both are one attempt, whenever they were looked at."""
        return (self.case_id, self.attempt) == (other.case_id, other.attempt)
