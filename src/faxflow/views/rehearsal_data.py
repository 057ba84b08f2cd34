"""A rehearsed day as JSON: the same as the text, whole."""

from faxflow.domain.rehearsed_day import RehearsedDay
from faxflow.views.figures_shape import Day, Moment
from faxflow.views.rehearsal_shape import (
    RehearsalData,
    RehearsedCourse,
    RehearsedFaxes,
    RehearsedHourData,
    RehearsedLedgerData,
    RehearsedNeedData,
)


def rehearsal_data(day: RehearsedDay, folder: str | None) -> RehearsalData:
    """`folder` is where all of it is kept, None: it was removed."""
    return {
        **_faxes(day),
        **_course(day),
        "day": Day(str(day.day)),
        "report": day.report,
        "troubles": day.troubles,
        "batches": _batches(day),
        "rejects": [
            {
                "column": one.column,
                "reason": one.reason,
                "rows": one.rows,
                "lines": list(one.lines),
            }
            for one in day.rejects
        ],
        "needs": _needs(day),
        "needs_person": day.needs_person,
        "area_555": day.area_555,
        "left_out": [*day.left_out],
        "folder": folder,
    }


def _faxes(day: RehearsedDay) -> RehearsedFaxes:
    faxes = day.faxes
    return {
        "states": {**faxes.states},
        "delivered_at_try": {**faxes.tries},
        "failed_for": {**faxes.failed_for},
        "set_aside": faxes.aside,
        "made_up": faxes.invented,
        "unexplained": faxes.unexplained,
    }


def _course(day: RehearsedDay) -> RehearsedCourse:
    return {
        "hours": _hours(day),
        "morning_seconds": round(day.pace.morning_seconds, 1),
        "handover_seconds": round(day.pace.handover_seconds, 1),
        "messages_per_minute": day.pace.per_minute,
        "stopped_for_volume": day.refused,
        "alerts": [
            {"at": Moment(one.at.isoformat()), "subject": one.subject, "body": one.body}
            for one in day.alerts
        ],
        "mails_taken_by_gateway": day.sent,
        "attempts_handed_over": day.handed_over,
        "adds_up": day.adds_up,
        "letters": day.letters,
        "approximate_layout": day.approximate,
        "seconds": round(day.seconds, 1),
    }


def _hours(day: RehearsedDay) -> list[RehearsedHourData]:
    return [
        {
            "at": one.at,
            "handed_over": one.handed_over,
            "delivered": one.delivered,
            "failed": one.failed,
            "again": one.again,
            "alerts": one.alerts,
        }
        for one in day.hours
    ]


def _batches(day: RehearsedDay) -> dict[str, RehearsedLedgerData]:
    return {
        name: {
            "read": one.read,
            "loaded": one.loaded,
            "duplicate": one.duplicate,
            "rejected": one.rejected,
        }
        for name, one in day.ledgers.items()
    }


def _needs(day: RehearsedDay) -> list[RehearsedNeedData]:
    own = list(day.own_needs)
    return [
        {"kind": str(one.kind), "title": one.title, "command": one.command, "own": one in own}
        for one in day.needs
    ]
