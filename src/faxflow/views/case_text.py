"""One case as text and data: state, attempts, events; ids only, no patient data."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, tzinfo
from pathlib import Path

from faxflow.domain.counted import counted
from faxflow.domain.delivery import Cause
from faxflow.domain.undoing import MADE_AGAIN
from faxflow.views.moment import local_second

Row = Mapping[str, str | None]

_BY_PERSONS = frozenset(
    {Cause.PERSON, MADE_AGAIN, "number corrected", "sent again by a person", Cause.LOADED}
)
"""Of what a person did it is told who, and by which run, as `undo` takes it."""


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """A fax that went astray; `number` is E.164 as dialled, the letter's facts None if unknown."""

    name: str
    kind: str
    reference: str
    number: str
    letter_sha256: str | None
    pages: int | None
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class CameFrom:
    """The report that made or last changed a fax, and its line there; `made` says how a batch
    came about that is no report, else it is None."""

    report: str
    line: int
    letter_name: str
    service_date: str
    made: str | None = None


@dataclass(frozen=True, slots=True)
class CaseLife:
    """`tasks` are the titles of its open tasks; `letter` is where its PDF lies, if it does.

    `held_for` says why it is held, None where it is not; `commands` can be given next;
    `number` is E.164; `template_sha256` is of the template version that drew the letter;
    `removed_at` is when retention removed number and fields (UTC), None where they are here.
    """

    name: str
    state: str
    letter: str | None
    tasks: Sequence[str]
    attempts: Sequence[Row]
    history: Sequence[Row]
    held_for: str | None = None
    commands: Sequence[str] = ()
    incidents: Sequence[IncidentLine] = ()
    number: str | None = None
    came_from: CameFrom | None = None
    template_sha256: str | None = None
    removed_at: datetime | None = None


def case_data(life: CaseLife) -> dict[str, object]:
    """All of it, under stable names; times are UTC."""
    return {
        "case": life.name,
        "state": str(life.state),
        "number": life.number,
        "held_for": life.held_for,
        "came_from": life.came_from and asdict(life.came_from),
        "letter": life.letter,
        "template_sha256": life.template_sha256,
        "removed_at": life.removed_at.isoformat() if life.removed_at else None,
        "tasks": list(life.tasks),
        "commands": list(life.commands),
        "incidents": [{**asdict(one), "at": one.at.isoformat()} for one in life.incidents],
        "attempts": [dict(row) for row in life.attempts],
        "history": [dict(row) for row in life.history],
    }


def case_text(life: CaseLife, zone: tzinfo) -> str:
    """Its state and what is to be done, then a line for each event in the practice's time."""
    held = f": {life.held_for}" if life.held_for else ""
    lines = [f"{life.name} is {life.state}{held}"]
    lines += [f"Fax number: {life.number}"] if life.number else []
    lines += [_removed(life.removed_at, zone)] if life.removed_at else []
    lines += [_origin(life.came_from)] if life.came_from else []
    lines += [f"To do: {title}" for title in life.tasks]
    lines += _list("You can:", life.commands)
    lines += [_incident(one, zone) for one in life.incidents]
    lines += [f"Letter: {life.letter}{_drawn_by(life)}"] if life.letter else []
    lines += _list("Attempts:", [_attempt(row, zone) for row in life.attempts])
    return "\n".join([*lines, "", *(_event(row, zone, _who(life, row)) for row in life.history)])


def _removed(at: datetime, zone: tzinfo) -> str:
    day = at.astimezone(zone).date()
    return f"Its number and the fields of its letter were removed on {day} by retention"


def _drawn_by(life: CaseLife) -> str:
    version = life.template_sha256
    return f" (drawn by template version {version[:12]})" if version else ""


def _origin(one: CameFrom) -> str:
    made = f" ({one.made})" if one.made else ""
    return (
        f"From {one.report}, line {one.line}{made}:"
        f" letter {one.letter_name}, service date {one.service_date}"
    )


def _list(head: str, lines: Sequence[str]) -> list[str]:
    return [head, *(f"  {line}" for line in lines)] if lines else []


def _attempt(row: Row, zone: tzinfo) -> str:
    """Its name, its gateway, when that had it, what came of it, and the letter it carried."""
    moment = row["sent_at"] or row["started_at"] or ""
    at = local_second(datetime.fromisoformat(moment), zone)
    came = row["outcome"] or "no result yet"
    why = f" ({row['reason']})" if row["reason"] else ""
    letter = f"  {Path(lies).name}" if (lies := row.get("letter")) else ""
    return f"{row['reference']}  {row['gateway']}  {at}  {came}{why}{letter}"


def _incident(one: IncidentLine, zone: tzinfo) -> str:
    pages = counted(one.pages, "page") if one.pages else "pages not known"
    sha256 = one.letter_sha256 or "not known"
    return (
        f"{one.name}: {one.reference} went astray ({one.kind}) to {one.number}, {pages},"
        f" letter sha256 {sha256}; recorded {local_second(one.at, zone)} by {one.by}"
    )


def _who(life: CaseLife, row: Row) -> str:
    by_report = row["cause"] == Cause.LOADED and not (life.came_from and life.came_from.made)
    if row["cause"] not in _BY_PERSONS or by_report:
        return ""
    return f"  (by {row['actor']}, run {row['run_id']})"


def _event(row: Row, zone: tzinfo, who: str) -> str:
    moved = " → ".join(part for part in (row["source"], row["target"]) if part)
    why = f" ({row['reason']})" if row["reason"] else ""
    detail = f": {row['detail']}" if row["detail"] else ""
    at = local_second(datetime.fromisoformat(row["at"] or ""), zone)
    return f"  {at}  {moved or '·'}  {row['cause']}{why}{detail}{who}"
