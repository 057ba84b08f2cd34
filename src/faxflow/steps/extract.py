"""extract: fetches a day's report, once, and keeps it as it came."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePath

from faxflow.domain.ids import BatchId, batch_name
from faxflow.domain.report_file import ReportFile
from faxflow.domain.task import NewTask, TaskKind
from faxflow.errors import DayHasReport, ExitCode, FaxflowError, ReportRepeated
from faxflow.steps.ports import ReportSource, Vault
from faxflow.steps.work import Work
from faxflow.store import batches, events, tasks
from faxflow.store.connection import Store
from faxflow.store.events import Event
from faxflow.store.repeated_reports import repeated

_KNOWN_ENDINGS = frozenset({".csv", ".txt", ".tsv", ".xls", ".xlsx", ".ods", ".htm", ".html"})


@dataclass(frozen=True, slots=True)
class Extracted:
    """The day's batch; `fetched` is false where it was there already.

    `set_aside` are the day's reports whose place it takes, since nobody had normalized them.
    """

    batch_id: BatchId
    fetched: bool
    set_aside: Sequence[BatchId] = ()


def extract(
    work: Work,
    source: ReportSource,
    vault: Vault,
    day: date,
    *,
    again: bool = False,
    even_if_same: bool = False,
) -> Extracted:
    """The batch of `day`, fetched unless it was before; `again` fetches a newer one.

    Raises what the source raises, and ReportRepeated where another day's report has come,
    unless `even_if_same`; then nothing was kept.
    """
    with work.store.read() as tx:
        known = batches.of_day(tx, day)
    if known and not again:
        return Extracted(known[-1].id, fetched=False)
    try:
        report = source.fetch(day)
        if not even_if_same:
            check_new(work.store, report, day)
    except FaxflowError as problem:
        # Where the day has its report already, a newer one that fails costs no fax.
        if not known:
            _tell(work, day, problem)
        raise
    _tell_notes(work, report)
    return _note(work, _keep(vault, report, day))


def check_new(store: Store, report: ReportFile, day: date) -> None:
    """Returns where this is no other day's report. Raises ReportRepeated."""
    with store.read() as tx:
        earlier = repeated(tx, sha256_of(report), day)
    if earlier:
        raise ReportRepeated(day=day, earlier=earlier.day, batch=batch_name(earlier.id))


def check_only(store: Store, report: ReportFile, day: date) -> None:
    """Returns where the day has no report yet, or this very one. Raises DayHasReport."""
    with store.read() as tx:
        known = batches.of_day(tx, day)
        waiting = {batch.id for batch in batches.in_state(tx, "extracted")}
    if known and sha256_of(report) not in {batch.sha256 for batch in known}:
        raise _second(known[-1].id, day, is_waiting=known[-1].id in waiting)


def _second(batch_id: BatchId, day: date, *, is_waiting: bool) -> DayHasReport:
    """What nobody has normalized is set aside for a second report; else it comes beside it."""
    name = batch_name(batch_id)
    state = "not normalized yet" if is_waiting else "normalized"
    beside = "new rows become faxes, rows that differ change those that are not sent"
    return DayHasReport(
        day=day, batch=name, state=state, does=f"{name} is set aside" if is_waiting else beside
    )


def sha256_of(report: ReportFile) -> str:
    """The hash that tells reports apart, in hex."""
    return hashlib.sha256(report.content).hexdigest()


def ending_of(report: ReportFile) -> str:
    """The ending that the file is kept by; one that reports do not have is not told."""
    ending = PurePath(report.name).suffix.lower()
    return ending if ending in _KNOWN_ENDINGS else ".report"


def _tell(work: Work, day: date, problem: FaxflowError) -> None:
    """What may come right by itself is given an hour before a person hears of it."""
    patience = timedelta(hours=1 if problem.exit_code is ExitCode.TRY_LATER else 0)
    task = NewTask(
        TaskKind.MEND_REPORT,
        key=_task_key(day),
        title=f"The report of {day} was not fetched: {problem.for_notice()}",
        due_at=work.run.now() + patience,
    )
    with work.store.write() as tx:
        tasks.open_tasks(tx, work.run, [task])


def _task_key(day: date) -> str:
    return f"{TaskKind.MEND_REPORT}:{day}"


def _tell_notes(work: Work, report: ReportFile) -> None:
    """What a person should see to before it costs a report; told once, while it is open."""
    now = work.run.now()
    told = [
        NewTask(TaskKind.MEND_ACCOUNT, f"{TaskKind.MEND_ACCOUNT}:{note.key}", note.text, now)
        for note in report.notes
    ]
    with work.store.write() as tx:
        tasks.open_tasks(tx, work.run, told)


def _keep(vault: Vault, report: ReportFile, day: date) -> batches.Batch:
    sha256 = sha256_of(report)
    # The file's own name may hold a patient's: ours is the day and the hash.
    name = f"{day}-{sha256[:12]}{ending_of(report)}"
    vault.keep(name, report.content)
    return batches.Batch(BatchId(0), day, name, sha256, report.source)


def _note(work: Work, batch: batches.Batch) -> Extracted:
    with work.store.write() as tx:
        # What it says of a fetch is over; a task about a report that came is normalize's.
        tasks.close_of_no_batch(tx, _task_key(batch.day), work.run.now())
        same = batches.same_file(tx, batch)
        if same is not None and not batches.revive(tx, same):
            return Extracted(same, fetched=False)
        batch_id = same or batches.add(tx, work.run, batch)
        aside = batches.supersede(tx, batch.day, batch_id)
        name, detail = batch_name(batch_id), f"sha256 {batch.sha256}"
        told = f"{name} takes its place"
        others = [Event(batch_name(one), "set aside", detail=told) for one in aside]
        events.record(tx, work.run, [Event(name, "extracted", detail=detail), *others])
    return Extracted(batch_id, fetched=same is None, set_aside=aside)
