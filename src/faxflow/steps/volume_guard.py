"""Stops a run that would send far more than usual, until a person lets it go."""

from faxflow.domain.counted import counted
from faxflow.domain.ids import batch_name
from faxflow.domain.task import NewTask, TaskKind
from faxflow.domain.usual_volume import Volume, day_span, judge_volume, same_weekdays
from faxflow.errors import UnusualVolume
from faxflow.steps.work import Work
from faxflow.store import batch_cases, events, tasks, volume
from faxflow.store.connection import Connection

_KEY = str(TaskKind.RELEASE_RUN)


def guard_volume(work: Work, *, let_go: bool) -> None:
    """Nothing where today is no surprise, or a person lets it go.

    Raises UnusualVolume once one task tells of it; not a single fax is sent then.
    """
    with work.store.write() as tx:
        today = _today(tx, work)
        if today.too_many and not let_go:
            tasks.open_tasks(tx, work.run, [_task(tx, work, today)])
        else:
            tasks.close(tx, _KEY, work.run.now())
        if today.too_many and let_go:
            _let_go(tx, work)
    if not let_go:
        _refuse(work, today)


def check_volume(work: Work) -> None:
    """As `guard_volume`, and changes nothing. Raises UnusualVolume."""
    with work.store.read() as tx:
        today = _today(tx, work)
    _refuse(work, today)


def _today(tx: Connection, work: Work) -> Volume:
    """Cheap on most days: what the margin allows needs no look at the history."""
    settings, zone = work.config.pacing, work.config.practice.zone
    day = work.run.now().astimezone(zone).date()
    faxes = volume.today(tx, day_span(day, zone))
    if faxes <= min(settings.usual_margin, settings.most_without_history):
        return Volume(faxes, None, faxes)
    first = volume.first_started_at(tx)
    known = [span for span in same_weekdays(day, settings.weeks, zone) if first and span[1] > first]
    return judge_volume(faxes, volume.of_days(tx, known), settings.volume)


def _refuse(work: Work, today: Volume) -> None:
    if today.too_many:
        raise UnusualVolume(faxes=_faxes(today), usual=_usual(work, today))


def _faxes(today: Volume) -> str:
    return counted(today.faxes, "fax", "faxes")


def _usual(work: Work, today: Volume) -> str:
    weekday = f"{work.run.now().astimezone(work.config.practice.zone):%A}"
    if today.usual is None:
        return f"there is no history of a {weekday} yet, so more than {today.limit} wait"
    return f"usual for a {weekday} are {today.usual}, and more than {today.limit} wait"


def _task(tx: Connection, work: Work, today: Volume) -> NewTask:
    batches = batch_cases.counted_ready(tx)
    counts = ", ".join(f"{batch_name(batch_id)}: {cases}" for batch_id, cases in batches[:3])
    most = batch_name(batches[0][0]) if batches else "BATCH"
    title = (
        f"Nothing is sent: today would have {_faxes(today)}; {_usual(work, today)}"
        f" (ready: {counts}). `faxflow batch show {most}`, then"
        f" `faxflow batch release|hold {most}` or `faxflow send --yes`"
    )
    return NewTask(TaskKind.RELEASE_RUN, _KEY, title, work.run.now())


def _let_go(tx: Connection, work: Work) -> None:
    for batch_id, cases in batch_cases.counted_ready(tx):
        batch_cases.let_go(tx, batch_id, work.run.now())
        told = events.Event(batch_name(batch_id), "let go by a person", detail=f"{cases} ready")
        events.record(tx, work.run, [told])
