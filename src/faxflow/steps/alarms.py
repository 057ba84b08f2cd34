"""Opens and closes the alarms: what should have happened by now, and did not."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from faxflow.config.gateway import SilenceMeans
from faxflow.domain import alarm
from faxflow.domain.alarm import About, Alarm, ReportDay
from faxflow.domain.task import NewTask, TaskKind
from faxflow.steps.missed_reports import give_up_missed
from faxflow.steps.work import Work
from faxflow.store import tasks, vital_signs
from faxflow.store.connection import Connection

_A_PERSON_SAW_TO_IT = timedelta(hours=24)
"""For so long an alarm that a person has closed does not come back by itself."""

_LONGEST_SILENCE = timedelta(days=3)
"""Older faxes say nothing about today: silence has settled them, or they are stuck."""

_FEW_FAIL = 20
"""Of so many faxes one fails on most days: a gateway that tells failures only is silent else."""


def watch_for_alarms(tx: Connection, work: Work) -> None:
    """Opens a task for each alarm that has come up, and closes those that are over.

    None comes up on a day on which the office is closed; one that is over closes on any day.
    """
    now = work.run.now()
    give_up_missed(tx, work)
    open_keys = set(vital_signs.open_alarms(tx))
    alarms = {one.key: one for one in _alarms(tx, work, open_keys)}
    for key in sorted(open_keys - alarms.keys()):
        if _is_ours(key):
            tasks.close(tx, key, now)
    hours = work.config.office_hours
    if hours.is_working_day(hours.day_of(now)):
        seen_to = vital_signs.seen_to(tx, alarms, now - _A_PERSON_SAW_TO_IT)
        new = [one for key, one in alarms.items() if key not in seen_to]
        tasks.open_tasks(tx, work.run, [_task(one, now) for one in new])


def _is_ours(key: str) -> bool:
    """Whether it is looked after here: whoever tells notices has alarms of its own."""
    return any(key.startswith(alarm.key(about)) for about in About)


def _task(one: Alarm, now: datetime) -> NewTask:
    return NewTask(TaskKind.ALARM, one.key, one.title, now)


def _alarms(tx: Connection, work: Work, open_keys: set[str]) -> Iterator[Alarm]:
    found = [*_of_reports(tx, work, open_keys), *_of_mail(tx, work), *_of_the_stuck(tx, work)]
    yield from (one for one in found if one is not None)


def _of_reports(tx: Connection, work: Work, open_keys: set[str]) -> Iterator[Alarm | None]:
    """Today's report once it is time for it, and the reports that are still missed."""
    settings, hours, now = work.config.alarms, work.config.office_hours, work.run.now()
    local = now.astimezone(hours.zone)
    days = {day for key in open_keys if (day := alarm.day_in(key))}
    if settings.report_by and local.time() >= settings.report_by:
        days.add(local.date())
    for day in sorted(days):
        yield alarm.about_report(_report_day(tx, work, day), settings.lowest_share)


def _report_day(tx: Connection, work: Work, day: date) -> ReportDay:
    weeks = work.config.alarms.weeks
    rows = vital_signs.rows_by_day(tx, day - timedelta(weeks=weeks))
    before = {other: count for other, count in rows.items() if other < day and count is not None}
    same = [count for other, count in before.items() if other.weekday() == day.weekday()]
    return ReportDay(day, day in rows, rows.get(day), same, list(before.values()))


def _of_mail(tx: Connection, work: Work) -> Iterator[Alarm | None]:
    """Nobody reads the inbox; or it is read, and nothing comes."""
    settings, now = work.config.alarms, work.run.now()
    unread = None
    if settings.watch_hours:
        unread = alarm.about_inbox(vital_signs.listening(tx), settings.watch_hours, now)
        yield unread
    if settings.verdict_hours and not unread:
        faxes = _unanswered(tx, now, timedelta(hours=settings.verdict_hours))
        yield alarm.about_verdicts(faxes, _least_faxes(work), settings.verdict_hours)


def _unanswered(tx: Connection, now: datetime, patience: timedelta) -> int:
    """How many faxes went out that long ago, and after the last verdict on any fax."""
    since, last = now - _LONGEST_SILENCE, vital_signs.last_verdict_at(tx)
    return vital_signs.sent_between(tx, max(since, last) if last else since, now - patience)


def _least_faxes(work: Work) -> int:
    least = work.config.alarms.verdict_faxes
    tells_all = work.gateway.silence_means is SilenceMeans.IN_DOUBT
    return least if tells_all else least * _FEW_FAIL


def _of_the_stuck(tx: Connection, work: Work) -> Iterator[Alarm | None]:
    """What has not moved, and what nobody took, for so many hours of open office."""
    settings, hours, now = work.config.alarms, work.config.office_hours, work.run.now()
    for state, limit in settings.stuck_hours.items():
        if limit:
            before = hours.before(now, timedelta(hours=limit))
            yield alarm.about_stuck(state, vital_signs.stuck(tx, state, before), limit)
    if settings.untaken_hours:
        before = hours.before(now, timedelta(hours=settings.untaken_hours))
        yield alarm.about_untaken(vital_signs.untaken(tx, before), settings.untaken_hours)
