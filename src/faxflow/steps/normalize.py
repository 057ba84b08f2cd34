"""normalize: turns each fetched report into clean rows and rejects."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from faxflow.config.model import Environment
from faxflow.domain.case import Reject
from faxflow.domain.counted import counted
from faxflow.domain.ids import BatchId, batch_name
from faxflow.domain.report_file import ReportFile
from faxflow.domain.task import NewTask, TaskKind
from faxflow.errors import FaxflowError, FileMissing, NotAReport, SignInPage
from faxflow.frames.mapping import Mapping
from faxflow.frames.normalize import Normalized
from faxflow.frames.normalize import normalize as normalize_report
from faxflow.frames.setting import Setting
from faxflow.steps.ports import Vault
from faxflow.steps.work import Work
from faxflow.store import batches, events, tasks
from faxflow.store.keyed_hash import keyed_hash


@dataclass(frozen=True, slots=True)
class NormalizedBatch:
    """Counts of one batch's rows."""

    batch_id: BatchId
    rows_read: int
    rejected: int


def normalize(
    work: Work, mapping: Mapping, vault: Vault, *, day: date | None = None
) -> list[NormalizedBatch]:
    """Normalizes every batch that waits for it; a bad one never keeps the others waiting.

    Raises the first SignInPage, NotAReport, ColumnMissing or FileMissing at the end, where
    `day` is given only that day's; a task stands for each.
    """
    with work.store.read() as tx:
        waiting = batches.in_state(tx, "extracted")
    done: list[NormalizedBatch] = []
    problems: list[FaxflowError] = []
    for batch in waiting:
        try:
            done.append(_one(work, mapping, vault, batch))
        except FaxflowError as problem:
            if day in {None, batch.day}:
                problems.append(problem)
    if problems:
        raise problems[0]
    return done


def _one(work: Work, mapping: Mapping, vault: Vault, batch: batches.Batch) -> NormalizedBatch:
    try:
        report = ReportFile(batch.name, vault.read(batch.name), batch.source)
        result = _read(work, mapping, report)
    except FaxflowError as problem:
        _tell(work, batch, problem)
        raise
    _stage(work, batch, result)
    return NormalizedBatch(batch.id, result.rows_read, result.rejects.height)


def _read(work: Work, mapping: Mapping, report: ReportFile) -> Normalized:
    return normalize_report(report, mapping, reading_setting(work))


def reading_setting(work: Work) -> Setting:
    """Where and when this practice reads a report."""
    practice = work.config.practice
    rehearsal = practice.environment is Environment.REHEARSAL
    today = work.run.now().astimezone(practice.zone).date()
    return Setting(practice.country, today, rehearsal)


def _tell(work: Work, batch: batches.Batch, problem: FaxflowError) -> None:
    now, name = work.run.now(), batch_name(batch.id)
    title = f"The report of {batch.day} ({name}) cannot be used: {problem.for_notice()}"
    task = NewTask(
        TaskKind.MEND_REPORT, f"{TaskKind.MEND_REPORT}:{batch.day}", title, now, batch_id=batch.id
    )
    with work.store.write() as tx:
        tasks.open_tasks(tx, work.run, [task])
        # A file that is gone or no report is fetched anew; a column may be the mapping's fault.
        if isinstance(problem, FileMissing | SignInPage | NotAReport):
            batches.set_aside(tx, batch.id)


def _stage(work: Work, batch: batches.Batch, result: Normalized) -> None:
    now, name = work.run.now(), batch_name(batch.id)
    rejects = [Reject(*row) for row in result.rejects.iter_rows()]
    rows = staged_rows(result, work.store.info.hash_key)
    with work.store.write() as tx:
        batches.stage(tx, batch.id, rows=rows, rejects=rejects, rows_read=result.rows_read)
        tasks.close(tx, f"{TaskKind.MEND_REPORT}:{batch.day}", now)
        left_out = counted(len(result.left_out), "line")
        detail = (
            f"{counted(result.rows_read, 'row')} read, {len(rejects)} rejected; {left_out} left out"
        )
        events.record(tx, work.run, [events.Event(name, "normalized", detail=detail)])


def staged_rows(result: Normalized, key: bytes) -> Iterator[batches.StagedRow]:
    """The clean rows as the store keeps them, with hashes by the store's key."""

    @cache  # a few recipients get most faxes
    def named(recipient: str | None) -> str | None:
        return None if recipient is None else keyed_hash(key, "recipient", recipient)

    for row in result.rows.iter_rows(named=True):
        yield batches.StagedRow(
            line=row["line"],
            case_key=keyed_hash(key, row["identity"], row["letter"], row["service_date"]),
            content_hash=keyed_hash(key, row["number"], row["fields"]),
            letter=row["letter"],
            service_date=row["service_date"],
            number=row["number"],
            number_valid=row["number_valid"],
            fields=row["fields"],
            recipient_key=named(row["recipient"]),
            alone=row["alone"],
        )
