"""Lists of referrals as text and data: where each stands, and by when something is to be done."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.shown import DeskTask, Line, Lines
from faxflow.views.moment import local_minute

_USUAL_PRIORITIES = {"", "routine"}


def lines_data(lines: Lines) -> dict[str, object]:
    """All of it, under stable names; times are UTC."""
    return {"referrals": [_data(line) for line in lines.lines], "left_out": lines.left_out}


def list_text(lines: Lines, zone: tzinfo, *, more: str) -> str:
    """A line for each, then how many are left out and `more`: how to see them."""
    if not lines.lines:
        return "There is no such referral at your desks."
    return "\n".join([*_lined_up(lines.lines, zone), *_rest(lines, more)])


def queue_data(lines: Lines, tasks: Sequence[DeskTask]) -> dict[str, object]:
    """All of it, under stable names; times are UTC."""
    return {
        **lines_data(lines),
        "tasks": [
            {
                "task": one.name,
                "title": one.title,
                "queue": one.queue,
                "owner": one.owner,
                "due_at": one.due_at.isoformat(),
            }
            for one in tasks
        ],
    }


def queue_text(lines: Lines, tasks: Sequence[DeskTask], zone: tzinfo, *, more: str) -> str:
    """The referrals in order of due time, then the tasks beside those."""
    told = [*_lined_up(lines.lines, zone), *_rest(lines, more)]
    told += ["Beside these:"] if lines.lines and tasks else []
    told += [f"  {_task(one, zone)}" for one in tasks]
    return "\n".join(told) or "Nothing waits for you."


def where_text(lines: Lines, zone: tzinfo) -> str:
    """A sentence for each: whose it is, its stage and desk, since when, and by when it is due."""
    if not lines.lines:
        return "There is no referral that you may see under that id, name or phone."
    told = [_sentence(line, zone) for line in lines.lines]
    more = "give more of the name, or the birth date as 1961-04-02"
    return "\n".join([*told, *_rest(lines, more)])


def head(line: Line, zone: tzinfo) -> str:
    """`eligibility (eligibility desk, mara) since …, due …`."""
    desk = f"{line.queue} desk, {line.owner}" if line.owner else f"{line.queue} desk"
    since = f"since {local_minute(line.entered_at, zone)}"
    if line.due_at is None:
        return f"{line.stage} {since}"
    return f"{line.stage} ({desk}) {since}, {_due(line, zone)}"


def local_stamp(text: str, zone: tzinfo) -> str:
    """A moment that is kept as text, in the practice's time."""
    return local_minute(datetime.fromisoformat(text), zone)


def field_told(field: str, text: str, zone: tzinfo) -> str:
    """What a field says: an appointment, kept in UTC, by the practice's clock as it was typed."""
    return local_stamp(text, zone) if text and field == Field.APPOINTMENT_AT else text


def _data(line: Line) -> dict[str, object]:
    return {
        "referral": line.name,
        "patient": line.patient or None,
        "stage": line.stage,
        "queue": line.queue,
        "owner": line.owner,
        "entered_at": line.entered_at.isoformat(),
        "due_at": line.due_at.isoformat() if line.due_at else None,
        "overdue": line.overdue,
        "priority": line.priority or None,
        "service": line.service or None,
    }


def _lined_up(lines: Sequence[Line], zone: tzinfo) -> list[str]:
    if not lines:
        return []
    cells = [_cells(line, zone) for line in lines]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in cells]


def _cells(line: Line, zone: tzinfo) -> tuple[str, ...]:
    due = local_minute(line.due_at, zone) if line.due_at else ""
    overdue = "OVERDUE" if line.overdue else ""
    owner = "you" if line.yours else line.owner or ""
    urgent = "" if line.priority in _USUAL_PRIORITIES else line.priority
    return (
        line.name,
        due,
        overdue,
        line.stage,
        line.queue,
        owner,
        urgent,
        line.service,
        line.patient,
    )


def _rest(lines: Lines, more: str) -> list[str]:
    return [f"and {lines.left_out} more ({more})"] if lines.left_out else []


def _sentence(line: Line, zone: tzinfo) -> str:
    whose = f" {line.patient}" if line.patient else ""
    return f"{line.name}{whose}: {head(line, zone)}"


def _due(line: Line, zone: tzinfo) -> str:
    due = f"due {local_minute(line.due_at, zone)}" if line.due_at else ""
    return f"{due}, OVERDUE" if line.overdue else due


def _task(one: DeskTask, zone: tzinfo) -> str:
    owner = f", taken by {one.owner}" if one.owner else ""
    return f"{one.name}  {one.title} ({one.queue}, due {local_minute(one.due_at, zone)}{owner})"
