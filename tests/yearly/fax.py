"""One generated fax while it lives, with the rows that are to become of it."""

from dataclasses import dataclass, field
from datetime import date

from faxflow.domain.delivery import State
from faxflow.domain.ids import CaseId, case_name
from faxflow.domain.reasons import Reason
from yearly.moments import stamp, stamp_or_none
from yearly.rows import Row, Rows

Attempt = list[object]
"""As the table has it; the places of what changes later:"""
SUBMITTED, SENT, WINDOW, SETTLED, OUTCOME, REASON, REPLY = 7, 8, 9, 10, 11, 12, 13

Task = list[object]
CLOSED_AT, OWNER, TAKEN_AT, CLOSED_BY = 8, 10, 11, 12


@dataclass(slots=True)
class Fax:
    """Times are milliseconds; `batch` and `line` say where it came from."""

    id: int
    day: date
    batch: int
    line: int
    number: str
    letter: str
    fields: str
    created_at: int
    state: State = State.READY
    attempt: int = 0
    tries_from: int = 1
    claim: str | None = None
    next_action_at: int | None = None
    reason: Reason | None = None
    evidence: str | None = None
    changed_at: int = 0
    ready_since: int | None = None
    priority: int = 0
    pages: int = 1
    referral: int | None = None
    failures: list[Reason] = field(default_factory=list)
    last: Attempt = field(default_factory=list)
    task: Task | None = None

    @property
    def name(self) -> str:
        return case_name(CaseId(self.id))

    def row(self) -> Row:
        drawn = self.attempt > 0
        return (
            self.id,
            case_key(self.id),
            f"{self.id + 2**64:064x}",
            self.state.value,
            self.attempt,
            self.claim,
            stamp_or_none(self.next_action_at),
            self.reason,
            self.evidence,
            self.number,
            self.letter,
            self.day.isoformat(),
            self.fields,
            f"{self.id + 1:064x}" if drawn else None,
            self.pages if drawn else None,
            self.batch,
            self.line,
            stamp(self.created_at),
            stamp(self.changed_at),
            self.priority,
            self.tries_from,
            stamp_or_none(self.ready_since),
        )


def case_key(case: int) -> str:
    """Stands for a keyed hash; in order, since a year is written in half the time so."""
    return f"{case:064x}"


def note_event(
    rows: Rows, subject: str, told: tuple[str | None, ...], *, at: str, run: str
) -> None:
    """An event; `told` is source, target, cause, reason, detail. Its hash is none."""
    number = rows.next_id("events")
    actor = run.split("-", maxsplit=1)[0] if "-" in run[2:] else "faxflow"
    rows.add("events", (at, run, actor, subject, *told, f"{number:064x}"))
