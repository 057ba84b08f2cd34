"""One generated referral while it lives, with the rows that are to become of it."""

from dataclasses import dataclass, field

from faxflow.domain.ids import ReferralId, referral_name
from faxflow.domain.referral import Queue, Stage
from yearly.moments import stamp, stamp_or_none
from yearly.rows import Row

Visit = list[object]
LEFT_AT, BREACHED_AT = 4, 10


@dataclass(slots=True)
class LivingReferral:
    """Times are milliseconds; `used` is the open time that waiting has interrupted."""

    id: int
    channel: str
    received_at: int
    created_at: int
    stage: Stage
    queue: Queue
    entered_at: int
    told: tuple[object, ...]
    office_fax: str
    interrupted: Stage | None = None
    owner: str | None = None
    due_at: int | None = None
    remind_at: int | None = None
    due_round: int = 1
    used: int = 0
    appointment_at: int | None = None
    appointment_outcome: str = ""
    closed_for: str | None = None
    reworks: int = 0
    changes: int = 0
    visit: Visit = field(default_factory=list)
    task: list[object] | None = None
    ended_at: int | None = None

    @property
    def name(self) -> str:
        return referral_name(ReferralId(self.id))

    def row(self, calendar: str) -> Row:
        appointment = stamp(self.appointment_at) if self.appointment_at is not None else ""
        return (
            self.id,
            self.id,
            self.channel,
            *self.told[:1],
            stamp(self.received_at),
            stamp(self.created_at),
            *self.told[1:],
            appointment,
            self.appointment_outcome,
            self.stage.value,
            stamp(self.entered_at),
            self.interrupted.value if self.interrupted else None,
            self.queue.value,
            self.owner,
            stamp_or_none(self.due_at),
            stamp_or_none(self.remind_at),
            self.due_round,
            calendar,
            "[]",
            self.closed_for,
            self.reworks,
            self.changes,
            self.changes,
        )
