"""Alarms: what should have happened by now and did not; each with a key that stays the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from faxflow.domain.counted import are, counted, in_hours
from faxflow.domain.delivery import State
from faxflow.domain.ids import CaseId, TaskId, case_name, task_name
from faxflow.domain.task import TaskKind
from faxflow.domain.usual_rows import Shortfall, shortfall


class About(StrEnum):
    """What an alarm is about; those of a report have its day in their key."""

    NO_REPORT = "no-report"
    NO_ROWS = "no-rows"
    FEW_ROWS = "few-rows"
    NO_VERDICTS = "no-verdicts"
    UNREAD_INBOX = "unread-inbox"
    STUCK = "stuck"
    UNTAKEN = "untaken"


@dataclass(frozen=True, slots=True)
class Alarm:
    """`key` is its task's; while a task with it is open, none is opened beside it."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class ReportDay:
    """A day's report, if it came; `rows` is None until it is read.

    `others` are the rows of the days before, `same_weekday` those of this weekday alone.
    """

    day: date
    came: bool
    rows: int | None
    same_weekday: Sequence[int]
    others: Sequence[int]


@dataclass(frozen=True, slots=True)
class Listening:
    """Faxes that are out, since when (UTC), and when the inbox was last read without a fault."""

    faxes_out: int
    out_since: datetime | None
    last_good_pass: datetime | None


HELP = {
    State.READY: "is `faxflow send` run, and does the gateway take them?",
    State.SENDING: "`faxflow send` takes them back",
    State.SUBMITTING: "`faxflow send` settles them",
    State.SENT: "neither a result nor silence has settled them: `faxflow watch-bounces`",
    State.IN_DOUBT: "ask the recipients, then `faxflow case resolve`",
    State.WAITING: "is `faxflow retry` run?",
    State.HELD: "`faxflow case release` or `faxflow case cancel`",
    State.FAILED: "`faxflow case correct`, `faxflow case release` or `faxflow case cancel`",
}


def key(about: About, what: str = "") -> str:
    """`alarm:no-report:2026-11-23`."""
    return ":".join(filter(None, (TaskKind.ALARM, about, what)))


def day_in(alarm_key: str) -> date | None:
    """The day that a report's alarm is about; None for another's."""
    for about in (About.NO_REPORT, About.NO_ROWS, About.FEW_ROWS):
        beginning = f"{key(about)}:"
        if alarm_key.startswith(beginning):
            return date.fromisoformat(alarm_key.removeprefix(beginning))
    return None


def about_report(found: ReportDay, lowest_share: float) -> Alarm | None:
    """A report that is not there, is empty, or has far fewer rows than usual that weekday."""
    day = str(found.day)
    if not found.came:
        title = f"No report of {day} has come: `faxflow run-morning --date {day}`"
        return Alarm(key(About.NO_REPORT, day), title) if found.others else None
    if found.rows is None:
        return None
    match shortfall(found.rows, found.same_weekday, found.others, lowest_share=lowest_share):
        case Shortfall(usual=usual) if found.rows:
            title = f"The report of {day} has {counted(found.rows, 'row')}, where {usual} are usual"
            return Alarm(key(About.FEW_ROWS, day), f"{title}: ask whoever writes it")
        case Shortfall():
            title = f"The report of {day} has no rows: ask whoever writes it"
            return Alarm(key(About.NO_ROWS, day), title)
    return None


def about_verdicts(faxes: int, least_faxes: int, hours: float) -> Alarm | None:
    """Faxes that went out `hours` ago or longer, and no verdict on any fax since."""
    if faxes < least_faxes:
        return None
    out = counted(faxes, "fax", "faxes")
    title = f"No result has come for {in_hours(hours)}, though {out} went out before"
    return Alarm(key(About.NO_VERDICTS), f"{title}: does the gateway write to the service inbox?")


def about_inbox(listening: Listening, hours: float, now: datetime) -> Alarm | None:
    """Faxes are out, and nobody has read the inbox for `hours`."""
    if listening.out_since is None:
        return None
    heard = max(filter(None, (listening.out_since, listening.last_good_pass)))
    if now - heard < timedelta(hours=hours):
        return None
    out = f"{counted(listening.faxes_out, 'fax', 'faxes')} {are(listening.faxes_out)} out"
    title = f"The service inbox was not read for {in_hours(hours)}, and {out}"
    return Alarm(key(About.UNREAD_INBOX), f"{title}: is `faxflow watch-bounces` run?")


def about_stuck(state: State, cases: Sequence[CaseId], hours: float) -> Alarm | None:
    """Cases that have stayed in one state for longer than `hours` of open office, oldest first."""
    if not cases:
        return None
    told = f"{counted(len(cases), 'fax', 'faxes')} stayed {state} for {_of_office(hours)}"
    title = f"{told}, the oldest is {case_name(cases[0])}: {HELP[state]}"
    return Alarm(key(About.STUCK, state), title)


def about_untaken(tasks: Sequence[TaskId], hours: float) -> Alarm | None:
    """Due tasks that nobody has taken for `hours` of open office, oldest first."""
    if not tasks:
        return None
    told = f"Nobody took {counted(len(tasks), 'task')} within {_of_office(hours)}"
    title = f"{told}, the oldest is {task_name(tasks[0])}: `faxflow task list`, `faxflow task take`"
    return Alarm(key(About.UNTAKEN), title)


def _of_office(hours: float) -> str:
    return in_hours(hours).replace(" ", " office ")
