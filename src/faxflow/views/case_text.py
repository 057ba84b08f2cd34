"""One case as text and data: state, attempts, events; ids only, no patient data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from faxflow.views.moment import local_second

Row = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class CaseLife:
    """`tasks` are the titles of its open tasks; `letter` is where its PDF lies, if it does."""

    name: str
    state: str
    letter: str | None
    tasks: Sequence[str]
    attempts: Sequence[Row]
    history: Sequence[Row]


def case_data(life: CaseLife) -> dict[str, object]:
    """All of it, under stable names; times are UTC."""
    return {
        "case": life.name,
        "state": str(life.state),
        "letter": life.letter,
        "tasks": list(life.tasks),
        "attempts": [dict(row) for row in life.attempts],
        "history": [dict(row) for row in life.history],
    }


def case_text(life: CaseLife, zone: tzinfo) -> str:
    """Its state and what is to be done, then a line for each event in the practice's time."""
    lines = [f"{life.name} is {life.state}"]
    lines += [f"To do: {title}" for title in life.tasks]
    lines += [f"Letter: {life.letter}"] if life.letter else []
    return "\n".join([*lines, "", *(_event(row, zone) for row in life.history)])


def _event(row: Row, zone: tzinfo) -> str:
    moved = " → ".join(part for part in (row["source"], row["target"]) if part)
    why = f" ({row['reason']})" if row["reason"] else ""
    detail = f": {row['detail']}" if row["detail"] else ""
    at = local_second(datetime.fromisoformat(row["at"] or ""), zone)
    return f"  {at}  {moved or '·'}  {row['cause']}{why}{detail}"
