"""Gives up the report of a day that is over, once a later day's report has come."""

import re
from datetime import date

from faxflow.domain import alarm
from faxflow.domain.alarm import About
from faxflow.domain.task import TaskKind
from faxflow.steps.work import Work
from faxflow.store import events, tasks, vital_signs
from faxflow.store.connection import Connection

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def give_up_missed(tx: Connection, work: Work) -> None:
    """Closes what still asks for such a report, and says so in the history.

    A file that came and is no report is not given up: its task stays for a person.
    """
    today = work.run.now().astimezone(work.config.practice.zone).date()
    asking = vital_signs.asking_for_a_report(tx)
    for day in sorted({day for key in asking if (day := _day_in(key)) and day < today}):
        later = _later(tx, day)
        if later:
            for key in asking:
                if _day_in(key) == day:
                    tasks.close(tx, key, work.run.now())
            detail = f"no report of it could be used, and that of {later} has come"
            told = events.Event(f"report of {day}", "given up", detail=detail)
            events.record(tx, work.run, [told])


def _later(tx: Connection, day: date) -> date | None:
    """The next day whose report has come, where that of `day` has not."""
    come = vital_signs.rows_by_day(tx, day)
    return None if day in come else min(come, default=None)


def _day_in(key: str) -> date | None:
    """The day whose report a task asks for; None where it is about another report than a day's."""
    for beginning in (alarm.key(About.NO_REPORT), TaskKind.MEND_REPORT):
        rest = key.removeprefix(f"{beginning}:")
        if rest != key and _DAY.fullmatch(rest):
            return date.fromisoformat(rest)
    return None
