"""Lists of cases as text and data: ids, states and times; no patient data."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from faxflow.domain.counted import counted
from faxflow.views.moment import local_minute


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case; `due_at` (UTC) is its next try or its task's time, None where nobody waits."""

    name: str
    state: str
    reason: str | None
    tries: int
    urgent: bool
    batch: str
    due_at: datetime | None


def case_list_data(lines: Sequence[CaseLine], matching: int) -> dict[str, object]:
    """All of it, under stable names; times are UTC."""
    return {
        "cases": [
            {
                "case": line.name,
                "state": line.state,
                "reason": line.reason,
                "tries": line.tries,
                "urgent": line.urgent,
                "batch": line.batch,
                "due_at": line.due_at and line.due_at.isoformat(),
            }
            for line in lines
        ],
        "matching": matching,
        "left_out": matching - len(lines),
    }


def case_list_text(lines: Sequence[CaseLine], matching: int, zone: tzinfo) -> str:
    """A line for each case, then how many are left out."""
    if not lines:
        return "There is no such fax."
    cells = [_cells(line, zone) for line in lines]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    padded = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in cells)
    rest = matching - len(lines)
    more = [f"and {rest} more (--limit {matching} shows all)"] if rest else []
    return "\n".join([*padded, *more])


def picked_text(states: Sequence[str]) -> str:
    """How many faxes were picked, and how they stand."""
    each = ", ".join(f"{count} {state}" for state, count in Counter(states).items())
    return f"{counted(len(states), 'fax', 'faxes')} picked: {each}."


def _cells(line: CaseLine, zone: tzinfo) -> tuple[str, ...]:
    due = f"due {local_minute(line.due_at, zone)}" if line.due_at else ""
    urgent = "urgent" if line.urgent else ""
    tries = counted(line.tries, "attempt")
    return line.name, line.state, line.reason or "", tries, line.batch, due, urgent
