"""One referral as text and data: how it stands, what it says, and all that happened to it."""

from collections.abc import Sequence
from datetime import tzinfo

from faxflow.domain.referrals.shown import Doubt, Shown
from faxflow.views.moment import local_minute
from faxflow.views.referrals.happening_text import happening_data, happening_line
from faxflow.views.referrals.line_text import field_told, head


def shown_data(shown: Shown) -> dict[str, object]:
    """All of it, under stable names; times are UTC."""
    line = shown.line
    return {
        "referral": line.name,
        "stage": line.stage,
        "queue": line.queue,
        "owner": line.owner,
        "entered_at": line.entered_at.isoformat(),
        "due_at": line.due_at.isoformat() if line.due_at else None,
        "overdue": line.overdue,
        "interrupted": shown.interrupted,
        "closed_for": shown.closed_for,
        "came_by": shown.came_by,
        "received_at": shown.received_at.isoformat(),
        "loop_closed_at": shown.loop_closed_at.isoformat() if shown.loop_closed_at else None,
        "reworks": shown.reworks,
        "fields": dict(shown.fields),
        "hidden": list(shown.hidden),
        "missing": list(shown.missing),
        "doubts": [_doubt_data(one) for one in shown.doubts],
        "timeline": [happening_data(one) for one in shown.happenings],
        "commands": list(shown.commands),
        "fhir": dict(shown.fhir),
        "removed_at": shown.removed_at.isoformat() if shown.removed_at else None,
    }


def shown_text(shown: Shown, zone: tzinfo) -> str:
    """How it stands, its fields, what is in doubt, what can be done, then its life in order."""
    happened = [happening_line(one, zone) for one in shown.happenings]
    parts = [
        _standing(shown, zone),
        _list("Says:", _says(shown, zone)),
        _names("Not for your role: ", shown.hidden),
        _names("Missing or doubtful: ", shown.missing),
        _list("In doubt:", [_doubt(one) for one in shown.doubts]),
        _list("You can:", shown.commands),
        ["", *happened],
    ]
    return "\n".join(line for part in parts for line in part)


def _standing(shown: Shown, zone: tzinfo) -> list[str]:
    closed = f": {shown.closed_for}" if shown.closed_for else ""
    lines = [f"{shown.line.name} is {head(shown.line, zone)}{closed}"]
    lines += [f"It waits; then it goes on with {shown.interrupted}"] if shown.interrupted else []
    lines += [f"Came by {shown.came_by}, {local_minute(shown.received_at, zone)}"]
    if shown.loop_closed_at:
        at = local_minute(shown.loop_closed_at, zone)
        lines += [f"The referring office has its answer since {at}"]
    if shown.removed_at:
        day = shown.removed_at.astimezone(zone).date()
        lines += [f"Its patient and all that it said were removed on {day} by retention"]
    return lines


def _says(shown: Shown, zone: tzinfo) -> list[str]:
    return [f"{field}: {field_told(field, text, zone)}" for field, text in shown.fields.items()]


def _names(told: str, names: Sequence[str]) -> list[str]:
    return [f"{told}{', '.join(names)}"] if names else []


def _list(told: str, lines: Sequence[str]) -> list[str]:
    return [told, *(f"  {line}" for line in lines)] if lines else []


def _doubt(one: Doubt) -> str:
    read = f" read as {one.read}" if one.read else ""
    return f"{one.field}{read} ({one.place}): {one.why}"


def _doubt_data(one: Doubt) -> dict[str, object]:
    return {"field": one.field, "read": one.read or None, "place": one.place, "why": one.why}
